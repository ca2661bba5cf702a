"""Rules of the source: the seed is reproduced to the character, and the two sides correspond."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from builder.messages.marker import _
from builder.model.edition import Figure, Omission, Pair
from builder.model.finding import Place
from builder.model.nesting import CELL_MARK
from builder.rules.rule import Fault, OfEdition, OfPair, rule

_SHOWN = 20  # characters of the seed that a message quotes


@rule("S101", "seed-not-covered")
def seed_not_covered(subject: OfEdition) -> Iterator[Fault]:
    """The pairs and omissions, in order, do not reproduce every character of the seed.

    The Korean of an edition is its source verbatim, except for spaces and line breaks. What is not part of the text (navigation,
    advertising) goes into an `omit` block with a reason; a misprint is kept as it is and gets an entry under `corrections`.

    Bad:

    ```yaml
    # seeds/example.txt
    기정학은 새로운 말이다. 아직 낯설다.
    ```

    ```yaml
    # translations/example.yaml
    pairs:
    - id: p1
      ko: 기정학은 새로운 말이다.
      en: Technopolitics is a new word.
    ```

    Good:

    ```yaml
    # seeds/example.txt
    기정학은 새로운 말이다. 아직 낯설다.
    ```

    ```yaml
    # translations/example.yaml
    pairs:
    - id: p1
      ko: |
        기정학은 새로운 말이다.
        아직 낯설다.
      en: |
        Technopolitics is a new word.
        It is still unfamiliar.
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 기정학은 새로운 말이다., en: Technopolitics is a new word.}
    - omit: 메뉴로 돌아가기
      why: {ko: 이동 메뉴, en: navigation}
    ```
    """
    if not subject.edition.seed:  # which has a finding of its own, where the file is there and cannot be used
        return
    seed, at, lost = "".join(subject.edition.seed.split()), 0, False
    blocks = [block for block in subject.edition.blocks if not isinstance(block, Figure)]
    for block in blocks:
        text, places = _sought(block, seed, at)
        found = seed.find(text, at)
        if found < 0:
            yield _differs(seed[at:], text, places) if not lost else _stray(text, places)
            lost = True
            continue
        if found > at and not lost:
            yield places[0], _left_out(block), {"text": _excerpt(seed[at:found])}
        at, lost = found + len(text), False
    if at < len(seed) and not lost:
        end = subject.edition.blocks[-1].place()
        yield (
            end,
            "after this the seed continues with ‘{text}’: add a pair for it, or omit it",
            {"text": _excerpt(seed[at:])},
        )


def _left_out(block: Pair | Omission) -> str:
    """What to do about words of the seed that nothing before `block` has: before a speech without a speaker, they may be who speaks."""
    if isinstance(block, Pair) and block.kind == "speech" and not block.entry.speaker:
        return _("before this the seed has ‘{text}’: give it as the ‘speaker’, add a pair for it, or omit it")
    return _("before this the seed has ‘{text}’: add a pair for it, or omit it")


def _sought(block: Pair | Omission, seed: str, at: int) -> tuple[str, list[Place]]:
    """The block's source as the seed has it at `at`: the bars between the cells of a table are in the seed or not."""
    text, places = _squeezed(block)
    if isinstance(block, Pair) and block.kind == "table" and not seed.startswith(text, at):
        return _squeezed(block, left_out=CELL_MARK)
    return text, places


def _squeezed(block: Pair | Omission, left_out: str = "") -> tuple[str, list[Place]]:
    """The block's source without spaces and without `left_out`, and the place of each of its characters."""
    chars, places = [], []
    for line, start in (line for path in _source_paths(block) for line in block.locator.lines(path)):
        for offset, char in enumerate(line):
            if not char.isspace() and char not in left_out:
                chars.append(char)
                places.append(Place(start.file, start.line, start.column + offset))
    return "".join(chars), places


def _source_paths(block: Pair | Omission) -> tuple[tuple[str, ...], ...]:
    """Where in the file the words of the seed stand, in its order."""
    if isinstance(block, Omission):
        return (("omit",),)
    return (("speaker", "ko"), ("ko",)) if block.entry.speaker else (("ko",),)


def _differs(seed: str, text: str, places: list[Place]) -> Fault:
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(text, seed, strict=False)))
    here, there = _excerpt(text[same:]), _excerpt(seed[same:])
    message = (
        "the seed has ‘{there}’ here, not ‘{here}’: copy the seed exactly, and put corrections under ‘corrections’"
    )
    return places[min(same, len(places) - 1)], message, {"here": here or "(nothing)", "there": there or "(nothing)"}


def _stray(text: str, places: list[Place]) -> Fault:
    return (
        places[0],
        "in the seed, ‘{text}’ does not follow the text before it: copy the seed exactly, in its order",
        {"text": _excerpt(text)},
    )


