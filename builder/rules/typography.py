"""Rules of typography: balanced brackets and quotation marks, and no characters left by keyboards and web pages in the English."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from builder.model.edition import Line
from builder.model.finding import Place
from builder.model.markdown import plain_text
from builder.rules.prose import ProseUnit
from builder.rules.rule import Fault, OfPair, rule

_CLOSING = {"(": ")", "[": "]", "{": "}", "“": "”", "‘": "’"}
_OPENING = {close: opening for opening, close in _CLOSING.items()}
_NUMBERED = re.compile(r"(?:^|(?<=[\s;,.:]))(?:\d{1,3}|[A-Za-z]|[ivx]{2,4})\)$")
_STRAIGHT = re.compile(r"[\"']")
_AFTER_DIGIT = re.compile(r"\d[\"']?$")
_DOUBLE = re.compile(r"(?<=\S) {2,}(?=\S)")
_BEFORE = re.compile(r" +(?=[,;:!?)\]”](?!\w)|\.(?![\w.]))")
_AFTER = re.compile(r"(?<=[(\[“]) +")
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_ODD = re.compile(f"[{_INVISIBLE}\u00a0\u2000-\u200a\u202f\u3000-\u3002\u300c-\u300f\uff01-\uff5e]")
_DASHES = re.compile(
    r"\S*--+\S*|(?:(?<=[^\W\d])|(?<=[”’),.])) - (?=[^\W\d]|[“‘(])|(?<=[^\W\d]) – (?=[^\W\d])|\s—\s?|—\s"
)


@rule("P101", "unbalanced-brackets")
def unbalanced_brackets(subject: OfPair) -> Iterator[Fault]:
    """A bracket or quotation mark in the English is opened but not closed, or closed but not opened.

    The lines of a pair are read together, so a quotation may span several. An apostrophe is not a closing quotation mark.

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
    for text in _texts(subject.passages):
        yield from _unbalanced(text)


def _texts(passages: tuple[ProseUnit, ...]) -> Iterator[list[ProseUnit]]:
    """The texts that must balance by themselves: the lines together, and each note."""
    yield [passage for passage in passages if passage.line]
    yield from ([passage] for passage in passages if not passage.line)


def _unbalanced(text: list[ProseUnit]) -> Iterator[Fault]:
    waiting: list[tuple[str, Place]] = []
    for passage in text:
        for offset, char in enumerate(passage.text):
            if char in _CLOSING:
                waiting.append((char, passage.at(offset)))
            elif char in _OPENING:
                numbered = _NUMBERED.search(passage.text, 0, offset + 1)
                yield from _close(waiting, char, passage.at(offset), bool(numbered))
    yield from (_unclosed(*left) for left in waiting)


def _close(waiting: list[tuple[str, Place]], char: str, place: Place, numbered: bool) -> Iterator[Fault]:
    """Remove from `waiting` what `char` closes and what was left open within it; a bracket after a number may close nothing."""
    opening = _OPENING[char]
    if char == "’" and not (waiting and waiting[-1][0] == opening):
        return  # an apostrophe
    if opening not in (other for other, _ in waiting):
        if not numbered:
            yield place, "‘{char}’ closes nothing: add the opening character, or remove it", {"char": char}
        return
    while (left := waiting.pop())[0] != opening:
        yield _unclosed(*left)


def _unclosed(char: str, place: Place) -> Fault:
    return place, "‘{char}’ is not closed: add ‘{close}’", {"char": char, "close": _CLOSING[char]}


@rule("P102", "straight-quotes")
def straight_quotes(subject: OfPair) -> Iterator[Fault]:
    """The English has a straight quotation mark or apostrophe.

    Write “ ” and ‘ ’, and ’ for the apostrophe. After a figure, straight marks may mean feet and inches, minutes and seconds.

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
    for passage in subject.passages:
        for found in _STRAIGHT.finditer(passage.text):
            if not _AFTER_DIGIT.search(passage.text, 0, found.start()):
                opening, closing = "“”" if found[0] == '"' else "‘’"
                values = {"char": found[0], "open": opening, "close": closing}
                yield passage.at(found.start()), "a straight ‘{char}’: write {open} or {close}", values


@rule("P103", "stray-blank")
def stray_blank(subject: OfPair) -> Iterator[Fault]:
    """The English has two spaces in a row, or a space before a comma or just inside a bracket.

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
    for passage in subject.passages:
        text = passage.text
        for found in _DOUBLE.finditer(text):
            yield (
                passage.at(found.start()),
                "two spaces after ‘{word}’: write one",
                {"word": text[: found.start()].split()[-1]},
            )
        for found in _BEFORE.finditer(text):
            if not _ratio(text, found.end()):
                yield passage.at(found.start()), "a space before ‘{char}’: remove it", {"char": text[found.end()]}
        for found in _AFTER.finditer(text):
            yield passage.at(found.start()), "a space after ‘{char}’: remove it", {"char": text[found.start() - 1]}


