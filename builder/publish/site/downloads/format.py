"""The downloads page in each interface language, where the site offers downloads."""

from __future__ import annotations

from collections.abc import Iterator

from builder.languages import LANGUAGES
from builder.publish.format import CorpusFormat, File, SiteInput
from builder.publish.reading import wording
from builder.publish.site.downloads.linked_data import of_downloads
from builder.publish.site.downloads.view import downloads_view
from builder.publish.site.frame.page_context import PageContext
from builder.publish.site.frame.templates import render
from builder.publish.site.page_types import DOWNLOADS


def files(known: SiteInput) -> Iterator[File]:
    """The page in the English and the Korean interface."""
    if not known.downloads:
        return
    for language in LANGUAGES:
        page = DOWNLOADS.page(language)
        title, about = (wording.translate(text, language) for text in (DOWNLOADS.title, DOWNLOADS.about))
        context = PageContext(DOWNLOADS, page, title, about, known.site, of_downloads(page, known.site))
        yield render(context, downloads_view(known, page))


FORMAT = CorpusFormat(
    "downloads-page",
    "The page that lists all downloads, in HTML",
    files,
    frozenset({"site", "files", "downloads"}),
    DOWNLOADS.name,
)
