"""How many characters of raw texts get the right kind from a tagger that has not seen them, and the training of that tagger.

The texts in `tests/judged/unseen-texts/` are read by the program's tagger, which was trained on all in `tests/judged/raw-texts/` and on the
editions here; with `--parts`, each part of these by a tagger that was trained on the others. `--write` trains the program's anew.

Usage: python -m benchmarks.kinds [--parts N | --write]
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pycrfsuite

from benchmarks.raw_texts import UNSEEN, RawText, raw_texts, training_texts
from builder.content.raw_text.features import features
from builder.content.raw_text.tagger import CERTAIN, MODEL, line_kinds
from builder.model.genres import Genre

# The penalties of weights, which the judged texts chose when each part was read by a tagger of the others.
SETTINGS = {"c1": 0.1, "c2": 0.05, "max_iterations": 100, "feature.minfreq": 3, "feature.possible_transitions": True}
WELL, FEWEST = 0.95, 3  # the share of a text that is nearly all of it; texts of a kind in a row of a table


@dataclass
class Count:
    """How many texts and characters of a kind of text there are, how many characters get the right kind, how many texts nearly wholly, and
    of how many characters of a wrong kind it is said that this is a guess.
    """

    texts: int = 0
    characters: int = 0
    right: int = 0
    well: int = 0
    doubted: int = 0

    def add(self, text: RawText, genre: Genre | None, model: Path) -> None:
        """Count a text as it is read, with or without its genre."""
        lines, wanted = text.tagged()
        lengths = [len(text.squeezed(line.text)) for line in lines]
        told = list(zip(lengths, wanted, line_kinds(lines, genre, model), strict=True))
        right = sum(length for length, kind, found in told if found.kind == kind)
        self.texts += 1
        self.characters += sum(lengths)
        self.right += right
        self.well += right >= WELL * sum(lengths)
        self.doubted += sum(
            length for length, kind, found in told if found.kind != kind and found.probability < CERTAIN
        )


@dataclass(frozen=True)
class Table:
    """The counts by kind of text, and of all, without the genre and with it."""

    unknown: dict[str, Count]
    known: dict[str, Count]

    def add(self, texts: Iterable[RawText], model: Path) -> None:
        """Count texts as a tagger reads them."""
        for text in texts:
            for name in (text.kind_of_text, "all"):
                self.unknown.setdefault(name, Count()).add(text, None, model)
                self.known.setdefault(name, Count()).add(text, text.genre, model)

    def rows(self) -> Iterator[str]:
        """The rows of the table: the kinds of which there are several texts, those with the most characters first, then all."""
        yield "| texts | number | characters | right | right by 95 % | of the wrong said to be a guess | right with `--genre` |"
        yield "| --- | --- | --- | --- | --- | --- | --- |"
        for name, count in sorted(self.unknown.items(), key=lambda one: (one[0] == "all", -one[1].characters)):
            if count.texts >= FEWEST:
                wrong, known = count.characters - count.right, self.known[name]
                yield (
                    f"| {name} | {count.texts} | {count.characters:,} | {100 * count.right / count.characters:.1f} % | {count.well} "
                    f"| {100 * count.doubted / max(1, wrong):.0f} % | {100 * known.right / known.characters:.1f} % |"
                )


def train(texts: Iterable[RawText], path: Path) -> None:
    """Train a tagger on texts, each with its genre and without, and write it to a file."""
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(SETTINGS)
    for text in texts:
        lines, kinds = text.tagged()
        trainer.append(features(lines), kinds)
        trainer.append(features(lines, text.genre), kinds)
    trainer.train(str(path))


def cross_validated(texts: Sequence[RawText], parts: int) -> Table:
    """The table of texts that are each read by a tagger of the other parts."""
    table = Table({}, {})
    with tempfile.TemporaryDirectory() as folder:
        for part in range(parts):
            path = Path(folder, f"{part}.crfsuite")
            train((text for at, text in enumerate(texts) if at % parts != part), path)
            table.add(texts[part::parts], path)
    return table


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a table, or train the tagger of the program."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--parts", type=int, help="read each part of the texts by a tagger trained on the others")
    parser.add_argument("--write", action="store_true", help="train the program's tagger on all judged texts")
    options = parser.parse_args(arguments)
    texts = training_texts()
    if options.write:
        train(texts, MODEL)
    table = cross_validated(texts, options.parts) if options.parts else Table({}, {})
    if not options.parts:
        table.add(raw_texts(UNSEEN), MODEL)
    print(*table.rows(), sep="\n")


if __name__ == "__main__":
    main()
