"""How many links between sentences `daeyeok new --english` finds again: in the editions, as they are and changed, and in free translations.

A link joins a Korean and an English sentence that answer one another, be they joined or split. The English is changed by dropping, joining,
splitting and adding sentences at fixed places, as translators do.

Usage: python -m benchmarks.aligning [REPOSITORY]
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from builder.build.drafting import anchors
from builder.build.pipeline import annotated_corpus
from builder.build.stores import disk
from builder.content.sentence_alignment import align
from builder.languages.english.sentences import sentences as english_sentences
from builder.languages.korean.sentences import sentences as korean_sentences
from builder.model.corpus import AnnotatedCorpus
from builder.model.edition import Edition

JUDGED = Path("tests/judged/alignments")
_DROPPED, _JOINED, _SPLIT, _ADDED = 17, 11, 7, 19  # every so many sentences


@dataclass(frozen=True)
class Text:
    """Sentences of both languages; with each English one, the numbers of the Korean ones that it answers."""

    name: str
    korean: tuple[str, ...]
    english: tuple[tuple[str, frozenset[int]], ...]

    @property
    def links(self) -> set[tuple[int, int]]:
        """The links, by the numbers of the sentences."""
        return {(ours, theirs) for theirs, (_, answered) in enumerate(self.english) for ours in answered}


@dataclass(frozen=True)
class Score:
    """How many of the links found are right, how many there are, and how many wrong ones are in lines said to be doubtful."""

    name: str
    right: int
    found: int
    there: int
    wrong_and_doubtful: int

    @property
    def row(self) -> str:
        """The score as a row of a table."""
        wrong = self.found - self.right
        precision, recall = 100 * self.right / max(1, self.found), 100 * self.right / max(1, self.there)
        return f"| {self.name} | {self.there} | {precision:.0f} % | {recall:.0f} % | {self.wrong_and_doubtful} of {wrong} |"


def of_edition(edition: Edition) -> Text:
    """The sentences of an edition, whose paragraphs are split as `new` would split them."""
    rows = (
        (korean_sentences(segment.ko.text), english_sentences(segment.en.text))
        if pair.kind == "paragraph"
        else ((segment.ko.text,), (segment.en.text,))
        for pair in edition.pairs
        for segment in pair.segments
    )
    return _text(edition.id, rows)


def judged(path: Path) -> Text:
    """A free translation: in each row of the file the Korean, a tab, and the English that answers it."""
    rows = (line.partition("\t") for line in path.read_text(encoding="utf-8").splitlines())
    return _text(path.stem, ((korean_sentences(ko), english_sentences(en)) for ko, _, en in rows))


def _text(name: str, rows: Iterator[tuple[Sequence[str], Sequence[str]]]) -> Text:
    korean: list[str] = []
    english: list[tuple[str, frozenset[int]]] = []
    for ours, theirs in rows:
        answered = frozenset(range(len(korean), len(korean) + len(ours)))
        korean += ours
        english += ((line, answered) for line in theirs)
    return Text(name, tuple(korean), tuple(english))


def changed(text: Text) -> Text:
    """The text with sentences of its English dropped, joined with the next, split at a comma, and added, at fixed places."""
    result: list[tuple[str, frozenset[int]]] = []
    for number, (line, answered) in enumerate(text.english, 1):
        head, comma, tail = line.partition(", ")
        if number % _DROPPED == 0:
            continue
        if number % _JOINED == 0 and result:
            before, known = result.pop()
            result.append((f"{before} {line}", known | answered))
        elif number % _SPLIT == 0 and comma:
            result += [(f"{head}.", answered), (tail, answered)]
        else:
            result.append((line, answered))
        if number % _ADDED == 0:
            result.append((text.english[(number * _ADDED) % len(text.english)][0], frozenset()))
    return Text(f"{text.name}, changed", text.korean, tuple(result))


def scored(text: Text, content: AnnotatedCorpus) -> Score:
    """How the alignment of a text fares."""
    right = found = doubtful = 0
    known = text.links
    for step in align(text.korean, [line for line, _ in text.english], anchors(content)):
        links = {(ours, theirs) for ours in range(*step.korean) for theirs in range(*step.english)}
        right, found = right + len(links & known), found + len(links)
        doubtful += len(links - known) * step.doubtful
    return Score(text.name, right, found, len(known), doubtful)


def table(content: AnnotatedCorpus) -> str:
    """The scores as a table in Markdown."""
    editions = [of_edition(edition) for edition in content.editions]
    free = [judged(path) for path in sorted(JUDGED.glob("*.txt"))]
    head = "| text | links | of those found, right | of those there are, found | wrong ones said to be doubtful |"
    rows = (scored(text, content).row for text in (*editions, *map(changed, editions), *free))
    return "\n".join([head, "| --- | --- | --- | --- | --- |", *rows])


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("repository", nargs="?", type=Path, default=Path())
    content, _ = annotated_corpus(disk.read_repository(parser.parse_args().repository))
    print(table(content))


if __name__ == "__main__":
    main()
