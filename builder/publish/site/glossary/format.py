"""The glossary's page in each interface language."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from builder.languages import LANGUAGES, Language
from builder.publish.format import CorpusFormat, File, LazyFile, SiteInput
from builder.publish.reading import wording
from builder.publish.site.frame.page_context import PageContext
from builder.publish.site.frame.templates import render
from builder.publish.site.glossary.linked_data import of_glossary
from builder.publish.site.glossary.view import glossary_view
from builder.publish.site.page_types import GLOSSARY


def files(known: SiteInput) -> Iterator[File]:
    """The page in the English and the Korean interface."""
    for language in LANGUAGES:
        yield LazyFile(GLOSSARY.page(language).path, partial(_page, known, language))


def _page(known: SiteInput, language: Language) -> File:
    page = GLOSSARY.page(language)
    title, about = (wording.translate(text, language) for text in (GLOSSARY.title, GLOSSARY.about))
    context = PageContext(GLOSSARY, page, title, about, known.site, of_glossary(page, known.site))
    return render(context, glossary_view(known.corpus, page))


FORMAT = CorpusFormat("glossary-page", "The glossary's page, in HTML", files, frozenset({"site"}))
