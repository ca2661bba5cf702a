"""Rows of a concordance: a term's sentences by edition, each in both languages and aligned at the term's first word.

They are written by functions that escape, since a common term has thousands of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from builder.languages import Language
from builder.messages.marker import _
from builder.model.corpus import Indexes
from builder.model.occurrence import Occurrence
from builder.publish.reading import markup, wording
from builder.publish.reading.bilingual import BilingualText, both_sides
from builder.publish.reading.html import HtmlWriter
from builder.publish.reading.keyword_runs import keyword_runs
from builder.publish.site.addresses import Page
from builder.publish.site.concordance.paging import Stretch
from builder.publish.site.page_types import EDITION

_FIRST, _OTHERS = (
    16,
    8,
)  # of a section's rows those that a browser lays out at first, and then at a time (frame/progressive_rendering.js)
_REMEMBERED = 1024  # sentences, more than a page has
_READ = _("Read {place} in the edition")


@dataclass(frozen=True)
class EditionRows:
    """The sentences of one edition on a page, in text order, as list items; `count` is the number of all, `shown` that of these.

    `id` is that of the page's section.
    """

    id: str
    title: BilingualText
    href: str
    count: int
    shown: int
    rows: Markup


def section_id(edition: str) -> str:
    """The id of the section of a page that has the sentences of an edition."""
    return f"in-{edition}"


def occurrences(
    stretches: Iterable[Stretch], term: str, indexes: Indexes
) -> Iterator[tuple[Stretch, tuple[Occurrence, ...]]]:
    """The occurrences of a term in each of the stretches; those of one edition are read at a time."""
    for one in stretches:
        yield one, indexes.occurrences(one.use.edition, term)[one.start : one.stop]


def edition_rows(stretches: Iterable[Stretch], term: str, indexes: Indexes, page: Page) -> tuple[EditionRows, ...]:
    """The rows of the stretches, for a page."""
    return tuple(_rows(stretch, found, page) for stretch, found in occurrences(stretches, term, indexes))


def _rows(stretch: Stretch, found: tuple[Occurrence, ...], page: Page) -> EditionRows:
    use, where = stretch.use, EDITION.page(page.language, stretch.use.edition)
    label, out = wording.translate(_READ, page.language), HtmlWriter()
    for number, one in enumerate(found):
        begins = number >= _FIRST and number % _OTHERS == 0
        out.start("li", class_="later" if begins else None, data_rendering=next(iter(one.renderings), "").casefold())
        out.text(_sides(one))
        href = page.to(where, one.fragment)
        out.element("a", one.fragment, class_="there", href=href, aria_label=label.format(place=one.fragment))
        out.end("li")
    title = both_sides(use.title, page.language)
    return EditionRows(section_id(use.edition), title, page.to(where), use.count, len(found), out.markup())


@lru_cache(maxsize=_REMEMBERED)
def _sides(one: Occurrence) -> Markup:
    """A sentence in both languages, which the pages in both interfaces share."""
    out = HtmlWriter()
    _side(out, one.ko, one.ko_spans, "ko")
    _side(out, one.en, one.en_spans, "en")
    return out.markup()


def _side(out: HtmlWriter, text: str, spans: tuple[tuple[int, int], ...], language: Language) -> None:
    """Write a sentence in two parts: what comes before the term, and the rest."""
    middle = min((start for start, _ in spans), default=0)
    out.start("p", class_=language, lang=language)
    out.start("span", class_="before")
    out.element("span", markup.text(text[:middle], language))
    out.end("span")
    out.start("span", class_="after")
    for run in keyword_runs(text[middle:], ((start - middle, end - middle) for start, end in spans), language):
        if run.marked:
            out.element("mark", run.text)
        else:
            out.text(run.text)
    out.end("span")
    out.end("p")
