"""The captions of tables and pictures, which are so by their places in the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from builder.model.edition import Block, Figure, Pair


def captions(blocks: Sequence[Block]) -> Mapping[int, int]:
    """For the index of each table and picture that has a caption, the index of that.

    The caption of a table is directly before it; that of a picture directly after it, or else directly before it, unless a table is before
    that, whose source it then states. A caption belongs to one of them: where it could to two, to the later.
    """
    found: dict[int, int] = {}
    for index in reversed(range(len(blocks))):
        free = (at for at in _places(blocks, index) if _is(blocks, at, "caption") and at not in found.values())
        if (own := next(free, None)) is not None:
            found[index] = own
    return found


def _places(blocks: Sequence[Block], index: int) -> tuple[int, ...]:
    """Where the caption of a block may be, the likeliest first."""
    if isinstance(blocks[index], Figure):
        return (index + 1,) if _is(blocks, index - 2, "table") else (index + 1, index - 1)
    return (index - 1,) if _is(blocks, index, "table") else ()


def _is(blocks: Sequence[Block], index: int, kind: str) -> bool:
    block = blocks[index] if 0 <= index < len(blocks) else None
    return isinstance(block, Pair) and block.kind == kind
