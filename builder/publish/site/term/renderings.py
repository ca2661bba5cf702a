"""The renderings of a term in the editions, with frequency and occurrences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from builder.model.digest import Occurrence
from builder.publish.reading import markup
from builder.publish.site.addresses import Page
from builder.publish.site.page_types import EDITION
from builder.publish.site.term.concordance import Places

_MOST = 5  # links for each rendering; all sentences are further down on the page


@dataclass(frozen=True)
class Permalink:
    """The permalink of a sentence."""

    href: str
    fragment: str


@dataclass(frozen=True)
class RenderingUse:
    """A rendering, spelled as at its first occurrence; None for Korean sentences whose English has none.

    `count` is the number of occurrences, or of those sentences; `where` are the first places; `more` is the number of further sentences.
    """

    text: Markup | None
    count: int
    where: tuple[Permalink, ...]
    more: int


def renderings_used(places: Places, page: Page) -> tuple[RenderingUse, ...]:
    """The renderings, the most frequent first, ties in text order; at the end, sentences without one."""
    words: dict[str, str] = {}
    found: dict[str, list[Occurrence]] = defaultdict(list)
    for one, surface in _surfaces(places):
        words.setdefault(surface.casefold(), surface)
        found[surface.casefold()].append(one)
    used = [_used(markup.text(words[key], "en"), ones, page) for key, ones in found.items()]
    silent = [one for _, occurrences in places for one in occurrences if one.ko_spans and not one.en_spans]
    last = [_used(None, silent, page)] if silent else []
    return (*sorted(used, key=lambda one: -one.count), *last)


def _surfaces(places: Places) -> Iterator[tuple[Occurrence, str]]:
    for _, occurrences in places:
        for one in occurrences:
            yield from ((one, one.en[start:end]) for start, end in one.en_spans)


def _used(text: Markup | None, occurrences: list[Occurrence], page: Page) -> RenderingUse:
    sentences = list(dict.fromkeys(occurrences))
    where = tuple(
        Permalink(page.to(EDITION.page(page.language, one.edition), one.fragment), one.fragment)
        for one in sentences[:_MOST]
    )
    return RenderingUse(text, len(occurrences), where, len(sentences) - len(where))
