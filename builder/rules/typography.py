"""Rules of typography: no characters left by keyboards, web pages and PDFs, and no makeshift marks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from builder.messages.marker import Message, _
from builder.model.edition import Line
from builder.model.house_style import Dashes, QuotationMarks
from builder.model.markdown import plain_text
from builder.rules.prose import Prose, ProseUnit
from builder.rules.rule import Fault, rule

_STRAIGHT = re.compile(r"[\"']")
_QUOTE = re.compile(r"(?<!\w)'(?=\w)(?!\d0s)")  # which opens a quotation, and is no apostrophe
_CURLY = re.compile("[“”‘’]")
_CLOSING = {"“": "”", "‘": "’"}
_ENDING = {"”": re.compile("”"), "’": re.compile(r"’(?!\w)")}
# By style: what is to be written instead of a mark; of a pair that must not be the outer one, the opening mark is reported.
_INSTEAD: dict[QuotationMarks, dict[str, str]] = {
    "curly": {},
    "double": {"‘": "“"},
    "single": {"“": "‘"},
    "straight": {"“": '"', "”": '"', "‘": "'", "’": "'"},
}
_AFTER_DIGIT = re.compile(r"\d[\"']?$")
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
_DASH = re.compile("--|[–—]| - ")  # in each that is none of a style
# What is no dash of a style, and how its dash is written.
_HYPHENS = r"(?:(?<!\S)\S+?)?--+\S*|(?:(?<=[^\W\d])|(?<=[”’),.])) - (?=[^\W\d]|[“‘(])"
_SPACED_EN, _SPACED_EM = r"(?<=[^\W\d]) – (?=[^\W\d])", r"\s—\s?|—\s"
_CLOSED_EM, _HALF_SPACED_EM = r"(?<=\w)—(?=\w)", r"(?<=\S)—\s|\s—(?=\S)"
_DASHES: dict[Dashes, tuple[re.Pattern[str], Message]] = {
    "em": (re.compile(f"{_HYPHENS}|{_SPACED_EN}|{_SPACED_EM}"), _("‘—’ without spaces")),
    "spaced-em": (re.compile(f"{_HYPHENS}|{_SPACED_EN}|{_CLOSED_EM}|{_HALF_SPACED_EM}"), _("‘ — ’ with spaces")),
    "spaced-en": (re.compile(f"{_HYPHENS}|{_SPACED_EM}|{_CLOSED_EM}"), _("‘ – ’ with spaces")),
}
# What a dash sets before a name under a quotation: its words, and perhaps what its owner is.
_SIGNATURE = re.compile(
    r"(?=[A-Z])(?!(?:And|But|How|However|If|In|No|Not|Or|So|That|This|What|Why|Yes|Yet)\b)"
    r"(?!.*\b(?:are|had|has|have|he|I|is|it|said|says|she|they|was|we|were|will|you)\b)[A-Z][\w.’-]*"
    r"(?: (?:[A-Z][\w.’-]*|van|von|der|de|del|di|du|la|le|bin|al|of|the|and)){0,5}(?:, [^.!?]{1,60})?\.?"
)
_NEAR = 40  # characters before a dash, in which the sentence before it ends
_SENTENCE_ENDED = re.compile(r"(?:^|[.!?…”’)*])\s*$")


@rule("P102", "straight-quotes", setting="quotation-marks")
def straight_quotes(subject: Prose) -> Iterator[Fault]:
    """The English has a straight quotation mark or apostrophe, and the house writes typographic ones.

    So it does unless the setting says `quotation-marks = "straight"`. Write “ ” and ‘ ’, and ’ for the apostrophe. After a figure,
    straight marks may mean feet and inches, minutes and seconds.

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
    for unit in subject.english if subject.style.quotation_marks != "straight" else ():
        for found in _STRAIGHT.finditer(unit.text):
            if not _AFTER_DIGIT.search(unit.text, 0, found.start()):
                pair = _typographic(found, subject.style.quotation_marks)
                values = {"char": found[0], "open": pair[0], "close": pair[1]}
                yield unit.at(found.start()), "a straight ‘{char}’: write {open} or {close}", values


def _typographic(found: re.Match[str], style: QuotationMarks) -> str:
    """The pair to write for a straight mark: the house's outer one, if the mark opens or closes no quotation within another."""
    text, at = found.string, found.start()
    if style == "single" and found[0] == '"' and not _is_inner(text, at, "‘") and not _QUOTE.search(text, 0, at):
        return "‘’"
    opens = _QUOTE.match(text, at) is not None
    if style == "double" and opens and not _is_inner(text, at, "“") and text.count('"', 0, at) % 2 == 0:
        return "“”"
    return "“”" if found[0] == '"' else "‘’"


