"""Rules of typography: brackets and quotation marks that close, and no debris of keyboards and web pages in the English."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from builder.model.finding import Place
from builder.rules.prose import Prose, ProseUnit
from builder.rules.rule import Fault, rule

_CLOSING = {"(": ")", "[": "]", "{": "}", "“": "”", "‘": "’"}
_OPENING = {close: opening for opening, close in _CLOSING.items()}
_MARK = re.compile("[(){}\\[\\]“”‘’]")
_AS_IN_ENGLISH = str.maketrans("（）［］｛｝「」『』", "()[]{}“”‘’")
_NUMBERED = re.compile(r"(?:^|(?<=[\s;,.:]))(?:\d{1,3}|[A-Za-z가-힣]|[ivx]{2,4})\)$")
_STRAIGHT = re.compile(r"[\"']")
_STRAIGHT_MARKS = {"“": re.compile(r'(?<!\d)"'), "‘": re.compile(r"(?<!\w)'|(?<![\ds])'(?!\w)")}
_AFTER_DIGIT = re.compile(r"\d[\"']?$")
_DOUBLE = re.compile(r"(?<=\S) {2,}(?=\S)")
_BEFORE = re.compile(r" +(?=[,;:!?)\]”](?!\w)|\.(?![\w.]))")
_AFTER = re.compile(r"(?<=[(\[“]) +")
# Spaces of no width, marks of direction, and what else cannot be seen.
_UNSEEN = "\u00ad\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_BROKEN = "\ufffc\ufffd\ue000-\uf8ff"  # what programs put for a character that they do not know
_JOINER = "\u200d"  # which belongs between the parts of an emoji
_IS_UNSEEN = re.compile(f"[{_UNSEEN}\\s]")
_ODD_KOREAN = re.compile(f"[{_UNSEEN}{_BROKEN}]")
# Spaces of other widths, East Asian punctuation (but 々 and 〇 are Hanja), a word in one sign (but ㈜ is Hangul), ligatures, full width.
_ODD = re.compile(
    f"[{_UNSEEN}{_BROKEN}\u00a0\u2000-\u200a\u202f\u205f\u3000-\u3004\u3008-\u3020\u3030-\u3037\u303b-\u303f"
    "\u30fb\u321f-\u325f\u327f-\u33ff\ufb00-\ufb06\uff01-\uff60\uffe0-\uffe6]"
)
_DASHES = re.compile(
    r"\S*--+\S*|(?:(?<=[^\W\d])|(?<=[”’),.])) - (?=[^\W\d]|[“‘(])|(?<=[^\W\d]) – (?=[^\W\d])|\s—\s?|—\s"
)
# What a dash sets before a name under a quotation: its words, and perhaps what its owner is.
_SIGNATURE = re.compile(
    r"(?!(?:And|But|He|How|I|If|In|It|No|Not|Or|She|So|That|They|This|We|What|Who|Why|Yes|Yet|You)\b)[A-Z][\w.’-]*"
    r"(?: (?:[A-Z][\w.’-]*|van|von|der|de|del|di|du|la|le|bin|al|of|the|and)){0,5}(?:, [^.!?]{1,60})?\.?"
)
_SENTENCE_ENDED = re.compile(r"(?:^|[.!?…”’)*])\s*$")


@rule("P101", "unbalanced-brackets")
def unbalanced_brackets(subject: Prose) -> Iterator[Fault]:
    """A bracket or quotation mark of the English is opened and not closed, or closed and not opened.

    Lines of a pair are read together, so that a quotation may run over several. The apostrophe closes nothing.

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
    for at, char in _faulty("\n".join(unit.text for unit in units), ko):
        place = _place(units, at)
        if close := _CLOSING.get(char):
            yield place, "‘{char}’ is not closed: add ‘{close}’", {"char": char, "close": close}
        else:
            yield place, "‘{char}’ closes what nothing opened: open or remove it", {"char": char}


