"""How a term is headed wherever it stands: its Korean, its Chinese characters, its sound, and its English."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from builder.languages.korean.hangul import is_syllable
from builder.model.terms import Term
from builder.publish.reading import markup, wording
from builder.publish.reading.links import Links
from builder.terms.romanization import romanization


@dataclass(frozen=True)
class Headword:
    """A term's head. `ko`, `hanja` and `romanization` are plain texts; `en` has other scripts under their languages.

    `romanization` is None of a headword that is not in Hangul. `hanja_language` is `ko-Hani`, or `ko` where Chinese characters
    stand beside Hangul, as in 高帶域幅 메모리.
    """

    id: str
    ko: str
    hanja: str | None
    hanja_language: str
    romanization: str | None
    en: Markup
    kind: str
    unofficial: bool
    href: str


def headword(term: Term, links: Links) -> Headword:
    """The head of `term`, with the address of what is said of it."""
    sound = romanization(term)
    return Headword(
        id=term.id,
        ko=term.ko,
        hanja=term.hanja,
        hanja_language="ko" if any(map(is_syllable, term.hanja or "")) else "ko-Hani",
        romanization=sound if sound != term.ko else None,
        en=markup.text(term.en, "en"),
        kind=wording.label(term.kind, links.language),
        unofficial=term.unofficial,
        href=links.term(term.id),
    )


def renderings(forms: tuple[str, ...]) -> tuple[Markup, ...]:
    """English forms, with other scripts under their languages."""
    return tuple(markup.text(form, "en") for form in forms)
