"""What the header of a TEI document says of a new edition, in YAML; TODO stands for what it must say and does not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from builder.content.draft import TODO
from builder.content.importers.foreign import spaced
from builder.content.importers.tei.line import prose
from builder.content.importers.xml import XmlElement
from builder.content.yaml.layout import BlockCollection, FlowCollection, LayoutEntry, PlainScalar, one_line
from builder.model.genres import GENRES
from builder.model.licenses import UnknownLicenseError, license_of
from builder.model.web import is_plain_address

_CREATIVE_COMMONS = re.compile(
    r"https?://creativecommons\.org/(?:licenses|publicdomain)/([a-z-]+)/(\d\.\d)(?:/([a-z]{2,3}))?/?"
)
_SPDX = re.compile(r"https?://spdx\.org/licenses/([\w.+-]+?)(?:\.html)?")
_DEDICATIONS = {"zero": "CC0", "mark": "CC-PDM"}
_DATE = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?")
_GENRES = {label: genre for genre, label in GENRES.items()}
_BOTH = 2  # statements, of the two languages


def scalar(text: str) -> PlainScalar:
    """A text on one line."""
    return PlainScalar((one_line(text),))


def braces(**values: str) -> FlowCollection:
    """A mapping in braces."""
    return FlowCollection(tuple((key, scalar(value)) for key, value in values.items()), "{}")


def head(name: str, document: XmlElement, day: str) -> Iterator[LayoutEntry]:
    """The entries above the pairs of an edition whose seed and file have this name; it is a draft of the day."""
    header = document.child("teiHeader")
    statement, profile = _first(header, "titleStmt"), _first(header, "profileDesc")
    makers = _translators(statement)
    yield LayoutEntry("seed", scalar(f"{name}.txt"))
    yield LayoutEntry("title", _title(statement))
    yield LayoutEntry("summary", _bilingual(profile, "abstract"))
    genre, rights = _genre(profile), [*_rights(header)]
    if genre:
        yield LayoutEntry("genre", scalar(genre))
    if source := [*_source(statement, _first(header, "sourceDesc"))]:
        yield LayoutEntry("source", BlockCollection(source))
    if rights:
        yield LayoutEntry("rights", BlockCollection(rights))
    missing = [key for key, given in (("genre", genre), ("rights", rights)) if not given]
    lead = [f"# {TODO}: state ‘{key}’ above this; the document says nothing of it." for key in missing]
    people = [LayoutEntry(None, braces(name=one, role="translator")) for one in makers]
    yield LayoutEntry("translators", BlockCollection(people), lead)
    yield LayoutEntry("status", scalar("draft"))
    revision = braces(version="0.1", when=day, who=makers[0], what="Draft.")
    yield LayoutEntry("revisions", BlockCollection([LayoutEntry(None, revision)]))


def _first(around: XmlElement | None, name: str) -> XmlElement | None:
    return next(around.within(name), None) if around else None


def _title(statement: XmlElement | None) -> BlockCollection:
    title = _bilingual(statement, "title")
    if _first(_first(statement, "title"), "supplied"):
        title.entries.append(LayoutEntry("supplied", PlainScalar(("true",))))
    return title


def _bilingual(around: XmlElement | None, name: str) -> BlockCollection:
    """The first text of an element's name in each language; one without a language counts where the other is not given."""
    found = _texts([*around.children(name)] if around else [])
    return _in_both(found.get("ko", TODO), found.get("en", TODO))


def _in_both(ko: str, en: str) -> BlockCollection:
    return BlockCollection([LayoutEntry("ko", scalar(ko)), LayoutEntry("en", scalar(en))])


def _texts(elements: Sequence[XmlElement]) -> dict[str, str]:
    """The first text in each language that the elements have; one without a language is in both that are not given."""
    found: dict[str, str] = {}
    for one in reversed(elements):
        language = one.attributes.get("lang", "").partition("-")[0]
        if text := spaced(one.text({"note"})):
            found.update(dict.fromkeys((language,) if language else ("ko", "en"), text))
    return found


