"""Loading of entries, records and editions from their YAML files.

Every fault of form or shape becomes a finding at its place; the rest of the file is read nevertheless.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as AbstractMapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from itertools import zip_longest
from typing import TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from builder.content.file import ENDINGS, ContentFile, RefusedFile
from builder.content.footnotes import with_calls
from builder.content.pictures import read_picture
from builder.content.schemas import about, keys
from builder.content.yaml.tree import SYNTAX, Items, Mapping, Scalar, YamlNode, at, node_at, parse, to_python, too_large
from builder.languages import LANGUAGES, Language
from builder.languages.korean.hanja import is_reading
from builder.messages.marker import Message, _
from builder.model.bibliography import Source
from builder.model.edition import (
    Block,
    Correction,
    Edition,
    Figure,
    Line,
    Note,
    Omission,
    Pair,
    Picture,
    QuoteMatch,
    Segment,
    TermOverride,
)
from builder.model.entries import (
    INHERITED,
    LONGEST_ID,
    CorrectionEntry,
    EditionEntry,
    FigureEntry,
    OmissionEntry,
    PairEntry,
    Shape,
    SourceEntry,
    TermEntry,
    Title,
    UnfitHosts,
    WorkEntry,
)
from builder.model.finding import Finding, Kind, Place
from builder.model.limits import MOST_OF_FILE, more
from builder.model.markdown import emphasized
from builder.model.marks import Anchor, CorrectionMark
from builder.model.terms import Term
from builder.model.work import PartOf

UNKNOWN = Kind(
    "Y201",
    "unknown-key",
    "A key that the shape does not have.\n\nIt is usually a misspelling; the message names the nearest key.",
)
MISSING = Kind("Y202", "missing-key", "A key that must be there is not.\n\nThe message says what belongs there.")
VALUE = Kind(
    "Y203",
    "wrong-value",
    "A value is not of the kind that its key asks for.\n\nThe message says what is asked for, with the value as found.",
)
NAME = Kind(
    "Y204",
    "file-name",
    f"A file's name is the id of what it holds: lower-case ASCII letters, digits and hyphens, at most {LONGEST_ID}.\n\n"
    "Rename it before anybody links to it. A few names are taken: those of the site's own pages and folders (`glossary`, `search`, `ko`), "
    "`none`, which in `terms` stands for no term, and those of devices on Windows (`con`, `nul`). The name of a seed is free, but not two "
    "may differ in upper and lower case only, since many systems take them for one.",
)
STRAY = Kind(
    "Y205",
    "stray-file",
    "A file or folder that nothing reads.\n\n"
    "Records, entries and editions are the files of `bibliography/`, `glossary/` and `translations/` that end in `.yaml`, seeds those of "
    "`seeds/` that end in `.txt`, and pictures those of `figures/` that end in `.png`, `.jpg`, `.jpeg` or `.webp`; "
    "folders within these are not gone into. Rename it as the message says, or move it elsewhere. What editors leave beside a file "
    "(names that begin with a dot, or end in `~` or `.swp`) is no matter.",
)
REFUSED = Kind(
    "Y206",
    "refused-file",
    "A file that is not read, whatever is in it.\n\n"
    "It is a link that leads out of the repository, or no file but a device, a pipe or a socket, or its name is not UTF-8. Put a file "
    "of its own in its place, or rename it.",
)
WRONG_PART = Kind(
    "Y207",
    "wrong-part",
    "What a work lists under `parts` is no edition that can be a part of it.\n\n"
    "A part is the id of an edition, which is the name of its file in `translations/` without `.yaml`. An edition is a part of one work, "
    "and stands once in its list; a work is no part of another: list its parts instead.",
)
SHAPE_KINDS = (UNKNOWN, MISSING, VALUE, NAME, STRAY, REFUSED, WRONG_PART)

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# Of devices, on Windows: https://learn.microsoft.com/windows/win32/fileio/naming-a-file.
_DEVICES = {"aux", "con", "nul", "prn", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}
_TAKEN = {
    "glossary": {"index", "none", *_DEVICES},
    "translations": {
        "about",
        "assets",
        "downloads",
        "glossary",
        "index",
        "ko",
        "none",
        "offline",
        "search",
        "sitemap",
        *_DEVICES,
    },
}  # by folder; a test compares them with the site's own paths
_MEANT = re.compile(r"^(?P<stem>[^.]+)\.(?P<ending>ya?ml(?:\.txt)?|txt|text|txt\.txt)$", re.IGNORECASE)
_HANGUL_OR_HAN = re.compile("[\u3131-\u318e\u3400-\u9fff\uac00-\ud7a3]")
_SHOWN = 60  # characters of a wrong value that a message quotes
_ASKED = {
    "string_too_short": _("some text"),
    "string_too_long": _("at most {max_length} characters"),
    "string_type": _("a text (under ‘|’ if ‘: ’ is in it)"),
    "too_short": _("a list with at least one item"),
    "too_long": _("at most {max_length} items"),
    "tuple_type": _("a list (each item on a line that begins with ‘- ’)"),
    "bool_parsing": _("true or false"),
    "int_parsing": _("a whole number"),
    "greater_than_equal": _("a whole number, {ge} or more"),
    "less_than_equal": _("a whole number, {le} or less"),
    "dict_type": _("a mapping of codes to reasons"),
    "literal_error": _("one of {choices}"),
}
# What a pattern asks for, by a text that it allows and those of the rows below do not.
_PATTERNS = (
    (
        "a.png",
        _(
            "the name of a picture in figures/: lower-case letters a–z, digits and hyphens, ending in .png, .jpg or .webp"
        ),
    ),
    ("some-id", _("an id: lower-case letters a–z, digits, and hyphens")),
    ("example.org", _("the name of a host, such as example.org")),
    ("p9.2", _("the id of a pair or of one of its sentences, such as p9 or p9.2")),
    ("p9", _("an id such as p9 or p9a")),
    ("2025", _("a date, as YYYY, YYYY-MM, or YYYY-MM-DD")),
    ("2025-11-20", _("a date, as YYYY-MM-DD")),
    ("1.0", _("a version, such as 1.0")),
)
Steps = tuple[str | int, ...]
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
_MERGED = ("source", "rights")  # of these, a part inherits each key that it does not state


@dataclass(frozen=True)
class Part:
    """What an edition is given that is a part of a work: its place in it, and the work's head as plain values.

    Where `is_known` is false, the work cannot be read, and what the part lacks is not missed in it.
    """

    of: PartOf
    head: AbstractMapping[str, object]
    is_known: bool = True


ShapeT = TypeVar("ShapeT", bound=Shape)


def load_term(file: ContentFile) -> tuple[Term | None, tuple[Finding, ...]]:
    """The entry in a file, None if its shape is wrong, and a finding for every fault of form or shape."""
    entry, tree, findings = _read(file, TermEntry)
    if entry is None or tree is None:
        return None, findings
    values = {name: getattr(entry, name) for name in TermEntry.model_fields}
    return Term.model_construct(**values, id=file.stem, locator=tree), findings


def load_source(file: ContentFile) -> tuple[Source | None, tuple[Finding, ...]]:
    """The record in a file, None if its shape is wrong, and a finding for every fault of form or shape."""
    entry, tree, findings = _read(file, SourceEntry)
    if entry is None or tree is None:
        return None, findings
    values = {name: getattr(entry, name) for name in SourceEntry.model_fields}
    return Source.model_construct(**values, id=file.stem, locator=tree), findings


def load_unfit_hosts(file: ContentFile) -> tuple[UnfitHosts | None, tuple[Finding, ...]]:
    """The hosts listed in a file, None if its shape is wrong, and a finding for every fault of form or shape."""
    entry, _, findings = _read(file, UnfitHosts)
    return entry, findings


def load_work(file: ContentFile) -> tuple[WorkEntry | None, Mapping | None, tuple[Finding, ...]]:
    """The work in a file, None if its shape is wrong, the tree if there is one, and a finding for every fault of form or shape."""
    return _read(file, WorkEntry)


def load_edition(
    file: ContentFile, seeds: Seeds, pictures: Pictures = NO_PICTURES, part: Part | None = None
) -> tuple[Edition | None, tuple[Finding, ...]]:
    """The edition in a file, None if its shape is wrong, and a finding for every fault of form or shape.

    `seeds` are the texts of the seeds, and `pictures` the files of pictures, by file name. The quotations of notes,
    corrections and overrides are looked up in the pair; one that is not found has no match, which a rule reports.
    A `part` inherits from its work what its own file does not state.
    """
    entry, tree, findings = _read(file, EditionEntry, part)
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
            blocks.append(_pair(block, node, notes))
            notes += len(block.notes)
    if joined := [finding for node in blocks_tree.items for finding in _joined(node)]:
        return None, (*findings, *joined)  # whose lines are not known, so that nothing is to be said of them
    part_of = replace(part.of, inherited=frozenset(key for key in part.head if not tree.get(key))) if part else None
    return Edition(file.stem, entry, tree, with_calls(blocks), seeds.get(entry.seed), part_of), findings


def load_part(file: ContentFile, seeds: Seeds = NO_SEEDS) -> tuple[Edition | None, tuple[Finding, ...]]:
    """The edition in a file for its text alone, with its faults: what its head lacks may be in the file of a work that is not at hand."""
    title = Title(ko=file.stem, en=file.stem)
    return load_edition(file, seeds, part=Part(PartOf("", title, 1, 1), _ANY_HEAD))


def _figure(entry: FigureEntry, tree: Mapping, pictures: Pictures) -> Figure:
    file = pictures.get(entry.figure)
    found = read_picture(file) if file else "missing"
    return Figure(entry, tree, found) if isinstance(found, Picture) else Figure(entry, tree, problem=found)


def _joined(block: YamlNode) -> Iterator[Finding]:
    """A finding for each side whose lines YAML has joined, so that no line answers another; those of what is omitted do not matter."""
    for key in ("ko", "reading", "en"):
        text = block.get(key) if isinstance(block, Mapping) else None
        if isinstance(text, Scalar) and text.joined:
            yield SYNTAX.at(
                text.place, "‘{key}’ has several lines, which YAML joins into one: put them under ‘|’", key=key
            )


def stray(name: str) -> Finding:
    """What is wrong with a name, in one of the folders of content, that nothing reads; that of a folder ends in a slash."""
    folder, _, own = name.rstrip("/").partition("/")
    place, (ending, *others) = Place(name.rstrip("/")), ENDINGS[folder]
    meant = _MEANT.match(own)
    if name.endswith("/"):
        return STRAY.at(place, "this folder is not read: move its files into {folder}/ itself", folder=folder)
    if meant and not others and meant["ending"][:1].lower() == ending[1:2]:
        return STRAY.at(place, "this file is not read: rename it to ‘{name}’", name=meant["stem"] + ending)
    if others:
        message = "this file is not read: the files of {folder}/ are those that end in {endings}"
        return STRAY.at(place, message, folder=folder, endings=", ".join((ending, *others)))
    message = "this file is not read: give it the ending .{ending} if it belongs to {folder}/, or move it elsewhere"
    return STRAY.at(place, message, ending=ending[1:], folder=folder)


def refusal(file: RefusedFile) -> Finding:
    """Why a file is not read."""
    place = Place(file.name)
    if file.reason == "large":
        return too_large(file.name, file.size)
    if file.reason == "link":
        return REFUSED.at(place, "this is a link that leads out of the repository: put the file itself here")
    if file.reason == "special":
        return REFUSED.at(place, "this is a device, a pipe or a socket, not a file: remove it")
    return REFUSED.at(place, "the name of this file is not UTF-8: rename it")


def alike(files: Iterable[ContentFile]) -> Iterator[Finding]:
    """A finding for each file whose name differs from that of one before it only in case or in the composition of its characters."""
    first: dict[str, str] = {}
    for file in files:
        other = first.setdefault(unicodedata.normalize("NFC", file.name).casefold(), file.name)
        if other != file.name:
            message = "many systems take this name for that of ‘{other}’: choose another"
            yield NAME.at(Place(file.name), message, other=other)


# --- Shape ------------------------------------------------------------------------------------------------------------


def _read(
    file: ContentFile, shape: type[ShapeT], part: Part | None = None
) -> tuple[ShapeT | None, Mapping | None, tuple[Finding, ...]]:
    tree, findings = parse(file.data, file.name)
    named = tuple(_misnamed(file)) if "/" in file.name else ()
    if tree is None:
        return None, None, (*findings, *named)
    if not isinstance(tree, Mapping):
        wrong = VALUE.at(tree.place, "the file must be a mapping of keys to values, such as ‘ko: …’")
        return None, None, (*findings, *named, wrong)
    try:
        value = shape.model_validate(_with_inherited(to_python(tree), part))
    except ValidationError as fault:
        errors = [error for error in fault.errors(include_url=False) if not (part and _is_of_work(error, part))]
        slips = {finding.place for finding in findings}  # one slip, one finding: what a comma cuts off is no key
        faults = [fault for fault in _faults(errors[:MOST_OF_FILE], tree, shape) if fault.place not in slips]
        if len(errors) > MOST_OF_FILE:
            faults.append(more(tree.place, len(errors) - MOST_OF_FILE))
        return None, tree, (*findings, *named, *faults)
    return value, tree, (*findings, *named)


def _with_inherited(own: object, part: Part | None) -> object:
    """What the file of a part states, with what it inherits."""
    if part is None or not isinstance(own, dict):
        return own
    return {**part.head, **{key: _merged(key, part.head.get(key), value) for key, value in own.items()}}


def _merged(key: str, inherited: object, own: object) -> object:
    if key in _MERGED and isinstance(inherited, dict) and isinstance(own, dict):
        return {**inherited, **own}
    return own


def _is_of_work(error: ErrorDetails, part: Part) -> bool:
    """Whether an error in a part is only that its work cannot be read, which is reported there."""
    return not part.is_known and error["type"] == "missing" and error["loc"] in [(key,) for key in INHERITED]


def _misnamed(file: ContentFile) -> Iterator[Finding]:
    """A finding if the name of a file cannot be an id, or is taken."""
    stem, place = file.name.partition("/")[2].removesuffix(".yaml"), Place(file.name)
    if not _ID.fullmatch(stem):
        yield NAME.at(place, "‘{stem}’ cannot be an id: use lowercase letters a–z, digits and hyphens", stem=stem)
    elif len(stem) > LONGEST_ID:
        message = "this name has {count} characters, and an id at most {most}: shorten it"
        yield NAME.at(place, message, count=len(stem), most=LONGEST_ID)
    elif stem in _TAKEN.get(file.name.partition("/")[0], _DEVICES):
        yield NAME.at(place, "‘{stem}’ cannot be an id: the site or an operating system uses it", stem=stem)


def _faults(errors: list[ErrorDetails], tree: Mapping, shape: type[Shape]) -> Iterator[Finding]:
    """One finding a fault: a misspelt key is not reported again as missing, nor a broken item as an empty list."""
    unknown = [e["loc"] for e in errors if e["type"] == "extra_forbidden"]
    meant = {(*path[:-1], _nearest(path, shape)) for path in unknown}
    above = {error["loc"][:length] for error in errors for length in range(len(error["loc"]))}
    for error in errors:
        path = error["loc"]
        if error["type"] == "extra_forbidden":
            yield _unknown(path, tree, shape)
        elif error["type"] == "missing":
            if path not in meant:
                yield _missing(path, tree, shape)
        elif path not in above:
            yield _wrong(error, tree, shape)


def _missing(path: Steps, tree: Mapping, shape: type[Shape]) -> Finding:
    return MISSING.at(at(tree, path[:-1]), "‘{key}’ is missing: {about}", key=path[-1], about=about(shape, path))


def _wrong(error: ErrorDetails, tree: Mapping, shape: type[Shape]) -> Finding:
    *above, last = _written(error["loc"])
    place, found = at(tree, (*above, last)), error["input"]
    asked = {"asked": _asked(error, shape), **_details(error, shape)}
    if not isinstance(found, str):
        if isinstance(last, int):
            message = "item {item} of ‘{key}’ has the wrong shape; it must be: {asked}"
            return VALUE.at(place, message, key=above[-1], item=last + 1, **asked)
        return VALUE.at(place, "‘{key}’ has the wrong shape; it must be: {asked}", key=last, **asked)
    shown = found if len(found) <= _SHOWN else found[: _SHOWN - 1] + "…"
    if isinstance(last, int):
        message = "item {item} of ‘{key}’ cannot be ‘{found}’; it must be: {asked}"
        return VALUE.at(place, message, key=above[-1], item=last + 1, found=shown, **asked)
    return VALUE.at(place, "‘{key}’ cannot be ‘{found}’; it must be: {asked}", key=last, found=shown, **asked)


def _written(path: Steps) -> Steps:
    """The path of an error without the name of the alternative that a list's item was held to, which is not in the file."""
    return path[:-1] if path[-1] in ("pair", "omission", "figure") and isinstance(path[-2], int) else path


