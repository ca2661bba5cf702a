"""The place of a part in its work, as its page shows it."""

from __future__ import annotations

from dataclasses import dataclass

from builder.model.work import Neighbor, PartOf
from builder.publish.reading.bilingual import BilingualText, both_sides
from builder.publish.site.addresses import Page
from builder.publish.site.page_types import EDITION, WORK


@dataclass(frozen=True)
class NeighborLink:
    """A link to the part before or after another."""

    href: str
    title: BilingualText


@dataclass(frozen=True)
class PartView:
    """The work of a part, its id and the address of its page, the part's number among `count`, and the parts before and after it."""

    work: str
    title: BilingualText
    href: str
    number: int
    count: int
    before: NeighborLink | None
    after: NeighborLink | None


def part_view(part: PartOf, page: Page) -> PartView:
    """The place of a part in its work, for its page."""
    return PartView(
        work=part.work,
        title=both_sides(part.title, page.language),
        href=page.to(WORK.page(page.language, part.work)),
        number=part.number,
        count=part.count,
        before=_neighbor(part.before, page),
        after=_neighbor(part.after, page),
    )


def _neighbor(part: Neighbor | None, page: Page) -> NeighborLink | None:
    if part is None:
        return None
    return NeighborLink(page.to(EDITION.page(page.language, part.id)), both_sides(part.title, page.language))
