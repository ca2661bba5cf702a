"""The face of an edition in the library: the characters of the term that is most its own, on one of four grounds."""

from __future__ import annotations

import re
from dataclasses import dataclass

from builder.languages.korean.hangul import is_syllable
from builder.model.corpus import Corpus
from builder.model.digest import Digest
from builder.model.terms import Term

GROUNDS = ("ocher", "teal", "brick", "ink")
_MOST = 5  # characters that a face has room for
_ABREAST = re.compile(r"(?<![A-Za-z])[A-Z]{2,3}(?![A-Za-z])")


@dataclass(frozen=True)
class FaceRun:
    """Characters of a face; in an upright one, they stand side by side in the room of one if `across`."""

    text: str
    across: bool


@dataclass(frozen=True)
class Face:
    """The characters of a face, without spaces, and one below the other if `upright`."""

    text: str
    language: str
    upright: bool
    ground: str

    @property
    def runs(self) -> tuple[FaceRun, ...]:
        """The characters in runs: in an upright face, two or three capitals stand side by side."""
        cut = re.split(f"({_ABREAST.pattern})", self.text) if self.upright else [self.text]
        return tuple(FaceRun(text, across=bool(at % 2)) for at, text in enumerate(cut) if text)

    @property
    def squares(self) -> int:
        """The room that the characters take, in characters."""
        return sum(1 if run.across else len(run.text) for run in self.runs)


def face(digest: Digest, number: int, corpus: Corpus) -> Face:
    """The face of the edition with this number in the order of the editions, from 0, so that neighbors differ in their grounds."""
    best = max(_candidates(digest, corpus), default=None)
    text, language = _characters(best[-1]) if best else (digest.title.ko.split()[0][:_MOST], "ko")
    upright = any(is_syllable(char) for char in text) or language == "ko-Hani"
    return Face(text, language, upright, GROUNDS[number % len(GROUNDS)])


def _candidates(digest: Digest, corpus: Corpus) -> list[tuple[float, int, str, Term]]:
    """The terms in the title that a face has room for, with the share of all their sentences that are in this edition."""
    title = digest.title.ko.replace(" ", "")
    found = []
    for use in digest.uses:
        term = corpus.glossary.by_id[use.term]
        if term.ko.replace(" ", "") in title and len(term.ko.replace(" ", "")) <= _MOST:
            found.append((use.count / corpus.uses.totals[use.term], len(term.ko), term.id, term))
    return found


def _characters(term: Term) -> tuple[str, str]:
    """The characters of a term, and their language: Chinese ones if the whole term is written in them, else its own."""
    hanja = term.hanja or ""
    if hanja and not any(is_syllable(char) or char.isascii() for char in hanja):
        return hanja.replace(" ", ""), "ko-Hani"
    return term.ko.replace(" ", ""), "ko"
