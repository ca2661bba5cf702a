"""Rules of the apparatus: notes and corrections stand on words that are there, and exceptions are needed."""

from __future__ import annotations

from collections.abc import Iterator

from builder.finding import Kind
from builder.rule import Fault, OfPair, rule


@rule("N101", "note-not-found")
def note_not_found(subject: OfPair) -> Iterator[Fault]:
    """A note quotes words that stand in no one line of its pair.

    `on` is an exact quotation from one line of either side, as published; `nth` says which where the words stand more than once.

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
    """
    for note in subject.pair.notes:
        if note.spot is None:
            yield note.place, "‘{words}’ does not stand in a line of this pair as often as that", {"words": note.on}


@rule("N102", "correction-not-found")
def correction_not_found(subject: OfPair) -> Iterator[Fault]:
    """A correction quotes words that stand in no line of its pair's Korean.

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
    """
    for fix in subject.pair.fixes:
        if not fix.found:
            yield fix.place, "‘{words}’ does not stand in a line of the Korean as often as that", {"words": fix.sic}


@rule("N103", "silent-change")
def silent_change(subject: OfPair) -> Iterator[Fault]:
    """A correction without a reason changes more than spacing.

    Broken spacing is repaired without a word. Whatever changes a letter is repaired in view: say why.

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
    """
    for fix in subject.pair.fixes:
        if fix.why is None and "".join(fix.sic.split()) != "".join(fix.corr.split()):
            message = "‘{sic}’ becomes ‘{corr}’, which is more than spacing: say why"
            yield fix.place, message, {"sic": fix.sic, "corr": fix.corr}


UNNEEDED = Kind(
    "A101",
    "unneeded-allow",
    """A pair allows something that is not there, or names no rule of a pair.

Remove it: an exception that outlives its reason hides the next fault.

Bad:

```yaml
# translations/example.yaml
pairs:
- id: p1
  ko: 새로운 말이다.
  en: It is a new word.
  allow: {T101: the pun needs it}
```

Good:

```yaml
# translations/example.yaml
pairs:
- id: p1
  ko: 기정학은 새로운 말이다.
  en: It is a new word.
  allow: {T101: the pun needs it}
```
""",
)

PAIR = (note_not_found, correction_not_found, silent_change)
