"""The glossary's pages: the index by Korean initial, and the page of one term."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from builder.publish.format import Site
from builder.languages.korean.hangul import is_syllable, split
from builder.model.terms import Glossary, Term
from builder.model.history import History
from builder.languages import Language
from builder.publish.site.pages import address, forge, markup, wording
from builder.publish.site.pages.address import Page
from builder.publish.site.pages.citation import Cited, cited
from builder.publish.site.pages.concordance import Concordance, Places, Sightings, count, sightings
from builder.publish.site.pages.headword import Headword, headword, in_english, renderings
from builder.publish.site.pages.past import Past, past
from builder.publish.site.pages.renderings_used import Used, renderings_used
from builder.publish.site.pages.twofold import Said, in_language, twofold

_PLAIN = dict(
    zip("ㄲㄸㅃㅆㅉ", "ㄱㄷㅂㅅㅈ", strict=True)
)  # doubled initials stand with the plain ones, as in an index
_LATIN = "A–Z"
FORM = "2-new-term.yml"  # of .github/ISSUE_TEMPLATE


@dataclass(frozen=True)
class IndexEntry:
    """A term in the index.

    `count` is the number of sentences it occurs in, `keys` what the page's filter looks through, `kind` the code of its kind, and
    `editions` the ids of the editions it occurs in, with blanks between.
    """

    head: Headword
    count: int
    keys: str
    kind: str
    editions: str


@dataclass(frozen=True)
class Initial:
    """The terms whose headword begins with one letter: a Korean consonant, or any other script's under A–Z."""

    letter: str
    id: str
    entries: tuple[IndexEntry, ...]


@dataclass(frozen=True)
class GlossaryView:
    """The index; `count` is the number of terms, `kinds` and `editions` by what it can be filtered, by code and id."""

    initials: tuple[Initial, ...]
    count: int
    kinds: tuple[tuple[str, str], ...]
    editions: tuple[tuple[str, Said], ...]


@dataclass(frozen=True)
class Mistake:
    """A form to avoid, and why."""

    said: Said
    why: Markup


@dataclass(frozen=True)
class TermView:
    """All that the template of a term's page shows.

    `definitions` begins with the interface's language; `edit` and `propose` lead to the entry in the forge's editor and to its form
    for terms, None where no repository is known; `past` is None where Git tells nothing of it.
    """

    head: Headword
    spellings: tuple[str, ...]
    admitted: tuple[Markup, ...]
    avoided: tuple[Mistake, ...]
    definitions: tuple[Said, Said]
    origin: Markup | None
    usage: Markup | None
    see: tuple[Headword, ...]
    sources: tuple[Cited, ...]
    status: str
    data: str
    count: int
    used: tuple[Used, ...]
    editions: tuple[Sightings, ...]
    edit: str | None
    propose: str | None
    past: Past | None


def glossary_view(glossary: Glossary, places: Concordance, page: Page) -> GlossaryView:
    """The index of all terms, Korean initials first, in the order of a Korean dictionary."""
    ordered = sorted(glossary.terms, key=_order)
    initials = tuple(
        Initial(letter, f"initial-{number}", tuple(_index_entry(term, places.get(term.id, ()), page) for term in terms))
        for number, (letter, terms) in enumerate(groupby(ordered, key=lambda term: initial(term.ko)), 1)
    )
    kinds = sorted((wording.label(kind, page.language), kind) for kind in {term.kind for term in ordered})
    titles = {digest.id: twofold(digest.title, page.language).here for where in places.values() for digest, _ in where}
    return GlossaryView(
        initials, len(ordered), tuple((kind, label) for label, kind in kinds), tuple(sorted(titles.items()))
    )


def term_view(
    term: Term, see: tuple[Term, ...], places: Places, page: Page, site: Site, history: History | None = None
) -> TermView:
    """The page of `term` on a site, with the entries it is related to, the places it occurs in, and its history."""
    other: Language = "en" if page.language == "ko" else "ko"
    file = f"glossary/{term.id}.yaml"
    return TermView(
        head=headword(term, page),
        spellings=term.variants.ko,
        admitted=renderings(term.variants.en),
        avoided=tuple(_mistakes(term)),
        definitions=(in_language(term.definition, page.language), in_language(term.definition, other)),
        origin=in_english(term.origin),
        usage=in_english(term.usage),
        see=tuple(headword(one, page) for one in see),
        sources=cited(term.sources),
        status=wording.label(term.status, page.language),
        data=page.to_file(address.term_data(term.id)),
        count=count(places),
        used=renderings_used(places, page),
        editions=sightings(places, page),
        edit=forge.edit(site, file, 1),
        propose=forge.issue(site, FORM, f"Term: {term.ko}", {"ko": term.ko, "hanja": term.hanja or "", "en": term.en}),
        past=past(history, file, site) if history else None,
    )


def initial(headword: str) -> str:
    """The letter that a headword stands under: ㄱ to ㅎ, or A–Z."""
    first = headword[0]
    if not is_syllable(first):
        return _LATIN
    lead = split(first)[0]
    return _PLAIN.get(lead, lead)


def relations(glossary: Glossary) -> dict[str, tuple[Term, ...]]:
    """For each term the entries that it sees and those that see it, in order of headword."""
    found: dict[str, set[str]] = {term.id: set() for term in glossary.terms}
    for term in glossary.terms:
        for other in term.see:
            if other in found:
                found[term.id].add(other)
                found[other].add(term.id)
    return {id_: tuple(sorted((glossary.by_id[one] for one in ids), key=_order)) for id_, ids in found.items()}


def _order(term: Term) -> tuple[bool, str, str, str]:
    letter = initial(term.ko)
    return letter == _LATIN, letter, term.ko.casefold(), term.id


def _index_entry(term: Term, places: Places, page: Page) -> IndexEntry:
    head = headword(term, page)
    keys = " ".join((*term.forms("ko"), *term.forms("en"), head.romanization or "")).casefold()
    return IndexEntry(head, count(places), keys, term.kind, " ".join(digest.id for digest, _ in places))


def _mistakes(term: Term) -> Iterable[Mistake]:
    for one in term.avoid.en:
        yield Mistake(Said(markup.text(one.term, "en"), "en"), markup.prose(one.why, "en"))
    for one in term.avoid.ko:
        yield Mistake(Said(markup.text(one.term, "ko"), "ko"), markup.prose(one.why, "en"))
