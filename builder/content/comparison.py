"""Comparison of two states of the content for reviewers: pairs word by word, terms, and the sentences affected."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from builder.content.edits import edits
from builder.model.bibliography import Source
from builder.model.corpus import AnnotatedCorpus
from builder.model.edition import Edition, Pair
from builder.model.edition_index import edition_index
from builder.model.occurrence import Occurrence
from builder.model.terms import Term
from builder.model.work import Work

ChangeKind = Literal["added", "removed", "changed"]
DiffSide = Literal["same", "old", "new"]
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_TOKEN = re.compile(r"\s+|\w+(?:[’'.,-]\w+)*|[^\w\s]")


@dataclass(frozen=True)
class DiffRun:
    """A run of words that both texts have (`same`), or only the old or the new one."""

    side: DiffSide
    text: str


@dataclass(frozen=True)
class HeadChange:
    """An edition that was added or removed, or whose head changed, with the changed keys."""

    edition: str
    change: ChangeKind
    keys: tuple[str, ...]


@dataclass(frozen=True)
class PairChange:
    """A pair that was added, removed or changed: a diff of each side, and the other keys that changed."""

    edition: str
    id: str
    change: ChangeKind
    ko: tuple[DiffRun, ...]
    en: tuple[DiffRun, ...]
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class TermChange:
    """An entry that was added, removed or changed: a diff of each changed key, and the sentences affected.

    `touched` are sentences of the new state (of the old one for a removed entry) that have the term; only a change of a form or of the
    matching affects any.
    """

    id: str
    ko: str
    change: ChangeKind
    values: tuple[tuple[str, tuple[DiffRun, ...]], ...]
    touched: tuple[Occurrence, ...]


@dataclass(frozen=True)
class SourceChange:
    """A record of the bibliography that was added, removed or changed: the values of each key that did, old and new."""

    id: str
    change: ChangeKind
    values: tuple[tuple[str, tuple[DiffRun, ...]], ...]


@dataclass(frozen=True)
class Comparison:
    """All changes: editions, entries and records in order of id, pairs in text order."""

    pairs: tuple[PairChange, ...]
    terms: tuple[TermChange, ...]
    heads: tuple[HeadChange, ...]
    sources: tuple[SourceChange, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.pairs or self.terms or self.heads or self.sources)


def compare(old: AnnotatedCorpus, new: AnnotatedCorpus) -> Comparison:
    """The additions, removals and modifications from `old` to `new`."""
    before, after = ({edition.id: edition for edition in state.editions} for state in (old, new))
    pairs = [change for name in sorted(before | after) for change in _pairs(name, before.get(name), after.get(name))]
    was, now = _headed(old), _headed(new)
    heads = [head for name in sorted(was | now) if (head := _head(name, was.get(name), now.get(name)))]
    return Comparison(tuple(pairs), tuple(_terms(old, new)), tuple(heads), tuple(_sources(old, new)))


def _headed(state: AnnotatedCorpus) -> dict[str, Edition | Work]:
    """All that has a head, by id."""
    return {**{work.id: work for work in state.works}, **{edition.id: edition for edition in state.editions}}


def word_diff(old: str, new: str) -> tuple[DiffRun, ...]:
    """A word-by-word diff of two texts; where they differ, the old words come first.

    Words are compared only within the lines that differ, and where these have more than some ten thousand, the lines as a whole differ.
    """
    runs = (
        run
        for same, was, now in _compared(_LINE, old, new)
        for run in ([DiffRun("same", was)] if same else _words(was, now))
    )
    return tuple(_smoothed(_joined(run for run in runs if run.text)))


def _words(old: str, new: str) -> Iterator[DiffRun]:
    for same, was, now in _compared(_TOKEN, old, new):
        yield from [DiffRun("same", was)] if same else [DiffRun("old", was), DiffRun("new", now)]


def _compared(item: re.Pattern[str], old: str, new: str) -> Iterator[tuple[bool, str, str]]:
    """The stretches of two texts in turn that have equal items, and those that do not."""
    was, now = item.findall(old), item.findall(new)
    for edit in edits(was, now):
        yield edit.same, "".join(was[edit.old_start : edit.old_end]), "".join(now[edit.new_start : edit.new_end])


def _joined(runs: Iterable[DiffRun]) -> Iterator[DiffRun]:
    """The runs, with those of both texts that follow each other made one."""
    for same, group in groupby(runs, key=lambda run: run.side == "same"):
        joined = list(group)
        yield from [DiffRun("same", "".join(run.text for run in joined))] if same else joined


def _smoothed(stretches: Iterable[DiffRun]) -> Iterator[DiffRun]:
    """The runs, with a single space between two differences made part of both, so that a rewritten phrase reads as one change."""
    gathered: list[DiffRun] = list(stretches)
    inner = range(1, len(gathered) - 1)
    lone = {
        i for i in inner if gathered[i].side == "same" and not gathered[i].text.strip() and "\n" not in gathered[i].text
    }
    for same, group in groupby(enumerate(gathered), key=lambda one: one[1].side == "same" and one[0] not in lone):
        run = [stretch for _, stretch in group]
        if same:
            yield from run
            continue
        for side in ("old", "new"):
            if text := "".join(stretch.text for stretch in run if stretch.side in (side, "same")):
                yield DiffRun(side, text)


# --- Editions ---------------------------------------------------------------------------------------------------------


def _pairs(name: str, old: Edition | None, new: Edition | None) -> Iterator[PairChange]:
    before, after = _by_id(old), _by_id(new)
    gone = [key for key in before if key not in after]
    for key in [*after, *gone]:
        if change := _pair(name, before.get(key), after.get(key)):
            yield change


def _by_id(edition: Edition | None) -> dict[str, Pair]:
    return {pair.id: pair for pair in edition.pairs} if edition else {}


def _pair(name: str, old: Pair | None, new: Pair | None) -> PairChange | None:
    one = new or old
    if one is None or (old and new and old.entry == new.entry):
        return None
    sides = [word_diff(_text(old, side), _text(new, side)) for side in ("ko", "en")]
    also = tuple(_differing(old, new)) if old and new else ()
    return PairChange(name, one.id, _change(old, new), sides[0], sides[1], also)


def _differing(old: Pair, new: Pair) -> Iterator[str]:
    """The keys, other than the two texts, whose values differ."""
    for key in type(new.entry).model_fields:
        if key not in ("ko", "en") and getattr(old.entry, key) != getattr(new.entry, key):
            yield key


def _text(pair: Pair | None, side: str) -> str:
    return str(getattr(pair.entry, side)) if pair else ""


def _change(old: object, new: object) -> ChangeKind:
    return "changed" if old and new else "added" if new else "removed"


def _head(name: str, old: Edition | Work | None, new: Edition | Work | None) -> HeadChange | None:
    """The change to an edition apart from its pairs, or to a work, if any: the changed keys, but for those that a part inherits."""
    if not (old and new) or type(old) is not type(new):
        return HeadChange(name, _change(old, new), ())
    keys = (key for key in type(new.entry).model_fields if key != "pairs" and not _inherited(key, old, new))
    changed = tuple(key for key in keys if getattr(old.entry, key) != getattr(new.entry, key))
    return HeadChange(name, "changed", changed) if changed else None


def _inherited(key: str, *states: Edition | Work) -> bool:
    """Whether an edition has the key from its work in all of the states."""
    return all(isinstance(one, Edition) and one.part_of and key in one.part_of.inherited for one in states)


# --- Entries ----------------------------------------------------------------------------------------------------------

_TOUCHING = ("ko", "hanja", "en", "variants", "avoid", "match", "rendering")  # keys on which marks and checks depend


def _terms(old: AnnotatedCorpus, new: AnnotatedCorpus) -> Iterator[TermChange]:
    before, after = old.glossary.by_id, new.glossary.by_id
    changed = [name for name in sorted(before | after) if _values(before.get(name)) != _values(after.get(name))]
    if not changed:
        return
    was, is_ = _occurrences(old), _occurrences(new)
    for name in changed:
        entries = before.get(name), after.get(name)
        values = tuple(_changed_values(*entries))
        keys = {key.split(".")[0] for key, _ in values}
        touched = (is_ if name in after else was).get(name, ()) if keys.intersection(_TOUCHING) else ()
        term = entries[1] or entries[0]
        yield TermChange(name, term.ko if term else name, _change(*entries), values, tuple(touched))


def _occurrences(state: AnnotatedCorpus) -> dict[str, list[Occurrence]]:
    found: dict[str, list[Occurrence]] = {}
    for edition in state.editions:
        for term, occurrences in edition_index(edition).occurrences:
            found.setdefault(term, []).extend(occurrences)
    return found


def _sources(old: AnnotatedCorpus, new: AnnotatedCorpus) -> Iterator[SourceChange]:
    before, after = (state.glossary.bibliography.by_id for state in (old, new))
    for name in sorted(before | after):
        both = before.get(name), after.get(name)
        if values := tuple(_changed_values(*both)):
            yield SourceChange(name, _change(*both), values)


def _values(entry: Term | Source | None) -> dict[str, str]:
    """The values of an entry or a record as texts, by key; nested values have both keys, as in `definition.en`."""
    stated = entry.model_dump(exclude={"id", "locator"}, exclude_defaults=True, by_alias=True) if entry else {}
    return dict(_flat(stated))


def _flat(values: dict[str, object], above: str = "") -> Iterator[tuple[str, str]]:
    for key, value in values.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{above}{key}.")
        elif isinstance(value, tuple | list):
            yield f"{above}{key}", "; ".join(_item(one) for one in value)
        else:
            yield f"{above}{key}", str(value)


def _item(value: object) -> str:
    return ", ".join(str(part) for part in value.values() if part) if isinstance(value, dict) else str(value)


def _changed_values(old: Term | Source | None, new: Term | Source | None) -> Iterator[tuple[str, tuple[DiffRun, ...]]]:
    before, after = _values(old), _values(new)
    for key in dict.fromkeys([*after, *before]):
        if before.get(key) != after.get(key):
            yield key, word_diff(before.get(key, ""), after.get(key, ""))
