"""Works and their parts: which files of `translations/` are works, and what each edition is given of the work that it is a part of."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from pydantic import ValidationError

from builder.content.file import ContentFile
from builder.content.loading.editions import load_work
from builder.content.loading.part import Part
from builder.content.yaml.parser import parse
from builder.content.yaml.tree import Items, Scalar, YamlNode, to_python
from builder.content.yaml.tree import Mapping as Tree
from builder.model.entries.editions import INHERITED, EditionEntry
from builder.model.entries.heads import Revision, Title
from builder.model.finding import Finding, Kind
from builder.model.locator import NOWHERE, Locator
from builder.model.work import Neighbor, PartOf, Work

WRONG_PART = Kind(
    "Y207",
    "wrong-part",
    "What a work lists under `parts` is no edition that can be a part of it.\n\n"
    "A part is the id of an edition, which is the name of its file in `translations/` without `.yaml`. An edition is a part of one work, "
    "and stands once in its list; a work is no part of another: list its parts instead.",
)

_MAY_BE_WORK = re.compile(rb"""(?:^|[{,])[ \t]*["']?parts["']?[ \t]*:""", re.MULTILINE)
_TEXT = re.compile(rb"^pairs:", re.MULTILINE)  # what follows is not read for a title


@dataclass(frozen=True)
class LoadedWork:
    """A file that is a work: the work, None if its shape is wrong, and a finding for every fault of form or shape.

    `listed` are the ids of its parts that there are, whether or not the work can be read.
    """

    file: ContentFile
    work: Work | None
    listed: tuple[str, ...]
    findings: tuple[Finding, ...]
    locator: Locator = NOWHERE

    @property
    def revisions(self) -> tuple[Revision, ...]:
        """Its published states, none where it cannot be read."""
        return self.work.entry.revisions if self.work else ()


@dataclass(frozen=True)
class Works:
    """The works of a repository by the names of their files, and what their parts are given, by the names of theirs."""

    loaded: Mapping[str, LoadedWork]
    parts: Mapping[str, Part]

    @property
    def readable(self) -> tuple[Work, ...]:
        """The works that can be read, in order of id."""
        return tuple(one.work for one in self.loaded.values() if one.work)

    def findings(self) -> Iterator[Finding]:
        """The faults of form and shape of all works."""
        return (finding for one in self.loaded.values() for finding in one.findings)


def is_work(file: ContentFile) -> bool:
    """Whether a file is a work: a mapping with the key `parts`."""
    return _tree(file) is not None


def find_works(files: Iterable[ContentFile], absent: Collection[str] = ()) -> Works:
    """The works among the files of `translations/`, which are in order of name.

    Those named in `absent` are no neighbors of other parts, though they keep their numbers.
    """
    editions = {file.stem: file for file in files}
    trees = {file.stem: tree for file in editions.values() if (tree := _tree(file))}
    owners: dict[str, str] = {}
    listed = {node.text for tree in trees.values() for node in _listed(tree)}
    free = [id_ for id_ in editions if id_ not in trees and id_ not in listed]
    loaded, parts = {}, {}
    for id_, tree in trees.items():
        work = _loaded(editions[id_], tree, editions, trees, owners, free)
        loaded[work.file.name] = work
        given = _parts(work, tree, [editions[one] for one in work.listed], absent)
        parts.update({editions[part].name: one for part, one in zip(work.listed, given, strict=True)})
    return Works(loaded, parts)


def _tree(file: ContentFile) -> Tree | None:
    """The tree of a file that is a work, None of another."""
    data = file.data
    if b"parts" not in data or not _MAY_BE_WORK.search(data):
        return None
    tree, _ = parse(data, file.name)
    return tree if isinstance(tree, Tree) and tree.key("parts") else None


# --- The list of parts ------------------------------------------------------------------------------------------------


def _loaded(
    file: ContentFile,
    tree: Tree,
    editions: Mapping[str, ContentFile],
    works: Collection[str],
    owners: dict[str, str],
    free: Collection[str],
) -> LoadedWork:
    """The work in a file; `owners` are the works of the parts that others have listed before it, to which its own are added.

    `free` are the editions that no work lists. Of them, one whose id is misspelt in the list is a part if it cannot be anything else, so
    that what the work states for it is not missed in it.
    """
    entry, _, findings = load_work(file)
    parts, faults = [], []
    for node in _listed(tree):
        part = node.text
        if fault := _fault(node, file.stem, editions, works, owners, free):
            faults.append(fault)
            part = _nearest(part, free) if part not in editions else ""
            if not part or part in owners or _stands_alone(editions[part]):
                continue
        if part in editions:
            owners[part] = file.stem
            parts.append(part)
    work = Work(file.stem, entry, tuple(parts)) if entry and parts else None
    return LoadedWork(file, work, tuple(parts), (*findings, *faults), tree)


def _listed(tree: Tree) -> list[Scalar]:
    """The items of the list that are texts; others are faults of shape."""
    listed = tree.get("parts")
    return [node for node in listed.items if isinstance(node, Scalar)] if isinstance(listed, Items) else []


def _nearest(part: str, free: Collection[str]) -> str:
    """The edition that no work lists whose id is nearest, empty if none is near."""
    return next(iter(get_close_matches(part, free, n=1, cutoff=0.5)), "")


def _stands_alone(file: ContentFile) -> bool:
    """Whether an edition states all that it must state if it is a part of no work."""
    tree, _ = parse(file.data, file.name)
    required = (key for key in INHERITED if EditionEntry.model_fields[key].is_required())
    return isinstance(tree, Tree) and all(tree.get(key) for key in required)


def _fault(
    node: Scalar,
    work: str,
    editions: Collection[str],
    works: Collection[str],
    owners: Mapping[str, str],
    free: Collection[str],
) -> Finding | None:
    """What is wrong with a part of a work, if anything."""
    part = node.text
    if part in works:
        message = "‘{part}’ is itself a work, and no part of one: list its parts here in its place"
        return WRONG_PART.at(node.place, message, part=part)
    if part in owners:
        if owners[part] == work:
            return WRONG_PART.at(node.place, "‘{part}’ is listed twice: leave one of them out", part=part)
        message = "‘{part}’ is already a part of the work ‘{work}’: leave it out of one of them"
        return WRONG_PART.at(node.place, message, part=part, work=owners[part])
    if part in editions or not part:
        return None  # an empty text is a fault of shape
    if near := _nearest(part, free):
        message = "there is no file translations/{part}.yaml; did you mean ‘{near}’?"
        return WRONG_PART.at(node.place, message, part=part, near=near)
    message = "there is no file translations/{part}.yaml: begin it, or leave the part out of the list"
    return WRONG_PART.at(node.place, message, part=part)


# --- What parts are given ---------------------------------------------------------------------------------------------


def _parts(work: LoadedWork, tree: Tree, files: list[ContentFile], absent: Collection[str]) -> Iterator[Part]:
    """What each part is given of its work."""
    entry = work.work.entry if work.work else None
    title = entry.title if entry else _untitled(work.file)
    head = _head(tree) if entry else {}
    shown = [Neighbor(file.stem, _title(file)) if file.name not in absent else None for file in files]
    for at in range(len(files)):
        before = next(filter(None, reversed(shown[:at])), None)
        after = next(filter(None, shown[at + 1 :]), None)
        yield Part(PartOf(work.file.stem, title, at + 1, len(files), before, after), head, entry is not None)


def _head(tree: Tree) -> dict[str, object]:
    """What the parts inherit, as plain values."""
    return {key: to_python(value) for key in INHERITED if (value := tree.get(key))}


def _title(file: ContentFile) -> Title:
    """The title of an edition; its id where it cannot be read."""
    text = _TEXT.search(file.data)
    return (text and _title_in(file.data[: text.start()], file)) or _title_in(file.data, file) or _untitled(file)


def _title_in(data: bytes, file: ContentFile) -> Title | None:
    tree, _ = parse(data, file.name)
    stated: YamlNode | None = tree.get("title") if isinstance(tree, Tree) else None
    try:
        return Title.model_validate(to_python(stated)) if stated else None
    except ValidationError:
        return None


def _untitled(file: ContentFile) -> Title:
    return Title(ko=file.stem, en=file.stem)
