"""The generated documentation page of the formats."""

from __future__ import annotations

from collections.abc import Iterable

from builder.publish.format import CorpusFormat, EditionFormat


def formats(editions: Iterable[EditionFormat], corpus: Iterable[CorpusFormat]) -> str:
    """`docs/formats.md`: a table of the formats."""
    lines = [
        "# Formats",
        "",
        "<!-- Generated from the formats' own declarations: run `make record` after a change. -->",
        "",
        "| format | made from | description |",
        "| --- | --- | --- |",
        *(f"| {form.name} | each edition | {form.about} |" for form in editions),
        *(f"| {form.name} | the corpus | {form.about} |" for form in corpus),
    ]
    return "\n".join(lines) + "\n"