@rule("P107", "other-quotation-mark", setting="quotation-marks")
def other_quotation_mark(subject: Prose) -> Iterator[Fault]:
    """A quotation mark in the English is not the one that the house style asks for.

    With `quotation-marks = "double"`, quotations are in “ ”, and those within them in ‘ ’; with `"single"`, the other way round; with
    `"straight"`, marks are those of a typewriter, " and '. With `"curly"`, which is the default, either typographic pair may be the outer
    one, and this rule says nothing.

    Bad:

    ```toml
    # pyproject.toml
    [tool.daeyeok]
    quotation-marks = "double"
    ```

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다., en: It is a ‘new’ word.}
    ```

    Bad:

    ```toml
    # pyproject.toml
    [tool.daeyeok]
    quotation-marks = "single"
    ```

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다., en: It’s a “new” word.}
    - {id: p2, ko: 새로운 말과 낡은 말이다., en: ‘Can’t’ and “won’t”.}
    ```

    Bad:

    ```toml
    # pyproject.toml
    [tool.daeyeok]
    quotation-marks = "straight"
    ```

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다., en: It’s a "new" word.}
    ```

    Good:

    ```toml
    # pyproject.toml
    [tool.daeyeok]
    quotation-marks = "double"
    ```

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다., en: '“It is a ‘new’ word,” the states’ own, ’tis said.'}
    ```

    Good:

    ```toml
    # pyproject.toml
    [tool.daeyeok]
    quotation-marks = "single"
    ```

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다., en: 'It isn’t new: ‘It is the states’ “new” word,’ he says.'}
    ```

    Good:

    ```toml
    # pyproject.toml
    [tool.daeyeok]
    quotation-marks = "straight"
    ```

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다., en: 'It''s a "new" word.'}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다., en: It is a ‘new’ word and a “good” one.}
    ```
    """
    style = subject.style.quotation_marks
    for unit in subject.english:
        for found in _CURLY.finditer(unit.text):
            char, better = found[0], _INSTEAD[style].get(found[0])
            if better and (style == "straight" or not _is_inner(unit.text, found.start(), better)):
                yield (
                    unit.at(found.start()),
                    "‘{char}’ is not a mark of the house style: write {better}",
                    {"char": char, "better": better},
                )


def _is_inner(text: str, at: int, outer: str) -> bool:
    """Whether the mark at `at` opens a quotation within one that `outer` opens. The apostrophe of “states’” looks like its end."""
    close = _CLOSING[outer]
    return bool(
        outer in text[:at]
        and _ENDING[close].search(text, at)
        and text[:at].rfind(outer) >= (text[:at].rfind(close) if outer == "“" else 0)
    )


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


@rule("P105", "makeshift-dash", setting="dashes")
def makeshift_dash(subject: Prose) -> Iterator[Fault]:
    """A dash in the English is made of hyphens, or is not set as the house style says.

    The em dash is set—like this—without spaces, unless the setting `dashes` says `"spaced-em"` — like this — or `"spaced-en"` – like
    this. The en dash without spaces is used between figures (2023–2025) and equals. Dashes that the source
    itself prints that way, and the English quotes, are allowed, and so are a hyphen that begins an item and a dash before the name under a
    quotation.

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다., en: It is a word -- a new one - and good — so.}
    ```

    Bad:

    ```toml
    # pyproject.toml
    [tool.daeyeok]
    dashes = "spaced-en"
    ```

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다., en: It is a word—a new one.}
    ```

    Good:

    ```toml
    # pyproject.toml
    [tool.daeyeok]
    dashes = "spaced-en"
    ```

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 2023–2025년의 말이다., en: It is a word – a new one – of the years 2023–2025.}
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
    wrong, right = _DASHES[subject.style.dashes]
    for unit in subject.english:
        for found in wrong.finditer(unit.text) if _DASH.search(unit.text) else ():
            dash = found[0].strip("“”‘’()[].,;")
            in_source = "--" in dash and dash in unit.ko
            if not in_source and not _signs(unit.text, found):
                yield (
                    unit.at(found.start()),
                    "‘{dash}’ is not a dash of the house style: write {right}",
                    {"dash": found[0], "right": right},
                )


def _signs(text: str, dash: re.Match[str]) -> bool:
    """Whether a dash sets a name under a quotation: “It is new.” — Kim Minsu."""
    return (
        dash[0].strip() == "—"
        and bool(_SENTENCE_ENDED.search(text, max(0, dash.start() - _NEAR), dash.start()))
        and bool(_SIGNATURE.fullmatch(text, dash.end()))
    )


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


PROSE = (straight_quotes, other_quotation_mark, stray_blank, odd_character, makeshift_dash, unpaired_asterisk)
