"""Formatting: puts a file into canonical form (order of keys, layout, ids for new pairs) without changing any text.

The author's choices are kept: quotation marks, the line breaks of folded texts, and which collections are in brackets.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from string import ascii_lowercase

from builder.content.file import ContentFile
from builder.content.loading.works import is_work
from builder.content.picture_metadata import UnreadablePictureError, without_metadata
from builder.content.pictures import read_picture
from builder.content.schemas import keys
from builder.content.yaml.characters import composed
from builder.content.yaml.concrete import RefusedError, comments, parse_concrete
from builder.content.yaml.layout import (
    BlockCollection,
    BlockScalar,
    FlowCollection,
    LayoutEntry,
    LayoutNode,
    PlainScalar,
    write,
)
from builder.content.yaml.parser import parse
from builder.content.yaml.tree import Items, Mapping, Scalar, to_python
from builder.content.yaml.tree import YamlNode as Tree
from builder.model.entries.editions import EditionEntry, WorkEntry
from builder.model.entries.pairs import FigureEntry, OmissionEntry
from builder.model.entries.shape import Shape
from builder.model.entries.sources import SourceEntry, UnfitHosts
from builder.model.entries.terms import TermEntry
from builder.model.finding import Finding

_SENTENCES = ("ko", "reading", "en", "omit")  # the keys of a pair or omission whose text has one sentence per line
_LANGUAGES = {"ko", "en"}
_SHAPES: dict[str, type[Shape]] = {
    "bibliography": SourceEntry,
    "glossary": TermEntry,
    "translations": EditionEntry,
}
_UNFIT = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]"
)  # what a block scalar cannot contain, or not unchanged
_NUMBER = re.compile(r"p([0-9]{1,9})(?![0-9])")

Steps = tuple[str | int, ...]


class UnreadableError(Exception):
    """Raised for a file with faults of form, which must be fixed by hand first."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(f"{len(findings)} findings")
        self.findings = findings


@dataclass(frozen=True)
class Reformatted:
    """A file that is not in canonical form, with its formatted bytes, or with the reason that there are none (`faults` or `refused`)."""

    file: ContentFile
    data: bytes | None = None
    faults: tuple[Finding, ...] = ()
    refused: str = ""


def reformat(files: Iterable[ContentFile]) -> Iterator[Reformatted]:
    """The results for those files that are not in canonical form, in order; the folder determines the shape of a file. That of a
    picture is that it says nothing besides what it shows.
    """
    for file in files:
        if file.name.startswith("figures/"):
            yield from _bared(file)
            continue
        try:
            data = canonical(file, shape_of(file))
        except UnreadableError as error:
            yield Reformatted(file, faults=error.findings)
        except RefusedError as error:
            yield Reformatted(file, refused=str(error))
        else:
            if data != file.data:
                yield Reformatted(file, data)


def _bared(file: ContentFile) -> Iterator[Reformatted]:
    """The file of a picture without what it says besides what it shows, if it says anything."""
    try:
        bare = replace(file, data=without_metadata(file.data))
    except UnreadablePictureError:
        yield Reformatted(file, refused="the picture is damaged")
        return
    if isinstance(read_picture(bare), str):
        yield Reformatted(file, refused="the picture cannot be shown")
    elif bare.data != file.data:
        yield Reformatted(file, bare.data)


def shape_of(file: ContentFile) -> type[Shape]:
    """What a file's folder says that it holds; of editions, those with `parts` are works."""
    if file.name.startswith("translations/") and is_work(file):
        return WorkEntry
    return _SHAPES.get(file.name.partition("/")[0], UnfitHosts)


def canonical(file: ContentFile, shape: type[Shape]) -> bytes:
    """The file in canonical form; formatting is idempotent.

    The result has the same content and comments, but for decomposed Hangul, which is composed, and the ids given to pairs without one;
    this is proved by reading it back. Raises UnreadableError, and RefusedError where the proof fails.
    """
    file = _composed(file)
    tree = _tree(file)
    text = file.data.decode("utf-8-sig").replace("\r\n", "\n")
    document = parse_concrete(text)
    _set_pairs(document.root, tree)
    _order(document.root, shape, ())
    made = write(document).encode()
    _prove(file, text, made)
    return made


def _composed(file: ContentFile) -> ContentFile:
    """The file with its Hangul composed; as it is where it is not UTF-8, which reading it reports."""
    try:
        return replace(file, data=composed(file.data.decode()).encode())
    except UnicodeDecodeError:
        return file


def _tree(file: ContentFile) -> Mapping:
    tree, findings = parse(file.data, file.name)
    if findings:
        raise UnreadableError(findings)
    if not isinstance(tree, Mapping) or not tree.entries:
        raise RefusedError("the file is no mapping of keys to values")
    return tree


# --- Order ------------------------------------------------------------------------------------------------------------


def _order(node: LayoutNode, shape: type[Shape], path: Steps) -> LayoutNode:
    """The node with the keys of every mapping in the order in which the shape declares them; a block is changed in place."""
    if isinstance(node, FlowCollection):
        return _ordered_flow(node, shape, path)
    if not isinstance(node, BlockCollection):
        return node
    for index, entry in enumerate(node.entries):
        entry.value = _order(entry.value, shape, (*path, index if entry.key is None else _name(entry.key)))
    if node.entries[0].key is not None:
        rank = _ranks([_name(entry.key or "") for entry in node.entries], shape, path)
        node.entries.sort(key=lambda entry: rank[_name(entry.key or "")])
    return node