def _ratio(text: str, at: int) -> bool:
    """Whether there is a colon between figures at `at`: 3 : 2."""
    return bool(re.match(r": \d", text[at:]))


@rule("P104", "odd-character")
def odd_character(subject: OfPair) -> Iterator[Fault]:
    """The English has a character from a web page or an East Asian keyboard: an invisible space, a full-width letter or comma.

    Such a character looks right, or almost, but searches do not find it.

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
    for passage in subject.passages:
        for found in _ODD.finditer(passage.text):
            char = found[0]
            values = {"char": char, "code": f"U+{ord(char):04X}", "name": unicodedata.name(char)}
            if char.isspace() or char in _INVISIBLE:
                yield passage.at(found.start()), "{code} {name}: write an ordinary space, or none", values
            else:
                yield passage.at(found.start()), "‘{char}’ is {code} {name}: write the ordinary character", values


@rule("P105", "makeshift-dash")
def makeshift_dash(subject: OfPair) -> Iterator[Fault]:
    """A dash in the English is made of hyphens, or has spaces around it.

    The em dash is set—like this—without spaces, and the en dash is used between figures (2023–2025) and equals. Dashes that the source
    itself prints that way, and the English quotes, are allowed, and so is a hyphen that begins an item.

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
    for passage in subject.passages:
        for found in _DASHES.finditer(passage.text):
            dash = found[0].strip("“”‘’()[].,;")
            if "--" not in dash or dash not in passage.ko:
                yield passage.at(found.start()), "‘{dash}’ is not a dash: write ‘—’ without spaces", {"dash": found[0]}


@rule("P106", "unpaired-asterisk")
def unpaired_asterisk(subject: OfPair) -> Iterator[Fault]:
    """An asterisk of the English neither opens nor closes italics, and calls no footnote.

    `*Title*` is set in italics. An asterisk that the Korean has in the same sentence may stand, as that which begins a footnote; in a
    note, write `\\*` for one that is meant.

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다., en: It is a *new word.}
    ```

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - id: p1
      ko: 새로운 말이다.
      en: It is a new word.
      notes: [{on: word, en: 'In Korean *word, a new one.'}]
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다., en: 'It is a *new* word, (*mal*), of the *Mal*’s.'}
    - {id: p2, ko: 새로운 말*이다., en: It is a new word.*}
    - {id: p3, kind: footnote, of: p2.1, ko: '* 새롭다.', en: '* It is *new*.'}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - id: p1
      ko: 새로운 말이다.
      en: It is a new word.
      notes: [{on: word, en: 'In Korean *mal*, or 2 \\* 3.'}]
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 'C*의 말이다.', en: It is a word of C*.}
    ```
    """
    for segment in subject.pair.segments:
        allowed = len(_asterisks(segment.ko))
        for offset in _asterisks(segment.en)[allowed:]:
            yield segment.en.at(offset), "an asterisk alone: close the italics, or remove it", {}
    for passage in subject.passages:
        if passage.line is None and "*" in plain_text(passage.text.replace(r"\*", "")):
            yield passage.place, "an asterisk alone: close the italics, or write ‘\\*’ if it is meant", {}


def _asterisks(line: Line) -> list[int]:
    """Where a line has asterisks that call no footnote."""
    called = {offset for call in line.note_references for offset in range(call.start, call.end)}
    return [found.start() for found in re.finditer(r"\*", line.text) if found.start() not in called]


PAIR = (unbalanced_brackets, straight_quotes, stray_blank, odd_character, makeshift_dash, unpaired_asterisk)
