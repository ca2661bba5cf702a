"""The view of the page about the site."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from builder.publish.format import SiteInput
from builder.publish.reading import markup
from builder.publish.reading.bilingual import LangText, both_sides
from builder.publish.site.addresses import Page
from builder.publish.site.page_types import EDITION


@dataclass(frozen=True)
class AboutView:
    """What the library says of itself, an edition as an example and its address, and the address of the repository; None for what is not
    known.
    """

    about: Markup | None
    example: LangText | None
    href: str | None
    repository: str | None


def about_view(known: SiteInput, page: Page) -> AboutView:
    """The view for one page."""
    said = known.site.library.says(page.language)
    about = markup.prose(said, page.language) if said else None
    [*_, last] = known.corpus.digests or (None,)
    if last is None:
        return AboutView(about, None, None, known.site.repository)
    href = page.to(EDITION.page(page.language, last.id))
    return AboutView(about, both_sides(last.title, page.language).here, href, known.site.repository)
