"""The shape of a content file: its tree held against a model; the faults are told by a module that is read when there are any."""

from __future__ import annotations

from typing import Protocol, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from builder.content.file import ContentFile
from builder.content.file_names import misnamed
from builder.content.yaml.parser import parse
from builder.content.yaml.tree import Mapping, to_python
from builder.model.entries.shape import Shape
from builder.model.finding import Finding
from builder.model.limits import MOST_OF_FILE, more

ShapeT = TypeVar("ShapeT", bound=Shape)


class Inherited(Protocol):
    """What a file need not state, since another has stated it."""

    def completed(self, own: object) -> object:
        """What the file states, as plain values, with what it inherits."""

    def excuses(self, error: ErrorDetails) -> bool:
        """Whether an error is reported elsewhere."""


def read_shape(
    file: ContentFile, shape: type[ShapeT], inherited: Inherited | None = None
) -> tuple[ShapeT | None, Mapping | None, tuple[Finding, ...]]:
    """What a file states, None if its shape is wrong, its tree if there is one, and a finding for every fault of form or shape."""
    tree, findings = parse(file.data, file.name)
    named = tuple(misnamed(file)) if "/" in file.name else ()
    if tree is None:
        return None, None, (*findings, *named)
    if not isinstance(tree, Mapping):
        from builder.content.loading.shape_faults import no_mapping  # noqa: PLC0415 - seldom needed, and slow to import

        return None, None, (*findings, *named, no_mapping(tree))
    own = to_python(tree)
    try:
        value = shape.model_validate(inherited.completed(own) if inherited else own)
    except ValidationError as fault:
        errors = [error for error in fault.errors(include_url=False) if not (inherited and inherited.excuses(error))]
        return None, tree, (*findings, *named, *_told(errors, tree, shape, findings))
    return value, tree, (*findings, *named)


def _told(
    errors: list[ErrorDetails], tree: Mapping, shape: type[Shape], slips: tuple[Finding, ...]
) -> tuple[Finding, ...]:
    """The faults, of many the first; one slip is one finding: what a comma cuts off is no key."""
    from builder.content.loading.shape_faults import faults  # noqa: PLC0415 - as above

    places = {finding.place for finding in slips}
    told = [fault for fault in faults(errors[:MOST_OF_FILE], tree, shape) if fault.place not in places]
    if len(errors) > MOST_OF_FILE:
        told.append(more(tree.place, len(errors) - MOST_OF_FILE))
    return tuple(told)
