"""The rule of brackets and quotation marks: what is opened is closed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate

from builder.rules.prose import Prose, ProseUnit
from builder.rules.rule import Fault, rule

_CLOSING = {"(": ")", "[": "]", "{": "}", "“": "”", "‘": "’"}
_OPENING = {close: opening for opening, close in _CLOSING.items()}
_MARK = re.compile("[(){}\\[\\]“”‘’]")
_AS_IN_ENGLISH = str.maketrans("（）［］｛｝「」『』", "()[]{}“”‘’")
_NUMBERED = re.compile(r"(?:^|(?<=[\s;,.:]))(?:\d{1,3}|[A-Za-z가-힣]|[ivx]{2,4})\)$")
_NUMBER = 4  # the most characters of such a number
_STRAIGHT_MARKS = {"“": re.compile(r'(?<!\d)"'), "‘": re.compile(r"(?<!\w)'|(?<![\ds])'(?!\w)")}


@rule("P101", "unbalanced-brackets")
def unbalanced_brackets(subject: Prose) -> Iterator[Fault]:
    """A bracket or quotation mark in the English is opened but not closed, or closed but not opened.

    The lines of a pair are read together, so a quotation may span several. A mark that the Korean leaves open too is not reported, such as
    that of a quotation which continues in the next pair. An apostrophe is not a closing quotation mark.

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다., en: It is a “new word (and a good one).}
    ```

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다., en: 'It is new), like ’tis.'}
    ```

    Bad:

    ```yaml
    # glossary/geopolitics.yaml
    definition: {ko: 낱말., en: 'A word (a new one.'}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다., en: 'It is a “‘new’ word (and a [good] one).”'}
    - {id: p2, ko: 1) 새로운 말이다., en: '1) It isn’t the states’ word; a) a new one, iii) ’tis.'}
    - id: p3
      ko: |
        그는 말했다. “새롭다.
        낯설다.”
      en: |
        He said: “It is new.
        It is unfamiliar.”
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - id: p1
      ko: 새로운 말이다.
      en: It is a new word.
      notes: [{on: new, en: Coined lately (“of late”).}]
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 그는 말했다. “새롭다., en: He said “It is new.}
    - {id: p2, ko: 낯설다.”, en: It is unfamiliar.”}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다., en: ‘It is the states’ word.’}
    ```
    """
    lines = [unit for unit in subject.english if unit.line]
    yield from _unbalanced(lines, "\n".join(unit.ko for unit in lines))
    for unit in subject.english:
        if not unit.line:
            yield from _unbalanced([unit], "")


def _unbalanced(units: list[ProseUnit], ko: str) -> Iterator[Fault]:
    """The faults of texts that must balance together, each once."""
    starts = [0, *accumulate(len(unit.text) + 1 for unit in units)][: len(units)]
    for at, char in _faulty("\n".join(unit.text for unit in units), ko):
        number = bisect_right(starts, at) - 1
        place = units[number].at(at - starts[number])
        if close := _CLOSING.get(char):
            yield place, "‘{char}’ is not closed: add ‘{close}’", {"char": char, "close": close}
        else:
            yield place, "‘{char}’ closes nothing: add the opening character, or remove it", {"char": char}


def _faulty(text: str, ko: str) -> Iterator[tuple[int, str]]:
    """The marks without a partner, but not one that has none in the Korean either, or a straight one, or one at fault already."""
    unmatched = _unmatched(text)
    if not unmatched:
        return
    in_korean = Counter(map(_sense, _unmatched(ko.translate(_AS_IN_ENGLISH)).values()))
    straight = {mark: _odd_straight(text, mark) + _odd_straight(ko, mark) for mark in _STRAIGHT_MARKS}
    at_fault: set[str] = set()
    for at, char in sorted(unmatched.items()):
        family, opens = _sense(char)
        if in_korean[family, opens]:
            in_korean[family, opens] -= 1
        elif straight.get(family):
            straight[family] -= 1
        elif family in at_fault:
            at_fault.remove(family)
        else:
            at_fault.add(family)
            yield at, char


def _unmatched(text: str) -> dict[int, str]:
    """The marks of `text` without a partner, by offset. An apostrophe closes nothing, and a bracket after a number need not."""
    waiting: list[int] = []
    opened = Counter[str]()  # of those that wait
    lost: list[int] = []
    for found in _MARK.finditer(text):
        if found[0] in _CLOSING:
            waiting.append(found.start())
            opened[found[0]] += 1
        else:
            lost += _close(text, found.start(), waiting, opened)
    return {at: text[at] for at in (*lost, *waiting)}


def _close(text: str, at: int, waiting: list[int], opened: Counter[str]) -> list[int]:
    """Take off `waiting` what the mark at `at` closes, and give what was left open within it; or the mark, if it closes nothing."""
    opening = _OPENING[text[at]]
    if not opened[opening]:
        return [] if text[at] == "’" or _NUMBERED.search(text, max(0, at - _NUMBER), at + 1) else [at]
    if text[at] == "’" and text[waiting[-1]] != opening:
        return []
    left_open = list[int]()
    while text[waiting[-1]] != opening:
        left_open.append(waiting.pop())
    waiting.pop()
    opened.subtract([opening, *(text[other] for other in left_open)])
    return left_open


def _sense(char: str) -> tuple[str, bool]:
    """The family of a mark, all brackets being one, and whether it opens."""
    opening = _OPENING.get(char, char)
    return "(" if opening in "([{" else opening, char in _CLOSING


def _odd_straight(text: str, mark: str) -> int:
    """1 where the straight marks for `mark` are odd in number, else 0."""
    return len(_STRAIGHT_MARKS[mark].findall(text)) % 2


PROSE = (unbalanced_brackets,)
