"""The view of a term's page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from builder.languages import Language
from builder.model.bibliography import Bibliography, Source
from builder.model.corpus import Indexes
from builder.model.entries.terms import AvoidedForm
from builder.model.history import History
from builder.model.terms import Term
from builder.publish.format import UNPUBLISHED, SiteSettings
from builder.publish.reading import markup, wording
from builder.publish.reading.bilingual import LangText, commentary, in_language
from builder.publish.reading.headword import Headword, headword, renderings
from builder.publish.reading.sources import Seeds, SeedView, SourceView, source_views
from builder.publish.site import addresses, repository_links
from builder.publish.site.addresses import Page
from builder.publish.site.concordance.paging import Uses, overview, page_count, page_of, total
from builder.publish.site.concordance.rows import EditionRows, edition_rows, section_id
from builder.publish.site.concordance.view import concordance_page
from builder.publish.site.links import PageLinks
from builder.publish.site.page_types import TERM
from builder.publish.site.term.change_history import ChangeHistory, change_history
from builder.publish.site.term.citation import EntryCitation, entry_citations
from builder.publish.site.term.graph import Graph, graph
from builder.publish.site.term.renderings import Renderings, renderings_used

FORM = "2-new-term.yml"  # of .github/ISSUE_TEMPLATE


@dataclass(frozen=True)
class AvoidedView:
    """A form to avoid, and why."""

    form: LangText
    why: LangText


@dataclass(frozen=True)
class TermView:
    """The view of a term's page.

    `definitions` begins with the one in the interface's language; `graph` is None where no entry is related; `all` is the address of the
    pages with all sentences, None where this page has them all, and `all_of` that of the sentences of each edition there, by its section;
    `edit` and `propose` are the addresses of the entry in the forge's editor and of its form for terms, None if no repository is known;
    `history` is None if Git has none.
    """

    head: Headword
    spellings: tuple[str, ...]
    admitted: tuple[Markup, ...]
    avoided: tuple[AvoidedView, ...]
    definitions: tuple[LangText, LangText]
    origin: LangText | None
    usage: LangText | None
    see: tuple[Headword, ...]
    graph: Graph | None
    sources: tuple[SourceView, ...]
    status: str
    data: str
    citations: tuple[EntryCitation, ...]
    count: int
    used: Renderings
    editions: tuple[EditionRows, ...]
    all: str | None
    all_of: dict[str, str]
    edit: str | None
    propose: str | None
    history: ChangeHistory | None


@dataclass(frozen=True)
class TermInput:
    """Everything that the pages of a term depend on: the entry, the related ones without what they say, which of these are related to one
    another, the editions in which it occurs, the records that it cites, the titles and ids of the editions by seed that it cites, the
    settings, and its history, if that is known.
    """

    term: Term
    see: tuple[Term, ...] = ()
    relations: tuple[tuple[str, str], ...] = ()
    uses: Uses = ()
    sources: tuple[Source, ...] = ()
    seeds: tuple[tuple[str, str, str], ...] = ()
    site: SiteSettings = UNPUBLISHED
    history: History | None = None


def term_view(known: TermInput, indexes: Indexes, page: Page) -> TermView:
    """The view of the page of a term with its occurrences."""
    term, site = known.term, known.site
    head, see = headword(term, PageLinks(page)), tuple(headword(one, PageLinks(page)) for one in known.see)
    history = change_history(known.history, f"glossary/{term.id}.yaml", site) if known.history else None
    changed = history.last if history else None
    other: Language = "en" if page.language == "ko" else "ko"
    return TermView(
        head=head,
        spellings=term.variants.ko,
        admitted=renderings(term.variants.en),
        avoided=tuple(_mistakes(term, page.language)),
        definitions=(in_language(term.definition, page.language), in_language(term.definition, other)),
        origin=commentary(term.origin, page.language) if term.origin else None,
        usage=commentary(term.usage, page.language) if term.usage else None,
        see=see,
        graph=graph(term.ko, see, known.relations) if see else None,
        sources=source_views(term.sources, Bibliography(known.sources), _seeds(known, page)),
        status=wording.label(term.status, page.language),
        data=page.to_file(addresses.term_data(term.id)),
        citations=entry_citations(
            head, site.library, changed, addresses.on_web(site, TERM.page(page.language, term.id))
        ),
        count=total(known.uses),
        used=renderings_used(term, known.uses, page),
        editions=edition_rows(overview(known.uses), term.id, indexes, page),
        all=page.to(concordance_page(term.id, 1, page)) if page_count(known.uses) else None,
        all_of=_all_of(known, page),
        edit=repository_links.edit(site, f"glossary/{term.id}.yaml", 1),
        propose=repository_links.issue(
            site, FORM, f"Term: {term.ko}", {"ko": term.ko, "hanja": term.hanja or "", "en": term.en}
        ),
        history=history,
    )


def _all_of(known: TermInput, page: Page) -> dict[str, str]:
    """Where the sentences of each edition begin on the pages of all sentences, if there are such pages."""
    if not page_count(known.uses):
        return {}
    pages = (concordance_page(known.term.id, number, page) for number in page_of(known.uses))
    sections = (section_id(use.edition) for use in known.uses)
    return {section: page.to(where, section) for section, where in zip(sections, pages, strict=True)}


def _seeds(known: TermInput, page: Page) -> Seeds:
    """The editions by the seeds that they are made of."""
    links = PageLinks(page)
    return {seed: SeedView(title, links.edition(id_)) for seed, title, id_ in known.seeds}


def _mistakes(term: Term, language: Language) -> Iterable[AvoidedView]:
    sides: tuple[tuple[Language, tuple[AvoidedForm, ...]], ...] = (("en", term.avoid.en), ("ko", term.avoid.ko))
    for side, mistakes in sides:
        for one in mistakes:
            yield AvoidedView(LangText(markup.text(one.term, side), side), commentary(one.why, language))
