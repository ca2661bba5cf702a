"""The renderings of a term in the editions: how often each occurs in all, and in each edition."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from builder.languages.english.words import inflected
from builder.model.term_use import RenderingUse
from builder.model.terms import Term
from builder.publish.reading import markup
from builder.publish.reading.bilingual import LangText, both_sides
from builder.publish.site.addresses import Page
from builder.publish.site.concordance.paging import Uses
from builder.publish.site.page_types import EDITION

_COLUMNS = 6  # renderings that the table distinguishes
_ROWS = 50  # editions that it lists


@dataclass(frozen=True)
class RenderingCount:
    """A rendering, and how often it occurs, at the beginning of a sentence or in a title too; None for Korean sentences whose English has
    none. It has the capitals of the entry's form, or if that has no such form, of its first occurrence.
    """

    text: Markup | None
    count: int


@dataclass(frozen=True)
class Cell:
    """How often a rendering occurs in an edition, and the address of the first sentence that has it, None where there is none."""

    count: int
    href: str | None


@dataclass(frozen=True)
class EditionRenderings:
    """The uses of the most frequent renderings in an edition."""

    title: LangText
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Renderings:
    """The renderings, the most frequent first, ties in text order, sentences without one last; and the first of them by edition.

    `editions` is empty where there is only one rendering, `more` the number of editions that are left out.
    """

    counts: tuple[RenderingCount, ...]
    columns: tuple[RenderingCount, ...]
    editions: tuple[EditionRenderings, ...]
    more: int


def renderings_used(term: Term, uses: Uses, page: Page) -> Renderings:
    """The renderings of a term."""
    words: dict[str | None, str | None] = dict(_spelled(term))
    totals: dict[str | None, int] = defaultdict(int)
    for use in uses:
        for one in use.use.renderings:
            words.setdefault(_key(one), one.words)
            totals[_key(one)] += one.count
    ordered = sorted(totals, key=lambda key: (key is None, -totals[key]))
    counts = tuple(RenderingCount(_text(words[key]), totals[key]) for key in ordered)
    columns = ordered[:_COLUMNS] if len(ordered) > 1 else []
    listed = uses[:_ROWS] if columns else ()
    editions = (
        EditionRenderings(
            both_sides(use.title, page.language).here, _cells(use.use.renderings, columns, use.edition, page)
        )
        for use in listed
    )
    return Renderings(counts, counts[: len(columns)], tuple(editions), len(uses) - len(listed) if columns else 0)


def _spelled(term: Term) -> Iterator[tuple[str, str]]:
    """The forms of an entry, inflected, without capitals and with their own; those of the preferred one come last."""
    for form in reversed(term.forms("en")):
        yield from ((one.casefold(), one) for one in (*inflected(form), form))


def _cells(found: Iterable[RenderingUse], columns: Iterable[str | None], edition: str, page: Page) -> tuple[Cell, ...]:
    where, by_key = EDITION.page(page.language, edition), {_key(one): one for one in found}
    used = (by_key.get(key) for key in columns)
    return tuple(Cell(one.count, page.to(where, one.first)) if one else Cell(0, None) for one in used)


def _key(one: RenderingUse) -> str | None:
    return one.words and one.words.casefold()


def _text(words: str | None) -> Markup | None:
    return markup.text(words, "en") if words else None
