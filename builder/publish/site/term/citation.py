"""Citations of an entry of the glossary, as of one of a dictionary, in Chicago, MLA and APA style and in the Korean form."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from builder.languages import Language
from builder.model.library import Library
from builder.publish.reading import markup, wording
from builder.publish.reading.citations import apa_date, mla_date
from builder.publish.reading.headword import Headword


@dataclass(frozen=True)
class EntryCitation:
    """A citation in the style of this name, and the language it is written in."""

    name: str
    text: Markup
    language: Language


def entry_citations(
    head: Headword, library: Library, changed: str | None, address: str | None
) -> tuple[EntryCitation, ...]:
    """The citations of an entry of a library's glossary, last changed on a day (ISO 8601), at an address; what is None is left out."""
    forms: tuple[tuple[str, str, Language], ...] = (
        ("Chicago", _chicago(head, library, changed, address), "en"),
        ("MLA", _mla(head, library, changed, address), "en"),
        ("APA", _apa(head, library, changed, address), "en"),
        ("한국어", _korean(head, library, changed, address), "ko"),
    )
    return tuple(EntryCitation(name, markup.text(text, language), language) for name, text, language in forms)


def _headword(head: Headword) -> str:
    return f"{head.ko} ({head.romanization})" if head.romanization else head.ko


def _chicago(head: Headword, library: Library, changed: str | None, address: str | None) -> str:
    """A dictionary's entry: the work, s.v. (under the word), the date, the address."""
    parts = [f"last modified {wording.date(changed, 'en')}" if changed else "", address or ""]
    rest = ", ".join(filter(None, parts))
    return (
        f"{library.title} Glossary, s.v. “{_headword(head)},” {rest}."
        if rest
        else f"{library.title} Glossary, s.v. “{_headword(head)}.”"
    )


def _mla(head: Headword, library: Library, changed: str | None, address: str | None) -> str:
    parts = [f"{library.title} Glossary", mla_date(changed) if changed else "", address or ""]
    return f"“{_headword(head)}.” {', '.join(filter(None, parts))}."


def _apa(head: Headword, library: Library, changed: str | None, address: str | None) -> str:
    when = apa_date(changed) if changed else "n.d."
    return f"{_headword(head)}. ({when}). In {library.title} glossary. {address or ''}".rstrip()


def _korean(head: Headword, library: Library, changed: str | None, address: str | None) -> str:
    name = f"{head.ko}({head.hanja})" if head.hanja else head.ko
    parts = [f"「{name}」", f"『{library.ko} 용어집』", changed and wording.date(changed, "ko"), address]
    return f"{', '.join(part for part in parts if part)}."
