"""The faults of a content file's shape in plain words, each at its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from pydantic_core import ErrorDetails

from builder.content.schemas import about, keys
from builder.content.yaml.tree import Mapping, YamlNode, at, node_at
from builder.messages.marker import Message, _
from builder.model.entries.heads import LIKE_A_LICENSE, UNKNOWN_LICENSE
from builder.model.entries.shape import Shape
from builder.model.finding import Finding, Kind

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
SHAPE_KINDS = (UNKNOWN, MISSING, VALUE)

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
    UNKNOWN_LICENSE: _("an SPDX identifier such as CC-BY-4.0, KOGL-1 to KOGL-4, public-domain or all-rights-reserved"),
    LIKE_A_LICENSE: _("the identifier of a license; did you mean ‘{near}’?"),
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


def no_mapping(tree: YamlNode) -> Finding:
    """The fault of a file that is no mapping."""
    return VALUE.at(tree.place, "the file must be a mapping of keys to values, such as ‘ko: …’")


def faults(errors: list[ErrorDetails], tree: Mapping, shape: type[Shape]) -> Iterator[Finding]:
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
    told = Message(about(shape, path))
    return MISSING.at(at(tree, path[:-1]), "‘{key}’ is missing: {about}", key=_name(path, tree), about=told)


def _name(path: Steps, tree: Mapping) -> str:
    """The name of a key with those above it, such as ‘definition.ko’; of what is in a list, from there on."""
    steps = _in_file(path[:-1], tree)
    list_ends = max((at for at, step in enumerate(steps) if isinstance(step, int)), default=-1) + 1
    return ".".join(map(str, (*steps[list_ends:], path[-1])))


def _in_file(path: Steps, tree: Mapping) -> Steps:
    """The steps of a path of the model that lead somewhere in the file, which names no alternatives, and may have a text for a mapping."""
    node: YamlNode = tree
    steps: list[str | int] = []
    for step in path:
        below = node_at(node, (step,))
        if below is not node:
            steps.append(step)
        node = below
    return tuple(steps)


def _wrong(error: ErrorDetails, tree: Mapping, shape: type[Shape]) -> Finding:
    *above, last = _in_file(error["loc"], tree) or error["loc"]
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
    limits: dict[str, object] = {name: context[name] for name in ("max_length", "ge", "le", "near") if name in context}
    choices = ", ".join(re.findall(r"'([^']+)'", str(context.get("expected", ""))))
    return {"keys": ", ".join(keys(shape, error["loc"])), "choices": choices, **limits}


def _nearest(path: Steps, shape: type[Shape]) -> str | None:
    near = get_close_matches(str(path[-1]), keys(shape, path[:-1]), n=1, cutoff=0.5)
    return near[0] if near else None


def _unknown(path: Steps, tree: Mapping, shape: type[Shape]) -> Finding:
    parent = node_at(tree, path[:-1])
    written = parent.key(str(path[-1])) if isinstance(parent, Mapping) else None
    place = written.place if written else parent.place
    if elsewhere := shape.elsewhere.get(str(path[-1])):
        return UNKNOWN.at(place, elsewhere, key=path[-1])
    near = _nearest(path, shape)
    if near:
        return UNKNOWN.at(place, "there is no key ‘{key}’ here; did you mean ‘{near}’?", key=path[-1], near=near)
    known = ", ".join(keys(shape, path[:-1]))
    return UNKNOWN.at(place, "there is no key ‘{key}’ here; the keys are {known}", key=path[-1], known=known)