def _asked(error: ErrorDetails, shape: type[Shape]) -> Message:
    """What the place of an error asks for, in plain words, which may name details."""
    if keys(shape, error["loc"]) and not error["type"].startswith("tuple"):
        return _("a mapping with the keys {keys}")
    if error["type"] == "string_pattern_mismatch":
        if "sources" in error["loc"]:
            return _("the id of a record: the name of its file in bibliography/ without .yaml")
        patterns = (said for text, said in _PATTERNS if re.match(error["ctx"]["pattern"], text))
        return next(patterns, Message(about(shape, error["loc"])))
    return _ASKED.get(error["type"]) or Message(error["msg"].removeprefix("Value error, "))


def _details(error: ErrorDetails, shape: type[Shape]) -> dict[str, object]:
    """What a message of `_asked` may name: the keys that there are, the choices, the limit."""
    context = error.get("ctx", {})
    limits: dict[str, object] = {name: context[name] for name in ("max_length", "ge", "le") if name in context}
    choices = ", ".join(re.findall(r"'([^']+)'", str(context.get("expected", ""))))
    return {"keys": ", ".join(keys(shape, error["loc"])), "choices": choices, **limits}


def _nearest(path: Steps, shape: type[Shape]) -> str | None:
    near = get_close_matches(str(path[-1]), keys(shape, path[:-1]), n=1, cutoff=0.5)
    return near[0] if near else None


