"""Files for foreign entries that the glossary does not have, for a person to complete."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from builder.content.file import ContentFile
from builder.content.importers.entries import RENDERING, KnownTerms, not_text
from builder.content.importers.foreign import Entry, Text, spaced
from builder.content.importers.kinds import AMBIGUOUS, NOT_A_LINE
from builder.content.yaml.layout import (
    BlockCollection,
    Document,
    FlowCollection,
    LayoutEntry,
    PlainScalar,
    one_line,
    write,
)
from builder.model.entries.shape import ID_PATTERN, LONGEST_ID
from builder.model.finding import Finding
from builder.model.terms import Term

_LEAD = [
    "# yaml-language-server: $schema=../docs/schemas/term.schema.json",
    "# A draft by `daeyeok import`: replace each TODO, and see whether the kind is right; then delete this comment.",
]
_TODO = "TODO"
_KIND = "concept"  # what most entries are


@dataclass(frozen=True)
class NewEntries:
    """The entries, each that was new now with the id of its file; the files; and why some cannot have one."""

    entries: tuple[Entry, ...]
    files: tuple[ContentFile, ...]
    faults: tuple[Finding, ...]


def with_files(entries: Iterable[Entry], terms: Iterable[Term], taken: Collection[str]) -> NewEntries:
    """A file for each entry whose id or, without one, whose headword the glossary does not have.

    It states the headword and the rendering, and TODO for the definition; what else an entry says is then a change of that file. Its id is
    the one that the entry gives, or is made of the English. `taken` are the ids of all files, also of those that cannot be read. Entries
    that cannot have a file are left out.
    """
    desk = _Desk(KnownTerms(terms), set(taken))
    kept = [one for one in map(desk.take, entries) if one]
    files = {begun.id: ContentFile(f"glossary/{begun.id}.yaml", _skeleton(begun)) for begun in desk.begun.values()}
    return NewEntries(tuple(kept), tuple(files.values()), tuple(desk.faults))


@dataclass
class _Begun:
    """What the file of a new entry states; the forms that others give are added while they are taken."""

    id: str
    ko: str
    en: str
    variants: list[str]
    avoided: Mapping[str, tuple[str, ...]]


@dataclass
class _Desk:
    """Entries taken one after another, with those begun so far by the id or, without one, the Korean that was given."""

    known: KnownTerms
    taken: set[str]
    begun: dict[str, _Begun] = field(default_factory=dict)
    faults: list[Finding] = field(default_factory=list)

    def take(self, entry: Entry) -> Entry | None:
        """The entry, with the id of its file if it gets one; None if it cannot have any."""
        if self.known.has(entry):
            return entry
        given = entry.id or spaced(entry.ko.text)
        begun = self.begun.get(given) or self._synonym(entry) or self._begin(entry)
        if begun is None:
            return None
        self.begun[given] = begun
        return entry if RENDERING in entry.values else Entry(begun.id, entry.ko, _said(entry))

    def _synonym(self, entry: Entry) -> _Begun | None:
        """The entry that was begun with the same English, with this Korean as another form, in a list that has nothing but pairs."""
        english = spaced(_rendering(entry).text)
        found = next((one for one in self.begun.values() if one.en == english), None)
        if found is None or RENDERING not in entry.values or not_text(entry.ko):
            return None
        found.variants.append(spaced(entry.ko.text))
        return found

    def _begin(self, entry: Entry) -> _Begun | None:
        """What the file of the entry states; None, with a fault noted, if there can be none."""
        ko, english = spaced(entry.ko.text), spaced(_rendering(entry).text)
        id_ = entry.id or _id_of(english)
        fault = self._unfit(id_, entry)
        if fault:
            self.faults.append(fault)
            return None
        self.taken.add(id_)
        return _Begun(id_, ko, english, [], {language: _avoided(entry, language) for language in ("en", "ko")})

    def _unfit(self, id_: str, entry: Entry) -> Finding | None:
        ko, rendering = spaced(entry.ko.text), _rendering(entry)
        if not spaced(rendering.text) or not ko:
            return NOT_A_LINE.at(entry.ko.place, "a new entry needs its Korean and its English")
        if not re.fullmatch(ID_PATTERN, id_) or len(id_) > LONGEST_ID:
            message = "‘{id}’ cannot be the id of ‘{ko}’: give one in lowercase letters a–z, digits and hyphens"
            return NOT_A_LINE.at(entry.ko.place, message, id=id_, ko=ko)
        if id_ in self.taken:
            message = "‘{ko}’ would become the entry ‘{id}’, which there is already: give it an id of its own"
            return AMBIGUOUS.at(entry.ko.place, message, ko=ko, id=id_)
        return not_text(entry.ko) or not_text(rendering)


def _rendering(entry: Entry) -> Text:
    """The English of an entry, empty if it gives none."""
    found = entry.values.get(RENDERING) or entry.values.get("en")
    return found if isinstance(found, Text) else Text("", entry.ko.place)


def _id_of(english: str) -> str:
    """An id made of English: its letters and digits in lower case, without accents, joined by hyphens."""
    ascii_only = unicodedata.normalize("NFKD", english).encode("ascii", "ignore").decode()
    words = re.findall("[a-z0-9]+", re.sub("['’]", "", ascii_only.lower()))
    return "-".join(words)[:LONGEST_ID].strip("-")


def _said(entry: Entry) -> dict[str, Text | tuple[Text, ...]]:
    """The values that an entry gives without those that are empty, which are still to do."""
    return {key: text for key, text in entry.values.items() if (spaced(text.text) if isinstance(text, Text) else text)}


def _avoided(entry: Entry, language: str) -> tuple[str, ...]:
    """The forms to avoid that an entry gives."""
    given = entry.values.get(f"avoid_{language}", ())
    return tuple(spaced(one.text) for one in given) if isinstance(given, tuple) else ()


def _skeleton(begun: _Begun) -> bytes:
    """The file of an entry of which no more is known than what was begun, in canonical form."""
    entries = [_line("ko", begun.ko), _line("en", begun.en), _line("kind", _KIND)]
    if begun.variants:
        forms = FlowCollection(tuple((None, _scalar(form)) for form in begun.variants), "[]")
        entries.append(LayoutEntry("variants", BlockCollection([LayoutEntry("ko", forms)])))
    if any(begun.avoided.values()):
        lists = [LayoutEntry(key, _reasons(forms)) for key, forms in begun.avoided.items() if forms]
        entries.append(LayoutEntry("avoid", BlockCollection(lists)))
    to_do = BlockCollection([_line("en", _TODO), _line("ko", _TODO)])
    entries += [LayoutEntry("definition", to_do), _line("status", "proposed")]
    return write(Document(_LEAD, BlockCollection(entries))).encode()


def _reasons(forms: Iterable[str]) -> BlockCollection:
    """Forms to avoid, each with a reason to be written."""
    why = LayoutEntry("why", BlockCollection([_line("en", _TODO)]))
    return BlockCollection([LayoutEntry(None, BlockCollection([_line("term", form), why])) for form in forms])


def _line(key: str, text: str) -> LayoutEntry:
    return LayoutEntry(key, _scalar(text))


def _scalar(text: str) -> PlainScalar:
    return PlainScalar((one_line(text),))
