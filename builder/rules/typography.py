"""Rules of typography: no characters left by keyboards, web pages and PDFs, and no stray blanks and asterisks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from builder.model.edition import Line
from builder.model.markdown import plain_text
from builder.rules.prose import Prose, ProseUnit
from builder.rules.rule import Fault, rule

_DOUBLE = re.compile(r"(?<=\S) {2,}(?=\S)")
_BEFORE = re.compile(r"(?<! ) +(?=[,;:!?)\]”](?!\w)|\.(?![\w.]))")
_AFTER = re.compile(r"(?<=[(\[“]) +")
# Spaces of no width and soft hyphens. Marks of direction and what was lost are hidden characters, which have a rule of their own.
_UNSEEN = "\u00ad\u180e\u200b-\u200d\u2060-\u2064\ufeff"
_JOINER = "\u200d"  # which belongs between the parts of an emoji
_IS_UNSEEN = re.compile(f"[{_UNSEEN}\\s]")
_ODD_KOREAN = re.compile(f"[{_UNSEEN}]")
# Spaces of other widths, East Asian punctuation (but 々 and 〇 are Hanja), a word in one sign (but ㈜ is Hangul), ligatures, full width.
# What has no ordinary form is left: the marks of standards and of the post (㉿, 〄, 〒), and figures in a circle (㉑), as ① is.
_ODD = re.compile(
    f"[{_UNSEEN}\u00a0\u2000-\u200a\u202f\u205f\u3000-\u3003\u3008-\u3011\u3014-\u301f\u3030-\u3035\u303b-\u303f"
    "\u30fb\u321f-\u3250\u3280-\u32b0\u32c0-\u33ff\ufb00-\ufb06\uff01-\uff60\uffe0-\uffe6]"
)
_EAST_ASIAN = re.compile("[\u3005-\u3007\u3041-\u30fa\u30fc-\u318e\u321d\u321e\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff]")


@rule("P103", "stray-blank")
def stray_blank(subject: Prose) -> Iterator[Fault]:
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
    for unit in subject.english:
        text = unit.text
        for found in _DOUBLE.finditer(text):
            yield (
                unit.at(found.start()),
                "two spaces after ‘{word}’: write one",
                {"word": text[: found.start()].split()[-1]},
            )
        for found in _BEFORE.finditer(text):
            if not _ratio(text, found.end()):
                yield unit.at(found.start()), "a space before ‘{char}’: remove it", {"char": text[found.end()]}
        for found in _AFTER.finditer(text):
            yield unit.at(found.start()), "a space after ‘{char}’: remove it", {"char": text[found.start() - 1]}


def _ratio(text: str, at: int) -> bool:
    """Whether there is a colon between figures at `at`: 3 : 2."""
    return bool(re.match(r": \d", text[at:]))


@rule("P104", "odd-character")
def odd_character(subject: Prose) -> Iterator[Fault]:
    """A text has a character from a web page, a PDF or an East Asian keyboard: an invisible space, a ligature, a full-width letter.

    Such a character looks right, or almost, but searches do not find it. A comment may quote one with the Korean beside it. In Korean only
    a soft hyphen and a space of no width are odd. The Korean of a pair is the source's to the letter: remove such a character there by a
    correction, which needs no reason. S113 and T117 report hidden characters of other kinds, such as direction marks.

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
            if not (_joins(unit.text, found) or _is_quoted(unit, found)):
                message = (
                    "{code} {name}: write an ordinary space, or none"
                    if _IS_UNSEEN.match(found[0])
                    else "‘{char}’ is {code} {name}: write the ordinary character"
                )
                yield unit.at(found.start()), message, _character(found[0])
    for unit in subject.korean:
        for found in _ODD_KOREAN.finditer(unit.text):
            if not _joins(unit.text, found):
                message = (
                    "{code} {name} in the Korean: remove it by a correction"
                    if unit.line
                    else "{code} {name} in the Korean: remove it"
                )
                yield unit.at(found.start()), message, _character(found[0])


def _joins(text: str, found: re.Match[str]) -> bool:
    """Whether it is a joiner within an emoji, between characters that are not letters."""
    around = text[found.start() - 1 : found.start()] + text[found.end() : found.end() + 1]
    return found[0] == _JOINER and len(around) == 2 and not any(map(str.isalnum, around))  # noqa: PLR2004


def _is_quoted(unit: ProseUnit, found: re.Match[str]) -> bool:
    """Whether a comment quotes the character with letters of East Asia that stand beside it: 「인공지능 기본법」, ソニー㈱."""
    if unit.role != "comment" or _IS_UNSEEN.match(found[0]):
        return False
    around = unit.text[max(0, found.start() - 1) : found.start()], unit.text[found.end() : found.end() + 1]
    return any(map(_EAST_ASIAN.match, around))


def _character(char: str) -> dict[str, object]:
    return {"char": char, "code": f"U+{ord(char):04X}", "name": unicodedata.name(char)}


@rule("P106", "unpaired-asterisk")
def unpaired_asterisk(subject: Prose) -> Iterator[Fault]:
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
    for en, ko in zip(_lines(subject.english), _lines(subject.korean), strict=True):
        allowed = len(_asterisks(ko))
        for offset in _asterisks(en)[allowed:]:
            yield en.at(offset), "an asterisk alone: close the italics, or remove it", {}
    for unit in subject.english:
        if (
            unit.role in ("comment", "definition")
            and "*" in unit.text
            and "*" in plain_text(unit.text.replace(r"\*", ""))
        ):
            yield unit.place, "an asterisk alone: close the italics, or write ‘\\*’ if it is meant", {}


def _lines(units: tuple[ProseUnit, ...]) -> list[Line]:
    return [unit.line for unit in units if unit.line]


def _asterisks(line: Line) -> list[int]:
    """Where a line has asterisks that call no footnote."""
    called = {offset for call in line.note_references for offset in range(call.start, call.end)}
    return [found.start() for found in re.finditer(r"\*", line.text) if found.start() not in called]


PROSE = (stray_blank, odd_character, unpaired_asterisk)
