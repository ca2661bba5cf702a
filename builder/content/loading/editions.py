"""Loading of editions and works from their YAML files.

Every fault of form or shape becomes a finding at its place; the rest of the file is read nevertheless.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Mapping as AbstractMapping
from dataclasses import replace
from difflib import get_close_matches

from builder.content.file import ContentFile
from builder.content.footnotes import with_calls
from builder.content.loading.pairs import read_pair
from builder.content.loading.part import Part
from builder.content.loading.shape import read_shape
from builder.content.pictures import read_picture
from builder.content.yaml.kinds import SYNTAX
from builder.content.yaml.tree import Items, Mapping, Scalar, YamlNode
from builder.model.edition import Block, Edition, Figure, Omission, Picture
from builder.model.entries.editions import EditionEntry, WorkEntry
from builder.model.entries.heads import Title
from builder.model.entries.pairs import FigureEntry, OmissionEntry
from builder.model.finding import Finding
from builder.model.work import PartOf

Seeds = AbstractMapping[str, str]
NO_SEEDS: Seeds = {}
Pictures = AbstractMapping[str, ContentFile]
NO_PICTURES: Pictures = {}
_ANY_HEAD: AbstractMapping[str, object] = {
    "summary": {"ko": "…", "en": "…"},
    "translators": [{"name": "…", "role": "translator"}],
    "status": "draft",
    "revisions": [{"version": "0.1", "when": "2000-01-01", "who": "…", "what": "…"}],
}


def load_work(file: ContentFile) -> tuple[WorkEntry | None, Mapping | None, tuple[Finding, ...]]:
    """The work in a file, None if its shape is wrong, the tree if there is one, and a finding for every fault of form or shape."""
    return read_shape(file, WorkEntry)


def load_edition(
    file: ContentFile, seeds: Seeds, pictures: Pictures = NO_PICTURES, part: Part | None = None
) -> tuple[Edition | None, tuple[Finding, ...]]:
    """The edition in a file, None if its shape is wrong, and a finding for every fault of form or shape.

    `seeds` are the texts of the seeds, and `pictures` the files of pictures, by file name. The quotations of notes,
    corrections and overrides are looked up in the pair; one that is not found has no match, which a rule reports.
    A `part` inherits from its work what its own file does not state.
    """
    entry, tree, findings = read_shape(file, EditionEntry, part)
    if entry is None or tree is None:
        return None, findings
    blocks_tree = tree.get("pairs")
    assert isinstance(blocks_tree, Items)  # noqa: S101 - the shape was validated
    blocks: list[Block] = []
    notes = 0
    for block, node in zip(entry.pairs, blocks_tree.items, strict=True):
        assert isinstance(node, Mapping)  # noqa: S101 - the shape was validated
        if isinstance(block, OmissionEntry):
            blocks.append(Omission(block, node))
        elif isinstance(block, FigureEntry):
            blocks.append(_figure(block, node, pictures))
        else:
            blocks.append(read_pair(block, node, notes))
            notes += len(block.notes)
    if joined := [finding for node in blocks_tree.items for finding in _joined(node)]:
        return None, (*findings, *joined)  # whose lines are not known, so that nothing is to be said of them
    part_of = replace(part.of, inherited=frozenset(key for key in part.head if not tree.get(key))) if part else None
    seed = seeds.get(entry.seed)
    meant = _meant(entry.seed, seeds) if seed is None else ""
    return Edition(file.stem, entry, tree, with_calls(blocks), seed, part_of, meant), findings


def load_part(file: ContentFile, seeds: Seeds = NO_SEEDS) -> tuple[Edition | None, tuple[Finding, ...]]:
    """The edition in a file for its text alone, with its faults: what its head lacks may be in the file of a work that is not at hand."""
    title = Title(ko=file.stem, en=file.stem)
    return load_edition(file, seeds, part=Part(PartOf("", title, 1, 1), _ANY_HEAD))


def _figure(entry: FigureEntry, tree: Mapping, pictures: Pictures) -> Figure:
    file = pictures.get(entry.figure)
    if file is None:
        return Figure(entry, tree, problem="missing", meant=_meant(entry.figure, pictures))
    found = read_picture(file)
    return Figure(entry, tree, found) if isinstance(found, Picture) else Figure(entry, tree, problem=found)


def _meant(name: str, names: Iterable[str]) -> str:
    """The name of a file that `name` may be a misspelling of, empty if there is none."""
    return next(iter(get_close_matches(name, names, n=1)), "")


def _joined(block: YamlNode) -> Iterator[Finding]:
    """A finding for each side whose lines YAML has joined, so that no line answers another; those of what is omitted do not matter."""
    for key in ("ko", "reading", "en"):
        text = block.get(key) if isinstance(block, Mapping) else None
        if isinstance(text, Scalar) and text.joined:
            yield SYNTAX.at(
                text.place, "‘{key}’ has several lines, which YAML joins into one: put them under ‘|’", key=key
            )
