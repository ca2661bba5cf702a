"""Rules of alignment: each line of the English corresponds to its line of the Korean."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from statistics import median

from builder.languages.english.stopgaps import placeholder
from builder.model.corpus import Corpus
from builder.model.digest import Digest
from builder.model.edition import Segment
from builder.rules.prose import addresses
from builder.rules.rule import Fault, OfPair, rule

_COPIED = 4  # the fewest words of sentences that are not alike by chance
_ISBN = re.compile(r"\b97[89][- ]?(?:\d[- ]?){9}\d\b")

# Shares of the usual length: below _SHORT something is missing; below _SHORT_IF_TORN too, if the line is also torn; above _LONG something
# belongs to another line.
_SHORT, _SHORT_IF_TORN, _LONG = 0.4, 0.55, 2.0
_LEAST_EXPECTED = 100  # characters: the lengths of shorter sentences vary more
_ANY_KIND = ""
_ENOUGH = 100  # the fewest sentences of finished editions that show what is usual


@rule("L103", "copied-line")
def copied_line(subject: OfPair) -> Iterator[Fault]:
    """Two lines of a pair have the same English but different Korean: one was pasted and not translated. Rows of tables may be alike.

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
    for segment in subject.pair.segments if subject.pair.kind != "table" else ():
        first = seen.setdefault(segment.en.text, segment)
        if first.ko.text != segment.ko.text and len(segment.en.text.split()) >= _COPIED:
            message = "line {number} has the same English but different Korean: translate this line"
            yield segment.en.place, message, {"number": first.number}


@rule("L105", "unlikely-length")
def unlikely_length(subject: Corpus) -> Iterator[Fault]:
    """A line of the English is much shorter or longer than is usual for Korean of its length.

    Part of it is missing, or belongs to another line. Less than two fifths of the usual length is too short, and so is little more than
    half if the line begins in lower case, breaks off (“and from the”), or has none of several quotations; more than twice is too long.

    The usual length is the median of the repository's own finished editions (reviewed or published), for each kind of pair of which they
    have a hundred sentences, or else for all kinds together; until there are as many, it is three and a half characters a syllable.
    Sentences of fewer than twenty syllables, or of fewer than a hundred expected characters unless they are torn, vary too much to be
    judged.

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말은 언제나 낯설지만 오래 쓰면 낯설지 않게 되는 법이라고 오래전부터 사람들은 말한다., en: A new word is odd.}
    ```

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - id: p1
      ko: 새로운 말은 언제나 낯설지만 오래 쓰면 낯설지 않게 되는 법이다.
      en: A new word is strange, but as for the
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
    - {id: p1, ko: 새로운 말은 언제나 낯설지만 오래 쓰면 낯설지 않게 되는 법이다., en: Use makes new words familiar.}
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
    usual = _usual_shares(subject.digests)
    for digest in subject.digests:
        for length in digest.lengths:
            expected = length.expected * usual.get(length.kind, usual.get(_ANY_KIND, 1.0))
            if _is_unlikely(length.english / expected, expected, torn=length.torn):
                message = (
                    "the English has {found} characters, and Korean of this length usually takes about {expected}: "
                    "check whether part of it is missing or belongs to another line"
                )
                yield length.place, message, {"found": length.english, "expected": round(expected)}


def _is_unlikely(share: float, expected: float, *, torn: bool) -> bool:
    if torn and share < _SHORT_IF_TORN:
        return True
    return expected >= _LEAST_EXPECTED and not _SHORT <= share <= _LONG


def _usual_shares(digests: Iterable[Digest]) -> dict[str, float]:
    """The median share of the expected length in finished editions, for each kind of pair of which they have enough, and for all kinds."""
    shares: dict[str, list[float]] = defaultdict(list)
    for digest in digests:
        if digest.status != "draft":
            for length in digest.lengths:
                shares[length.kind].append(length.share)
    shares[_ANY_KIND] = [share for found in shares.values() for share in found]
    return {kind: median(found) for kind, found in shares.items() if len(found) >= _ENOUGH}


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
        if placeholder(segment.en.text):
            continue
        ko, en = _addresses(segment.ko.text), _addresses(segment.en.text)
        for lost in sorted(ko - en):
            yield segment.en.place, "‘{text}’ in the Korean is missing here: copy it exactly", {"text": lost}
        if not ko - en:
            for added in sorted(en - ko):
                yield segment.en.place, "‘{text}’ is not in the Korean: copy what is there", {"text": added}


def _addresses(text: str) -> set[str]:
    """The addresses and ISBNs in `text`, which a translation must not change."""
    return {re.sub(r"[\uac00-\ud7a3]+$", "", found) for found in addresses(text)} | set(_ISBN.findall(text))


PAIR = (copied_line, address_changed)
CORPUS = (unlikely_length,)
