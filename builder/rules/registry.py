"""The registry of rules, and how they are applied to an edition and to the corpus."""

from __future__ import annotations

from collections.abc import Iterator

from builder.content import load
from builder.content.yaml import tree
from builder.model.corpus import Corpus
from builder.model.edition import Edition
from builder.model.finding import Finding, Kind
from builder.model.terms import Glossary
from builder.rules import (
    alignment,
    bibliography,
    characters,
    consistency,
    entries,
    glosses,
    links,
    notes,
    numbers,
    revisions,
    source,
    spelling,
    structure,
    terms,
    typography,
    unfinished,
    untranslated,
)
from builder.rules.exceptions import UNNEEDED, less_allowed
from builder.rules.rule import OfChange, OfEdition, OfPair, Rule

PAIR_RULES: tuple[Rule[OfPair], ...] = (
    *source.PAIR,
    *terms.PAIR,
    *links.PAIR,
    *numbers.PAIR,
    *untranslated.PAIR,
    *alignment.PAIR,
    *spelling.PAIR,
    *typography.PAIR,
    *notes.PAIR,
)
EDITION_RULES: tuple[Rule[OfEdition], ...] = (
    *source.EDITION,
    *structure.EDITION,
    *glosses.EDITION,
    *consistency.EDITION,
    *unfinished.EDITION,
    *characters.EDITION,
)
CORPUS_RULES: tuple[Rule[Corpus], ...] = (
    *terms.CORPUS,
    *entries.CORPUS,
    *bibliography.CORPUS,
    *consistency.CORPUS,
    *unfinished.CORPUS,
    *characters.CORPUS,
)
CHANGE_RULES: tuple[Rule[OfChange], ...] = revisions.CHANGE

KINDS: tuple[Kind, ...] = tuple(
    sorted(
        (
            *tree.FORM_KINDS,
            *load.SHAPE_KINDS,
            *(rule.kind for rule in PAIR_RULES),
            *(rule.kind for rule in EDITION_RULES),
            *(rule.kind for rule in CORPUS_RULES),
            *(rule.kind for rule in CHANGE_RULES),
            UNNEEDED,
        ),
        key=lambda kind: kind.code,
    )
)


_OF_EDITION = frozenset((*(rule.kind.code for rule in PAIR_RULES), *(rule.kind.code for rule in EDITION_RULES)))
_OF_CORPUS = frozenset(rule.kind.code for rule in CORPUS_RULES)
_OF_CHANGE = frozenset(rule.kind.code for rule in CHANGE_RULES)
_CODES = _OF_EDITION | _OF_CORPUS | _OF_CHANGE


def check_edition(edition: Edition, glossary: Glossary) -> Iterator[Finding]:
    """The findings about an annotated edition by itself, without those that its pairs allow, and about exceptions that are not needed."""
    of_edition, of_pairs = OfEdition(edition, glossary), [OfPair(pair, glossary) for pair in edition.pairs]
    findings = (
        *(finding for rule in EDITION_RULES for finding in rule.findings(of_edition)),
        *(finding for pair in of_pairs for rule in _rules_of(pair) for finding in rule.findings(pair)),
    )
    allowances = (one for one in edition.allowances if one.code not in _OF_CORPUS | _OF_CHANGE)
    return less_allowed(findings, allowances, _CODES)


def _rules_of(subject: OfPair) -> tuple[Rule[OfPair], ...]:
    """The rules that can be put to a pair: where its sides differ in number, what compares their lines would say nothing true."""
    ko, en = subject.pair.counts
    return PAIR_RULES if ko == en else source.PAIR


def check_corpus(corpus: Corpus) -> Iterator[Finding]:
    """The findings about the glossary and the digests of all editions, without those that pairs allow, and about exceptions not needed."""
    findings = (finding for rule in CORPUS_RULES for finding in rule.findings(corpus))
    allowances = (one for digest in corpus.digests for one in digest.allowances if one.code in _OF_CORPUS)
    return less_allowed(findings, allowances, _CODES)


def check_change(before: Edition, after: Edition) -> Iterator[Finding]:
    """The findings about the changes to an edition since `before`, without those that its pairs allow, and about exceptions not needed."""
    findings = (finding for rule in CHANGE_RULES for finding in rule.findings(OfChange(before, after)))
    allowances = (one for one in after.allowances if one.code in _OF_CHANGE)
    return less_allowed(findings, allowances, _CODES)
