"""What a book says, as the data that its template sets."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from builder.model.entries.shape import Bilingual
from builder.publish.pdf.lines import Notes, line
from builder.publish.pdf.prose import prose
from builder.publish.reading import wording
from builder.publish.reading.book import Book, Chapter, GlossaryEntry
from builder.publish.reading.rows import FigureView, ListItem, OmissionView, Part, PictureView, Row, RowList


def content(book: Book) -> dict[str, Any]:
    """The book as a tree of texts, lists and objects."""
    by_english = sorted(book.glossary, key=lambda one: one.head.en.striptags().casefold())
    return {
        "title": {"ko": book.ko, "en": book.en},
        "authors": list(book.authors),
        "translators": list(book.translators),
        "imprint": f"{book.library.en}, version {book.newest.version}, {wording.date(book.newest.when, 'en')}",
        "chapters": [_chapter(chapter) for chapter in book.chapters],
        "glossary": [_entry(entry) for entry in book.glossary],
        "index": [{"id": one.head.id, "ko": one.head.ko, "en": one.head.en.striptags()} for one in by_english],
    }


def _chapter(chapter: Chapter) -> dict[str, Any]:
    entry, notes = chapter.entry.entry, Notes(chapter)
    author = entry.source.author
    stated = f"Version {chapter.entry.version}, {wording.date(entry.revisions[0].when, 'en')}."
    return {
        "title": _sides(entry.title),
        "author": _sides(author) if author else None,
        "summary": chapter.entry.summary.en if chapter.entry.summary else None,
        "imprint": f"{stated} {chapter.rights}",
        "parts": [made for part in chapter.parts for made in _part(part, notes)],
    }


def _sides(both: Bilingual) -> dict[str, str]:
    return {"ko": both.ko, "en": both.en}


def _part(part: Part, notes: Notes) -> Iterator[dict[str, Any]]:
    if isinstance(part, OmissionView):
        yield {"kind": "omission", "why": prose(part.why.text)}
    elif isinstance(part, RowList):
        for item in part.items:
            yield from _item(item, notes)
    elif isinstance(part, FigureView):
        yield _figure(part, notes)
    elif part.id not in notes.called and not part.is_title:
        yield _row(part, notes)


def _figure(figure: FigureView, notes: Notes) -> dict[str, Any]:
    """A picture or a table, with its caption before or after it, which are not to be on different pages."""
    shown = [_picture(figure.picture)] if figure.picture else []
    shown += [_row(figure.table, notes)] if figure.table else []
    caption = [_row(figure.caption, notes)] if figure.caption else []
    return {"kind": "figure", "parts": [*caption, *shown] if figure.above else [*shown, *caption]}


def _picture(picture: PictureView) -> dict[str, Any]:
    return {"kind": "picture", "path": f"{picture.src}.svg" if picture.src else None, "alt": picture.description.en}


def _item(item: ListItem, notes: Notes, depth: int = 0) -> Iterator[dict[str, Any]]:
    """The rows of an item and of those within it, each with how many items it is within."""
    yield _row(item.row, notes, depth)
    for one in item.inner:
        yield from _item(one, notes, depth + 1)


def _row(row: Row, notes: Notes, depth: int = 0) -> dict[str, Any]:
    return {
        "depth": depth,
        "kind": row.kind,
        "level": row.level,
        "number": row.number,
        "ko": line(row, "ko", notes),
        "en": line(row, "en", notes),
        "gap": prose(row.gap.text) if row.gap else None,
    }


def _entry(entry: GlossaryEntry) -> dict[str, Any]:
    head = entry.head
    return {
        "id": head.id,
        "ko": head.ko,
        "hanja": head.hanja,
        "latin": head.romanization,
        "en": prose(head.en),
        "definition": {"ko": prose(entry.ko), "en": prose(entry.en)},
    }
