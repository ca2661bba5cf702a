"""The marks of items, of which those that count on are one."""

from __future__ import annotations

import re

# Series that count on: the marks of each are one mark, by its first.
_SERIES = {
    "1": re.compile(r"\d{1,3}(?:의\d{1,2})?[.)]"),
    "(1)": re.compile(r"\(\d{1,3}\)"),
    "가": re.compile(r"[가나다라마바사아자차카타파하][.)]"),
    "①": re.compile(r"[①-⑳]"),
    "❶": re.compile(r"[➊-➓❶-❿⓵-⓾]"),
    "一": re.compile(r"[一二三四五六七八九十]{1,3}[,.、]"),
    "하나": re.compile(r"(?:하나|둘|셋|넷|다섯|여섯|일곱)[,.:]"),
    "a": re.compile(r"[A-Za-z][.)]"),
}


def item_mark(line: str) -> str:
    """The mark of an item: the first of its series, the sign that it begins with, or, where it has none, the same for all such."""
    series = next((first for first, form in _SERIES.items() if form.match(line)), None)
    return series or ("unmarked" if line[0].isalnum() else line[0])
