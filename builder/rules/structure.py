"""Rules of structure: headings, revisions, rights, and what belongs to blocks of one kind only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from builder.model.nesting import CELL_MARK
from builder.rules.rule import Fault, OfEdition, OfHead, OfPair, rule

_KEYS_OF_KINDS = {
    "speaker": ("speech",),
    "head_rows": ("table",),
    "level": ("heading", "item"),
}  # keys of a pair, and the kinds that each is for
_RIGHTS = re.compile(r"ⓒ|©|\(c\) ?\d{4}|저작권자|저작권은|무단[ ·]?전재|무단 ?복제|[Aa]ll [Rr]ights [Rr]eserved")


@rule("S106", "heading-out-of-order")
def heading_out_of_order(subject: OfEdition) -> Iterator[Fault]:
    """A heading has no level, or is more than one level below the heading before it.

    Level 1 is the edition's title, 2 a part, 3 a part of a part. Tables of contents and screen readers depend on them.

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, kind: heading, level: 1, ko: 보기, en: Example}
    - {id: p2, kind: heading, level: 3, ko: 첫째, en: First}
    ```

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, kind: heading, ko: 보기, en: Example}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, kind: heading, level: 1, ko: 보기, en: Example}
    - {id: p2, kind: heading, level: 2, ko: 첫째, en: First}
    - {id: p3, kind: heading, level: 3, ko: 둘째, en: Second}
    - {id: p4, kind: heading, level: 2, ko: 셋째, en: Third}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다., en: It is a new word.}
    - {id: p2, kind: heading, level: 2, ko: 첫째, en: First}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, kind: heading, level: 2, ko: 첫째, en: First}
    - {id: p2, kind: heading, level: 2, ko: 둘째, en: Second}
    ```
    """
    above = 1  # the title, whether or not it is part of the text
    for pair in subject.edition.pairs:
        level = pair.entry.level
        if pair.kind != "heading":
            continue
        if level is None:
            yield pair.place("kind"), "the heading {id} has no level: add ‘level: 2’ or another", {"id": pair.id}
        elif level > above + 1:
            message = "a heading of level {level} under one of level {above}: the next level down is {next}"
            yield pair.place("level"), message, {"level": level, "above": above, "next": above + 1}
        above = level or above


@rule("S107", "revisions-out-of-order")
def revisions_out_of_order(subject: OfHead) -> Iterator[Fault]:
    """The revisions are not in order, newest first: a version or date is not older than the one above it.

    Two revisions may have the same date, but not the same version.

    Bad:

    ```yaml
    # translations/example.yaml
    revisions:
    - {version: '1.0', when: 2024-01-01, who: A. Translator, what: Made.}
    - {version: '1.1', when: 2024-02-01, who: A. Translator, what: Mended.}
    ```

    Bad:

    ```yaml
    # translations/example.yaml
    revisions:
    - {version: '1.1', when: 2023-02-01, who: A. Translator, what: Mended.}
    - {version: '1.0', when: 2024-01-01, who: A. Translator, what: Made.}
    ```

    Bad:

    ```yaml
    # translations/example.yaml
    revisions:
    - {version: '1.0', when: 2024-02-01, who: A. Translator, what: Mended.}
    - {version: '1.0', when: 2024-01-01, who: A. Translator, what: Made.}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    revisions:
    - {version: '1.0.1', when: 2024-02-01, who: A. Translator, what: Mended.}
    - {version: '1.0', when: 2024-02-01, who: A. Translator, what: Made.}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    revisions:
    - {version: '1.10', when: 2024-02-01, who: A. Translator, what: Mended.}
    - {version: '1.9', when: 2024-02-01, who: A. Translator, what: Mended.}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    revisions:
    - {version: '1.0', when: 2024-02-01, who: A. Translator, what: Made.}
    - {version: '0.9.1', when: 2023-02-01, who: A. Translator, what: A draft.}
    - {version: '0.9', when: 2023-01-01, who: A. Translator, what: A draft.}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    revisions:
    - {version: '1.0', when: 2024-02-01, who: A. Translator, what: Made.}
    ```
    """
    for index, (newer, older) in enumerate(pairwise(subject.revisions), 1):
        if _numbers(older.version) == _numbers(newer.version):
            message = "the version {version} is listed twice: give each revision a version of its own"
            yield subject.locator.locate(("revisions", index, "version")), message, {"version": older.version}
        elif _numbers(older.version) > _numbers(newer.version) or older.when > newer.when:
            message = "{older} of {then} is listed below {newer} of {when}: put the newest revision first"
            values = {"older": older.version, "then": older.when, "newer": newer.version, "when": newer.when}
            yield subject.locator.locate(("revisions", index, "version")), message, values


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


@rule("S108", "rights-not-stated")
def rights_not_stated(subject: OfEdition) -> Iterator[Fault]:
    """The source states who holds the rights in it, but the edition's `source` does not.

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다., en: It is a new word.}
    - {id: p2, kind: imprint, ko: ⓒ 홍 아무개. 무단 전재 금지, en: © Hong Amugae. No reproduction without permission}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    source: {rights: {ko: ⓒ 홍 아무개, en: © Hong Amugae}}
    pairs:
    - {id: p1, ko: 새로운 말이다., en: It is a new word.}
    - {id: p2, kind: imprint, ko: ⓒ 홍 아무개. 무단 전재 금지, en: © Hong Amugae. No reproduction without permission}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 저작권을 무단으로 쓴다., en: Copyright is used without permission.}
    ```
    """
    edition = subject.edition
    stated = _RIGHTS.search(edition.seed or "")
    if stated and edition.entry.source.rights is None:
        message = "the seed says ‘{text}’: state its rights under source, as ‘rights: {{ko: …, en: …}}’"
        yield edition.place("source"), message, {"text": stated[0]}


@rule("S114", "cells-differ")
def cells_differ(subject: OfPair) -> Iterator[Fault]:
    """A row of a table has more cells in one language than in the other, or than the first row.

    The cells of a row are divided by vertical bars.

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - id: p1
      kind: table
      ko: |
        구분 | 올해
        수출 | 10
      en: |
        Item | This year
        Exports 10
    ```

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - id: p1
      kind: table
      ko: |
        구분 | 올해
        수출 | 10 | 12
      en: |
        Item | This year
        Exports | 10 | 12
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - id: p1
      kind: table
      head_rows: 1
      ko: |
        구분 | 올해
        수출 | 10
      en: |
        Item | This year
        Exports | 10
    - {id: p2, ko: 새로운 | 말이다., en: It is a new word.}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, kind: table, ko: 새로운 말, en: A new word}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, kind: caption, ko: 표 1 | 말, en: Table 1. Words}
    ```
    """
    if subject.pair.kind != "table" or not subject.pair.segments:
        return
    expected = subject.pair.segments[0].ko.text.count(CELL_MARK)
    for segment in subject.pair.segments:
        for line in (segment.ko, segment.en):
            if line.text.count(CELL_MARK) != expected:
                message = "the row has {found}, the table {expected} cells: divide it by as many vertical bars as its first row"
                yield line.place, message, {"found": line.text.count(CELL_MARK) + 1, "expected": expected + 1}
                break


@rule("S115", "key-of-another-kind")
def key_of_another_kind(subject: OfPair) -> Iterator[Fault]:
    """A pair has a key that belongs to another kind: a speaker and no speech, head rows and no table, a level and no heading or item.

    Such a key is not published, so what it says is lost.

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, speaker: {ko: 홍길동, en: Hong Gildong}, ko: 새로운 말이다., en: It is a new word.}
    ```

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, level: 2, ko: 새로운 말이다., en: It is a new word.}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, kind: speech, speaker: {ko: 홍길동, en: Hong Gildong}, ko: 새로운 말이다., en: It is a new word.}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, kind: speech, ko: 새로운 말이다., en: It is a new word.}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, kind: item, ko: □ 말, en: □ Words}
    - {id: p2, kind: item, level: 2, ko: ○ 새로운 말, en: ○ New words}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - id: p1
      kind: table
      head_rows: 1
      ko: |
        말 | 뜻
        하나 | 둘
      en: |
        Word | Meaning
        One | Two
    ```
    """
    entry = subject.pair.entry
    stated = {"speaker": entry.speaker is not None, "head_rows": entry.head_rows > 0, "level": entry.level is not None}
    for key, kinds in _KEYS_OF_KINDS.items():
        if stated[key] and subject.pair.kind not in kinds:
            message = "‘{key}’ belongs to a {kind}, and {id} is a {own}: change its kind, or take the key out"
            values = {"key": key, "kind": "/".join(kinds), "id": subject.pair.id, "own": entry.kind}
            yield subject.pair.place(key), message, values


@rule("S116", "reading-of-other-words")
def reading_of_other_words(subject: OfPair) -> Iterator[Fault]:
    """A line of `reading` is not the Korean of the same line as it is read.

    It is the same text, as corrected, with a syllable of Hangul in the place of each Hanja, so that it has as many characters. A Hanja may
    stay, where its reading is not wanted. Such a line is not published.

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 朝鮮의 獨立國, reading: 조선 독립국, en: An independent state}
    ```

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - id: p1
      ko: |
        朝鮮의 獨立國
        朝鮮人의 自主民
      reading: |
        조선의 독립국
      en: |
        An independent state
        A free people
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 朝鮮의 獨立國(獨立國)임, reading: 조선의 독립국(獨立國)임, en: An independent state}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 朝鮮의 獨立國, en: An independent state}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - id: p1
      ko: |
        朝鮮의 獨立國
        새로운 말이다.
      reading: |
        조선의 독립국
        새로운 말이다.
      en: |
        An independent state
        It is a new word.
    ```
    """
    stated = subject.pair.entry.reading
    if stated is None:
        return
    count = sum(1 for line in stated.split("\n") if line.strip())
    if count != len(subject.pair.segments):
        message = "lines: {found} in ‘reading’, {expected} in ‘ko’; give one for each"
        yield subject.pair.place("reading"), message, {"found": count, "expected": len(subject.pair.segments)}
        return
    for segment in subject.pair.segments:
        if segment.ko.reading is None:
            message = "line {number} of ‘reading’ is not ‘ko’ as it is read: it must have a syllable for each Hanja, and all else alike"
            yield subject.pair.place("reading"), message, {"number": segment.number}


PAIR = (cells_differ, key_of_another_kind, reading_of_other_words)
HEAD = (revisions_out_of_order,)
EDITION = (heading_out_of_order, rights_not_stated)
