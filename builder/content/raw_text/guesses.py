"""Which kinds of a draft's blocks are no more than guesses: what nothing in their form says, or what the whole text leaves open."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from builder.content.raw_text.line_forms import HEADED, IMPRINT, PART, REFERENCES, RELEASE, STATING, SUBTITLE
from builder.content.raw_text.line_marks import SENTENCE_CLOSE, SENTENCE_LIKE, STATED
from builder.content.raw_text.segmentation import SeedBlock
from builder.content.raw_text.unit import OMIT

_SHORT = 25  # characters of a sentence alone that might be a heading, an epigraph or a direction
_LONGEST_POEM, _MOST_PARAGRAPHS = 700, 6  # characters and paragraphs of what might be a poem in prose
_LONGEST_QUESTION, _LEAST_QUESTIONS = 100, 2
_FACTUAL = re.compile(r"[\d:：|/(\[<@=%]|[A-Za-z]{2}|여러분")  # as what informs has it, and hardly any poem
_BEFORE_POEM = frozenset(("heading", "byline", "imprint", "epigraph", "dedication", "dateline", OMIT))


def guesses(pieces: Sequence[SeedBlock]) -> frozenset[int]:
    """The indexes of the blocks whose kind is a guess."""
    return frozenset(
        {at for at, piece in enumerate(pieces) if _is_guess(piece)}
        | _in_possible_poem(pieces)
        | _in_possible_conversation(pieces)
    )


def _is_guess(piece: SeedBlock) -> bool:
    """Whether nothing in the form of a block says its kind, or it could as well be another."""
    if piece.kind == "verse":
        return all(map(SENTENCE_CLOSE.search, piece.lines))  # as prose has them
    if piece.stated or len(piece.lines) > 1:
        return False
    line = piece.lines[0]
    if piece.kind == "heading":
        return piece.level != 1 and not any(form.match(line) for form in (PART, HEADED, REFERENCES, SUBTITLE))
    if piece.kind == "imprint":
        return not any(form.search(line) for form in (IMPRINT, RELEASE, STATED, STATING))
    return piece.kind == "epigraph" or (piece.kind == "paragraph" and len(line) <= _SHORT)


def _in_possible_poem(pieces: Sequence[SeedBlock]) -> set[int]:
    """The paragraphs of a short text that has nothing but a title, a name and them, as a poem in prose has."""
    prose = {at for at, piece in enumerate(pieces) if piece.kind == "paragraph"}
    kinds = {piece.kind for piece in pieces}
    lines = [line for at in prose for line in pieces[at].lines]
    is_short = len(prose) <= _MOST_PARAGRAPHS and sum(map(len, lines)) <= _LONGEST_POEM
    alone = is_short and "heading" in kinds and kinds - {"paragraph"} <= _BEFORE_POEM
    return prose if alone and not any(map(_FACTUAL.search, lines)) else set()


def _in_possible_conversation(pieces: Sequence[SeedBlock]) -> set[int]:
    """From the first question to what answers the last, in a text in which several lines ask, and nothing says that anybody speaks."""
    asked = [
        at for at, (one, other) in enumerate(pairwise(pieces)) if _asks(one) and SENTENCE_LIKE.search(other.lines[-1])
    ]
    spoken = any(piece.kind == "speech" for piece in pieces)
    return set(range(asked[0], asked[-1] + 2)) if len(asked) >= _LEAST_QUESTIONS and not spoken else set()


def _asks(piece: SeedBlock) -> bool:
    """Whether a block is one question, and none of a poem."""
    line = piece.lines[0]
    short = len(piece.lines) == 1 and len(line) <= _LONGEST_QUESTION
    return short and piece.kind not in {"verse", "table", OMIT} and line[-1] in "?？"