def _ordered_flow(flow: FlowCollection, shape: type[Shape], path: Steps) -> FlowCollection:
    inner: list[tuple[str | None, PlainScalar | FlowCollection]] = []
    for index, (key, value) in enumerate(flow.entries):
        step = index if key is None else _name(key)
        inner.append((key, _ordered_flow(value, shape, (*path, step)) if isinstance(value, FlowCollection) else value))
    if flow.brackets == "{}" and inner:
        rank = _ranks([_name(key or "") for key, _ in inner], shape, path)
        inner.sort(key=lambda entry: rank[_name(entry[0] or "")])
    return FlowCollection(tuple(inner), flow.brackets)


def _name(key: str) -> str:
    """A key without its quotation marks."""
    return key.strip("'\"")


def _ranks(names: list[str], shape: type[Shape], path: Steps) -> dict[str, int]:
    """The rank of each name; unknown names come last, in the order written; two languages side by side keep their order."""
    shapes = (path, *((*path, block) for block in (OmissionEntry.__name__, FigureEntry.__name__)))
    known = max((keys(shape, one) for one in shapes), key=lambda some: len({*some} & {*names}))
    if _LANGUAGES.issuperset(names):
        known = []
    return {name: known.index(name) if name in known else len(known) + at for at, name in enumerate(names)}


# --- Pairs ------------------------------------------------------------------------------------------------------------


def _set_pairs(root: BlockCollection, tree: Mapping) -> None:
    """Lay out every pair as a block, its two sides with a sentence per line, and give an id to those without one."""
    written = next((entry.value for entry in root.entries if _name(entry.key or "") == "pairs"), None)
    read_pairs = tree.get("pairs")
    if not isinstance(written, BlockCollection) or not isinstance(read_pairs, Items):
        return
    for entry, node in zip(written.entries, read_pairs.items, strict=True):
        if isinstance(node, Mapping):
            entry.value = _set_pair(entry.value, node)
    _give_ids(written, read_pairs)


def _set_pair(written: LayoutNode, node: Mapping) -> LayoutNode:
    if isinstance(written, FlowCollection) and written.entries:
        written = BlockCollection([LayoutEntry(key, value) for key, value in written.entries])
    if isinstance(written, BlockCollection):
        for entry in written.entries:
            value = node.get(_name(entry.key or ""))
            if _name(entry.key or "") in _SENTENCES and isinstance(value, Scalar):
                entry.value = readable_text(value.text) or entry.value
    return written


def readable_text(text: str) -> BlockScalar | None:
    """`text` as a block scalar that ends in one line break; None if it is blank or has characters that must be escaped."""
    if not text.strip() or _UNFIT.search(text):
        return None
    return BlockScalar("|", "", tuple(text.rstrip("\n").split("\n")))


def _give_ids(written: BlockCollection, pairs: Items) -> None:
    """Give each pair without an id a new one: p7a between p7 and p8, the next number after the last."""
    ids = [_id_of(node) for node in pairs.items]
    used = {one for one in ids if one}
    for index, (entry, node) in enumerate(zip(written.entries, pairs.items, strict=True)):
        if (
            isinstance(entry.value, BlockCollection)
            and isinstance(node, Mapping)
            and node.get("ko")
            and not node.key("id")
        ):
            before = next((one for one in reversed(ids[:index]) if one), None)
            ids[index] = new = _free(used, before if any(ids[index + 1 :]) else None)
            used.add(new)
            entry.value.entries.insert(0, LayoutEntry("id", PlainScalar((new,))))


def _id_of(node: Tree) -> str | None:
    found = node.get("id") if isinstance(node, Mapping) else None
    return found.text if isinstance(found, Scalar) else None


def _free(used: Iterable[str], before: str | None) -> str:
    """An unused id: `before` with a letter if one is free, else the next number."""
    numbers = [int(found[1]) for found in map(_NUMBER.match, used) if found]
    stem = _NUMBER.match(before or "")
    lettered = (f"{stem[0]}{letter}" for letter in ascii_lowercase if stem)
    return next((one for one in lettered if one not in {*used}), f"p{max(numbers, default=0) + 1}")


# --- Proof ------------------------------------------------------------------------------------------------------------


def _prove(file: ContentFile, text: str, made: bytes) -> None:
    """Raise RefusedError unless `made` has the content of the file and the comments of `text`."""
    tree, findings = parse(made, file.name)
    if findings or tree is None:
        raise RefusedError("what was written cannot be read")
    before, _ = parse(file.data, file.name)
    if before is None or _content(before) != _content(tree, before):
        raise RefusedError("the content would change")
    if Counter(comments(text)) != Counter(comments(made.decode())):
        raise RefusedError("a comment would be lost")


def _content(tree: Tree, model: Tree | None = None) -> object:
    """The tree as plain values, with sentences stripped of final line breaks, and without ids that `model` does not have."""
    content = to_python(tree)
    if not isinstance(tree, Mapping) or not isinstance(content, dict) or not isinstance(content.get("pairs"), list):
        return content
    known = model.get("pairs") if isinstance(model, Mapping) else tree.get("pairs")
    for index, pair in enumerate(content["pairs"]):
        if isinstance(pair, dict):
            pair.update({key: str(pair[key]).rstrip("\n") for key in _SENTENCES if isinstance(pair.get(key), str)})
            if isinstance(known, Items) and index < len(known.items) and _id_of(known.items[index]) is None:
                pair.pop("id", None)
    return content
