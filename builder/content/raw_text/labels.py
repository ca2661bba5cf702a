"""The label before what somebody says: a name, an office, Q and A, or a mark, and what divides it from the words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_MARK = r"[^\w\s\"“”‘’'()\[\]<>]{0,2}\s?"
_NAME = r"[^\W\d_][^\s:：=>|│()]{0,9}(?:\s[^\s:：=>|│()]{1,8}){0,2}?"
_ASIDE = r"(?:\s?\([^()]{1,20}\))?"  # behind a name, how it is said
_TIME = r"(?:\s?\[?\d{1,2}:\d{2}(?::\d{2})?\]?)?"
ASKING = frozenset("QA문답질")
_FORMS = (
    re.compile(rf"^{_MARK}[\[【<〈〔(（]\s?(?P<name>[^\W\d_][\w ·/]{{0,14}})\s?[\]】>〉〕)）](?P<sign>)(?=\s?\S)"),
    re.compile(r"^(?P<sign>[○◯◎])\s?(?P<name>[가-힣()]{1,14}\s[가-힣]{2,4}(?:\s?위원)?|[가-힣]{2,4}\s?위원)(?=\s)"),
    re.compile(
        rf"^(?:\[?\d{{1,2}}:\d{{2}}(?::\d{{2}})?\]?\s)?{_MARK}(?P<name>{_NAME}){_ASIDE}{_TIME}\s?(?P<sign>[:：](?!\d{{2}})|[=>|│])(?=\s?\S)"
    ),
    re.compile(rf"^{_MARK}(?P<name>{_NAME}){_ASIDE}(?P<sign>\t|\u3000|\s{{2,}})(?=\S)"),
    re.compile(r"^(?P<name>[QA문답질])\d{0,3}(?P<sign>[.)]?)(?:\s|(?<=[.)]))(?=\S)"),
    re.compile(rf"^(?P<name>{_NAME})(?P<sign>\s[-–—―])(?=\s\S)"),
    re.compile(r"^(?P<name>[가-힣]{1,5})(?P<sign>\.)(?=\s\S)"),
)


@dataclass(frozen=True)
class Label:
    """What may be a label: the name, the sign behind it (empty if it is in brackets, or an office's), and where what is said begins."""

    name: str
    sign: str
    end: int


def label_of(line: str) -> Label | None:
    """What may be the label of a line, by its form."""
    match = next((match for form in _FORMS if (match := form.match(line))), None)
    if not match:
        return None
    rest = line[match.end() :]
    return Label(
        " ".join(match["name"].split()), match["sign"].strip() or match["sign"][:1], len(line) - len(rest.lstrip())
    )


def names_of(lines: Iterable[str]) -> Mapping[str, int]:
    """How many of the lines have each name for a label."""
    return Counter(found.name for line in lines if (found := label_of(line)))


def is_speaker(found: Label, names: Mapping[str, int]) -> bool:
    """Whether what may be a label is one: Q or A, or a name that is before several lines."""
    return found.name in ASKING or names.get(found.name, 0) > 1
