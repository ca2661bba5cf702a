"""The generated documentation page of the rules: every kind of finding with its examples."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from builder.model.finding import Kind

_HEADINGS = {
    "A": "Exceptions",
    "B": "The bibliography",
    "L": "Language and spelling",
    "M": "Numbers, amounts and dates",
    "N": "Notes and corrections",
    "P": "Typography",
    "S": "Source and structure",
    "T": "Terms",
    "Y": "The files",
}


def rules(kinds: tuple[Kind, ...]) -> str:
    """`docs/rules.md`: a table of all kinds of finding, which must be in order of code, then the manual page of each, by family."""
    return "\n".join(_rules(kinds)) + "\n"


def _rules(kinds: tuple[Kind, ...]) -> Iterator[str]:
    yield "# Rules"
    yield ""
    yield "<!-- Generated from the rules' own manual pages: run `make record` after a change. -->"
    yield ""
    yield "Each finding of `daeyeok check` has one of these codes; `daeyeok explain CODE` shows its page in a terminal."
    yield "The tests execute the examples: Bad raises the code and no other; Good raises nothing."
    yield ""
    yield "| code | name | problem |"
    yield "| --- | --- | --- |"
    yield from (f"| [{kind.code}](#{kind.code.lower()}-{kind.name}) | {kind.name} | {kind.summary} |" for kind in kinds)
    for family, members in groupby(kinds, key=lambda kind: kind.code[0]):
        yield f"\n## {_HEADINGS[family]}"
        for kind in members:
            yield f"\n### {kind.code} {kind.name}\n\n{kind.manual.strip()}"