def _excerpt(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


@rule("S102", "seed-missing")
def seed_missing(subject: OfEdition) -> Iterator[Fault]:
    """The edition names a seed that is not in `seeds/`.

    Bad:

    ```yaml
    # translations/example.yaml
    seed: exmaple.txt
    ```

    Good:

    ```yaml
    # translations/example.yaml
    seed: example.txt
    ```

    Good:

    ```yaml
    # translations/example.yaml
    seed: example.txt
    title: {ko: 보기, en: An Example}
    ```
    """
    if subject.edition.seed is None:
        place, values = subject.edition.place("seed"), {"name": subject.edition.entry.seed}
        if near := subject.edition.seed_meant:
            yield place, "there is no file seeds/{name}; did you mean ‘{near}’?", {**values, "near": near}
        else:
            yield place, "there is no file seeds/{name}", values


@rule("S103", "sentence-counts-differ")
def sentence_counts_differ(subject: OfPair) -> Iterator[Fault]:
    """The two sides of a pair have different numbers of lines.

    Line k of the English translates line k of the Korean. Where the translation joins or splits sentences, put them on one line.

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - id: p1
      ko: |
        기정학은 새로운 말이다.
        아직 낯설다.
      en: Technopolitics is a new word, still unfamiliar.
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - id: p1
      ko: 기정학은 새로운 말이다. 아직 낯설다.
      en: Technopolitics is a new word, still unfamiliar.
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - id: p1
      ko: |
        기정학은 새로운 말이다.

        아직 낯설다.
      en: |
        Technopolitics is a new word.
        It is still unfamiliar.
    ```
    """
    ko, en = subject.pair.counts
    if ko != en:
        message = "lines: {ko} in the Korean, {en} in the English; they must match line by line"
        yield subject.pair.place("en"), message, {"ko": ko, "en": en}


@rule("S104", "duplicate-id")
def duplicate_id(subject: OfEdition) -> Iterator[Fault]:
    """Two pairs have the same id.

    Readers' links depend on the ids, so each is used once and permanently. A pair added between p7 and p8 may be p7a.

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다., en: It is a new word.}
    - {id: p1, ko: 아직 낯설다., en: It is still unfamiliar.}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다., en: It is a new word.}
    - {id: p2, ko: 아직 낯설다., en: It is still unfamiliar.}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p7, ko: 새로운 말이다., en: It is a new word.}
    - {id: p7a, ko: 그 사이에 넣은 말이다., en: A word put in between.}
    - {id: p8, ko: 아직 낯설다., en: It is still unfamiliar.}
    ```
    """
    seen: dict[str, int] = {}
    for pair in subject.edition.pairs:
        if pair.id in seen:
            message = "the id ‘{id}’ is already used by the pair on line {line}: choose a new one"
            yield pair.place("id"), message, {"id": pair.id, "line": seen[pair.id]}
        seen.setdefault(pair.id, pair.place("id").line)


@rule("S105", "footnote-without-place")
def footnote_without_place(subject: OfEdition) -> Iterator[Fault]:
    """A footnote does not say what it belongs to, or names a pair, sentence or words that do not exist; `also` names what calls it again.

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다., en: It is a new word.}
    - {id: p2, kind: footnote, of: p9, ko: '* 아직 낯설다.', en: '* It is still unfamiliar.'}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다., en: It is a new word.}
    - {id: p2, kind: footnote, of: p1.1, ko: '* 아직 낯설다.', en: '* It is still unfamiliar.'}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다*., en: It is a new word.*}
    - {id: p2, kind: footnote, of: p1, on: {ko: 말이다*, en: word.*}, ko: '* 아직 낯설다.', en: '* It is still unfamiliar.'}
    ```

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다.1), en: It is a new word.1)}
    - {id: p2, kind: footnote, of: p1, also: [p3], ko: '1) 아직 낯설다.', en: '1) It is still unfamiliar.'}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다.1), en: It is a new word.1)}
    - {id: p2, ko: 낯선 말이다.1), en: It is an unfamiliar word.1)}
    - {id: p3, kind: footnote, of: p1, also: [p2.1], ko: '1) 아직 낯설다.', en: '1) It is still unfamiliar.'}
    ```
    """
    pairs = {pair.id: pair for pair in subject.edition.pairs}
    for note in subject.edition.pairs:
        of = note.entry.of
        if note.kind == "footnote" and of is None:
            yield note.place(), "the footnote {id} has no ‘of’: add the pair or sentence it belongs to", {"id": note.id}
        elif of is not None:
            yield from _misplaced(note, pairs.get(of.split(".")[0]), of)
        for nth, place in enumerate(note.entry.also):
            if _is_missing(pairs.get(place.split(".")[0]), place):
                message = "there is no pair or sentence ‘{of}’: correct the reference"
                yield note.place("also", nth), message, {"of": place}


def _is_missing(target: Pair | None, place: str) -> bool:
    """Whether there is no such pair or sentence; a missing line of one language has a finding of its own."""
    return target is None or int(place.partition(".")[2] or 0) > max(target.counts)


def _misplaced(note: Pair, target: Pair | None, of: str) -> Iterator[Fault]:
    number = int(of.partition(".")[2] or 0)
    if target is None or _is_missing(target, of):
        yield note.place("of"), "there is no pair or sentence ‘{of}’: correct the reference", {"of": of}
    if target is None or number > len(target.segments):
        return
    segment = target.segments[number - 1]  # without a number, the last one
    on = note.entry.on
    for key, words, line in (("ko", on and on.ko, segment.ko), ("en", on and on.en, segment.en)):
        if words and words not in line.text:
            yield note.place("on", key), "‘{words}’ is not in {of}: quote it exactly", {"words": words, "of": of}


PAIR = (sentence_counts_differ,)
EDITION = (seed_not_covered, seed_missing, duplicate_id, footnote_without_place)
