"""The view of the page about the site."""

from __future__ import annotations

from dataclasses import dataclass

from builder.publish.format import SiteInput
from builder.publish.reading.bilingual import LangText, both_sides
from builder.publish.site.addresses import Page
from builder.publish.site.page_types import EDITION


@dataclass(frozen=True)
class AboutView:
    """An edition as an example and its address, None if there is none; the address of the repository, None if it is not known."""

    example: LangText | None
    href: str | None
    repository: str | None


def about_view(known: SiteInput, page: Page) -> AboutView:
    """The view for one page."""
    [*_, last] = known.corpus.digests or (None,)
    if last is None:
        return AboutView(None, None, known.site.repository)
    href = page.to(EDITION.page(page.language, last.id))
    return AboutView(both_sides(last.title, page.language).here, href, known.site.repository)
