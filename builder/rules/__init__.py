"""Which rules there are, and how they are put to an edition and to the whole."""

from __future__ import annotations

from collections.abc import Iterator

from builder import load, yamltree
from builder.finding import Finding, Kind
from builder.format import Whole
from builder.model import Edition, Glossary, Pair
from builder.rule import OfEdition, OfPair, Rule
from builder.rules import apparatus, source, terms

PAIR_RULES: tuple[Rule[OfPair], ...] = (*source.PAIR, *terms.PAIR, *apparatus.PAIR)
EDITION_RULES: tuple[Rule[OfEdition], ...] = source.EDITION
WHOLE_RULES: tuple[Rule[Whole], ...] = terms.WHOLE

KINDS: tuple[Kind, ...] = tuple(
    sorted(
        (
            *yamltree.KINDS,
            *load.KINDS,
            *(rule.kind for rule in PAIR_RULES),
            *(rule.kind for rule in EDITION_RULES),
            *(rule.kind for rule in WHOLE_RULES),
            apparatus.UNNEEDED,
        ),
        key=lambda kind: kind.code,
    )
)


def check_edition(edition: Edition, glossary: Glossary) -> Iterator[Finding]:
    """What the rules say of an annotated edition, less what its pairs allow, and every `allow` that was not needed."""
    for edition_rule in EDITION_RULES:
        yield from edition_rule.findings(OfEdition(edition))
    for pair in edition.pairs:
        yield from _check_pair(OfPair(pair, glossary))


def check_whole(whole: Whole) -> Iterator[Finding]:
    """What the rules say of the glossary and the digests of all editions."""
    for rule in WHOLE_RULES:
        yield from rule.findings(whole)


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
    for code in pair.entry.allow:
        if code not in needed:
            message = "nothing here needs ‘{code}’: remove it" if code in codes else "‘{code}’ is no rule of a pair"
            yield apparatus.UNNEEDED.at(pair.place("allow", code), message, code=code)
