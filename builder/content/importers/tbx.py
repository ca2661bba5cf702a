"""Termbases (TBX, versions 2 and 3), read: the renderings, the other forms and the definitions of every entry."""

from __future__ import annotations

from collections.abc import Iterator

from builder.content.importers.foreign import Entry, ForeignFile, Text
from builder.content.importers.xml import XmlElement, elements

_LANGUAGES = {"langSec", "langSet"}
_TERMS = {"termSec", "tig", "ntig"}
_DEPRECATED = ("deprecated", "superseded")
_OURS = "term-"  # before an id, which must not begin with a digit


def entries(file: ForeignFile) -> Iterator[Entry]:
    """The entries of a termbase that have Korean and English, in order."""
    for entry in elements(file, {"conceptEntry", "termEntry"}):
        sections = {_language(section): section for section in entry.children() if section.name in _LANGUAGES}
        ko, en = (sections.get(language) for language in ("ko", "en"))
        if ko is not None and en is not None and _terms(ko) and _terms(en):
            yield _entry(entry, ko, en)


def _entry(entry: XmlElement, ko: XmlElement, en: XmlElement) -> Entry:
    headword, *others = _terms(ko)
    rendering, *variants = _terms(en)
    values: dict[str, Text | tuple[Text, ...]] = {
        "en": rendering,
        "variants_ko": tuple(others),
        "variants_en": tuple(variants),
    }
    for language, section in (("ko", ko), ("en", en)):
        for one in section.children("descrip"):
            if one.attributes.get("type") == "definition":
                values[f"definition_{language}"] = Text(one.text(), one.place)
    id_ = entry.attributes.get("id", "")  # that of others numbers their entries
    return Entry(id_.removeprefix(_OURS) if id_.startswith(_OURS) else None, headword, values)


def _language(section: XmlElement) -> str:
    return section.attributes.get("lang", "").lower().partition("-")[0]


def _terms(section: XmlElement) -> list[Text]:
    """The accepted forms of a language, those that are preferred first."""
    found = []
    for one in section.children():
        term = next(one.within("term"), None)
        standing = [
            note.text() for note in one.within("termNote") if note.attributes.get("type") == "administrativeStatus"
        ]
        if one.name in _TERMS and term is not None and not any(text.startswith(_DEPRECATED) for text in standing):
            found.append((not any(text.startswith("preferred") for text in standing), Text(term.text(), term.place)))
    return [text for _, text in sorted(found, key=lambda one: one[0])]
