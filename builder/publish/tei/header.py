"""The TEI header: title, responsibility, source, and revisions of an edition."""

from __future__ import annotations

from collections.abc import Iterator

from builder.languages import LANGUAGES, Language
from builder.model.block_kinds import BLOCK_KINDS, LineUnit
from builder.model.edition import Edition
from builder.model.entries.heads import Revision, SourceDescription
from builder.model.entries.shape import Bilingual
from builder.model.library import Library
from builder.model.work import PartOf, Work
from builder.publish.reading.rights import Rights, source_rights, translation_rights
from builder.publish.reading.wording import label
from builder.publish.tei.declarations import encoding
from builder.publish.tei.elements import element, when
from builder.publish.tei.people import responsibility_statements, signatory_pointer
from builder.publish.tei.prose import word_nodes
from builder.publish.xml import Content, Element, address

_LANGUAGES = {
    "ko": "Korean",
    "en": "English",
    "ko-Latn": "Korean in Latin letters: the Revised Romanization, or an established spelling",
    "ko-Hani": "Korean in Chinese characters (Hanja)",
}


def header(edition: Edition, library: Library) -> Element:
    """The teiHeader element of an edition of a library."""
    return element(
        "teiHeader", _file(edition, library), encoding(line_units(edition)), _profile(edition), _revisions(edition)
    )


def header_of_work(work: Work, library: Library, units: frozenset[LineUnit]) -> Element:
    """The teiHeader element of a work of a library, whose parts have lines of these units."""
    return element("teiHeader", _file(work, library), encoding(units), _profile(work), _revisions(work))


def line_units(edition: Edition) -> frozenset[LineUnit]:
    """What the edition's lines are: sentences, and lines of verse and rows of tables where there are any."""
    return frozenset({"s", *(BLOCK_KINDS[pair.entry.kind].line for pair in edition.pairs)})


def _file(edition: Edition | Work, library: Library) -> Element:
    return element("fileDesc", _titles(edition), _edition(edition), _publication(edition, library), _source(edition))


def _titles(edition: Edition | Work) -> Element:
    """Titles and authors in both languages, then the contributors; a title that the source does not bear is `supplied`."""
    title = edition.title
    written = (_title(title, language, title.supplied) for language in LANGUAGES)
    return element(
        "titleStmt", *written, *_both("author", edition.entry.source.author), *responsibility_statements(edition)
    )


def _title(title: Bilingual, language: Language, supplied: bool) -> Element:
    text = _texts(title, language)
    return element("title", *([element("supplied", *text)] if supplied else text), xml_lang=language)


def _edition(edition: Edition | Work) -> Element:
    newest = edition.entry.revisions[0]
    day = element("date", newest.when, when=when(newest.when))
    return element("editionStmt", element("edition", f"Version {newest.version}, ", day, n=newest.version))


def _publication(edition: Edition | Work, library: Library) -> Element:
    newest = edition.entry.revisions[0]
    return element(
        "publicationStmt",
        element("publisher", library.by),
        element("date", newest.when, when=when(newest.when)),
        element("idno", edition.id, type="edition"),
        _license(translation_rights(edition.entry.rights)),
    )


def _license(rights: Rights) -> Element:
    """The availability of the translation, with the license's address where it has one."""
    target = address(rights.url) if rights.url else None
    return element("availability", element("licence", *_statements(rights), target=target), status=rights.availability)


def _statements(rights: Rights) -> Iterator[Element]:
    return (element("p", *word_nodes(rights.text(language), language), xml_lang=language) for language in LANGUAGES)


def languages() -> Element:
    """The languages that a file uses."""
    return element("langUsage", *(element("language", about, ident=ident) for ident, about in _LANGUAGES.items()))


def _source(edition: Edition | Work) -> Element:
    """What the source states about itself, and the file of its text; nothing else."""
    title, source = edition.title, edition.entry.source
    return element(
        "sourceDesc",
        element(
            "bibl",
            *([] if title.supplied else [_title(title, "ko", False)]),
            *_both("author", source.author),
            *_both("publisher", source.publisher),
            *_source_facts(source),
            *(_title_of_book(edition.part_of) if isinstance(edition, Edition) and edition.part_of else ()),
            element("idno", edition.entry.seed, type="seed") if isinstance(edition, Edition) else None,
            _source_rights(edition),
            xml_id="src-ko",
        ),
    )


def _title_of_book(part: PartOf) -> Iterator[Element]:
    """The title of the book that the source is a part of, if it is the source's own, and the number of the part."""
    if not part.title.supplied:
        yield element("title", *_texts(part.title, "ko"), level="m", xml_lang="ko")
        yield element("biblScope", str(part.number), unit="part", n=str(part.number))


def _source_facts(source: SourceDescription) -> Iterator[Element]:
    if source.series:
        yield element("series", *_both("title", source.series))
    if source.published:
        yield element("date", source.published, when=when(source.published))
    if source.isbn:
        yield element("idno", source.isbn, type="ISBN")
    if source.url:
        yield element("ref", source.url, target=address(source.url))


def _source_rights(edition: Edition | Work) -> Content:
    """The statement that the source prints, and what the edition says of its rights; None if neither is known."""
    printed, rights = edition.entry.source.rights, source_rights(edition.entry.rights)
    if printed is None and rights.availability == "unknown":
        return None
    stated = () if rights.availability == "unknown" else _statements(rights)
    return element("availability", *_both("p", printed), *stated, status=rights.availability)


def _both(tag: str, text: Bilingual | None) -> Iterator[Element]:
    """An element in each language."""
    if text:
        for language in LANGUAGES:
            yield element(tag, *_texts(text, language), xml_lang=language)


def _texts(text: Bilingual, language: Language) -> list[Content]:
    return list(word_nodes(text.ko if language == "ko" else text.en, language))


def _profile(edition: Edition | Work) -> Element:
    return element(
        "profileDesc",
        *(_abstract(edition.summary, language) for language in LANGUAGES if edition.summary),
        languages(),
        _classes(edition),
    )


def _classes(edition: Edition | Work) -> Element:
    """The status of the edition, and the genre of its text."""
    entry = edition.entry
    genre = entry.genre and element(
        "keywords", *(element("term", label(entry.genre, language), xml_lang=language) for language in LANGUAGES)
    )
    status = element("catRef", scheme="#edition-statuses", target=f"#edition-{entry.status}")
    return element("textClass", status, genre)


def _abstract(summary: Bilingual, language: Language) -> Element:
    return element("abstract", element("p", *_texts(summary, language)), xml_lang=language)


def _revisions(edition: Edition | Work) -> Element:
    changes = (_change(edition, revision) for revision in edition.entry.revisions)
    return element("revisionDesc", *changes, status=edition.entry.status)


def _change(edition: Edition | Work, revision: Revision) -> Element:
    text = word_nodes(revision.what, "en")
    who = signatory_pointer(edition, revision.who)
    return element("change", *text, n=revision.version, when=when(revision.when), who=who)
