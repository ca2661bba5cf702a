"""The edition's page in each interface language."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial

from builder.languages import LANGUAGES, Language
from builder.publish.format import EditionFormat, EditionInput, File, LazyFile
from builder.publish.reading.sentences import Sentences, sentences
from builder.publish.site.edition.linked_data import of_edition
from builder.publish.site.edition.view import edition_view
from builder.publish.site.frame.page_context import PageContext
from builder.publish.site.frame.templates import render
from builder.publish.site.page_types import EDITION


def files(known: EditionInput) -> Iterator[File]:
    """The page in the English and the Korean interface, with the same sentences in both."""
    shared = cache(partial(sentences, known.edition))
    for language in LANGUAGES:
        path = EDITION.page(language, known.edition.id).path
        yield LazyFile(path, partial(_page, known, shared, language))


def _page(known: EditionInput, shared: Callable[[], Sentences], language: Language) -> File:
    edition = known.edition
    page = EDITION.page(language, edition.id)
    title, summary, part = edition.title, edition.entry.summary, edition.part_of
    heading = (title.ko, summary.ko) if language == "ko" else (title.en, summary.en)
    if part:
        heading = (f"{heading[0]} · {part.title.ko if language == 'ko' else part.title.en}", heading[1])
    view = edition_view(known, shared(), page)
    data = of_edition(edition, page, known.site, view.downloads)
    return render(PageContext(EDITION, page, *heading, known.site, data), view)


FORMAT = EditionFormat("edition-page", "The bilingual reading page of an edition, in HTML", files)
