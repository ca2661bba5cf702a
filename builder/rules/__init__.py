"""Which rules there are, and how they are put to an edition and to the whole."""

from __future__ import annotations

from collections.abc import Iterator

from builder import load, yamltree
from builder.finding import Finding, Kind
from builder.format import Whole
from builder.model import Edition, Glossary
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
)
from builder.rules.exceptions import UNNEEDED, less_allowed

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
)
WHOLE_RULES: tuple[Rule[Whole], ...] = (*terms.WHOLE, *entries.WHOLE, *consistency.WHOLE)
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
            UNNEEDED,
        ),
        key=lambda kind: kind.code,
    )
)


_OF_EDITION = frozenset((*(rule.kind.code for rule in PAIR_RULES), *(rule.kind.code for rule in EDITION_RULES)))
_OF_WHOLE = frozenset(rule.kind.code for rule in WHOLE_RULES)
_OF_CHANGE = frozenset(rule.kind.code for rule in CHANGE_RULES)
_CODES = _OF_EDITION | _OF_WHOLE | _OF_CHANGE


def check_edition(edition: Edition, glossary: Glossary) -> Iterator[Finding]:
    """What the rules say of an annotated edition by itself, less what its pairs allow, and each exception not needed."""
    of_edition, of_pairs = OfEdition(edition, glossary), [OfPair(pair, glossary) for pair in edition.pairs]
    findings = (
        *(finding for rule in EDITION_RULES for finding in rule.findings(of_edition)),
        *(finding for pair in of_pairs for rule in PAIR_RULES for finding in rule.findings(pair)),
    )
    allowances = (one for one in edition.allowances if one.code not in _OF_WHOLE | _OF_CHANGE)
    return less_allowed(findings, allowances, _CODES)


def check_whole(whole: Whole) -> Iterator[Finding]:
    """What the rules say of the glossary and the digests of all editions, less what pairs allow, and each exception not needed."""
    findings = (finding for rule in WHOLE_RULES for finding in rule.findings(whole))
    allowances = (one for digest in whole.digests for one in digest.allowances if one.code in _OF_WHOLE)
    return less_allowed(findings, allowances, _CODES)


def check_change(before: Edition, after: Edition) -> Iterator[Finding]:
    """What the rules say of an edition that was `before` where the branch began, less what it allows, and each exception not needed."""
    findings = (finding for rule in CHANGE_RULES for finding in rule.findings(OfChange(before, after)))
    allowances = (one for one in after.allowances if one.code in _OF_CHANGE)
    return less_allowed(findings, allowances, _CODES)
