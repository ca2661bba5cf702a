"""The view of a term's page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from builder.languages import Language
from builder.model.digest import Digest
from builder.model.entries import AvoidedForm
from builder.model.history import History
from builder.model.terms import Term
from builder.publish.format import SiteInput
from builder.publish.reading import markup, wording
from builder.publish.reading.bilingual import LangText, commentary, in_language
from builder.publish.reading.headword import Headword, headword, renderings
from builder.publish.reading.sources import Seeds, SeedView, SourceView, source_views
from builder.publish.site import addresses, repository_links
from builder.publish.site.addresses import Page
from builder.publish.site.links import PageLinks
from builder.publish.site.term.change_history import ChangeHistory, change_history
from builder.publish.site.term.concordance import EditionOccurrences, Places, count, edition_occurrences
from builder.publish.site.term.renderings import RenderingUse, renderings_used

FORM = "2-new-term.yml"  # of .github/ISSUE_TEMPLATE


@dataclass(frozen=True)
class AvoidedView:
    """A form to avoid, and why."""

    form: LangText
    why: LangText


@dataclass(frozen=True)
class TermView:
    """The view of a term's page.

    `definitions` begins with the one in the interface's language; `edit` and `propose` are the addresses of the entry in the forge's
    editor and of its form for terms, None if no repository is known; `history` is None if Git has none.
    """

    head: Headword
    spellings: tuple[str, ...]
    admitted: tuple[Markup, ...]
    avoided: tuple[AvoidedView, ...]
    definitions: tuple[LangText, LangText]
    origin: LangText | None
    usage: LangText | None
    see: tuple[Headword, ...]
    sources: tuple[SourceView, ...]
    status: str
    data: str
    count: int
    used: tuple[RenderingUse, ...]
    editions: tuple[EditionOccurrences, ...]
    edit: str | None
    propose: str | None
    history: ChangeHistory | None


def term_view(
    term: Term, see: tuple[Term, ...], places: Places, page: Page, known: SiteInput, history: History | None = None
) -> TermView:
    """The view of the page of `term`, with its related entries, occurrences and history."""
    site = known.site
    other: Language = "en" if page.language == "ko" else "ko"
    file = f"glossary/{term.id}.yaml"
    return TermView(
        head=headword(term, PageLinks(page)),
        spellings=term.variants.ko,
        admitted=renderings(term.variants.en),
        avoided=tuple(_mistakes(term, page.language)),
        definitions=(in_language(term.definition, page.language), in_language(term.definition, other)),
        origin=commentary(term.origin, page.language) if term.origin else None,
        usage=commentary(term.usage, page.language) if term.usage else None,
        see=tuple(headword(one, PageLinks(page)) for one in see),
        sources=source_views(term.sources, known.corpus.glossary.bibliography, _seeds(known.corpus.digests, page)),
        status=wording.label(term.status, page.language),
        data=page.to_file(addresses.term_data(term.id)),
        count=count(places),
        used=renderings_used(places, page),
        editions=edition_occurrences(places, page),
        edit=repository_links.edit(site, file, 1),
        propose=repository_links.issue(
            site, FORM, f"Term: {term.ko}", {"ko": term.ko, "hanja": term.hanja or "", "en": term.en}
        ),
        history=change_history(history, file, site) if history else None,
    )


def _seeds(digests: Iterable[Digest], page: Page) -> Seeds:
    """The editions by the seeds that they are made of."""
    links = PageLinks(page)
    return {one.seed: SeedView(one.title.ko, links.edition(one.id)) for one in digests}


def _mistakes(term: Term, language: Language) -> Iterable[AvoidedView]:
    sides: tuple[tuple[Language, tuple[AvoidedForm, ...]], ...] = (("en", term.avoid.en), ("ko", term.avoid.ko))
    for side, mistakes in sides:
        for one in mistakes:
            yield AvoidedView(LangText(markup.text(one.term, side), side), commentary(one.why, language))
