"""Rules of notes and corrections: they quote words that are there, and notes are short and have sources."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from builder.rules.rule import Fault, OfPair, rule

_MOST_WORDS, _MOST_SYLLABLES = 90, 270
_FIGURE = re.compile(r"(?<![\w-])[$€£]?\d[\d.,]*\d(?![\w-])")


@rule("N101", "note-not-found")
def note_not_found(subject: OfPair) -> Iterator[Fault]:
    """A note quotes words that are in no single line of its pair.

    `on` is an exact quotation from one line of either side, as published; `nth` selects one if the words occur more than once.

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - id: p1
      ko: 새로운 말이다.
      en: It is a new word.
      notes: [{on: a newer word, en: Coined lately.}]
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - id: p1
      ko: 새로운 말이다.
      en: It is a new word.
      notes: [{on: a new word, en: Coined lately.}]
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - id: p1
      ko: 말은 말이다.
      en: A word is a word.
      notes: [{on: word, nth: 2, en: The second.}, {on: 말, nth: 2, en: The second in Korean.}]
    ```
    """
    for note in subject.pair.notes:
        if note.match is None:
            yield (
                note.place,
                "‘{words}’ is in no line of this pair, or not as often as ‘nth’ says: quote one line exactly",
                {"words": note.on},
            )


@rule("N102", "correction-not-found")
def correction_not_found(subject: OfPair) -> Iterator[Fault]:
    """A correction quotes words that are in no line of its pair's Korean.

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - id: p1
      ko: 새로운 말 이다.
      en: It is a new word.
      corrections: [{from: 말  이다, to: 말이다}]
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - id: p1
      ko: 새로운 말 이다.
      en: It is a new word.
      corrections: [{from: 말 이다, to: 말이다}]
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - id: p1
      ko: 말은 말 이다.
      en: A word is a word.
      corrections: [{from: 말, nth: 2, to: 글, why: A slip.}]
    ```
    """
    for correction in subject.pair.corrections:
        if not correction.found:
            yield (
                correction.place,
                "‘{words}’ is in no line of the Korean, or not as often as ‘nth’ says: quote one line exactly",
                {"words": correction.sic},
            )


@rule("N103", "silent-change")
def silent_change(subject: OfPair) -> Iterator[Fault]:
    """A correction without a reason changes more than spacing.

    Broken spacing is corrected without comment, and so are characters that cannot be seen, such as soft hyphens. A correction that changes
    a letter is shown to readers: give the reason.

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - id: p1
      ko: 50만 미만이다.
      en: It is fewer than 50.
      corrections: [{from: 50만, to: 50인}]
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - id: p1
      ko: 50만 미만 이다.
      en: It is fewer than 50.
      corrections: [{from: 50만, to: 50인, why: A slip for persons.}, {from: 미만 이다, to: 미만이다}]
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - id: p1
      ko: 새로 운 말이다.
      en: It is a new word.
      corrections: [{from: 새로 운, to: 새로운}]
    ```
    """
    for correction in subject.pair.corrections:
        if correction.why is None and _letters(correction.sic) != _letters(correction.corr):
            message = "changing ‘{sic}’ to ‘{corr}’ corrects more than spacing: add ‘why’"
            yield correction.place, message, {"sic": correction.sic, "corr": correction.corr}


def _letters(text: str) -> str:
    """`text` without what cannot be seen: spaces of any width, soft hyphens, marks of direction."""
    return "".join(char for char in text if not (char.isspace() or unicodedata.category(char) == "Cf"))


@rule("N104", "note-too-long")
def note_too_long(subject: OfPair) -> Iterator[Fault]:
    """A note has more than ninety words of English, or more than 270 syllables of Korean.

    A note says what a reader must know at this point, in about eighty words at most; what is true of the term in general belongs in its
    glossary entry.

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - id: p1
      ko: 새로운 말이다.
      en: It is a new word.
      notes:
      - on: new
        en: >-
          One two three four five six seven eight nine ten, one two three four five six seven eight nine ten,
          one two three four five six seven eight nine ten, one two three four five six seven eight nine ten,
          one two three four five six seven eight nine ten, one two three four five six seven eight nine ten,
          one two three four five six seven eight nine ten, one two three four five six seven eight nine ten,
          one two three four five six seven eight nine ten, and one.
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - id: p1
      ko: 새로운 말이다.
      en: It is a new word.
      notes: [{on: new, en: Coined lately., ko: 요즈음 만들어졌다.}]
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - id: p1
      ko: 새로운 말이다.
      en: It is a new word.
      notes: [{on: new, en: 'Coined lately, as words go.'}]
    ```
    """
    for index, note in enumerate(subject.pair.notes):
        for language, size, most in (
            ("en", len(note.en.split()), _MOST_WORDS),
            ("ko", _size(note.ko), _MOST_SYLLABLES),
        ):
            if size > most:
                message = (
                    "the note is too long, {size} of at most {most} (words of English, characters of Korean): "
                    "shorten it, or move part of it to the glossary"
                )
                yield subject.pair.place("notes", index, language), message, {"size": size, "most": most}


def _size(text: str | None) -> int:
    return len("".join((text or "").split()))


@rule("N105", "note-without-source")
def note_without_source(subject: OfPair) -> Iterator[Fault]:
    """A note gives a figure or a date without a source.

    Every fact in a note needs a source that you have seen. A note on wording alone needs none.

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - id: p1
      ko: 새로운 말이다.
      en: It is a new word.
      notes: [{on: new, en: Coined in 2022.}]
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - id: p1
      ko: 새로운 말이다.
      en: It is a new word.
      notes:
      - on: new
        en: Coined in 2022.
        sources: [{seed: example.txt}]
      - on: word
        en: The Korean has the word for speech too; compare p3 of the GPT-4 essay.
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - id: p1
      ko: 새로운 말이다.
      en: It is a new word.
      notes: [{on: new, en: The Korean stresses this word.}]
    ```
    """
    for note in subject.pair.notes:
        if not note.sources and (found := _FIGURE.search(note.en)):
            message = "the note gives ‘{text}’ without a source: add one that you have seen under ‘sources’"
            yield note.place, message, {"text": found[0]}


PAIR = (note_not_found, correction_not_found, silent_change, note_too_long, note_without_source)