def _unknown(path: Steps, tree: Mapping, shape: type[Shape]) -> Finding:
    parent = node_at(tree, path[:-1])
    written = parent.key(str(path[-1])) if isinstance(parent, Mapping) else None
    place = written.place if written else parent.place
    if shape is WorkEntry and path[-1] in ("seed", "pairs"):
        message = (
            "a work has ‘parts’ and no ‘{key}’: move the text into an edition of its own, and list its id under ‘parts’"
        )
        return UNKNOWN.at(place, message, key=path[-1])
    near = _nearest(path, shape)
    if near:
        return UNKNOWN.at(place, "there is no key ‘{key}’ here; did you mean ‘{near}’?", key=path[-1], near=near)
    known = ", ".join(keys(shape, path[:-1]))
    return UNKNOWN.at(place, "there is no key ‘{key}’ here; the keys are {known}", key=path[-1], known=known)


# --- Pairs ------------------------------------------------------------------------------------------------------------


def _pair(entry: PairEntry, tree: Mapping, notes_before: int) -> Pair:
    ko_node, en_node = tree.get("ko"), tree.get("en")
    assert isinstance(ko_node, Scalar)  # noqa: S101 - the shape was validated
    assert isinstance(en_node, Scalar)  # noqa: S101
    ko_lines, corrections = _corrected(list(_lines(ko_node, "ko")), entry, tree)
    ko_lines = _with_readings(ko_lines, entry.reading)
    en_lines = list(_lines(en_node, "en"))
    segments = tuple(Segment(n, ko, en) for n, (ko, en) in enumerate(zip(ko_lines, en_lines, strict=False), 1))
    notes = tuple(_notes(entry, tree, segments, notes_before))
    overrides = tuple(_overrides(entry, tree, segments))
    return Pair(
        entry, tree, _with_anchors(segments, notes), (len(ko_lines), len(en_lines)), notes, overrides, corrections
    )


