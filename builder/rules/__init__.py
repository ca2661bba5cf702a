"""Which rules there are, and how they are put to an edition and to the whole."""

from __future__ import annotations

from collections.abc import Iterator

from builder import load, yamltree
from builder.finding import Finding, Kind
from builder.format import Whole
from builder.model import Edition, Glossary, Pair
from builder.rule import OfChange, OfEdition, OfPair, Rule
from builder.rules import (
    apparatus,
    consistency,
    entries,
    fidelity,
    glosses,
    history,
    language,
    links,
    numbers,
    source,
    spelling,
    structure,
    terms,
    typography,
    unfinished,
)

PAIR_RULES: tuple[Rule[OfPair], ...] = (
    *source.PAIR,
    *terms.PAIR,
    *links.PAIR,
    *numbers.PAIR,
    *language.PAIR,
    *fidelity.PAIR,
    *spelling.PAIR,
    *typography.PAIR,
    *apparatus.PAIR,
)
EDITION_RULES: tuple[Rule[OfEdition], ...] = (
    *source.EDITION,
    *structure.EDITION,
    *glosses.EDITION,
    *consistency.EDITION,
    *unfinished.EDITION,
)
WHOLE_RULES: tuple[Rule[Whole], ...] = (*terms.WHOLE, *entries.WHOLE, *consistency.WHOLE, *unfinished.WHOLE)
CHANGE_RULES: tuple[Rule[OfChange], ...] = history.CHANGE

KINDS: tuple[Kind, ...] = tuple(
    sorted(
        (
            *yamltree.KINDS,
            *load.KINDS,
            *(rule.kind for rule in PAIR_RULES),
            *(rule.kind for rule in EDITION_RULES),
            *(rule.kind for rule in WHOLE_RULES),
            *(rule.kind for rule in CHANGE_RULES),
            apparatus.UNNEEDED,
        ),
        key=lambda kind: kind.code,
    )
)


def check_edition(edition: Edition, glossary: Glossary) -> Iterator[Finding]:
    """What the rules say of an annotated edition, less what its pairs allow, and every `allow` that was not needed."""
    for edition_rule in EDITION_RULES:
        yield from edition_rule.findings(OfEdition(edition, glossary))
    for pair in edition.pairs:
        yield from _check_pair(OfPair(pair, glossary))


def check_whole(whole: Whole) -> Iterator[Finding]:
    """What the rules say of the glossary and the digests of all editions."""
    for rule in WHOLE_RULES:
        yield from rule.findings(whole)


def check_change(before: Edition, after: Edition) -> Iterator[Finding]:
    """What the rules say of an edition that was `before` where the branch began."""
    for rule in CHANGE_RULES:
        yield from rule.findings(OfChange(before, after))


def _check_pair(subject: OfPair) -> Iterator[Finding]:
    needed = set()
    for rule in PAIR_RULES:
        for finding in rule.findings(subject):
            if finding.code in subject.pair.entry.allow:
                needed.add(finding.code)
            else:
                yield finding
    yield from _unneeded(subject.pair, needed)


def _unneeded(pair: Pair, needed: set[str]) -> Iterator[Finding]:
    codes = {rule.kind.code for rule in PAIR_RULES}
    beyond = {rule.kind.code for rule in consistency.WHOLE} | {rule.kind.code for rule in consistency.EDITION}
    for code in pair.entry.allow.keys() - beyond:
        if code not in needed:
            message = "nothing here needs ‘{code}’: remove it" if code in codes else "‘{code}’ is no rule of a pair"
            yield apparatus.UNNEEDED.at(pair.place("allow", code), message, code=code)
