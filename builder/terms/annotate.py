"""Annotation of an edition: marks every mention of every term, aligns the mentions of the two languages, and flags the first ones.

`annotate` is a pure, idempotent function of the edition and the glossary. Both the rules and the formats work on its result.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from builder.languages import LANGUAGES, Language
from builder.model.edition import Edition, Line, Pair, Segment, TermOverride
from builder.model.marks import Mention
from builder.terms.alignment import MentionKey, alignments
from builder.terms.finder import Finder


def annotate(edition: Edition, finder: Finder) -> Edition:
    """`edition` with the mentions of the finder's terms on every line, in order and without overlap.

    A pair's own overrides take precedence over the finder. Mentions of the same term that render each other have the same
    `alignment`; the first mention of each term in each language is flagged.
    """
    seen: dict[Language, set[str]] = {language: set() for language in LANGUAGES}
    blocks = [_with_first(_aligned(_mark(b, finder)), seen) if isinstance(b, Pair) else b for b in edition.blocks]
    return replace(edition, blocks=tuple(blocks))


def _mark(pair: Pair, finder: Finder) -> Pair:
    forced = frozenset(override.term for override in pair.overrides if override.term)

    def ruled(line: Line, index: int, found: Iterable[Mention]) -> Line:
        overrides = [
            r for r in pair.overrides if r.match and (r.match.segment, r.match.language) == (index, line.language)
        ]
        return replace(line, mentions=tuple(_apply_overrides(found, overrides, finder.terms)))

    def segment(index: int, one: Segment) -> Segment:
        ko = ruled(one.ko, index, finder.korean(one.ko.spoken))
        expected = [mention.term for mention in ko.mentions]
        return replace(one, ko=ko, en=ruled(one.en, index, finder.english(one.en.text, expected, forced)))

    return replace(pair, segments=tuple(segment(i, s) for i, s in enumerate(pair.segments)))


def _apply_overrides(
    mentions: Iterable[Mention], overrides: Iterable[TermOverride], terms: frozenset[str]
) -> list[Mention]:
    """The mentions, with those of the overrides replacing all that they overlap; an override without a known term only removes them."""
    kept = list(mentions)
    for override in overrides:
        if match := override.match:
            kept = [m for m in kept if m.end <= match.start or match.end <= m.start]
            if override.term in terms:
                kept.append(Mention(match.start, match.end, str(override.term)))
    return sorted(kept, key=lambda m: m.start)


def _aligned(pair: Pair) -> Pair:
    numbers = alignments(pair)
    return _map_mentions(pair, lambda key, mention: replace(mention, alignment=numbers.get(key)))


def _with_first(pair: Pair, seen: dict[Language, set[str]]) -> Pair:
    def flagged(key: MentionKey, mention: Mention) -> Mention:
        new = mention.term not in seen[key.language]
        seen[key.language].add(mention.term)
        return replace(mention, first=new)

    return _map_mentions(pair, flagged)


def _map_mentions(pair: Pair, change: Callable[[MentionKey, Mention], Mention]) -> Pair:
    """The pair with `change` applied to every mention, in reading order."""

    def line(side: Line, index: int) -> Line:
        return replace(
            side, mentions=tuple(change(MentionKey(index, side.language, k), m) for k, m in enumerate(side.mentions))
        )

    def segment(index: int, one: Segment) -> Segment:
        return replace(one, ko=line(one.ko, index), en=line(one.en, index))

    return replace(pair, segments=tuple(segment(i, s) for i, s in enumerate(pair.segments)))
