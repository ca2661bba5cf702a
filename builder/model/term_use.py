"""The use of a term in an edition: how often it occurs there, and by which words it is rendered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import msgspec

from builder.model.occurrence import Occurrence
from builder.model.packed import fingerprint, packed

_NONE = packed(())


@dataclass(frozen=True, slots=True)
class RenderingUse:
    """A rendering of a term in an edition: its words as spelled first, how often they occur, and the sentence that has them first.

    `words` is None for Korean sentences whose English has no rendering of the term.
    """

    words: str | None
    count: int
    first: str


@dataclass(frozen=True, slots=True)
class TermUse:
    """The use of a term in an edition: in how many sentences it occurs, a 64-bit digest of these, and its renderings, packed."""

    term: str
    count: int
    occurrences: int
    packed_renderings: bytes = _NONE

    @property
    def renderings(self) -> tuple[RenderingUse, ...]:
        """Its renderings, in text order."""
        return msgspec.msgpack.decode(self.packed_renderings, type=tuple[RenderingUse, ...])


def packed_uses(uses: Iterable[TermUse]) -> tuple[bytes, ...]:
    """Uses of terms, each packed by itself, so that one can be read without the others."""
    return tuple(map(msgspec.msgpack.encode, uses))


def unpacked_use(packed: bytes) -> TermUse:
    """The inverse of `packed_uses` for one of them."""
    return _USE.decode(packed)


def term_use(term: str, occurrences: tuple[Occurrence, ...]) -> TermUse:
    """The use of a term that has these occurrences in an edition, in text order."""
    found: dict[str | None, RenderingUse] = {}
    for one in occurrences:
        for words in one.renderings or (None,):
            key = words and words.casefold()
            seen = found.get(key, RenderingUse(words, 0, one.fragment))
            found[key] = replace(seen, count=seen.count + 1)
    return TermUse(term, len(occurrences), fingerprint(occurrences), packed(tuple(found.values())))


_USE = msgspec.msgpack.Decoder(TermUse)
