"""Marks every occurrence of every term in an edition, ties the two languages' marks together, and finds the first ones.

`annotate` is a pure function of the edition and the glossary; done twice it gives the same as once. What the rules see and what is
published both stand after it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace

from builder.languages import LANGUAGES, Language
from builder.model.edition import Edition, Line, Omission, Pair, Segment, TermOverride
from builder.model.marks import Mention
from builder.terms.finder import Finder

MentionKey = tuple[int, Language, int]  # a segment's index, a side, and a mention's index within that line


def annotate(edition: Edition, finder: Finder) -> Edition:
    """`edition` with the mentions of the finder's terms on every line, in order, none overlapping.

    The pair's own rulings go over what the finder says. Mentions of the same term that answer each other share a `link`; the first of
    each term in each language is flagged.
    """
    seen: dict[Language, set[str]] = {language: set() for language in LANGUAGES}
    blocks = [b if isinstance(b, Omission) else _first(_linked(_marked(b, finder)), seen) for b in edition.blocks]
    return replace(edition, blocks=tuple(blocks))


def _marked(pair: Pair, finder: Finder) -> Pair:
    forced = frozenset(ruling.term for ruling in pair.rulings if ruling.term)

    def ruled(line: Line, index: int, found: Iterable[Mention]) -> Line:
        rulings = [r for r in pair.rulings if r.spot and (r.spot.segment, r.spot.language) == (index, line.language)]
        return replace(line, mentions=tuple(_ruled(found, rulings, finder.terms)))

    def segment(index: int, one: Segment) -> Segment:
        ko = ruled(one.ko, index, finder.korean(one.ko.text))
        expected = [mention.term for mention in ko.mentions]
        return replace(one, ko=ko, en=ruled(one.en, index, finder.english(one.en.text, expected, forced)))

    return replace(pair, segments=tuple(segment(i, s) for i, s in enumerate(pair.segments)))


def _ruled(mentions: Iterable[Mention], rulings: Iterable[TermOverride], terms: frozenset[str]) -> list[Mention]:
    """The mentions with the rulings' own in the place of all that they overlap; one of no known term only clears the place."""
    kept = list(mentions)
    for ruling in rulings:
        if spot := ruling.spot:
            kept = [m for m in kept if m.end <= spot.start or spot.end <= m.start]
            if ruling.term in terms:
                kept.append(Mention(spot.start, spot.end, str(ruling.term)))
    return sorted(kept, key=lambda m: m.start)


def _linked(pair: Pair) -> Pair:
    """The pair with the k-th Korean mention of a term tied to the k-th English one, within the sentence, then within the pair.

    Where the pair's `links` say another order for a sentence, that holds, and what they say renders nothing stays untied.
    """
    orders = {(link.term, link.sentence - 1): link.renders for link in pair.entry.links}
    found: dict[str, dict[Language, list[MentionKey]]] = defaultdict(lambda: {"ko": [], "en": []})
    for index, segment in enumerate(pair.segments):
        for language in LANGUAGES:
            for k, mention in enumerate(segment.line(language).mentions):
                found[mention.term][language].append((index, language, k))
    links: dict[MentionKey, int] = {}
    for term, sides in found.items():
        free = set(sides["en"])
        for index in range(len(pair.segments)):
            ko, en = ([p for p in sides[language] if p[0] == index] for language in LANGUAGES)
            order = orders.get((term, index))
            if order and len(order) == len(en) and max(order) <= len(ko):
                free -= {place for place, number in zip(en, order, strict=True) if not number}
                ko, en = [ko[k - 1] for k in order if k], [place for place in en if place in free]
            _tie(ko, en, links)
        _tie(
            [p for p in sides["ko"] if p not in links], [p for p in sides["en"] if p in free and p not in links], links
        )
    return _renewed(pair, lambda place, mention: replace(mention, link=links.get(place)))


def _tie(korean: list[MentionKey], english: list[MentionKey], links: dict[MentionKey, int]) -> None:
    for ko, en in zip(korean, english, strict=False):
        links[ko] = links[en] = len(links) // 2 + 1


def _first(pair: Pair, seen: dict[Language, set[str]]) -> Pair:
    def flagged(place: MentionKey, mention: Mention) -> Mention:
        new = mention.term not in seen[place[1]]
        seen[place[1]].add(mention.term)
        return replace(mention, first=new)

    return _renewed(pair, flagged)


def _renewed(pair: Pair, change: Callable[[MentionKey, Mention], Mention]) -> Pair:
    """The pair with every mention changed, in reading order."""

    def line(side: Line, index: int) -> Line:
        return replace(side, mentions=tuple(change((index, side.language, k), m) for k, m in enumerate(side.mentions)))

    def segment(index: int, one: Segment) -> Segment:
        return replace(one, ko=line(one.ko, index), en=line(one.en, index))

    return replace(pair, segments=tuple(segment(i, s) for i, s in enumerate(pair.segments)))
