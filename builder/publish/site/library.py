"""The library page, once for each language of the interface."""

from __future__ import annotations

from collections.abc import Iterator

from builder.publish.format import File, SiteInput, CorpusFormat
from builder.languages import LANGUAGES
from builder.publish.site.pages import address, linked_data, wording
from builder.publish.site.pages.environment import page
from builder.publish.site.pages.frame import Frame
from builder.publish.site.pages.library_view import library_view


def files(known: SiteInput) -> Iterator[File]:
    """The page with a Korean and with an English interface."""
    for language in LANGUAGES:
        where = address.library(language)
        about, data = wording.said(wording.ABOUT, language), linked_data.of_library(known.corpus.digests, where, known.site)
        frame = Frame(where, "", about, "library", known.site, data)
        yield page("library.html", frame, library_view(known.corpus, where))


FORMAT = CorpusFormat("library-page", "The site's front page: a card for each edition, in HTML", files, frozenset({"site"}))
