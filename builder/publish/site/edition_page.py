"""The edition's page, once for each language of the interface."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from builder.publish.format import LazyFile, EditionFormat, EditionInput, File
from builder.languages import LANGUAGES, Language
from builder.model.edition import Edition
from builder.model.terms import Glossary
from builder.publish.site.pages import address, linked_data
from builder.publish.site.pages.edition_view import edition_view
from builder.publish.site.pages.environment import page
from builder.publish.site.pages.frame import Frame


def files(known: EditionInput) -> Iterator[File]:
    """The page with a Korean and with an English interface."""
    for language in LANGUAGES:
        path = address.edition(known.edition.id, language).path
        yield LazyFile(path, partial(_page, known, language))


def _page(known: EditionInput, language: Language) -> File:
    edition = known.edition
    where = address.edition(edition.id, language)
    title, summary = edition.title, edition.entry.summary
    said = (title.ko, summary.ko) if language == "ko" else (title.en, summary.en)
    view = edition_view(known, where)
    data = linked_data.of_edition(edition, where, known.site, [(one.name, one.href) for one in view.downloads])
    return page("edition.html", Frame(where, *said, "edition", known.site, data), view)


FORMAT = EditionFormat("edition-page", "The bilingual reading page of an edition, in HTML", files)
