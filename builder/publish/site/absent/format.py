"""The page that hosts show for an address at which there is none, in each interface language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from builder.languages import LANGUAGES
from builder.publish.format import CorpusFormat, File, SiteInput, SiteSettings
from builder.publish.reading import wording
from builder.publish.site.absent.view import absent_view
from builder.publish.site.frame.page_context import PageContext
from builder.publish.site.frame.templates import render
from builder.publish.site.page_types import ABSENT


def files(known: SiteInput) -> Iterator[File]:
    """`404.html`, by the name that hosts of static files look for, also in the folder of the Korean interface."""
    for language in LANGUAGES:
        page = replace(ABSENT.page(language), root=_root(known.site))
        title, about = (wording.translate(text, language) for text in (ABSENT.title, ABSENT.about))
        yield render(PageContext(ABSENT, page, title, about, known.site), absent_view(page))


def _root(site: SiteSettings) -> str | None:
    """The path of the site on its server; None if its address is not known."""
    return urlsplit(site.url).path.rstrip("/") if site.url else None


FORMAT = CorpusFormat(
    "absent-page", "The page for an address at which there is none, in HTML", files, frozenset({"site"})
)
