"""The view of a term's page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from builder.languages import Language
from builder.model.bibliography import Bibliography, Source
from builder.model.entries import AvoidedForm
from builder.model.history import History
from builder.model.terms import Term
from builder.publish.format import UNPUBLISHED, SiteSettings
from builder.publish.reading import markup, wording
from builder.publish.reading.bilingual import LangText, commentary, in_language
from builder.publish.reading.headword import Headword, headword, renderings
from builder.publish.reading.sources import Seeds, SeedView, SourceView, source_views
from builder.publish.site import addresses, repository_links
from builder.publish.site.addresses import Page
from builder.publish.site.links import PageLinks
from builder.publish.site.term.change_history import ChangeHistory, change_history
from builder.publish.site.term.concordance import EditionOccurrences, EditionUse, Places, edition_occurrences
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


@dataclass(frozen=True)
class TermInput:
    """Everything that the pages of a term depend on: the entry, the related ones without what they say, the editions in which it occurs,
    the records that it cites, the titles and ids of the editions by seed that it cites, the settings, and its history, if that is known.
    """

    term: Term
    see: tuple[Term, ...] = ()
    uses: tuple[EditionUse, ...] = ()
    sources: tuple[Source, ...] = ()
    seeds: tuple[tuple[str, str, str], ...] = ()
    site: SiteSettings = UNPUBLISHED
    history: History | None = None


def term_view(known: TermInput, places: Places, page: Page) -> TermView:
    """The view of the page of a term with its occurrences."""
    term, site = known.term, known.site
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
        see=tuple(headword(one, PageLinks(page)) for one in known.see),
        sources=source_views(term.sources, Bibliography(known.sources), _seeds(known, page)),
        status=wording.label(term.status, page.language),
        data=page.to_file(addresses.term_data(term.id)),
        count=sum(use.count for use in known.uses),
        used=renderings_used(places, page),
        editions=edition_occurrences(places, page),
        edit=repository_links.edit(site, file, 1),
        propose=repository_links.issue(
            site, FORM, f"Term: {term.ko}", {"ko": term.ko, "hanja": term.hanja or "", "en": term.en}
        ),
        history=change_history(known.history, file, site) if known.history else None,
    )


def _seeds(known: TermInput, page: Page) -> Seeds:
    """The editions by the seeds that they are made of."""
    links = PageLinks(page)
    return {seed: SeedView(title, links.edition(id_)) for seed, title, id_ in known.seeds}


def _mistakes(term: Term, language: Language) -> Iterable[AvoidedView]:
    sides: tuple[tuple[Language, tuple[AvoidedForm, ...]], ...] = (("en", term.avoid.en), ("ko", term.avoid.ko))
    for side, mistakes in sides:
        for one in mistakes:
            yield AvoidedView(LangText(markup.text(one.term, side), side), commentary(one.why, language))
