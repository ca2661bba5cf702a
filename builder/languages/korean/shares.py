"""Shares in Korean that are told as a count of a count: 다섯 명 중 한 명 is a fifth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from builder.languages.quantity import Quantity, exactly

_OF = re.compile(r" ?[가-힣]{0,3} ?(?:중|가운데)(?:에서?|의)? ")


def with_shares(text: str, quantities: list[Quantity]) -> Iterator[Quantity]:
    """The quantities, the two of a share being the share too."""
    shares: dict[tuple[int, int], Quantity] = {}
    for whole, part in pairwise(quantities):
        if _is_share(whole, part) and _OF.fullmatch(text, whole.span[1], part.span[0]):
            share = replace(exactly("fraction", part.low / whole.low), bound=part.bound, approximate=part.approximate)
            shares |= {whole.span: share, part.span: share}
    for one in quantities:
        yield replace(one, also=(*one.also, shares[one.span])) if one.span in shares else one


def _is_share(whole: Quantity, part: Quantity) -> bool:
    """Whether the two are counts, and the second is less."""
    counts = all(one.kind == "number" and not one.unit and one.low == one.high for one in (whole, part))
    return counts and 0 < part.low < whole.low