def _place(units: list[ProseUnit], at: int) -> Place:
    """The place of the character at `at` of the texts as lines of one."""
    for unit in units[:-1]:
        if at <= len(unit.text):
            return unit.at(at)
        at -= len(unit.text) + 1
    return units[-1].at(at)


def _faulty(text: str, ko: str) -> Iterator[tuple[int, str]]:
    """The marks without a partner, but not one that has none in the Korean either, or a straight one, or one at fault already."""
    in_korean = Counter(map(_sense, _unmatched(ko.translate(_AS_IN_ENGLISH)).values()))
    straight = {mark: _odd_straight(text, mark) + _odd_straight(ko, mark) for mark in _STRAIGHT_MARKS}
    at_fault: set[str] = set()
    for at, char in sorted(_unmatched(text).items()):
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
    lost: list[int] = []
    for found in _MARK.finditer(text):
        if found[0] in _CLOSING:
            waiting.append(found.start())
        else:
            lost += _close(text, found.start(), waiting)
    return {at: text[at] for at in (*lost, *waiting)}


def _close(text: str, at: int, waiting: list[int]) -> list[int]:
    """Take off `waiting` what the mark at `at` closes, and give what was left open within it; or the mark, if it closes nothing."""
    opening = _OPENING[text[at]]
    if opening not in (text[other] for other in waiting):
        return [] if text[at] == "’" or _NUMBERED.search(text, 0, at + 1) else [at]
    if text[at] == "’" and text[waiting[-1]] != opening:
        return []
    last = max(index for index, other in enumerate(waiting) if text[other] == opening)
    left_open = waiting[last + 1 :]
    del waiting[last:]
    return left_open


def _sense(char: str) -> tuple[str, bool]:
    """The family of a mark, all brackets being one, and whether it opens."""
    opening = _OPENING.get(char, char)
    return "(" if opening in "([{" else opening, char in _CLOSING


def _odd_straight(text: str, mark: str) -> int:
    """1 where the straight marks for `mark` are odd in number, else 0."""
    return len(_STRAIGHT_MARKS[mark].findall(text)) % 2


@rule("P102", "straight-quotes")
def straight_quotes(subject: Prose) -> Iterator[Fault]:
    """The English has a straight quotation mark or apostrophe.

    Write “ ” and ‘ ’, and ’ for the apostrophe. After a figure straight marks may stand for feet and inches, minutes and seconds.

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다., en: It's a "new" word.}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다., en: It’s a “new” word.}
    - {id: p2, ko: '5''10", 37°30''이다.', en: 'It is 5''10", at 37°30''.'}
    - {id: p3, ko: 새로운 것이다., en: 'It is ‘new,’ they say: ’tis the states’ own.'}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - id: p1
      ko: 새로운 말이다.
      en: It is a new word.
      notes: [{on: new, en: It’s “coined” of late.}]
    ```
    """
    for unit in subject.english:
        for found in _STRAIGHT.finditer(unit.text):
            if not _AFTER_DIGIT.search(unit.text, 0, found.start()):
                wanted = "“ or ”" if found[0] == '"' else "‘ or ’"
                values = {"char": found[0], "wanted": wanted}
                yield unit.at(found.start()), "a straight ‘{char}’: write {wanted}", values


@rule("P103", "stray-blank")
def stray_blank(subject: Prose) -> Iterator[Fault]:
    """The English has two blanks where one belongs, or one before a comma or within a bracket.

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다., en: 'It is a  new word , ( and good).'}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다., en: 'It is a new word, (and good).'}
    - {id: p2, ko: '.kr의 3 : 2다.', en: 'It is the 3 : 2 of .kr and .NET; of ….'}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다., en: 'It is (a “new” word): so!'}
    ```
    """
    for unit in subject.english:
        text = unit.text
        for found in _DOUBLE.finditer(text):
            yield (
                unit.at(found.start()),
                "two blanks after ‘{word}’: write one",
                {"word": text[: found.start()].split()[-1]},
            )
        for found in _BEFORE.finditer(text):
            if not _ratio(text, found.end()):
                yield unit.at(found.start()), "a blank before ‘{char}’: remove it", {"char": text[found.end()]}
        for found in _AFTER.finditer(text):
            yield unit.at(found.start()), "a blank after ‘{char}’: remove it", {"char": text[found.start() - 1]}


