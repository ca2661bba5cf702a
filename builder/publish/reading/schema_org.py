"""Nodes of linked data in the vocabulary of schema.org: https://schema.org/docs/datamodel.html."""

from __future__ import annotations

from typing import Any

from builder.model.entries.heads import Head

JsonLdNode = dict[str, Any]

# The property for each role.
_PART = {"translator": "translator", "editor": "editor", "reviewer": "contributor"}


def node(kind: str, identity: str | None = None, **stated: object) -> JsonLdNode:
    """A node of type `kind` with the given properties; those without a value are left out."""
    properties = {"@type": kind, "@id": identity, **stated}
    return {name: value for name, value in properties.items() if value not in (None, [], {})}


def makers(entry: Head) -> JsonLdNode:
    """The people who made an edition or a work, in lists under the properties of their roles; their names have no type: none is stated."""
    made: dict[str, list[JsonLdNode]] = {}
    for one in entry.translators:
        made.setdefault(_PART[one.role], []).append({"name": one.name})
    return made
