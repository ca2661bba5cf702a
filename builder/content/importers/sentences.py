"""Foreign units held against the sentences of the editions: which lines they change, and what does not fit."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from builder.content.importers.foreign import Text, Unit, spaced
from builder.content.importers.italics import with_italics
from builder.content.importers.kinds import AMBIGUOUS, DROPPED, NOT_A_LINE, NOT_CARRIED, OTHER_SOURCE, UNKNOWN_ID
from builder.languages.code_points import NOT_TEXT, name
from builder.model.edition import Edition, Line, Pair, Segment
from builder.model.finding import Finding, Place
from builder.model.markdown import emphasized, plain_text

_ID = re.compile(r"(?P<pair>p[0-9]{1,9}[a-z]?)(?:\.(?P<number>[1-9][0-9]{0,8}))?")
_SHOWN = 40  # characters of a text that a message quotes
_BEFORE = 10  # of these, how many that are still the same

Key = tuple[str, int, int]  # the id of an edition, the index of a block, the number of a sentence


@dataclass(frozen=True)
class Spot:
    """A sentence of an edition, and the index of its pair among the edition's blocks."""

    edition: str
    block: int
    pair: Pair
    segment: Segment

    @property
    def key(self) -> Key:
        """What distinguishes it from all others."""
        return self.edition, self.block, self.segment.number

    @property
    def address(self) -> str:
        """Its permalink, with the edition."""
        return f"{self.edition}#{self.pair.id}.{self.segment.number}"


@dataclass(frozen=True)
class Choice:
    """What the user has said: the one edition that all units are of, whether units that no edition has are left out, and whether the
    glossary gets entries that it does not have.
    """

    edition: str | None = None
    only_known: bool = False
    new_entries: bool = False


@dataclass(frozen=True)
class Revision:
    """What units change: the new lines of the English by sentence, and the new English of speakers by edition and block, with the faults,
    the notices, and the numbers of units without effect.

    `unfinished` units have no translation, `unknown` ones are left out as the user wanted.
    """

    lines: Mapping[Key, str]
    speakers: Mapping[tuple[str, int], str]
    faults: tuple[Finding, ...]
    notices: tuple[Finding, ...]
    unfinished: int
    unknown: int


class Index:
    """The sentences of editions by id and by their Korean."""

    def __init__(self, editions: Iterable[Edition]) -> None:
        self.pairs: dict[str, dict[str, list[Spot]]] = {}
        self._by_text: dict[str, list[list[Spot]]] = defaultdict(list)
        for edition in editions:
            pairs = self.pairs[edition.id] = {}
            for block, pair in enumerate(edition.blocks):
                if isinstance(pair, Pair):
                    spots = [Spot(edition.id, block, pair, segment) for segment in pair.segments]
                    pairs[pair.id] = spots
                    self._enter(spots)

    def _enter(self, spots: list[Spot]) -> None:
        for spot in spots:
            self._by_text[spaced(spot.segment.ko.text)].append([spot])
        if len(spots) > 1:
            self._by_text[spaced(" ".join(spot.segment.ko.text for spot in spots))].append(spots)

    def with_text(self, text: str, edition: str | None) -> list[list[Spot]]:
        """Every sentence, and every paragraph of several sentences, with this Korean, in one edition or in all."""
        return [spots for spots in self._by_text.get(spaced(text), []) if edition in (None, spots[0].edition)]


def revise(given: Iterable[Unit], editions: Iterable[Edition], choice: Choice) -> Revision:
    """What the units change in the editions."""
    desk = _Desk(Index(editions), choice)
    units = list(given)
    for unit in (*filter(_names_a_sentence, units), *(unit for unit in units if not _names_a_sentence(unit))):
        desk.take(unit)
    return Revision(desk.lines, desk.speakers, tuple(desk.faults), tuple(desk.notices), desk.unfinished, desk.unknown)


def _names_a_sentence(unit: Unit) -> bool:
    return _ID.fullmatch(unit.id or "") is not None