def _ratio(text: str, at: int) -> bool:
    """Whether a colon at `at` stands between figures: 3 : 2."""
    return bool(re.match(r": \d", text[at:]))


@rule("P104", "odd-character")
def odd_character(subject: Prose) -> Iterator[Fault]:
    """The English has a character that comes from a web page or an East Asian keyboard: an invisible space, a full-width letter or comma.

    Such a character looks right, or nearly, and is not found by a search.

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다., en: "It is a\\u00a0new word，\\u200band good."}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다., en: 'It is a new word, and good.'}
    - {id: p2, ko: "새로운\\u00a0말이다，", en: 'It is a naïve café, §, °C, €.'}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 기정학이다., en: It is technopolitics (技政學).}
    ```
    """
    for unit in subject.english:
        for found in _ODD.finditer(unit.text):
            if not _joins(unit.text, found):
                message = (
                    "{code} {name}: write an ordinary blank, or none"
                    if _IS_UNSEEN.match(found[0])
                    else "‘{char}’ is {code} {name}: write the ordinary character"
                )
                yield unit.at(found.start()), message, _character(found[0])
    for unit in subject.korean:
        for found in _ODD_KOREAN.finditer(unit.text):
            if not _joins(unit.text, found):
                message = (
                    "{code} {name} in the Korean: a correction can take it out"
                    if unit.line
                    else "{code} {name} in the Korean: take it out"
                )
                yield unit.at(found.start()), message, _character(found[0])


def _joins(text: str, found: re.Match[str]) -> bool:
    """Whether it is a joiner within an emoji, which stands between characters that are no letters."""
    around = text[found.start() - 1 : found.start()] + text[found.end() : found.end() + 1]
    return found[0] == _JOINER and len(around) == 2 and not any(map(str.isalnum, around))  # noqa: PLR2004


def _character(char: str) -> dict[str, object]:
    return {"char": char, "code": f"U+{ord(char):04X}", "name": unicodedata.name(char, "PRIVATE USE")}


@rule("P105", "makeshift-dash")
def makeshift_dash(subject: Prose) -> Iterator[Fault]:
    """A dash of the English is made of hyphens, or stands between blanks.

    The house sets the em dash—so—without blanks, and the en dash between figures (2023–2025) and equals. What the source itself prints
    so, and the English quotes, may stand; and so may a hyphen that begins an item.

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다., en: It is a word -- a new one - and good — so.}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 2023–2025년의 말이다., en: It is a word—a new one—of the years 2023–2025.}
    - {id: p2, ko: '“--affirm”이라는 말이다.', en: 'It is the word “--affirm.”'}
    - {id: p3, kind: item, ko: '- 5 - 3이다.', en: '- It is a well-made 5 - 3.'}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다., en: 'It is a well-known, “new”—so they say—word.'}
    ```
    """
    for unit in subject.english:
        for found in _DASHES.finditer(unit.text):
            dash = found[0].strip("“”‘’()[].,;")
            in_source = "--" in dash and dash in unit.ko
            if not in_source and not _signs(unit.text, found):
                yield unit.at(found.start()), "‘{dash}’ is no dash: write ‘—’ without blanks", {"dash": found[0]}


def _signs(text: str, dash: re.Match[str]) -> bool:
    """Whether a dash sets a name under what is quoted: “It is new.” — Kim Minsu."""
    return (
        dash[0].strip() == "—"
        and bool(_SENTENCE_ENDED.search(text, 0, dash.start()))
        and bool(_SIGNATURE.fullmatch(text, dash.end()))
    )


PROSE = (unbalanced_brackets, straight_quotes, stray_blank, odd_character, makeshift_dash)