def _lines(node: Scalar, language: Language) -> Iterator[Line]:
    """The sentences of a side; blank lines are none."""
    for number, text in enumerate(node.text.split("\n")):
        bare = text.strip(" ")
        if bare:
            place = node.line_place(number)
            place = Place(place.file, place.line, place.column + len(text) - len(text.lstrip(" ")))
            published, emphases = emphasized(bare) if language == "en" else (bare, ())
            yield Line(language, published, bare, place, emphases=emphases)


def _with_readings(lines: list[Line], reading: str | None) -> list[Line]:
    """The Korean lines, each with its reading; one that is no reading of its line is left out, which a rule reports."""
    readings = [text for line in (reading or "").split("\n") if (text := line.strip(" "))]
    return [
        replace(line, reading=text) if text and is_reading(text, line.text) else line
        for line, text in zip_longest(lines, readings[: len(lines)])
    ]


def _corrected(lines: list[Line], entry: PairEntry, tree: Mapping) -> tuple[list[Line], tuple[Correction, ...]]:
    """The lines with the corrections applied to their text, and what became of each correction."""
    edits: dict[int, list[tuple[int, CorrectionEntry]]] = {}
    corrections = []
    for number, correction in enumerate(entry.corrections):
        hits = _hits([line.source for line in lines], correction.from_)[correction.nth - 1 :]
        if hits:
            index, start = hits[0]
            edits.setdefault(index, []).append((start, correction))
        place = at(tree, ("corrections", number, "from"))
        corrections.append(Correction(correction.from_, correction.to, correction.why, place, bool(hits)))
    return [_correct(line, edits.get(index, [])) for index, line in enumerate(lines)], tuple(corrections)


