"""The forms of an entry in a language, each with its standing, as every terminology format has them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from builder.languages import Language
from builder.model.entries.shape import Commentary
from builder.model.markdown import plain_text
from builder.model.terms import Term
from builder.terms.romanization import romanization

Standing = Literal["preferred", "admitted", "deprecated"]
_HANGUL = re.compile("[가-힣]")


@dataclass(frozen=True)
class Form:
    """A form and its standing; `note` is why a deprecated form is wrong, or how the headword is pronounced."""

    text: str
    standing: Standing
    note: str | None = None


def forms(term: Term, language: Language) -> Iterator[Form]:
    """The preferred form, then the admitted ones, then those to avoid; each once."""
    preferred, *admitted = term.forms(language)
    latin = pronunciation(term) if language == "ko" else None
    yield Form(preferred, "preferred", f"Romanization: {latin}" if latin else None)
    yield from (Form(text, "admitted") for text in admitted)
    for mistake in term.avoid.ko if language == "ko" else term.avoid.en:
        yield Form(mistake.term, "deprecated", commentary(mistake.why))


def pronunciation(term: Term) -> str | None:
    """The headword in Latin letters; None for one that has no Hangul and states none."""
    return romanization(term) if term.romanization or _HANGUL.search(term.ko) else None


def definition(term: Term, language: Language) -> str:
    """The definition in a language, without markup."""
    return plain_text(term.definition.ko if language == "ko" else term.definition.en)


def commentary(said: Commentary) -> str:
    """What the editors say in English, without markup."""
    return plain_text(said.en)
