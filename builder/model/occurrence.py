"""Where a term occurs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Occurrence:
    """The occurrence of a term in a sentence, with both sides; the spans are the marks on either side, possibly none."""

    edition: str
    pair: str
    segment: int
    ko: str
    en: str
    ko_spans: tuple[tuple[int, int], ...] = ()
    en_spans: tuple[tuple[int, int], ...] = ()

    @property
    def fragment(self) -> str:
        """The permalink of the sentence within its edition's page: `p7.2`."""
        return f"{self.pair}.{self.segment}"

    @property
    def renderings(self) -> tuple[str, ...]:
        """The words of the marks in the English."""
        return tuple(self.en[start:end] for start, end in self.en_spans)
