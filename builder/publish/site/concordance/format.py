"""The pages of all sentences of each term that occurs in more than one page holds, in each interface language, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import PurePosixPath

from builder.languages import LANGUAGES, Language
from builder.messages.marker import _
from builder.model.corpus import Indexes
from builder.publish.format import CorpusFormat, File, LazyFile, SiteInput, SiteSettings
from builder.publish.reading import wording
from builder.publish.site import addresses
from builder.publish.site.addresses import Page
from builder.publish.site.concordance.paging import Stretch, edition_uses, pages, total
from builder.publish.site.concordance.rows import occurrences
from builder.publish.site.concordance.view import ConcordanceInput, concordance_page, concordance_view
from builder.publish.site.frame.page_context import PageContext
from builder.publish.site.frame.templates import render
from builder.publish.site.page_types import CONCORDANCE

_ABOUT = _("Sentences with ‘{term}’ in Korean and English, page {number}")


def files(known: SiteInput) -> Iterator[File]:
    """For each page its HTML in the English and the Korean interface, and its sentences as JSON."""
    indexes = known.corpus.indexes
    for one in _inputs(known):
        for language in LANGUAGES:
            page = concordance_page(one.term.id, one.number, Page("", language))
            yield LazyFile(page.path, partial(_page, one, page, known.site, indexes), (one, known.site))
        path = PurePosixPath(addresses.sentences_data(one.term.id, one.number))
        yield LazyFile(path, partial(_data, path, one, indexes), one)


def sentences_data(shown: Iterable[Stretch], term: str, indexes: Indexes) -> list[dict[str, str]]:
    """Sentences as data for JSON."""
    return [
        {"edition": one.edition, "fragment": one.fragment, "ko": one.ko, "en": one.en}
        for _, found in occurrences(shown, term, indexes)
        for one in found
    ]


def _inputs(known: SiteInput) -> Iterator[ConcordanceInput]:
    for term in known.corpus.glossary.terms:
        uses = edition_uses(term.id, known.corpus)
        named, shown, count = term.without_words(), tuple(pages(uses)), total(uses)
        for number, stretches in enumerate(shown, 1):
            yield ConcordanceInput(named, number, len(shown), count, stretches)


def _page(known: ConcordanceInput, page: Page, site: SiteSettings, indexes: Indexes) -> File:
    term, language = known.term, page.language
    about = wording.translate(_ABOUT, language).format(term=_name(known, language), number=known.number)
    context = PageContext(CONCORDANCE, page, f"{term.ko} · {term.en} ({known.number})", about, site)
    return render(context, concordance_view(known, indexes, page))


def _name(known: ConcordanceInput, language: Language) -> str:
    return known.term.ko if language == "ko" else known.term.en


def _data(path: PurePosixPath, known: ConcordanceInput, indexes: Indexes) -> File:
    term, number = known.term.id, known.number
    following = addresses.sentences_data(term, number + 1) if number < known.pages else None
    data = {
        "term": term,
        "page": number,
        "pages": known.pages,
        "next": following and PurePosixPath(following).name,
        "occurrences": sentences_data(known.stretches, term, indexes),
    }
    return File(path, f"{json.dumps(data, ensure_ascii=False, indent=1)}\n".encode())


FORMAT = CorpusFormat(
    "concordance-pages",
    "Pages of a hundred sentences, also as JSON, for each term that has more than a hundred",
    files,
    frozenset({"site"}),
    lazy=True,
)
