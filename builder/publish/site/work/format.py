"""The page of each work, in each interface language."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from builder.languages import LANGUAGES, Language
from builder.publish.format import CorpusFormat, File, LazyFile, SiteInput
from builder.publish.site.frame.page_context import PageContext
from builder.publish.site.frame.templates import render
from builder.publish.site.page_types import WORK
from builder.publish.site.work.linked_data import of_work
from builder.publish.site.work.view import PartSummary, WorkInput, work_view


def files(known: SiteInput) -> Iterator[File]:
    """For each work the page in the English and the Korean interface."""
    offered = tuple(one for one in known.downloads if one.of_edition)
    for work in known.corpus.works:
        digests = (known.corpus.by_id.get(part) for part in work.parts)
        parts = tuple(PartSummary.of(one) if one else None for one in digests)
        given = WorkInput(work.id, work.entry, parts, known.site, offered)
        for language in LANGUAGES:
            yield LazyFile(WORK.page(language, work.id).path, partial(_page, given, language), given)


def _page(known: WorkInput, language: Language) -> File:
    page = WORK.page(language, known.id)
    title, summary = known.entry.title, known.entry.summary
    heading = (title.ko, summary.ko) if language == "ko" else (title.en, summary.en)
    return render(PageContext(WORK, page, *heading, known.site, of_work(known, page)), work_view(known, page))


FORMAT = CorpusFormat(
    "work-page",
    "The page of a work, with its contents and what holds for all of its parts, in HTML",
    files,
    frozenset({"site", "downloads"}),
    lazy=True,
)