@dataclass
class _Desk:
    """Units taken one after another, with what has come of them so far; those with an id first, which decide for their sentences."""

    index: Index
    choice: Choice
    lines: dict[Key, str] = field(default_factory=dict)
    speakers: dict[tuple[str, int], str] = field(default_factory=dict)
    faults: list[Finding] = field(default_factory=list)
    notices: list[Finding] = field(default_factory=list)
    unfinished: int = 0
    unknown: int = 0
    _given: dict[Key, tuple[str, Place]] = field(default_factory=dict)
    _named: set[Key] = field(default_factory=set)
    _lost: set[tuple[str, tuple[str, ...]]] = field(default_factory=set)  # files of editions that there are not

    def take(self, unit: Unit) -> None:
        """Note what a unit changes, or why it does not fit."""
        if not spaced(unit.en.text):
            self.unfinished += 1
            return
        found = self._spots(unit)
        if isinstance(found, Finding):
            self.faults.append(found)
        elif found:
            self._apply(unit, found)
            self._surround(unit, found)

    # --- Which sentences --------------------------------------------------------------------------------------------

    def _spots(self, unit: Unit) -> Sequence[Spot] | Finding:
        """The sentences that a unit translates, one after another; none if it is left out, or they have units of their own."""
        edition = self.choice.edition or next((one for one in unit.editions if one in self.index.pairs), None)
        named = _ID.fullmatch(unit.id or "")
        if named is None:
            return self._with_text(unit, edition)
        if edition is None:
            of_file = (unit.en.place.file, unit.editions)
            if of_file in self._lost:
                return []
            self._lost.add(of_file)
            message = "it is not known which edition this is of, since there is no ‘{edition}’: name it with --edition"
            return UNKNOWN_ID.at(unit.en.place, message, edition=next(iter(unit.editions), ""))
        spots = self.index.pairs[edition].get(named["pair"], [])
        if named["number"]:
            spots = [spot for spot in spots if spot.segment.number == int(named["number"])]
        if not spots:
            return UNKNOWN_ID.at(unit.en.place, "‘{edition}’ has no sentence {id}", edition=edition, id=unit.id)
        self._named.update(spot.key for spot in spots)
        return _same_source(unit, spots) or spots

    def _with_text(self, unit: Unit, edition: str | None) -> Sequence[Spot] | Finding:
        """The sentences with the unit's Korean, if all of them have the same translation so far."""
        if unit.ko is None or not spaced(unit.ko.text):
            return UNKNOWN_ID.at(unit.en.place, "a translation without an id and without its Korean")
        found = self.index.with_text(unit.ko.text, edition)
        if not found:
            if self.choice.only_known:
                self.unknown += 1
                return []
            message = "no edition has the Korean ‘{found}’"
            return UNKNOWN_ID.at(unit.ko.place, message, found=_cut(spaced(unit.ko.text)))
        return self._alike(unit, [spots for spots in found if not self._named.issuperset(spot.key for spot in spots)])

    def _alike(self, unit: Unit, found: list[list[Spot]]) -> Sequence[Spot] | Finding:
        """Those of the sentences with the same Korean that the unit changes; a finding if they have had different translations."""
        known = {_english(spots): spots for spots in found}
        if spaced(unit.en.text) in known:
            return known[spaced(unit.en.text)]
        if len(known) > 1:
            message = "this Korean stands at {first} and at {other} with different translations: give the id"
            first, other = (spots[0].address for spots in found[:2])
            return AMBIGUOUS.at(unit.en.place, message, first=first, other=other)
        return [spot for spots in found for spot in spots] if all(len(spots) == 1 for spots in found) else found[0]

    # --- What they become -------------------------------------------------------------------------------------------

    def _apply(self, unit: Unit, spots: Sequence[Spot]) -> None:
        if len({spot.segment.ko.text for spot in spots}) > 1:
            if _english(spots) != spaced(unit.en.text):
                message = "a translation of the whole of {id}, which has {count} sentences: import them one by one"
                self.faults.append(AMBIGUOUS.at(unit.en.place, message, id=spots[0].pair.id, count=len(spots)))
            return
        fault = _unfit(unit.en)
        if fault:
            self.faults.append(fault)
            return
        for spot in spots:
            self._set(spot, unit.en)

    def _set(self, spot: Spot, given: Text) -> None:
        text, place = self._given.setdefault(spot.key, (spaced(given.marked or given.text), given.place))
        if text != spaced(given.marked or given.text):
            message = "{id} is translated in another way at {other}: keep one of them"
            self.faults.append(AMBIGUOUS.at(given.place, message, id=spot.address, other=place))
            return
        line, lost = _line(given, spot.segment.en)
        if line != spot.segment.en.source:
            self.lines[spot.key] = line
        for words in lost:
            message = "the words in italics ‘{words}’ are not in the new wording of {id}"
            self.notices.append(DROPPED.at(given.place, message, words=words, id=spot.address))

    def _surround(self, unit: Unit, spots: Sequence[Spot]) -> None:
        """Note who speaks in another way, and what notes say that the edition's do not, which is not brought back."""
        for spot in spots:
            named = spot.pair.entry.speaker
            if unit.speaker and named and spaced(unit.speaker.text) != spaced(named.en):
                self.speakers[spot.edition, spot.block] = spaced(unit.speaker.text)
        known = {said for spot in spots for said in _remarks(spot.pair)}
        for remark in unit.remarks:
            if _plain(remark.text) not in known:
                message = (
                    "a note on {id} is another here: ‘{text}’; notes are not brought back, so write it in the YAML"
                )
                shown = {"id": spots[0].address, "text": _cut(_plain(remark.text))}
                self.faults.append(NOT_CARRIED.at(remark.place, message, **shown))


