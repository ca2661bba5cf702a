"""The view of an edition's page: title, facts, contents and text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import takewhile

from builder.languages import Language
from builder.model.edition import Edition, Line, Pair
from builder.model.entries.shape import Bilingual
from builder.publish.format import EditionInput
from builder.publish.reading.bilingual import BilingualText, LangText, both_sides, in_language
from builder.publish.reading.citations import Citation, citations, work
from builder.publish.reading.imprint import Imprint, imprint
from builder.publish.reading.inline import InlineNode, inline_nodes
from builder.publish.reading.rows import Part, Row, parts
from builder.publish.reading.sentences import Sentences
from builder.publish.reading.term_notes import term_notes
from builder.publish.site.addresses import Page
from builder.publish.site.download_links import DownloadLink, download_links
from builder.publish.site.edition.next_text import next_text
from builder.publish.site.edition.part import PartView, part_view
from builder.publish.site.edition.pieces import pieces
from builder.publish.site.links import PageLinks
from builder.publish.site.page_types import ABOUT

_OF_PARTS = 2  # the level of parts in the contents of a work
_FRONT = ("imprint", "byline", "contact")  # kinds of pairs, at the head of a source


@dataclass(frozen=True)
class ContentsEntry:
    """A heading in the table of contents."""

    href: str
    level: int
    title: BilingualText


@dataclass(frozen=True)
class EditionView:
    """The view of an edition's page.

    `heading` is the title in the interface's language; `read_title` the Korean one with the readings of its Hanja, if it has any;
    `front` is what the source has before its text begins, with its own title, and `pieces` the rest; `address` is the page's absolute
    address, empty if it is not known; `report` is the address at which a mistake can be reported, None if there is none; `part` is its
    place in the work that it is a part of; `next` is that of the script that knows the next text, `about` that of the page about the site.
    """

    id: str
    ko: LangText
    en: LangText
    read_title: tuple[InlineNode, ...]
    heading: LangText
    summary: LangText | None
    imprint: Imprint
    part: PartView | None
    downloads: tuple[DownloadLink, ...]
    contents: tuple[ContentsEntry, ...]
    sentences: int
    front: tuple[Part, ...]
    pieces: tuple[tuple[Part, ...], ...]
    has_notes: bool
    has_readings: bool
    citations: tuple[Citation, ...]
    address: str
    report: str | None
    next: str
    about: str


def edition_view(known: EditionInput, sentences: Sentences, page: Page) -> EditionView:
    """The view of an annotated edition, whose sentences are given, for one page of a site."""
    edition, site = known.edition, known.site
    language, links = page.language, PageLinks(page, site)
    title, part = both_sides(edition.title, "ko"), part_view(edition.part_of, page) if edition.part_of else None
    notes = term_notes(edition, known.glossary, links)
    front, text = _divided(parts(edition, sentences, notes, known.glossary.bibliography, links))
    return EditionView(
        id=edition.id,
        ko=title.here,
        en=title.other,
        read_title=_read_title(edition),
        heading=title.here if language == "ko" else title.other,
        summary=in_language(edition.summary, language) if edition.summary else None,
        imprint=imprint(edition.entry, language),
        part=part,
        downloads=download_links(page, known.downloads, edition.id),
        contents=_contents(edition, part, language),
        sentences=sum(len(pair.segments) for pair in edition.pairs),
        front=front,
        pieces=pieces(text),
        has_notes=any(pair.notes for pair in edition.pairs),
        has_readings=any(line.reading for pair in edition.pairs for line in pair.lines()),
        citations=citations(work(edition, site.library)),
        address=f"{site.url}/{page.path}" if site.url else "",
        report=links.report(f"Rendering: {edition.id}", {"place": f"{edition.id}/ (version {edition.version})"}),
        next=page.to_file(next_text(edition.id)),
        about=page.to(ABOUT.page(language)),
    )


def _read_title(edition: Edition) -> tuple[InlineNode, ...]:
    """The Korean title with the readings of its Hanja, where it is a heading of the text that has them; none otherwise."""
    for pair in edition.pairs:
        line = pair.segments[0].ko
        if pair.entry.level == 1 and line.reading and line.text == edition.title.ko:
            return inline_nodes(
                Line("ko", line.text, line.text, line.place, reading=line.reading), pair.id, frozenset()
            )
    return ()


def _contents(edition: Edition, part: PartView | None, language: Language) -> tuple[ContentsEntry, ...]:
    """The headings of an edition; those of a part within the contents of its work, as far as it knows them: its neighbors."""
    own = tuple(_heading(pair, language) for pair in edition.pairs if _is_part(pair))
    if part is None:
        return own
    before, after = (
        () if one is None else (ContentsEntry(one.href, _OF_PARTS, one.title),) for one in (part.before, part.after)
    )
    work, this = ContentsEntry(part.href, 1, part.title), both_sides(edition.title, language)
    inner = (replace(one, level=one.level + 1) for one in own)
    return (work, *before, ContentsEntry("#main", _OF_PARTS, this), *inner, *after)


def _divided(all_parts: tuple[Part, ...]) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """The parts before the first that readers have come for, and that with all others; a text that ends before has no front."""
    front = tuple(takewhile(_is_front, all_parts))
    return (front, all_parts[len(front) :]) if len(front) < len(all_parts) else ((), all_parts)


def _is_front(part: Part) -> bool:
    """Whether a part is the source's own imprint, byline or title, which the head of the page states."""
    return isinstance(part, Row) and (part.kind in _FRONT or part.is_title)


def _is_part(pair: Pair) -> bool:
    """Whether the pair is the heading of a part; a heading of level 1 repeats the title."""
    return pair.kind == "heading" and (pair.entry.level or 2) > 1


def _heading(pair: Pair, language: Language) -> ContentsEntry:
    ko = " ".join(segment.ko.text for segment in pair.segments)
    en = " ".join(segment.en.text for segment in pair.segments)
    return ContentsEntry(f"#{pair.id}", pair.entry.level or 2, both_sides(Bilingual(ko=ko, en=en), language))
