"""The shape of the files of editions and works."""

from __future__ import annotations

from pydantic import Field

from builder.messages.marker import _
from builder.model.entries.heads import Head
from builder.model.entries.pairs import EditionBlock
from builder.model.entries.shape import Id, Items, NonEmptyText, Shape


class _OfSeed(Shape):
    """What an edition has above its head, so that its keys are declared in the order in which they are written."""

    seed: NonEmptyText = Field(description="The file in seeds/ that this is an edition of.")


class EditionEntry(Head, _OfSeed):
    """An edition: one seed with its translation, aligned, with notes and corrections."""

    pairs: tuple[EditionBlock, ...] = Field(min_length=1, description="The text, in the seed's order.")


# What a part of a work need not state, since the work has stated it: of `source` and `rights`, each key by itself.
INHERITED = ("summary", "genre", "source", "rights", "translators", "status", "revisions")


class WorkEntry(Head):
    """A work: a book of several editions, which are its parts, such as chapters."""

    elsewhere = dict.fromkeys(
        ("seed", "pairs"),
        _("a work has ‘parts’ and no ‘{key}’: move the text into an edition of its own, and list its id under ‘parts’"),
    )

    parts: Items[Id] = Field(
        min_length=1, description="The ids of its parts, which are editions, in the order of the book."
    )
