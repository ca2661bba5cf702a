"""Rules of quotation marks: typographic ones, and those of the house style."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.model.house_style import QuotationMarks
from builder.rules.prose import Prose
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


PROSE = (straight_quotes, other_quotation_mark)
