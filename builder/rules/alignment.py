"""Rules of alignment: each line of the English corresponds to its line of the Korean."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.languages.korean import words
from builder.languages.korean.hangul import is_syllable
from builder.languages.script_runs import mostly_korean
from builder.model.edition import Line, Segment
from builder.rules.prose import addresses
from builder.rules.rule import Fault, OfPair, rule

_COPIED = 4  # the fewest words of sentences that are not alike by chance
_ISBN = re.compile(r"\b97[89][- ]?(?:\d[- ]?){9}\d\b")

# Measured on the first four editions: the characters of English for each syllable of Hangul or Hanja; any other Korean character,
# except spaces, counts as one. tests/rules/test_expected_length.py computes it again.
PER_SYLLABLE = 3.5
_SYLLABLES = 20  # lines with fewer are not judged
_TIMES = 2.0  # nearly five standard deviations of the logarithm


@rule("L103", "copied-line")
def copied_line(subject: OfPair) -> Iterator[Fault]:
    """Two lines of a pair have the same English but different Korean: one was pasted and not translated.

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - id: p1
      ko: |
        새로운 말이다.
        낡은 말이다.
      en: |
        It is a new word.
        It is a new word.
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - id: p1
      ko: |
        새로운 말이다.
        낡은 말이다.
      en: |
        It is a new word.
        It is an old word.
    - id: p2
      ko: |
        새로운 말이다.
        새로운 말이다.
        그렇다.
        그럼.
      en: |
        It is a new word.
        It is a new word.
        It is.
        It is.
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - id: p1
      ko: |
        새로운 말이다.
        새 말이다.
      en: |
        It is new.
        It is new.
    ```
    """
    seen: dict[str, Segment] = {}
    for segment in subject.pair.segments:
        first = seen.setdefault(segment.en.text, segment)
        if first.ko.text != segment.ko.text and len(segment.en.text.split()) >= _COPIED:
            message = "line {number} has the same English but different Korean: translate this line"
            yield segment.en.place, message, {"number": first.number}


@rule("L105", "unlikely-length")
def unlikely_length(subject: OfPair) -> Iterator[Fault]:
    """A line of the English is less than half, or more than twice, as long as expected from the Korean.

    Part of it is missing, or belongs to another line. A syllable corresponds to about three and a half characters of English, as measured
    on our own editions, in which no line is that far off; lines of fewer than twenty syllables are not judged.

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말은 언제나 낯설지만 오래 쓰면 낯설지 않게 되는 법이다., en: A new word is odd.}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - id: p1
      ko: 새로운 말은 언제나 낯설지만 오래 쓰면 낯설지 않게 되는 법이다.
      en: A new word is always unfamiliar, but use it for long and it will cease to be so.
    - {id: p2, ko: 새로운 말이다., en: It is a new word that nobody has ever heard before.}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - id: p1
      ko: ABCDEFGHIJKLMNOPQRSTUVWXYZ ABCDEFGHIJKLMNOPQRSTUVWXYZ이다.
      en: It is so.
    ```
    """
    for segment in subject.pair.segments:
        syllables, expected = measure(segment.ko)
        share = len(segment.en.text) / expected
        if syllables >= _SYLLABLES and not 1 / _TIMES <= share <= _TIMES and not mostly_korean(segment.en.text):
            message = (
                "the English has {found} characters, and Korean of this length usually takes about {expected}: "
                "check whether part of it is missing or belongs to another line"
            )
            yield segment.en.place, message, {"found": len(segment.en.text), "expected": round(expected)}


def measure(line: Line) -> tuple[int, float]:
    """The number of syllables of a Korean line, and the expected number of characters of its English."""
    chars = [char for char in line.text if not char.isspace()]
    syllables = sum(is_syllable(char) or words.is_han(char) for char in chars)
    return syllables, max(1.0, PER_SYLLABLE * syllables + len(chars) - syllables)


@rule("L106", "address-changed")
def address_changed(subject: OfPair) -> Iterator[Fault]:
    """A web address, email address or ISBN of the Korean is not in the English exactly as it is, or the other way round.

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, kind: contact, ko: 문의 desk@example.org, en: Inquiries to dest@example.org}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, kind: contact, ko: 문의 desk@example.org, en: Inquiries to desk@example.org.}
    - {id: p2, ko: 'https://example.org/a를 보라.', en: 'See https://example.org/a.'}
    - {id: p3, kind: imprint, ko: 'ISBN 979-11-6617-852-8', en: 'ISBN 979-11-6617-852-8'}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, kind: contact, ko: desk@example.org으로 문의하라., en: 'Write to desk@example.org, please.'}
    ```
    """
    for segment in subject.pair.segments:
        ko, en = _addresses(segment.ko.text), _addresses(segment.en.text)
        for lost in sorted(ko - en):
            yield segment.en.place, "‘{text}’ in the Korean is missing here: copy it exactly", {"text": lost}
        if not ko - en:
            for added in sorted(en - ko):
                yield segment.en.place, "‘{text}’ is not in the Korean: copy what is there", {"text": added}


def _addresses(text: str) -> set[str]:
    """The addresses and ISBNs in `text`, which a translation must not change."""
    return {re.sub(r"[\uac00-\ud7a3]+$", "", found) for found in addresses(text)} | set(_ISBN.findall(text))


PAIR = (copied_line, unlikely_length, address_changed)
