"""The genre of a text, where its form tells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

from builder.content.raw_text.labels import ASKING
from builder.content.raw_text.seed_block import SeedBlock
from builder.model.genres import Genre

_PRESS = re.compile("보도(?:참고|설명)?자료")
_AUDIENCE = re.compile(r"여러분[!.,]?$")
_ARTICLE = re.compile(r"제\s?\d+\s?조")
_MEETING = re.compile("회의록|의사록|논의록|속기록|개의|개회|안건|의사일정")
_CHAIR = re.compile("의장|위원장|이사장")
_QUESTION = re.compile(r"(?:[?？]|까\.?)[”’\"']?$")
_ASKED = 0.15  # the share of speeches with a question from which they are an interview: other speeches answer, or ask without a mark
_STAGED = 2  # stage directions that make a play of speeches: one may be a laugh in an interview


def genre_of(pieces: Sequence[SeedBlock]) -> Genre | None:
    """The genre, where the form of the text tells: most of its lines are verse, or speech of a kind, it has articles, it says at its head
    that it is a press release, or it is addressed and signed as a letter is.
    """
    kinds = Counter(piece.kind for piece in pieces for _ in piece.lines)
    if 2 * kinds["verse"] > kinds.total():
        return "poetry"
    if 2 * kinds["speech"] > kinds.total() - kinds["stage"]:
        return _of_speech(pieces)
    articles = sum(1 for piece in pieces if piece.kind in ("heading", "paragraph") and _ARTICLE.match(piece.lines[0]))
    return "law" if articles > 1 else "press-release" if _is_press(pieces) else _letter(pieces)


def _of_speech(pieces: Sequence[SeedBlock]) -> Genre | None:
    """The genre of what is mostly speech: what a meeting had before it or who led it tells minutes, questions tell an interview."""
    speeches = [piece for piece in pieces if piece.kind == "speech"]
    if _is_meeting(pieces, speeches):
        return "minutes"
    if any(_name(piece) in ASKING for piece in speeches):
        return "interview"
    if sum(piece.kind == "stage" for piece in pieces) >= _STAGED:
        return "drama"
    asking = sum(any(_QUESTION.search(line) for line in piece.lines) for piece in speeches)
    return "interview" if asking >= _ASKED * len(speeches) else None


def _is_meeting(pieces: Sequence[SeedBlock], speeches: Sequence[SeedBlock]) -> bool:
    """Whether there is an agenda or the like before anybody speaks, or somebody speaks who leads a meeting."""
    head = takewhile(lambda piece: piece.kind != "speech", pieces)
    stated = any(_MEETING.search(line) for piece in head for line in piece.lines)
    return stated or any(_CHAIR.search(piece.speaker or "") for piece in speeches)


def _name(speech: SeedBlock) -> str:
    """The label of a speech without numbers and marks."""
    return re.sub(r"[\W\d_]", "", speech.speaker or "")


def _is_press(pieces: Sequence[SeedBlock]) -> bool:
    """Whether the text calls itself a press release before its title."""
    head = takewhile(lambda piece: piece.level != 1 and piece.kind != "paragraph", pieces)
    return any(
        _PRESS.search("".join(line.split())) for piece in head if piece.kind == "imprint" for line in piece.lines
    )


def _letter(pieces: Sequence[SeedBlock]) -> Genre | None:
    """The genre of what is signed, and addressed to somebody, not called out to an audience."""
    addressed = any(piece.kind == "salutation" and not _AUDIENCE.search(piece.lines[0]) for piece in pieces)
    return "letter" if addressed and any(piece.kind == "signature" for piece in pieces) else None
