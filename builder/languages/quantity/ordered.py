"""Two quantities whose parts grammar tells apart: where a change begins and where it ends, a sentence and how long it is suspended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from builder.languages.quantity import Quantity
from builder.languages.quantity.comparison import has_counterpart
from builder.languages.quantity.units import same_unit

OrderedKind = Literal["change", "sentence"]


@dataclass(frozen=True)
class Ordered:
    """Two quantities: a change goes from the first to the second, a sentence of the first is suspended for the second."""

    kind: OrderedKind
    first: Quantity
    second: Quantity

    @property
    def span(self) -> tuple[int, int]:
        """From the first character of either to the last."""
        spans = (self.first.span, self.second.span)
        return min(start for start, _ in spans), max(end for _, end in spans)


def exchanged(original: Iterable[Ordered], translated: Iterable[Ordered]) -> Iterator[tuple[Ordered, Ordered]]:
    """What the translation says the other way round, and nowhere as the original does: each with that of the original before it."""
    original, translated = tuple(original), tuple(translated)
    for one in translated:
        if not any(_agree(source, one) for source in original):
            turned = replace(one, first=one.second, second=one.first)
            yield from ((source, one) for source in original if _agree(source, turned))


def _agree(original: Ordered, translated: Ordered) -> bool:
    ends = ((original.first, translated.first), (original.second, translated.second))
    return original.kind == translated.kind and all(_same(*end) for end in ends)


def _same(original: Quantity, translated: Quantity) -> bool:
    return has_counterpart(replace(original, bound=""), [replace(translated, bound="")], original=True)


def comparable(one: Quantity, other: Quantity) -> bool:
    """Whether two may be the ends of one change: they are of one kind and unit, or one is a bare number that has those of the other."""
    bare = any(this.kind == "number" and not this.unit for this in (one, other))
    same = one.kind == other.kind and (same_unit(one.unit, other.unit) or one.kind in ("duration", "clock"))
    return one.span != other.span and (same or bare)


def in_order(range_: Quantity, first: Fraction) -> Ordered:
    """A range as the change from the end that is said first to the other."""
    low, high = (replace(range_, low=end, high=end, also=()) for end in (range_.low, range_.high))
    return Ordered("change", high, low) if first == high.low else Ordered("change", low, high)
