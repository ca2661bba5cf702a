"""Web and mail addresses and telephone numbers in running text of either language, recognized only where there is no doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import quote

_HOST = r"(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,8}[A-Za-z]{2,24}"
# Hangul belongs to a path only behind a sign of one: in example.org/a에서 it is a particle.
_PATH = r"(?:[/?#](?:[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]|(?<=[/?#&=_+%.-])[가-힣]+)*)?"
_DOMESTIC = r"0\d{1,2}-\d{3,4}-\d{4}|\(?0\d{1,2}\) ?\d{3,4}-\d{4}"
_WITH_USER = r"https?://[^\s/?#]{1,200}@\S*"  # which does not show where it leads: no link, and no mail address either
_ADDRESS = re.compile(
    rf"{_WITH_USER}|(?<![\w@./-])(?:(?P<web>https?://{_HOST}(?::\d{{1,5}})?{_PATH})|(?P<www>www\.{_HOST}{_PATH}))(?![@A-Za-z0-9])"
    rf"|(?<![\w.+%@/-])(?P<mail>[A-Za-z0-9][\w.+%-]{{0,63}}@{_HOST})(?![@A-Za-z0-9-])"
    rf"|(?<![\d.+-])(?P<phone>\+\d{{1,3}}[- ]\d{{1,4}}(?:[- ]\d{{2,4}}){{1,4}}|{_DOMESTIC})(?![\d-])",
    re.ASCII,
)
_CLOSING = ".,;:!?'~"
_BRACKETS = {")": "(", "]": "["}
_KOREA = "+82"


class Hyperlink(NamedTuple):
    """An address in a text, half-open in code points, and what it leads to: `http`, `https`, `mailto` or `tel`."""

    start: int
    end: int
    href: str


def hyperlinks(text: str) -> Iterator[Hyperlink]:
    """The addresses in a text, in order; the punctuation of the sentence at their ends is not part of them."""
    for found in _ADDRESS.finditer(text):
        if found.lastgroup is None:
            continue
        shown = _without_closing(found[0]) if found["web"] or found["www"] else found[0]
        yield Hyperlink(found.start(), found.start() + len(shown), _href(found.lastgroup, shown))


def _without_closing(address: str) -> str:
    """A web address without punctuation at its end, and without brackets that close ones before it."""
    unopened = {closing: address.count(closing) - address.count(opening) for closing, opening in _BRACKETS.items()}
    end = len(address)
    while (last := address[end - 1]) in _CLOSING or unopened.get(last, 0) > 0:
        if last in unopened:
            unopened[last] -= 1
        end -= 1
    return address[:end]


def _href(kind: str, shown: str) -> str:
    if kind == "mail":
        return f"mailto:{quote(shown, safe='@+')}"
    if kind == "phone":
        return f"tel:{_telephone(shown)}"
    return quote(shown if kind == "web" else f"https://{shown}", safe="%/:?#[]@!$&'()*+,;=~")


def _telephone(shown: str) -> str:
    """A number as RFC 3966 has it; one without a country is of Korea, and loses the zero that is dialed within it."""
    digits = re.sub(r"[() -]+", "-", shown).strip("-")
    return digits if digits.startswith("+") else f"{_KOREA}-{digits[1:]}"
