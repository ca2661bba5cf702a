"""An edition as a preview has it in memory: annotated, checked and digested."""

from __future__ import annotations

from dataclasses import dataclass

from builder.model.digest import Digest, digest
from builder.model.edition import Edition
from builder.model.edition_index import EditionIndex, edition_index
from builder.model.finding import Finding
from builder.model.house_style import HouseStyle
from builder.model.limits import within_limits
from builder.model.terms import Glossary
from builder.rules.registry import check_edition
from builder.terms.annotate import annotate
from builder.terms.finder import Finder


@dataclass(frozen=True)
class CheckedEdition:
    """An annotated edition, with the findings of the rules about it, its digest and its index."""

    edition: Edition
    findings: tuple[Finding, ...]
    digest: Digest
    index: EditionIndex


def check_loaded(edition: Edition, glossary: Glossary, finder: Finder, style: HouseStyle) -> CheckedEdition:
    """A loaded edition, annotated, checked and digested; `finder` is the glossary's."""
    annotated = annotate(edition, finder)
    index = edition_index(annotated)
    findings = within_limits(check_edition(annotated, glossary, style))
    return CheckedEdition(annotated, findings, digest(annotated, index), index)
