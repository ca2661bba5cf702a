"""How many characters of raw texts get the right kind from a tagger that has not seen them, and the training of that tagger.

The texts in `tests/judged/unseen-texts/` are read by the program's tagger, which was trained on all in `tests/judged/raw-texts/` and on the
editions here; with `--folds`, each fold of these by a tagger that was trained on the others. `--write` trains the program's anew.

Usage: python -m benchmarks.kinds [--folds N | --write]
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pycrfsuite

from benchmarks.raw_texts import UNSEEN, RawText, raw_texts, training_texts
from builder.content.raw_text.features import features
from builder.content.raw_text.tagger import CERTAIN, MODEL, LineKind, line_kinds

# The penalties of weights, which the judged texts chose when each fold was read by a tagger of the others.
SETTINGS = {"c1": 0.1, "c2": 0.05, "max_iterations": 100, "feature.minfreq": 3, "feature.possible_transitions": True}
WELL, FEWEST = 0.95, 3  # the share of a text that is nearly all of it; texts of a kind in a row of a table


@dataclass
class Count:
    """Counts for a kind of text: texts, characters, characters of the right kind, texts of which nearly all are, and wrong characters
    that are said to be a guess.
    """

    texts: int = 0
    characters: int = 0
    right: int = 0
    well: int = 0
    flagged: int = 0

    def add(self, predicted: Sequence[tuple[int, str, LineKind]]) -> None:
        """Count a text by the length of each line, its kind and the predicted one."""
        characters = sum(length for length, _, _ in predicted)
        right = sum(length for length, kind, line in predicted if line.kind == kind)
        self.texts += 1
        self.characters += characters
        self.right += right
        self.well += right >= WELL * characters
        self.flagged += sum(
            length for length, kind, line in predicted if line.kind != kind and line.probability < CERTAIN
        )


@dataclass
class Table:
    """The counts by kind of text, and of all, without the genre and with it."""

    unknown: dict[str, Count] = field(default_factory=dict)
    known: dict[str, Count] = field(default_factory=dict)

    def add(self, texts: Iterable[RawText], model: Path) -> None:
        """Count texts as a tagger reads them."""
        for text in texts:
            lines, kinds = text.tagged()
            lengths = [len(text.squeezed(line.text)) for line in lines]
            for counts, genre in ((self.unknown, None), (self.known, text.genre)):
                predicted = list(zip(lengths, kinds, line_kinds(lines, genre, model), strict=True))
                for name in (text.kind_of_text, "all"):
                    counts.setdefault(name, Count()).add(predicted)

    def rows(self) -> Iterator[str]:
        """The rows of the table: the kinds of which there are several texts, those with the most characters first, then all."""
        yield "| texts | number | characters | right | right by 95 % | of the wrong said to be a guess | right with `--genre` |"
        yield "| --- | --- | --- | --- | --- | --- | --- |"
        for name, count in sorted(self.unknown.items(), key=lambda one: (one[0] == "all", -one[1].characters)):
            if count.texts >= FEWEST:
                wrong, known = count.characters - count.right, self.known[name]
                yield (
                    f"| {name} | {count.texts} | {count.characters:,} | {100 * count.right / count.characters:.1f} % | {count.well} "
                    f"| {100 * count.flagged / max(1, wrong):.0f} % | {100 * known.right / known.characters:.1f} % |"
                )


def train(texts: Iterable[RawText], path: Path) -> None:
    """Train a tagger on texts, each with its genre and without, and write it to a file."""
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(SETTINGS)
    for text in texts:
        lines, kinds = text.tagged()
        trainer.append(list(features(lines)), kinds)
        trainer.append(list(features(lines, text.genre)), kinds)
    trainer.train(str(path))


def cross_validated(texts: Sequence[RawText], folds: int) -> Table:
    """The table of texts that are each read by a tagger of the other folds."""
    table = Table()
    with tempfile.TemporaryDirectory() as folder:
        for fold in range(folds):
            path = Path(folder, f"{fold}.crfsuite")
            train((text for at, text in enumerate(texts) if at % folds != fold), path)
            table.add(texts[fold::folds], path)
    return table


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a table, or train the tagger of the program."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--folds", type=int, help="read each fold of the texts by a tagger trained on the others")
    mode.add_argument("--write", action="store_true", help="train the program's tagger on all judged texts")
    options = parser.parse_args(arguments)
    texts = training_texts()
    if options.write:
        train(texts, MODEL)
    table = cross_validated(texts, options.folds) if options.folds else Table()
    if not options.folds:
        table.add(raw_texts(UNSEEN), MODEL)
    print(*table.rows(), sep="\n")


if __name__ == "__main__":
    main()
