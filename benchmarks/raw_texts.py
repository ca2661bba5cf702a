"""Raw texts whose kinds were written down by hand, line by line: those that the tagger is trained on, and those that only measure it.

It is trained on the seeds of editions, too, whose kinds are their editors'. A file of raw texts has texts that begin with
`# genre: what it is`; then each line of the raw text stands behind its kind and a tab, and a blank line is a blank line of the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import get_args

from builder.build.pipeline import annotated_corpus
from builder.build.stores import disk
from builder.content.documents.formats import manuscript
from builder.content.importers.foreign import ForeignFile
from builder.content.raw_text.lines import RawLine, groups_of, raw_lines
from builder.content.raw_text.unit import OMIT, Group
from builder.content.repository import Repository
from builder.model.edition import Block, Figure, Omission
from builder.model.genres import Genre

TRAINING, UNSEEN = Path("tests/judged/raw-texts"), Path("tests/judged/unseen-texts")
_MARKUP = re.compile(
    r"\[\^\w+\]|<[^>]*>|&\w+;|!\[[^\[\]]*\]\([^()]*\)|(?<=\])\([^()]*\)"
)  # what HTML and the links of Markdown have that is no text
# The genre of an edition of each kind of text whose name is another; what is neither here nor a genre is other.
GENRES: Mapping[str, Genre] = {
    "constitution": "law",
    "contract": "law",
    "dialogue": "interview",
    "e-mail": "letter",
    "news": "article",
    "ordinance": "law",
    "play": "drama",
    "poem": "poetry",
    "press": "press-release",
    "press release": "press-release",
    "sermon": "speech",
    "sijo": "poetry",
    "song": "poetry",
    "story": "fiction",
}


@dataclass(frozen=True)
class RawText:
    """A text with the kind of each of its lines; blank lines have none."""

    name: str
    title: str
    rows: tuple[tuple[str, str], ...]

    @property
    def kind_of_text(self) -> str:
        """What it is, as its title begins: poem, law, minutes …"""
        return self.title.partition(":")[0]

    @property
    def genre(self) -> Genre:
        """The genre that an edition of it would have."""
        own: Genre = next((genre for genre in get_args(Genre) if genre == self.kind_of_text), "other")
        return GENRES.get(self.kind_of_text, own)

    @property
    def ending(self) -> str:
        """The ending of the name of a file with the text, which its title says in brackets if it is no plain text."""
        return next((ending for ending in ("md", "html") if f"({ending})" in self.title), "txt")

    @property
    def groups(self) -> str | Sequence[Group]:
        """The text as `segment` takes it."""
        text = "\n".join(line for _, line in self.rows)
        read = manuscript(ForeignFile(f"text.{self.ending}", text.encode()))
        return text if read.groups is None else read.groups

    @property
    def kinds(self) -> list[str]:
        """The kind of every character."""
        return [kind for kind, line in self.rows for _ in self.squeezed(line)]

    def squeezed(self, line: str) -> str:
        """The characters of a line but spaces, and bars, which may divide cells; of a document, its letters without the markup."""
        if self.ending == "txt":
            return "".join(line.replace("|", "").replace("│", "").split())
        return "".join(char for char in _MARKUP.sub("", line) if char.isalpha())

    def tagged(self) -> tuple[tuple[RawLine, ...], list[str]]:
        """The lines of the text as they are read, and the kind of each: that of most of its characters.

        Raises ValueError if not all of the text is read.
        """
        groups = self.groups
        lines = raw_lines(tuple(groups_of(groups)) if isinstance(groups, str) else groups)
        kinds, at, found = self.kinds, 0, []
        for line in lines:
            length = len(self.squeezed(line.text))
            told = Counter(kinds[at : at + length]).most_common(1)
            found.append(told[0][0] if told else OMIT)
            at += length
        if at != len(kinds):
            message = f"{self.name}: the lines of ‘{self.title}’ are not read as they are written"
            raise ValueError(message)
        return lines, found


def training_texts() -> tuple[RawText, ...]:
    """All that the program's tagger is trained on: judged texts, and the editions of this repository and of the small libraries."""
    folders = (Path(), *sorted(Path("tests/libraries").iterdir()))
    editions = (text for folder in folders for text in edition_texts(disk.read_repository(folder)))
    return (*raw_texts(TRAINING), *editions)


def edition_texts(repository: Repository) -> Iterator[RawText]:
    """The seeds of the editions in a repository: the kind of a line is that of most of its characters in the edition."""
    for edition in annotated_corpus(repository)[0].editions:
        kinds = iter([kind for block in edition.blocks for kind, text in [_told(block)] for _ in "".join(text.split())])
        rows = []
        for line in (edition.seed or "").splitlines():
            told = Counter(islice(kinds, len("".join(line.split()))))
            rows.append((told.most_common(1)[0][0] if told else "", line))
        if edition.seed:
            yield RawText("editions", f"{edition.entry.genre or 'essay'}: {edition.id}", tuple(rows))


def _told(block: Block) -> tuple[str, str]:
    """The kind of a block, and its characters in the seed."""
    match block:
        case Omission():
            return OMIT, block.entry.omit
        case Figure():
            return OMIT, ""
        case _:
            return block.kind, (block.entry.speaker.ko if block.entry.speaker else "") + block.entry.ko.replace("|", "")


def raw_texts(folder: Path) -> Iterator[RawText]:
    """The texts in the files of a folder, in the order of their names."""
    for path in sorted(folder.glob("*.txt")):
        for part in f"\n{path.read_text(encoding='utf-8')}".split("\n# ")[1:]:
            title, *lines = part.rstrip("\n").split("\n")
            rows = (line.partition("\t") for line in lines)
            yield RawText(path.stem, title, tuple((kind, line) for kind, _, line in rows))
