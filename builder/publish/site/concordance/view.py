"""The view of a page of a term's sentences, and of the links between these pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from builder.model.corpus import Indexes
from builder.model.terms import Term
from builder.publish.reading.headword import Headword, headword
from builder.publish.site import addresses
from builder.publish.site.addresses import Page
from builder.publish.site.concordance.paging import SIZE, Stretch
from builder.publish.site.concordance.rows import EditionRows, edition_rows
from builder.publish.site.links import PageLinks
from builder.publish.site.page_types import CONCORDANCE, TERM

_NEAR = 2  # pages before and after the current one that are listed


@dataclass(frozen=True)
class ConcordanceInput:
    """Everything that a page of a term's sentences depends on: the entry without what it says, the number of the page and of all pages,
    the number of all sentences, and those that the page shows.
    """

    term: Term
    number: int
    pages: int
    count: int
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True)
class PageNumber:
    """A link to a page of sentences by its number; `gap` is whether pages before it are left out, `href` is None for the current page."""

    number: int
    href: str | None
    gap: bool


@dataclass(frozen=True)
class ConcordanceView:
    """The view of a page: the sentences from the `first`-th to the `last`-th of `count`; `data` is the address of the same as JSON."""

    head: Headword
    term: str
    first: int
    last: int
    count: int
    editions: tuple[EditionRows, ...]
    numbers: tuple[PageNumber, ...]
    previous: str | None
    next: str | None
    data: str


def concordance_page(term: str, number: int, page: Page) -> Page:
    """The page of a term's sentences with this number, in the interface of another page."""
    return CONCORDANCE.page(page.language, addresses.sentences(term, number))


def concordance_view(known: ConcordanceInput, indexes: Indexes, page: Page) -> ConcordanceView:
    """The view of a page of a term's sentences."""
    term, number = known.term.id, known.number

    def href(other: int) -> str | None:
        return page.to(concordance_page(term, other, page)) if 1 <= other <= known.pages else None

    first = (number - 1) * SIZE + 1
    return ConcordanceView(
        head=headword(known.term, PageLinks(page)),
        term=page.to(TERM.page(page.language, term)),
        first=first,
        last=min(first + SIZE - 1, known.count),
        count=known.count,
        editions=edition_rows(known.stretches, term, indexes, page),
        numbers=tuple(
            PageNumber(one, None if one == number else href(one), gap) for one, gap in _listed(number, known.pages)
        ),
        previous=href(number - 1),
        next=href(number + 1),
        data=page.to_file(addresses.sentences_data(term, number)),
    )


def _listed(number: int, count: int) -> Iterator[tuple[int, bool]]:
    """The numbers of the first page, the last, and those near this one, each with whether others are left out before it."""
    near = range(max(1, number - _NEAR), min(count, number + _NEAR) + 1)
    before = 0
    for one in sorted({1, *near, count}):
        yield one, one > before + 1
        before = one
