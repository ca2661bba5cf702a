"""The English of a pair as the rules of language read it: its lines, and the notes that stand under them."""

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
    """A stretch of English.

    `text` has web and mail addresses blanked out, offsets unchanged. `ko` is the Korean that it answers, empty for a note, whose only
    `place` is where it begins; a line of a pair knows the place of its every character.
    """

    text: str
    ko: str
    place: Place
    line: Line | None = None

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """The terms marked in it; a note has none."""
        return self.line.mentions if self.line else ()

    def at(self, offset: int) -> Place:
        """The place of the character at `offset`, or of the note."""
        return self.line.at(offset) if self.line else self.place


def prose_units(pair: Pair) -> Iterator[ProseUnit]:
    """The English lines of the pair, then its notes."""
    for segment in pair.segments:
        yield ProseUnit(_blanked(segment.en.text), segment.ko.text, segment.en.place, segment.en)
    for index, note in enumerate(pair.notes):
        yield ProseUnit(_blanked(note.en), "", pair.place("notes", index, "en"))


def addresses(text: str) -> tuple[str, ...]:
    """The web and mail addresses in `text`, in order, without the sentence's own punctuation at their ends."""
    return tuple(found[0].rstrip(".,;:!?") for found in ADDRESS.finditer(text))


def _blanked(text: str) -> str:
    return ADDRESS.sub(lambda found: "0" * len(found[0]), text)
