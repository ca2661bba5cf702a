"""Pairs in which the rules have found nothing, known so that an edition in which one has changed is not checked as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from builder.build.cache import Cache, key_of
from builder.build.codec import encode
from builder.model.edition import Edition, Pair
from builder.model.finding import Finding, Place

_NOWHERE = Place("")


def findings_in_pairs(
    edition: Edition, check: Callable[[Pair], Iterable[Finding]], cache: Cache, key: str
) -> tuple[Finding, ...]:
    """What `check` finds in the pairs of an annotated edition.

    The cache has, under `key`, those in which it found nothing the last time, whatever else has changed since; they are not checked again.
    """
    if not cache.keeps:
        return tuple(finding for pair in edition.pairs for finding in check(pair))
    known = cache.get(key, frozenset[str]) or frozenset()
    keyed = [(_content(pair), pair) for pair in edition.pairs]
    found = [(one, () if one in known else tuple(check(pair))) for one, pair in keyed]
    clean = frozenset(one for one, findings in found if not findings)
    if clean != known:
        cache.put(key, clean)
    return tuple(finding for _, findings in found for finding in findings)


def _content(pair: Pair) -> str:
    """A digest of everything in an annotated pair but where it is, which is where a finding would be."""
    texts = [(text.path, text.text) for text in pair.locator.texts()]
    lines = [replace(line, place=_NOWHERE) for line in pair.lines()]
    return key_of(encode((pair.entry, texts, lines, pair.counts, [note.number for note in pair.notes])))
