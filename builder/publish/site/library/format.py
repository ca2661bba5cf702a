"""The library page in each interface language."""

from __future__ import annotations

from collections.abc import Iterator

from builder.languages import LANGUAGES
from builder.publish.format import CorpusFormat, File, SiteInput
from builder.publish.site.frame.naming import site_description
from builder.publish.site.frame.page_context import PageContext
from builder.publish.site.frame.templates import render
from builder.publish.site.library.linked_data import of_library
from builder.publish.site.library.view import library_view
from builder.publish.site.page_types import LIBRARY


def files(known: SiteInput) -> Iterator[File]:
    """The page in the English and the Korean interface."""
    for language in LANGUAGES:
        page = LIBRARY.page(language)
        data = of_library(known.corpus, page, known.site)
        context = PageContext(LIBRARY, page, "", site_description(known.site.library, language), known.site, data)
        yield render(context, library_view(known, page))


FORMAT = CorpusFormat(
    "library-page", "The site's front page: a card for each edition, in HTML", files, frozenset({"site", "downloads"})
)
