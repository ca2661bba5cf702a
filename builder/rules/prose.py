"""The English prose of a pair, as the language rules read it: its lines and its notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from builder.model.edition import Line, Pair
from builder.model.finding import Place
from builder.model.marks import Mention

ADDRESS = re.compile(r"https?://[^\s<>()\"”’]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


@dataclass(frozen=True)
class ProseUnit:
    """A unit of English prose: a line or a note.

    In `text`, web and email addresses are replaced with spaces, so that offsets are unchanged. `ko` is the corresponding Korean, empty for
    a note. The place of every character of a line is known; of a note, only where it begins.
    """

    text: str
    ko: str
    place: Place
    line: Line | None = None

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The mentions in a line; a note has none."""
        return self.line.mentions if self.line else ()

    def at(self, offset: int) -> Place:
        """The place of the character at `offset`; for a note, where it begins."""
        return self.line.at(offset) if self.line else self.place


def prose_units(pair: Pair) -> Iterator[ProseUnit]:
    """The English lines of the pair, then its notes."""
    for segment in pair.segments:
        yield ProseUnit(_blanked(segment.en.text), segment.ko.text, segment.en.place, segment.en)
    for index, note in enumerate(pair.notes):
        yield ProseUnit(_blanked(note.en), "", pair.place("notes", index, "en"))


def addresses(text: str) -> tuple[str, ...]:
    """The web and email addresses in `text`, in order, without punctuation of the sentence at their ends."""
    return tuple(found[0].rstrip(".,;:!?") for found in ADDRESS.finditer(text))


def _blanked(text: str) -> str:
    return ADDRESS.sub(lambda found: "0" * len(found[0]), text)
