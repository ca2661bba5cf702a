"""The contents of a book: its editions as a reader meets them, and the entries of their terms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from markupsafe import Markup

from builder.languages import Language
from builder.model.edition import Edition, Pair, Picture
from builder.model.entries.heads import Revision
from builder.model.genres import GENRES
from builder.model.library import Library
from builder.model.terms import Glossary, Term
from builder.model.work import Work
from builder.publish.reading import markup
from builder.publish.reading.headword import Headword, headword, renderings
from builder.publish.reading.pictures import picture_path
from builder.publish.reading.rights import source_rights, translation_rights
from builder.publish.reading.rows import Part, parts
from builder.publish.reading.sentences import sentences
from builder.publish.reading.term_notes import TermNote, term_notes

GLOSSARY = "glossary.xhtml"


@dataclass(frozen=True)
class BookLinks:
    """The links within a book, which has no forge to edit its files on."""

    language: Language = "en"

    def term(self, term: str) -> str:
        """The address of a term's entry in the book's glossary."""
        return f"{GLOSSARY}#term-{term}"

    def picture(self, edition: str, name: str) -> str:
        """The address of a picture, which the editions of a book may share."""
        return picture_path(name)

    def edit(self, file: str, line: int) -> str | None:
        """None."""
        return None

    def report(self, title: str, fields: Mapping[str, str]) -> str | None:
        """None."""
        return None


@dataclass(frozen=True)
class HeadingLink:
    """A heading in the table of contents: the id of its pair, and its text in both languages."""

    id: str
    ko: str
    en: str


@dataclass(frozen=True)
class Chapter:
    """An edition in a book.

    `notes` are those on its terms, each with the id of the pair in which the term first occurs; `terms` are the ids of all terms that the
    book's glossary must have for it.
    """

    id: str
    entry: Edition
    parts: tuple[Part, ...]
    headings: tuple[HeadingLink, ...]
    notes: tuple[tuple[str, TermNote], ...]
    terms: frozenset[str]

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"text-{self.id}.xhtml"

    @property
    def rights(self) -> str:
        """What is said of the rights in the source and in the translation, in English."""
        stated = self.entry.entry.rights
        return f"{source_rights(stated).en} {translation_rights(stated).en}"


@dataclass(frozen=True)
class GlossaryEntry:
    """An entry of the book's glossary; `keys` are the words under which a reader may search for it."""

    head: Headword
    others: tuple[Markup, ...]
    en: Markup
    ko: Markup
    usage: Markup | None
    keys: tuple[str, ...]


@dataclass(frozen=True)
class Book:
    """A book: its id, the library that it is of, title in both languages, people, latest revision, genres, the sentences on
    its rights, chapters, and the entries of their terms by headword.
    """

    id: str
    library: Library
    ko: str
    en: str
    authors: tuple[str, ...]
    translators: tuple[str, ...]
    newest: Revision
    genres: tuple[str, ...]
    rights: tuple[str, ...]
    chapters: tuple[Chapter, ...]
    glossary: tuple[GlossaryEntry, ...]

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """The pictures of its editions, each once, by name."""
        shown = {picture.name: picture for chapter in self.chapters for picture in chapter.entry.pictures}
        return tuple(shown[name] for name in sorted(shown))


def book_of_edition(edition: Edition, glossary: Glossary, library: Library) -> Book:
    """An edition of a library as a book."""
    return _book(edition.id, edition.title.ko, edition.title.en, [edition], glossary, library)


def book_of_work(work: Work, parts: Iterable[Edition], glossary: Glossary, library: Library) -> Book:
    """A work as a book of its parts."""
    made = _book(work.id, work.title.ko, work.title.en, parts, glossary, library)
    return replace(made, newest=work.entry.revisions[0])


def book_of_all(editions: Iterable[Edition], glossary: Glossary, library: Library) -> Book:
    """All editions of a library as one book; there must be at least one."""
    ko = " ".join(filter(None, (library.ko, library.hanja)))
    return _book("collection", ko, f"{library.title}: Korean Texts in Bilingual Editions", editions, glossary, library)


def _book(id_: str, ko: str, en: str, editions: Iterable[Edition], glossary: Glossary, library: Library) -> Book:
    kept = tuple(editions)
    chapters = tuple(_chapter(edition, glossary) for edition in kept)
    used = frozenset().union(*(chapter.terms for chapter in chapters))
    return Book(
        id=id_,
        library=library,
        ko=ko,
        en=en,
        authors=_distinct(edition.entry.source.author.en for edition in kept if edition.entry.source.author),
        translators=_distinct(
            one.name for edition in kept for one in edition.entry.translators if one.role == "translator"
        ),
        newest=max((edition.entry.revisions[0] for edition in kept), key=lambda revision: revision.when),
        genres=_distinct(GENRES[edition.entry.genre] for edition in kept if edition.entry.genre),
        rights=_distinct(
            stated.en
            for edition in kept
            for stated in (source_rights(edition.entry.rights), translation_rights(edition.entry.rights))
        ),
        chapters=chapters,
        glossary=tuple(_entry(term) for term in sorted(glossary.terms, key=lambda term: term.ko) if term.id in used),
    )


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _chapter(edition: Edition, glossary: Glossary) -> Chapter:
    links = BookLinks()
    notes = term_notes(edition, glossary, links)
    within = {one.id for listed in notes.values() for note in listed for one in (note.head, *note.within)}
    return Chapter(
        id=edition.id,
        entry=edition,
        parts=parts(edition, sentences(edition), notes, glossary.bibliography, links),
        headings=tuple(
            _heading(pair) for pair in edition.pairs if pair.kind == "heading" and (pair.entry.level or 2) > 1
        ),
        notes=tuple((pair, note) for pair, listed in notes.items() for note in listed),
        terms=frozenset(within),
    )


def _heading(pair: Pair) -> HeadingLink:
    ko, en = (" ".join(segment.line(side).text for segment in pair.segments) for side in ("ko", "en"))
    return HeadingLink(pair.id, ko, en)


def _entry(term: Term) -> GlossaryEntry:
    return GlossaryEntry(
        head=headword(term, BookLinks()),
        others=renderings(term.variants.en),
        en=markup.prose(term.definition.en, "en"),
        ko=markup.prose(term.definition.ko, "ko"),
        usage=markup.prose(term.usage.en, "en") if term.usage else None,
        keys=_distinct((*term.forms("ko"), *term.forms("en"))),
    )
