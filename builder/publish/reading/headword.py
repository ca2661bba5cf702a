"""The headword of a term as shown everywhere: Korean, Chinese characters, romanization, and English."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from builder.languages.script_runs import headword_tag
from builder.model.terms import Term
from builder.publish.reading import markup, wording
from builder.publish.reading.links import Links
from builder.terms.romanization import romanization


@dataclass(frozen=True)
class Headword:
    """A headword. `ko`, `hanja` and `romanization` are plain texts; `en` marks text in other scripts with its language.

    `romanization` is None for a headword that is not in Hangul. `hanja_language` is `ko-Hani`, `ko` if the Chinese characters occur
    beside Hangul, as in 高帶域幅 메모리, or `zh-Hans` for a Chinese name in its own characters, as 习近平.
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
    """The headword of `term`, with the address of its entry."""
    sound = romanization(term)
    return Headword(
        id=term.id,
        ko=term.ko,
        hanja=term.hanja,
        hanja_language=headword_tag(term.hanja or ""),
        romanization=sound if sound != term.ko else None,
        en=markup.text(term.en, "en"),
        kind=wording.label(term.kind, links.language),
        unofficial=term.unofficial,
        href=links.term(term.id),
    )


def renderings(forms: tuple[str, ...]) -> tuple[Markup, ...]:
    """English forms, with text in other scripts marked with its language."""
    return tuple(markup.text(form, "en") for form in forms)
