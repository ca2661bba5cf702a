"""The page about the site, in each interface language."""

from __future__ import annotations

from collections.abc import Iterator

from builder.languages import LANGUAGES
from builder.publish.format import CorpusFormat, File, SiteInput
from builder.publish.reading import wording
from builder.publish.site.about.linked_data import of_about
from builder.publish.site.about.view import about_view
from builder.publish.site.frame.page_context import PageContext
from builder.publish.site.frame.templates import render
from builder.publish.site.page_types import ABOUT


def files(known: SiteInput) -> Iterator[File]:
    """The page in the English and the Korean interface."""
    for language in LANGUAGES:
        title, about = (wording.translate(text, language) for text in (ABOUT.title, ABOUT.about))
        page = ABOUT.page(language)
        yield render(
            PageContext(ABOUT, page, title, about, known.site, of_about(page, known.site)), about_view(known, page)
        )


FORMAT = CorpusFormat(
    "about-page",
    "The page on who makes the editions, how to cite them, and how to contribute, in HTML",
    files,
    frozenset({"site"}),
    inputs=lambda known: (
        known.site,
        known.corpus.digests[-1:],
        bool(known.corpus.glossary.terms),
        tuple(one.rights for one in known.corpus.digests),
    ),
)
