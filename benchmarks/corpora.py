"""Benchmark corpora: two large texts in each language, the same on every machine, one dense in terms and one sparse.

The dense corpus is the essays' own sentences, all of them in a new order each round, until it is large enough. The sparse one is their
words and those of the glossary's definitions, as separated by spaces, in a new order each round and cut into lines as long as the essays'
sentences; of the words that contain a term, only one in `KEPT` is kept. It has no meaning, but its lengths, particles and letters are those
of real prose.
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
    """A text as lines, the unit that is searched for terms."""

    name: str
    language: Language
    lines: tuple[str, ...]

    @cached_property
    def chars(self) -> int:
        """The length in code points."""
        return sum(map(len, self.lines))

    @cached_property
    def size(self) -> int:
        """The length in bytes of UTF-8."""
        return sum(map(_size, self.lines))


def corpora(essays: Essays, size: int) -> Iterator[Corpus]:
    """The corpora, each of at least `size` bytes of UTF-8: Korean dense and sparse, then English."""
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
    """The words, with only the first of every `KEPT` of those that contain a term."""
    plain: list[str] = []
    terms: list[str] = []
    for word in words:
        (terms if find(word) else plain).append(word)
    return plain + terms[::KEPT]


def _shuffled(items: Sequence[str]) -> Iterator[str]:
    """The items in endless rounds, each in a different order."""
    random = Random(SEED)
    while True:
        yield from random.sample(items, len(items))


def _cut(words: Iterator[str], lengths: Iterable[int]) -> Iterator[str]:
    """The words in lines of the given numbers of words."""
    for length in cycle(lengths):
        yield " ".join(islice(words, length))


def _filled(lines: Iterator[str], size: int) -> Iterator[str]:
    """As many lines as make up `size` bytes."""
    while size > 0:
        line = next(lines)
        size -= _size(line)
        yield line