def _remarks(pair: Pair) -> Iterator[str]:
    """What the notes and the corrections of a pair say, without markup."""
    said = (text for note in pair.notes for text in (note.ko, note.en))
    return (_plain(text) for text in (*said, *(one.why for one in pair.corrections)) if text)


def _plain(markdown: str) -> str:
    return spaced(plain_text(markdown))


def _same_source(unit: Unit, spots: Sequence[Spot]) -> Finding | None:
    """A finding if the unit's Korean is not that of the sentences."""
    if unit.ko is None:
        return None
    found, expected = spaced(unit.ko.text), spaced(" ".join(spot.segment.ko.text for spot in spots))
    if found == expected:
        return None
    same = next(
        (at for at, (a, b) in enumerate(zip(found, expected, strict=False)) if a != b), min(len(found), len(expected))
    )
    start = max(0, same - _BEFORE)
    message = "the Korean of {id} reads ‘{found}’ here, and ‘{expected}’ in ‘{edition}’"
    shown = {"found": _cut(found[start:]), "expected": _cut(expected[start:])}
    return OTHER_SOURCE.at(unit.ko.place, message, id=unit.id, edition=spots[0].edition, **shown)


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _english(spots: Sequence[Spot]) -> str:
    """The present translation of a sentence, or of a paragraph, on one line."""
    return spaced(" ".join(spot.segment.en.text for spot in spots))


def _unfit(text: Text) -> Finding | None:
    """A finding if the text cannot be a line of the file."""
    line = spaced(text.text)
    if found := NOT_TEXT.search(line):
        return NOT_A_LINE.at(text.place, "{name} is not text: remove it", name=name(found[0]))
    if text.marked is not None and text.marked != text.text and emphasized(spaced(text.marked))[0] != line:
        return NOT_A_LINE.at(
            text.place, "asterisks and italics cannot be told apart in this sentence: write it in the YAML"
        )
    return None


def _line(given: Text, old: Line) -> tuple[str, tuple[str, ...]]:
    """The line as it is to be written, and the words in italics that are lost; the old line if nothing has changed."""
    text = spaced(given.text)
    if given.marked is not None and given.marked != given.text:
        line = spaced(given.marked)
        return (old.source if emphasized(line) == (spaced(old.text), old.emphases) else line), ()
    return (old.source, ()) if text == spaced(old.text) else with_italics(text, old)


def by_edition(lines: Mapping[Key, str]) -> dict[str, dict[int, dict[int, str]]]:
    """The new lines by edition, by the index of the block, and by the number of the sentence."""
    found: dict[str, dict[int, dict[int, str]]] = {}
    for (edition, block, number), line in lines.items():
        found.setdefault(edition, {}).setdefault(block, {})[number] = line
    return found
