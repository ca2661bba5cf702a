"""Judged cases by kind: how many are answered as they were judged, and the tables of `docs/figures.md`, which are recorded from that."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.support import ROOT

PAGE = ROOT / "docs" / "figures.md"
Golden = Callable[[Path, str], None]


@dataclass(frozen=True)
class Case:
    """A judged case: its kind, its text, whether it is to be reported (or found), and whether it was."""

    kind: str
    text: str
    wanted: bool
    found: bool


def failures(cases: Iterable[Case]) -> list[str]:
    """The cases that are not answered as they were judged, for a test's message."""
    return [
        f"{case.kind}: {'missed' if case.wanted else 'flagged'} {case.text}"
        for case in cases
        if case.wanted != case.found
    ]


def record(golden: Golden, section: str, cases: Iterable[Case]) -> None:
    """Compare the table of a section of the page with the cases, or write it anew."""
    record_table(golden, section, _table(cases))


def record_table(golden: Golden, section: str, rows: Iterable[str]) -> None:
    """Compare the table of a section of the page with the rows, or write it anew."""
    page = PAGE.read_text(encoding="utf-8")
    begin, end = f"<!-- recorded: {section} -->\n", "<!-- up to here -->\n"
    before, found, rest = page.partition(begin)
    _, closed, after = rest.partition(end)
    assert found
    assert closed
    golden(PAGE, f"{before}{begin}" + "".join(f"{line}\n" for line in rows) + f"{end}{after}")


def _table(cases: Iterable[Case]) -> Iterator[str]:
    by_kind: dict[str, list[Case]] = defaultdict(list)
    for case in cases:
        by_kind[case.kind].append(case)
        by_kind["all"].append(case)
    by_kind["all"] = by_kind.pop("all")
    yield "| kind | to be left alone | of them reported | to be reported | of them missed | precision | recall |"
    yield "| --- | --- | --- | --- | --- | --- | --- |"
    yield from (_row(kind, of_kind) for kind, of_kind in by_kind.items())


def _row(kind: str, cases: list[Case]) -> str:
    right, wrong = ([case for case in cases if case.wanted is wanted] for wanted in (False, True))
    flagged, found = (sum(case.found for case in side) for side in (right, wrong))
    shares = _share(found, found + flagged), _share(found, len(wrong))
    return f"| {kind} | {len(right)} | {flagged} | {len(wrong)} | {len(wrong) - found} | {shares[0]} | {shares[1]} |"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %" if whole else "–"
