"""The registry of rules, and how they are applied to an edition and to the corpus."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from builder.content.file_names import NAME_KINDS
from builder.content.importers.kinds import IMPORT_KINDS
from builder.content.loading.shape_faults import SHAPE_KINDS
from builder.content.loading.works import WRONG_PART
from builder.content.yaml.kinds import FORM_KINDS
from builder.model import limits
from builder.model.corpus import Corpus
from builder.model.edition import Allowance, Edition, Pair
from builder.model.entries.heads import Revision
from builder.model.finding import Finding, Kind
from builder.model.house_style import HOUSE_STYLE, HouseStyle
from builder.model.locator import Locator
from builder.model.terms import Glossary
from builder.rules import (
    alignment,
    bibliography,
    brackets,
    characters,
    consistency,
    dashes,
    entries,
    exchanged_numbers,
    footnotes,
    glosses,
    links,
    notes,
    numbers,
    pictures,
    quotation_marks,
    revisions,
    source,
    speeches,
    spelling,
    structure,
    terms,
    typography,
    unfinished,
    untranslated,
)
from builder.rules.exceptions import UNNEEDED, less_allowed
from builder.rules.prose import Prose, prose_of_head, prose_of_pair, prose_of_term, prose_of_work
from builder.rules.rule import OfChange, OfEdition, OfHead, OfPair, Rule

PAIR_RULES: tuple[Rule[OfPair], ...] = (
    *source.PAIR,
    *terms.PAIR,
    *links.PAIR,
    *numbers.PAIR,
    *exchanged_numbers.PAIR,
    *untranslated.PAIR,
    *alignment.PAIR,
    *notes.PAIR,
    *structure.PAIR,
    *speeches.PAIR,
)
PROSE_RULES: tuple[Rule[Prose], ...] = (
    *untranslated.PROSE,
    *spelling.PROSE,
    *brackets.PROSE,
    *typography.PROSE,
    *quotation_marks.PROSE,
    *dashes.PROSE,
)
EDITION_RULES: tuple[Rule[OfEdition], ...] = (
    *source.EDITION,
    *footnotes.EDITION,
    *structure.EDITION,
    *pictures.EDITION,
    *glosses.EDITION,
    *consistency.EDITION,
)
HEAD_RULES: tuple[Rule[OfHead], ...] = (*structure.HEAD, *unfinished.HEAD, *characters.HEAD)
GLOSSARY_RULES: tuple[Rule[Glossary], ...] = (
    *terms.GLOSSARY,
    *entries.GLOSSARY,
    *bibliography.GLOSSARY,
    *unfinished.GLOSSARY,
    *characters.GLOSSARY,
)
CORPUS_RULES: tuple[Rule[Corpus], ...] = (
    *pictures.CORPUS,
    *entries.CORPUS,
    *bibliography.CORPUS,
    *consistency.CORPUS,
    *alignment.CORPUS,
)
# Rules about what is nowhere, which only all editions together can tell.
_OF_ALL_EDITIONS: tuple[Rule[Corpus], ...] = (
    entries.unused_entry,
    bibliography.unused_source,
    pictures.unused_picture,
)
CHANGE_RULES: tuple[Rule[OfChange], ...] = revisions.CHANGE

# The letters that codes begin with, and what the rules of each are about.
FAMILIES: Mapping[str, str] = {
    "A": "Exceptions",
    "B": "The bibliography",
    "I": "Importing",
    "L": "Language and spelling",
    "M": "Numbers, amounts and dates",
    "N": "Notes and corrections",
    "P": "Typography",
    "S": "Source and structure",
    "T": "Terms",
    "Y": "The files",
}

KINDS: tuple[Kind, ...] = tuple(
    sorted(
        (
            *FORM_KINDS,
            *SHAPE_KINDS,
            *NAME_KINDS,
            WRONG_PART,
            *IMPORT_KINDS,
            *(rule.kind for rule in PAIR_RULES),
            *(rule.kind for rule in PROSE_RULES),
            *(rule.kind for rule in EDITION_RULES),
            *(rule.kind for rule in HEAD_RULES),
            *(rule.kind for rule in GLOSSARY_RULES),
            *(rule.kind for rule in CORPUS_RULES),
            *(rule.kind for rule in CHANGE_RULES),
            UNNEEDED,
            limits.MORE,
        ),
        key=lambda kind: kind.code,
    )
)


_OF_EDITION = frozenset(
    rule.kind.code for rules in (PAIR_RULES, PROSE_RULES, EDITION_RULES, HEAD_RULES) for rule in rules
)
_OF_CORPUS = frozenset(rule.kind.code for rules in (GLOSSARY_RULES, CORPUS_RULES) for rule in rules)
_OF_CHANGE = frozenset(rule.kind.code for rule in CHANGE_RULES)
_CODES = _OF_EDITION | _OF_CORPUS | _OF_CHANGE


def codes_named(word: str) -> frozenset[str]:
    """The codes that a word names: a code, the beginning of some (the family T), or a name."""
    return frozenset(kind.code for kind in KINDS if kind.code.startswith(word.upper()) or kind.name == word.lower())


def check_pair(pair: Pair, glossary: Glossary, style: HouseStyle = HOUSE_STYLE) -> Iterator[Finding]:
    """The findings about an annotated pair by itself, those that it allows among them."""
    of_pair = OfPair(pair, glossary)
    yield from (finding for rule in _rules_of(of_pair) for finding in rule.findings(of_pair))
    if _is_aligned(pair):
        yield from _about_prose(prose_of_pair(pair, glossary, style))


def check_edition(
    edition: Edition, glossary: Glossary, style: HouseStyle = HOUSE_STYLE, of_pairs: Iterable[Finding] | None = None
) -> Iterator[Finding]:
    """The findings about an annotated edition by itself, without those that its pairs allow, and about exceptions that are not needed.

    `of_pairs` are those of `check_pair`, if they are known.
    """
    of_edition, of_head = OfEdition(edition, glossary), OfHead(edition.locator, _own_revisions(edition))
    made = (finding for pair in edition.pairs for finding in check_pair(pair, glossary, style))
    findings = (
        *(finding for rule in EDITION_RULES for finding in rule.findings(of_edition)),
        *(finding for rule in HEAD_RULES for finding in rule.findings(of_head)),
        *_about_prose(prose_of_head(edition, glossary, style)),
        *(made if of_pairs is None else of_pairs),
    )
    allowances = (one for one in edition.allowances if one.code not in _OF_CORPUS | _OF_CHANGE)
    return _on(findings, allowances, style)


def _own_revisions(edition: Edition) -> tuple[Revision, ...]:
    """The revisions that an edition states itself."""
    return () if edition.part_of and "revisions" in edition.part_of.inherited else edition.entry.revisions


def check_work(
    locator: Locator, stated: tuple[Revision, ...], glossary: Glossary, style: HouseStyle = HOUSE_STYLE
) -> Iterator[Finding]:
    """The findings about a work by itself, whose file has these texts and states these revisions."""
    of_head = OfHead(locator, stated)
    findings = (
        *(finding for rule in HEAD_RULES for finding in rule.findings(of_head)),
        *_about_prose(prose_of_work(locator, glossary, style)),
    )
    return _on(findings, (), style)


def _about_prose(prose: Prose) -> Iterator[Finding]:
    return (finding for rule in PROSE_RULES for finding in rule.findings(prose))


def _on(findings: Iterable[Finding], allowances: Iterable[Allowance], style: HouseStyle) -> Iterator[Finding]:
    """The findings of the rules that are on and that no exception covers, and those about exceptions to them that are not needed."""
    reported = (finding for finding in findings if finding.code not in style.off)
    allowed = (one for one in allowances if one.code not in style.off)
    return (finding for finding in less_allowed(reported, allowed, _CODES) if finding.code not in style.off)


def _rules_of(subject: OfPair) -> tuple[Rule[OfPair], ...]:
    """The rules that can be put to a pair: where its sides differ in number, what compares their lines would say nothing true."""
    return PAIR_RULES if _is_aligned(subject.pair) else source.PAIR


def _is_aligned(pair: Pair) -> bool:
    ko, en = pair.counts
    return ko == en


def check_glossary(glossary: Glossary, style: HouseStyle = HOUSE_STYLE) -> Iterator[Finding]:
    """The findings about the entries and records by themselves, whether the rules are on or not."""
    prose = (prose_of_term(term, glossary, style) for term in glossary.terms)
    yield from (finding for rule in GLOSSARY_RULES for finding in rule.findings(glossary))
    yield from (finding for text in prose for finding in _about_prose(text))


def check_corpus(
    corpus: Corpus,
    style: HouseStyle = HOUSE_STYLE,
    *,
    is_whole: bool = True,
    of_glossary: Iterable[Finding] | None = None,
) -> Iterator[Finding]:
    """The findings about the glossary and the digests of all editions, without those that pairs allow, and about exceptions not needed.

    `of_glossary` are those of `check_glossary`, if they are known. Unless the corpus is whole, what is nowhere in it, and exceptions that
    nothing in it needs, are not reported: the editions that are missing may have it, or need them.
    """
    rules = [rule for rule in CORPUS_RULES if is_whole or rule not in _OF_ALL_EDITIONS]
    findings = (
        *(check_glossary(corpus.glossary, style) if of_glossary is None else of_glossary),
        *(finding for rule in rules for finding in rule.findings(corpus)),
    )
    allowances = (one for digest in corpus.digests for one in digest.allowances if one.code in _OF_CORPUS)
    return (finding for finding in _on(findings, allowances, style) if is_whole or finding.code != UNNEEDED.code)


def check_change(before: Edition, after: Edition, style: HouseStyle = HOUSE_STYLE) -> Iterator[Finding]:
    """The findings about the changes to an edition since `before`, without those that its pairs allow, and about exceptions not needed."""
    findings = (finding for rule in CHANGE_RULES for finding in rule.findings(OfChange(before, after)))
    allowances = (one for one in after.allowances if one.code in _OF_CHANGE)
    return _on(findings, allowances, style)
