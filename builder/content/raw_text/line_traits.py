"""What the form of a line alone is like: how it begins and ends, its length, its label, and whether it asks or states."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from builder.content.raw_text.labels import Label, label_of

_CLOSING = "”’\"'」』)]）】>〉》"
_ASIDE = re.compile(r"\s?\([가-힣 ]{1,10}\)$")  # (웃음)
_CALL = re.compile(r"(?<=[.!?”])(?:\d{1,3}\)|\[\d{1,3}\]|[¹²³⁰-⁹]{1,3}[)⁾]?|\*)$")  # of a note, behind a sentence
_MARKS = ".!?…,:;。！？"
_TELLING = (
    "다요까죠네지라자음함임것님오서고며면은는을를이가에의로과와도께"  # syllables with which sentences and phrases end
)
_SENTENCE = re.compile(r"[.?]$|[다요까죠]$")
_WITHIN = re.compile(r"[.?!]['\"”’]?\s")
_SIGNS = re.compile(r"^[^\w\s]+")
_NUMBERED = re.compile(r"^(?:제\s?)?\w{1,3}[.)\]](?=\s|[가-힣])")
_PROVISION = re.compile(r"^제\s?\d+\s?(?:조|장|편|절|관|항)")
_SCRIPTS = (("[가-힣]+", "가"), ("[A-Z]+", "A"), ("[a-z]+", "a"), (r"\d+", "0"), ("[一-鿿]+", "漢"))
_LENGTHS = (4, 8, 15, 22, 32, 50, 90, 150)


def step(number: float, scale: Sequence[float]) -> int:
    """How many of the numbers of a scale a number exceeds."""
    return sum(number > one for one in scale)


def shape(text: str) -> str:
    """A text with one sign for letters of a script, and for figures, that follow one another."""
    for script, sign in _SCRIPTS:
        text = re.sub(script, sign, text)
    return text


@dataclass(frozen=True)
class LineTraits:
    """What the form of a line alone is like."""

    text: str

    @cached_property
    def label(self) -> Label | None:
        """What may be the label of who speaks."""
        return label_of(self.text)

    @cached_property
    def opening(self) -> str:
        """How the line begins: with a sign, a number, a label, the number of a provision, or a word."""
        if signs := _SIGNS.match(self.text):
            return f"sign{signs[0][:2]}"
        if number := _NUMBERED.match(self.text):
            return f"number{shape(number[0])}"
        if provision := _PROVISION.match(self.text):
            return f"provision{provision[0][-1]}"
        return f"label{self.label.sign}" if self.label else "word"

    @cached_property
    def ending(self) -> str:
        """How the line ends: with which syllable, which mark, whether within quotation marks, and whether before an aside."""
        said = _ASIDE.sub("", _CALL.sub("", self.text))
        bare = said.rstrip(_CLOSING)
        stem = bare.rstrip(_MARKS)
        marks = bare[len(stem) :]
        syllable = stem[-1:] if "가" <= stem[-1:] <= "힣" else ""
        syllable = syllable if syllable in _TELLING else "x"
        mark = "?" if set(marks) & set("?？") else "." if marks[-1:] in {*".!…。！"} else marks[-1:]
        return f"{'aside ' * (said != self.text)}{'quoted ' * (bare != said)}{syllable}{mark}"

    @cached_property
    def asks(self) -> bool:
        """Whether the line is a question."""
        return "?" in self.ending or self.ending.rstrip(".").endswith("까")

    @cached_property
    def is_sentence(self) -> bool:
        """Whether the line ends as a sentence does."""
        return bool(_SENTENCE.search(self.ending))

    @cached_property
    def says(self) -> str:
        """Whether the line is a question, a sentence or neither, and whether it is several sentences."""
        several = " and more" if _WITHIN.search(self.text) else ""
        return f"{'question' if self.asks else 'sentence' if self.is_sentence else 'phrase'}{several}"

    @cached_property
    def length(self) -> str:
        """The step of the length in characters."""
        return f"length={step(len(self.text), _LENGTHS)}"

    @cached_property
    def begins(self) -> str:
        """The class of the opening."""
        return self.opening[:5] if self.opening.startswith("sign") else re.sub(r"[^a-z].*", "", self.opening)

    @cached_property
    def core(self) -> tuple[str, ...]:
        """What is a feature of the lines beside it, too."""
        return f"opens={self.opening}", f"ends={self.ending}", self.length, f"says={self.says}"
