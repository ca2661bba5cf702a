"""What a change of the texts does to the findings about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from builder.model.corpus import AnnotatedCorpus
from builder.model.edition import Edition
from builder.model.finding import Finding
from builder.model.house_style import HouseStyle
from builder.rules.registry import check_edition


def new_findings(old: AnnotatedCorpus, new: AnnotatedCorpus, style: HouseStyle) -> Iterator[Finding]:
    """The findings about editions that there were not before, in order, without those that have only moved to another line."""
    before = {edition.id: edition for edition in old.editions}
    for edition in new.editions:
        known = before.get(edition.id)
        if known is None or known.entry != edition.entry or old.glossary.terms != new.glossary.terms:
            yield from _new(known, edition, old, new, style)


def _new(
    before: Edition | None, after: Edition, old: AnnotatedCorpus, new: AnnotatedCorpus, style: HouseStyle
) -> Iterator[Finding]:
    counts = Counter(map(_content, check_edition(before, old.glossary, style) if before else ()))
    for finding in sorted(check_edition(after, new.glossary, style)):
        counts[_content(finding)] -= 1
        if counts[_content(finding)] < 0:
            yield finding


def _content(finding: Finding) -> tuple[object, ...]:
    """What a finding says, without its place."""
    return finding.code, finding.message, finding.values
