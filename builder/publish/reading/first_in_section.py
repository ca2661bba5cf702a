"""The first mention of every term in each part of an edition, for readers who want a term marked once per part."""

from __future__ import annotations

from collections import defaultdict

from builder.languages import LANGUAGES, Language
from builder.model.edition import Edition, Line, Pair

FirstMentions = dict[
    tuple[str, Language], frozenset[int]
]  # by sentence (p7.2) and language, the offsets of the first mentions


def first_in_section(edition: Edition) -> FirstMentions:
    """The offsets of the first mentions in each part, for every line; a heading begins a part, and the title is one by itself."""
    found: FirstMentions = {}
    seen: dict[Language, set[str]] = defaultdict(set)
    for pair in edition.pairs:
        if pair.kind == "heading":
            seen.clear()
        found.update(_of_pair(pair, seen))
        if pair.kind == "heading" and pair.entry.level == 1:
            seen.clear()
    return found


def _of_pair(pair: Pair, seen: dict[Language, set[str]]) -> FirstMentions:
    return {
        (f"{pair.id}.{segment.number}", side): _of_line(segment.line(side), seen[side])
        for segment in pair.segments
        for side in LANGUAGES
    }


def _of_line(line: Line, seen: set[str]) -> frozenset[int]:
    fresh: dict[str, int] = {}
    for mention in line.mentions:
        if mention.term not in seen:
            fresh.setdefault(mention.term, mention.start)
    seen.update(fresh)
    return frozenset(fresh.values())
