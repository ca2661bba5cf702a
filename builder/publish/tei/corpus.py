"""The editions as one TEI corpus, `teiCorpus`, with one termbase, and a work as one of its parts.

Each edition is as in its own file, but that its ids begin with its own, that what it declares like all others is declared once for all, and
that the entries are those of the whole glossary, in the corpus's standOff.
"""

from __future__ import annotations

import re

from builder.languages import LANGUAGES
from builder.messages.marker import _
from builder.model.block_kinds import LineUnit
from builder.model.edition import Edition
from builder.model.library import Library
from builder.model.terms import Glossary, Term
from builder.publish import xml
from builder.publish.format import Download, SiteInput, WholeWork, corpus_download
from builder.publish.reading import wording
from builder.publish.tei.declarations import encoding
from builder.publish.tei.elements import element, serialize
from builder.publish.tei.entries import entry
from builder.publish.tei.header import header, header_of_work, languages, line_units
from builder.publish.tei.standoff import links, marked
from builder.publish.tei.text import texts
from builder.publish.xml import Element

_ID = f"{{{xml.NAMESPACE}}}id"
_POINTER = re.compile(r"(?<!\S)#(\S+)")
_TITLES = {"ko": "{name}: 한국어 글과 영어 번역", "en": "{name}: Korean texts and their English translations"}
_POINTERS = frozenset("target corresp ref ana who resp decls domains scheme prev next".split())
_SHARED = re.compile(
    r"(?:kind|entry|edition)-|term-|edition-statuses$"
)  # the ids of the vocabularies and of the entries

_RIGHTS = "What may be done with a text and its translation is stated in the header of its edition."


def document(known: SiteInput) -> bytes:
    """The corpus as a TEI document."""
    glossary, newest = known.corpus.glossary, max((one.updated for one in known.corpus.digests), default=None)
    present, library = glossary.by_id, known.site.library
    entries = (entry(term, present, glossary.bibliography) for term in glossary.terms)
    members = [(line_units(edition), _member(edition, glossary, library)) for edition in known.editions]
    units = frozenset[LineUnit]().union(*(units for units, _made in members))
    return _corpus(_header(library, newest, units), [*entries], [member for _units, member in members])


def of_work(known: WholeWork) -> bytes:
    """A work as a TEI document: a corpus of its parts, under what the work states itself."""
    glossary, library = known.glossary, known.site.library
    units, terms, members = frozenset[LineUnit](), set[Term](), list[Element]()
    for part in known.parts:
        units |= line_units(part)
        terms.update(marked(part, glossary))
        members.append(_member(part, glossary, library))
    present = {term.id: term for term in sorted(terms, key=lambda term: term.id)}
    entries = [entry(term, present, glossary.bibliography) for term in present.values()]
    return _corpus(header_of_work(known.work, library, units), entries, members)


def _corpus(header: Element, entries: list[Element], members: list[Element]) -> bytes:
    termbase = element("standOff", *entries) if entries else None
    return serialize(element("teiCorpus", header, termbase, *members, xml_lang="en"))


def _header(library: Library, newest: str | None, units: frozenset[LineUnit]) -> Element:
    names = {"ko": library.ko, "en": library.title}
    titles = (
        element("title", _TITLES[language].format(name=names[language]), xml_lang=language) for language in LANGUAGES
    )
    day = wording.real_day(newest) if newest else None
    rights = element("availability", element("p", _RIGHTS))
    publication = (element("publisher", library.by), element("date", day, when=day) if day else None, rights)
    source = element("p", "The sources of the texts are described in the headers of the editions.")
    description = element(
        "fileDesc",
        element("titleStmt", *titles),
        element("publicationStmt", *publication),
        element("sourceDesc", source),
    )
    return element("teiHeader", description, encoding(units), element("profileDesc", languages()))


def _member(edition: Edition, glossary: Glossary, library: Library) -> Element:
    """An edition's TEI element without what the corpus declares."""
    own = header(edition, library)
    own.remove(next(child for child in own if xml.local_name(child) == "encodingDesc"))
    groups = tuple(links(edition))
    member = element(
        "TEI",
        own,
        texts(edition, glossary),
        element("standOff", *groups) if groups else None,
        xml_lang="en",
    )
    _rename(member, edition.id)
    return member


def _rename(member: Element, edition: str) -> None:
    """Begin the ids of an edition, the pointers to them, and the addresses of its pictures, with the edition's id."""
    for one in member.iter():
        if xml.local_name(one) == "graphic":
            one.set("url", f"../{edition}/{one.get('url')}")
        for name, value in one.attrib.items():
            if name == _ID:
                one.set(name, f"{_prefix(edition)}{value!s}")
            elif "#" in str(value) and name in _POINTERS:
                one.set(name, _POINTER.sub(lambda found: f"#{_renamed(found[1], edition)}", str(value)))


def _renamed(id_: str, edition: str) -> str:
    return id_ if _SHARED.match(id_) else f"{_prefix(edition)}{id_}"


def _prefix(edition: str) -> str:
    """The beginning of the ids of an edition, which may itself begin with a digit, as no XML id does."""
    return f"ed-{edition}."


FORMAT = corpus_download(
    "corpus",
    "TEI P5: all editions as one corpus, with the whole glossary as its termbase",
    Download("TEI XML", "downloads/corpus.xml", "application/tei+xml", _("XML editors and TEI tools")),
    document,
    frozenset({"editions", "site"}),
    """\
Carries each edition as `tei` does, in a `teiCorpus` with one termbase: `term:gijeonghak` is the entry `term-gijeonghak` of the corpus. The
ids of an edition begin with `ed-`, its id and a period: `ed-moon.ko-p7.2`. Valid against `tei_all` by jing and by libxml2.
""",
)
