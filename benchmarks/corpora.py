"""Two large texts of each language, made of small ones, the same on every machine: one full of terms, one nearly without.

The dense corpus is the essays' own sentences, all of them in a new order each round, until it is large enough. The sparse one is
their words and those of the glossary's definitions, each a word as it stands between blanks, in a new order each round and cut into
lines as long as the essays' sentences; of the words in which a term stands only one in `KEPT` is left. It says nothing, but the
lengths, the particles and the letters are those of real prose.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import cycle, islice
from random import Random

from benchmarks.essays import Essays
from builder.languages import LANGUAGES, Language
from builder.terms.finder import Finder

KEPT = 10
SEED = 20251122


@dataclass(frozen=True)
class Corpus:
    """A text as lines, the unit in which terms are looked for."""

    name: str
    language: Language
    lines: tuple[str, ...]

    @cached_property
    def chars(self) -> int:
        """Its length in code points."""
        return sum(map(len, self.lines))

    @cached_property
    def size(self) -> int:
        """Its length in bytes of UTF-8."""
        return sum(map(_size, self.lines))


def corpora(essays: Essays, size: int) -> Iterator[Corpus]:
    """The corpora, each of some `size` bytes of UTF-8 at least: Korean dense and sparse, then English."""
    finder = Finder(essays.glossary)
    for language in LANGUAGES:
        lines = [line.text for line in essays.lines(language)]
        find = finder.korean if language == "ko" else finder.english
        yield Corpus("dense", language, tuple(_filled(_shuffled(lines), size)))
        words = _thinned(_words([*lines, *essays.definition(language)]), find)
        lengths = [len(line.split()) for line in lines]
        yield Corpus("sparse", language, tuple(_filled(_cut(_shuffled(words), lengths), size)))


def _size(text: str) -> int:
    return len(text.encode())


def _words(texts: Iterable[str]) -> list[str]:
    return [word for text in texts for word in text.split()]


def _thinned(words: Iterable[str], find: Callable[[str], Sequence[object]]) -> list[str]:
    """The words, but of those in which a term is found only the first of every `KEPT`."""
    plain: list[str] = []
    terms: list[str] = []
    for word in words:
        (terms if find(word) else plain).append(word)
    return plain + terms[::KEPT]


def _shuffled(items: Sequence[str]) -> Iterator[str]:
    """The items again and again, each round in another order, without end."""
    random = Random(SEED)
    while True:
        yield from random.sample(items, len(items))


def _cut(words: Iterator[str], lengths: Iterable[int]) -> Iterator[str]:
    """The words in lines of so many words each."""
    for length in cycle(lengths):
        yield " ".join(islice(words, length))


def _filled(lines: Iterator[str], size: int) -> Iterator[str]:
    """As many of the lines as make up `size` bytes."""
    while size > 0:
        line = next(lines)
        size -= _size(line)
        yield line