def _correct(line: Line, edits: list[tuple[int, CorrectionEntry]]) -> Line:
    """`line` with the edits made, from left to right; one that overlaps its predecessor is not made."""
    text, corrections, done = "", [], 0
    for start, correction in sorted(edits, key=lambda edit: edit[0]):
        if start < done:
            continue
        text += line.source[done:start]
        corrections.append(
            CorrectionMark(len(text), len(text) + len(correction.to), correction.from_, correction.to, correction.why)
        )
        text += correction.to
        done = start + len(correction.from_)
    text += line.source[done:]
    return replace(line, text=text, corrections=tuple(corrections))


def _hits(texts: list[str], quotation: str) -> list[tuple[int, int]]:
    """The occurrences of `quotation`: (index of the text, offset) in reading order, without overlap."""
    return [(i, m.start()) for i, text in enumerate(texts) for m in re.finditer(re.escape(quotation), text)]


def _match(segments: tuple[Segment, ...], quotation: str, nth: int) -> QuoteMatch | None:
    """The nth occurrence of the quotation on a side, None if there is none; the Korean side comes first if it has Hangul or Hanja."""
    order: tuple[Language, ...] = LANGUAGES if _HANGUL_OR_HAN.search(quotation) else ("en", "ko")
    for language in order:
        hits = _hits([segment.line(language).text for segment in segments], quotation)
        if len(hits) >= nth:
            index, start = hits[nth - 1]
            return QuoteMatch(index, language, start, start + len(quotation))
    return None


