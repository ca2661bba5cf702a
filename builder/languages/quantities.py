"""The quantities of a text in either language, with what a gloss in brackets and a bound that two share make of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from builder.languages import Language
from builder.languages.quantity import Quantity
from builder.languages.quantity.forms import figures_of_names, names
from builder.languages.quantity.units import BY_CODE, convertible
from builder.languages.quantity.weekdays import with_days_told


@lru_cache(8192)
def quantities_of(language: Language, text: str) -> tuple[Quantity, ...]:
    """All that a text counts, measures and dates, and the figures of its names, in text order but for these."""
    # Their patterns take long to compile, and are not needed where no pair has changed.
    from builder.languages.english.quantities import quantities as of_english  # noqa: PLC0415
    from builder.languages.korean.quantities import quantities as of_korean  # noqa: PLC0415

    quantities = of_korean(text) if language == "ko" else of_english(text)
    return (*with_days_told(_with_glosses(text, quantities)), *figures_of_names(text), *names(text))


_GLOSS = re.compile(
    r"\s?[(\[](?:about|around|approximately|roughly|some|or|nearly|almost|~|≈|약|한화로?|우리 ?돈으?로?|한국 ?돈으?로?"
    r"|원화로?|미화)?(?: ?약)?\s?"
)

_CONVERTED = re.compile(
    r"\s?[(\[](?:about |around |some |약 ?)?|(?: of [a-z]+)?,? or (?:about |around |some )?|,? ?즉 ?"
)


def _with_glosses(text: str, quantities: list[Quantity]) -> Iterator[Quantity]:
    """The quantities with what makes one a gloss on the one before it: money converted needs no answer, a measure is bounded too."""
    last: Quantity | None = None
    for this in _with_shared_bounds(text, quantities):
        if last and _other_currency(this, last) and _GLOSS.fullmatch(text, last.span[1], this.span[0]):
            this = replace(this, need="optional")  # noqa: PLW2901 - the same quantity, better known
        elif (
            last
            and not this.bound
            and convertible(this.unit, last.unit)
            and _CONVERTED.fullmatch(text, last.span[1], this.span[0])
        ):
            this = replace(this, bound=last.bound, approximate=last.approximate or this.approximate)  # noqa: PLW2901 - likewise
        yield this
        last = this


# What a verb says of two numbers at once: 100일을, 임시회는 30일을 초과할 수 없다; shall not exceed 100 days, and that of the other, 30.
_SHARED_IN_KOREAN = re.compile(r"[을를이가]?, [^.!?]{0,40}$")
_SHARED_IN_ENGLISH = re.compile(r"[^.!?]{0,40}[,;] (?:and )?(?:that|those|the) [^.!?]{0,60}, $")
_AND_BARE = re.compile(r"[^.!?]{0,60},? and $")  # exceed three meters in the west and four in the south


def _with_shared_bounds(text: str, quantities: list[Quantity]) -> Iterator[Quantity]:
    """The quantities, one whose bound is said with another's being loose."""
    for at, this in enumerate(quantities):
        near = (*quantities[max(0, at - 1) : at], *quantities[at + 1 : at + 2])
        shares = not this.bound and any(_shares_bound(text, this, other) for other in near)
        yield replace(this, approximate=True) if shares else this


def _shares_bound(text: str, this: Quantity, other: Quantity) -> bool:
    if other.bound and other.unit and (this.kind, this.unit) == ("number", "") and this.span > other.span:
        return bool(_AND_BARE.match(text[other.span[1] : this.span[0]]))
    if not other.bound or (this.kind, this.unit) != (other.kind, other.unit):
        return False
    if this.span < other.span:
        return bool(_SHARED_IN_KOREAN.match(text[this.span[1] : other.span[0]]))
    return bool(_SHARED_IN_ENGLISH.match(text[other.span[1] : this.span[0]]))


def _other_currency(one: Quantity, other: Quantity) -> bool:
    here, there = BY_CODE.get(one.unit), BY_CODE.get(other.unit)
    return here is not None and there is not None and here is not there and here.dimension == there.dimension == "money"
