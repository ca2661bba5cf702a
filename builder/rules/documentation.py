"""The generated documentation page of the rules: every kind of finding with its examples."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from builder.model.finding import Kind


def rules(kinds: tuple[Kind, ...], families: Mapping[str, str]) -> str:
    """`docs/rules.md`: a table of all kinds of finding, which must be in order of code, then the manual page of each, by family.

    `families` has the heading of each family by its letter.
    """
    return "\n".join(_rules(kinds, families)) + "\n"


def _rules(kinds: tuple[Kind, ...], families: Mapping[str, str]) -> Iterator[str]:
    yield "# Rules"
    yield ""
    yield "<!-- Generated from the rules' own manual pages: run `make record` after a change. -->"
    yield ""
    yield "Each finding of `daeyeok check` and `daeyeok import` has one of these codes; `daeyeok explain CODE` shows its page."
    yield "The tests execute the examples: Bad raises the code and no other; Good raises nothing."
    yield ""
    yield "| code | name | problem |"
    yield "| --- | --- | --- |"
    yield from (f"| [{kind.code}](#{kind.code.lower()}-{kind.name}) | {kind.name} | {kind.summary} |" for kind in kinds)
    for family, members in groupby(kinds, key=lambda kind: kind.code[0]):
        yield f"\n## {families[family]}"
        for kind in members:
            yield f"\n### {kind.code} {kind.name}\n\n{kind.page}"