def _notes(entry: PairEntry, tree: Mapping, segments: tuple[Segment, ...], before: int) -> Iterator[Note]:
    for index, note in enumerate(entry.notes):
        place = at(tree, ("notes", index, "on"))
        match = _match(segments, note.on, note.nth)
        yield Note(before + index + 1, note.on, note.en, note.ko, note.sources, place, match)


def _overrides(entry: PairEntry, tree: Mapping, segments: tuple[Segment, ...]) -> Iterator[TermOverride]:
    for index, override in enumerate(entry.terms):
        place = at(tree, ("terms", index, "on"))
        term = None if override.is_ == "none" else override.is_
        yield TermOverride(override.on, term, place, _match(segments, override.on, override.nth))


def _with_anchors(segments: tuple[Segment, ...], notes: tuple[Note, ...]) -> tuple[Segment, ...]:
    def anchored(line: Line, index: int) -> Line:
        matches = [(n.match, n.number) for n in notes if n.match]
        mine = sorted(
            (
                Anchor(s.start, s.end, number)
                for s, number in matches
                if (s.segment, s.language) == (index, line.language)
            ),
            key=lambda anchor: (anchor.end, anchor.note),
        )
        return replace(line, anchors=tuple(mine))

    return tuple(replace(s, ko=anchored(s.ko, i), en=anchored(s.en, i)) for i, s in enumerate(segments))
