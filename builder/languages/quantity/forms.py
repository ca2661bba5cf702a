"""Numbers of forms that both languages share: signs (Ⅳ, ⑦), records (1:47.12), sizes (70B), figures in names (F-16)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from fractions import Fraction

from builder.languages.quantity import Quantity

_IN_NAME = re.compile(r"(?<=[A-Za-z가-힣])-?(\d{1,6})(?!\d)")
# A name of letters and figures: F-16, S2, Aa2, 6G. Two that have the same letters, and other figures, are different things.
_LETTERS_AND_FIGURES = re.compile(
    r"(?<![A-Za-z0-9.-])(?:(?P<a>[A-Z][A-Za-z]{0,3})-?(?P<n>\d{1,4})|(?P<m>\d{1,2})(?P<b>[GK]))(?![A-Za-z0-9]|[.,]\d)"
)


def figures_of_names(text: str) -> Iterator[Quantity]:
    """The figures that are parts of names (코스피200, U-23).

    They may answer figures that are read (KOSPI 200, 23세 이하), and need no answer.
    """
    for found in _IN_NAME.finditer(text):
        number = Fraction(int(found[1]))
        yield Quantity("number", number, number, approximate=True, need="free", span=found.span(1))


def names(text: str) -> Iterator[Quantity]:
    """The names of letters and figures in a text, which the other side has with no other figures, if it has them at all."""
    for found in _LETTERS_AND_FIGURES.finditer(text):
        number = Fraction(int(found["n"] or found["m"]))
        letters = (found["a"] or found["b"]).upper()
        yield Quantity("name", number, number, letters, need="optional", span=found.span())


def sign_number(match: re.Match[str]) -> Iterator[Quantity]:
    """A character that is a number: Ⅳ, ⑦, ⑴."""
    number = Fraction(int(unicodedata.numeric(match[0])))
    yield Quantity("label", number, number, span=match.span())


def long_time(match: re.Match[str]) -> Iterator[Quantity]:
    """A length of time in hours, minutes and seconds: 2:03:59."""
    hours, minutes, seconds = (int(part) for part in match[0].split(":"))
    total = Fraction(hours * 3600 + minutes * 60 + seconds)
    yield Quantity("duration", total, total, "second", span=match.span())


def record(match: re.Match[str]) -> Iterator[Quantity]:
    """A length of time in minutes, seconds and hundredths: 1:47.12."""
    minutes, seconds = match[0].split(":")
    total = int(minutes) * 60 + Fraction(seconds)
    yield Quantity("duration", total, total, "second", span=match.span())


LONG_TIME = re.compile(r"(?<![\d:.])\d{1,2}:\d{2}:\d{2}(?![\d:])")
RECORD = re.compile(r"(?<![\d:.])\d{1,2}:\d{2}\.\d{1,3}(?![\d:])")
SIGNS = re.compile("[Ⅰ-Ⅻ①-⑳⑴-⒇⒈-⒛]")


def size(match: re.Match[str]) -> Iterator[Quantity]:
    """The size of a model: 70B."""
    number = Fraction(match["figures"]) * {"B": 10**9, "M": 10**6}[match["scale"]]
    yield Quantity("number", number, number, need="optional", span=match.span())


def dimensions(match: re.Match[str]) -> Iterator[Quantity]:
    """3D, which 3차원 may answer."""
    number = Fraction(int(match["figure"]))
    yield Quantity("label", number, number, need="optional", span=match.span())


def is_suffix(text: str, at: int) -> bool:
    """Whether letters directly after figures belong to a number: 70B, 3D."""
    return _SUFFIX.match(text, at) is not None


_SUFFIX = re.compile(r"[BMD](?![A-Za-z0-9])")
SIZES = re.compile(r"(?<![\w.,])(?P<figures>\d{1,4}(?:\.\d{1,2})?)(?P<scale>[BM])(?![A-Za-z0-9])")
THREE_D = re.compile(r"(?<![\w.,])(?P<figure>\d)D(?![A-Za-z0-9])")
