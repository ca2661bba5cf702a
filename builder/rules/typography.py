"""Rules of typography: no debris of keyboards and web pages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from builder.messages.marker import _
from builder.rules.prose import Prose
from builder.rules.rule import Fault, rule

_STRAIGHT = re.compile(r"[\"']")
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
    r"(?!(?:And|But|How|However|If|In|No|Not|Or|So|That|This|What|Why|Yes|Yet)\b)"
    r"(?!.*\b(?:are|had|has|have|he|I|is|it|said|says|she|they|was|we|were|will|you)\b)[A-Z][\w.’-]*"
    r"(?: (?:[A-Z][\w.’-]*|van|von|der|de|del|di|du|la|le|bin|al|of|the|and)){0,5}(?:, [^.!?]{1,60})?\.?"
)
_SENTENCE_ENDED = re.compile(r"(?:^|[.!?…”’)*])\s*$")


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

    Bad:

    ```yaml
    # translations/example.yaml
    title: {ko: 보기, en: An "Example"}
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

    Good:

    ```yaml
    # translations/example.yaml
    title: {ko: "'보기'", en: An “Example”}
    ```
    """
    for unit in subject.english:
        for found in _STRAIGHT.finditer(unit.text):
            if not _AFTER_DIGIT.search(unit.text, 0, found.start()):
                wanted = _("“ or ”") if found[0] == '"' else _("‘ or ’")
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
    """A text has a character that comes from a web page, a PDF or an East Asian keyboard: an invisible space, a ligature, full width.

    Such a character looks right, or nearly, and is not found by a search. In Korean only what cannot be seen is odd (a soft hyphen, a
    space of no width, a mark of direction), and U+FFFD, which a program puts for a character that it does not know. In the Korean of a
    pair, which is the source's to the letter, a correction takes it out; that of an unseen character needs no reason.

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다., en: "It is a\\u00a0new word，\\u200band \\ufb01ne."}
    ```

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: "새로\\u00ad운 말이다.", en: It is a new word.}
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

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - id: p1
      ko: "새로\\u00ad운 말이다."
      en: It is a new word.
      corrections: [{from: "새로\\u00ad운", to: 새로운}]
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
    so, and the English quotes, may stand; and so may a hyphen that begins an item, and a dash before the name under a quotation.

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
    - {id: p2, ko: “새롭다.” 홍길동, en: '“It is new.” — Hong Gildong'}
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


PROSE = (straight_quotes, stray_blank, odd_character, makeshift_dash)