def _translators(statement: XmlElement | None) -> list[str]:
    made = [
        one for one in (statement.children("editor") if statement else ()) if one.attributes.get("role") == "translator"
    ]
    return [prose(one) for one in made if prose(one)] or [TODO]


def _genre(profile: XmlElement | None) -> str | None:
    """The genre, if a keyword is its name."""
    terms = profile.within("term") if profile else ()
    return next((_GENRES[name] for one in terms if (name := spaced(one.text()).lower()) in _GENRES), None)


# --- The source -------------------------------------------------------------------------------------------------------


def _source(statement: XmlElement | None, description: XmlElement | None) -> Iterator[LayoutEntry]:
    """What the source states of itself."""
    if statement and statement.child("author"):
        yield LayoutEntry("author", _bilingual(statement, "author"))
    bibl = _first(description, "bibl")
    if bibl is None:
        return
    if bibl.child("publisher"):
        yield LayoutEntry("publisher", _bilingual(bibl, "publisher"))
    if series := bibl.child("series"):
        yield LayoutEntry("series", _bilingual(series, "title"))
    days = [spaced(one.text()) for one in bibl.children("date")]
    if published := next(filter(_DATE.fullmatch, days), None):
        yield LayoutEntry("published", scalar(published))
    isbn = next((one for one in bibl.children("idno") if one.attributes.get("type") == "ISBN"), None)
    if isbn and spaced(isbn.text()):
        yield LayoutEntry("isbn", scalar(spaced(isbn.text())))
    addresses = [one.text().strip() for one in bibl.children("ref")]
    if url := next(filter(is_plain_address, addresses), None):
        yield LayoutEntry("url", scalar(url))
    if printed := _availability(bibl)[0]:
        yield LayoutEntry("rights", _in_both(*printed))


def _rights(header: XmlElement | None) -> Iterator[LayoutEntry]:
    """What may be done with the source and with the translation: a license by its address, else the statement in both languages."""
    bibl = _first(_first(header, "sourceDesc"), "bibl")
    if bibl and (stated := _availability(bibl)[1]):
        yield LayoutEntry("source", _in_both(*stated))
    publication = _first(header, "publicationStmt")
    available = publication.child("availability") if publication else None
    if available is None or available.attributes.get("status") == "unknown":
        return
    licence = available.child("licence") or available
    license_, said = _license(licence.attributes.get("target", "")), _texts([*licence.children("p")])
    if license_:
        yield LayoutEntry("translation", scalar(license_))
    elif "ko" in said and "en" in said:
        yield LayoutEntry("translation", _in_both(said["ko"], said["en"]))


def _availability(bibl: XmlElement) -> tuple[tuple[str, str] | None, tuple[str, str] | None]:
    """The statement that the source prints, and what the edition says of its rights; the latter stands last, and only if it is known."""
    available = bibl.child("availability")
    said = [spaced(one.text()) for one in available.children("p")] if available else []
    pairs = [(ko, en) for ko, en in zip(said[::_BOTH], said[1::_BOTH], strict=False) if ko and en]
    if available is None or not pairs:
        return None, None
    if available.attributes.get("status") == "unknown":
        return pairs[0], None
    return (pairs[0] if len(pairs) > 1 else None), pairs[-1]


def _license(address: str) -> str | None:
    """The identifier of the license that has an address, if it can be told from that."""
    name = ""
    if spdx := _SPDX.fullmatch(address):
        name = spdx[1]
    elif commons := _CREATIVE_COMMONS.fullmatch(address):
        terms, version, port = commons.groups()
        name = "-".join(filter(None, (_DEDICATIONS.get(terms, f"CC-{terms}"), version, port))).upper()
    try:
        return license_of(name).id
    except UnknownLicenseError:
        return None
