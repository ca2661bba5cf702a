"""How many findings are listed: of those of one file, and of those of a run, a number that nobody reads to the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from builder.model.finding import Finding, Kind, Place

MOST_OF_FILE = 1_000
MOST_OF_RUN = 10_000

MORE = Kind(
    "Y115",
    "more-findings",
    f"There are more findings than are listed: of a file the first {MOST_OF_FILE:,} are, and of a run the first {MOST_OF_RUN:,}.\n\n"
    "So many have one cause, or a few: correct the first ones, and check again.",
)


def within_limits(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings by place, and where there are too many, in the place of the last ones how many they are.

    Findings that were limited before may be limited again, alone or with others.
    """
    by_file = groupby(sorted(findings), key=lambda finding: finding.place.file)
    listed = [finding for file, group in by_file for finding in _of_file(file, list(group))]
    if len(listed) <= MOST_OF_RUN:
        return tuple(listed)
    left = listed[MOST_OF_RUN:]
    message = "{count} more findings, in this file and those after it, are not listed"
    return (*listed[:MOST_OF_RUN], MORE.at(left[0].place, message, count=sum(map(_count, left))))


def more(place: Place, count: int) -> Finding:
    """The finding that `count` more of the same file are not listed."""
    return MORE.at(place, "{count} more findings in this file are not listed", count=count)


def _of_file(file: str, findings: list[Finding]) -> Iterator[Finding]:
    listed = [finding for finding in findings if finding.code != MORE.code]
    left = [*listed[MOST_OF_FILE:], *(finding for finding in findings if finding.code == MORE.code)]
    yield from listed[:MOST_OF_FILE]
    if left:
        yield more(Place(file), sum(map(_count, left)))


def _count(finding: Finding) -> int:
    """How many findings one stands for."""
    return int(dict(finding.values)["count"]) if finding.code == MORE.code else 1
