"""Updates of the look-up index: what has changed in the content is read, and the marks are made anew where they can have changed.

A sentence costs its edition; an entry's words cost the entry, its forms the marks of all editions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from builder.build.codec import UnreadableError, decode, encode
from builder.build.stores import disk
from builder.build.stores.folders import BIBLIOGRAPHY, GLOSSARY, TRANSLATIONS
from builder.build.stores.lookup_store import DamagedError, LookupStore
from builder.content.file import ContentFile
from builder.content.loading.bibliography import load_source
from builder.content.loading.glossary import load_term
from builder.model.terms import Term
from builder.terms.entry_records import entry_record
from builder.terms.lookup import keys, keystroke_forms, ordered

_NOTHING = (b"", b"")


def update(store: LookupStore, root: Path) -> None:
    """Bring the index of the repository at `root` up to date. What cannot be read is not in it; `check` reports that."""
    with store.update() as state:
        changed = list(_changed(store, root, state))
        for name in _in(BIBLIOGRAPHY, changed):
            _update_source(store, name, disk.read_file(root, name))
        entries = [_update_entry(store, name, disk.read_file(root, name)) for name in _in(GLOSSARY, changed)]
        if entries:
            found = ordered(store.all_keys())
            store.put_keys(found, tuple(keystroke_forms(key.folded) for key in found))
        _update_editions(store, root, changed, state if any(entries) else changed)


def _changed(store: LookupStore, root: Path, state: Mapping[str, bytes]) -> Iterator[str]:
    """The names of the files that are new, gone or of other content.

    They are read again when they are used, so that many need no memory; one that changes in between is found changed the next time.
    """
    known = store.files()
    for name in sorted({*known, *state}):
        stamp, content = known.get(name, _NOTHING)
        if name in state and stamp == state[name] != b"":
            continue
        file = disk.read_file(root, name) if name in state else None
        digest = file.digest if file else b""
        if name in state:
            store.put_file(name, state[name], digest)
        else:
            store.drop_file(name)
        if digest != content:
            yield name


def _in(folder: str, names: Iterable[str]) -> list[str]:
    return [name for name in names if name.startswith(f"{folder}/")]


def _update_source(store: LookupStore, name: str, file: ContentFile | None) -> None:
    source = load_source(file)[0] if file else None
    if source:
        store.put_source(source.id, source.stated())
    else:
        store.drop_source(_stem(name))


def _update_entry(store: LookupStore, name: str, file: ContentFile | None) -> bool:
    """Put the entry of a file into the index, or drop it; returns whether its forms have changed."""
    old, term = store.term(_stem(name)), load_term(file)[0] if file else None
    if term is None:
        store.drop_entry(_stem(name))
        return old is not None
    store.put_entry(entry_record(term), encode(term.without_places()), keys(term))
    return old is None or encode(_term(old).without_words()) != encode(term.without_words())


def _update_editions(store: LookupStore, root: Path, changed: Iterable[str], wanted: Iterable[str]) -> None:
    """Make the marks anew in the editions among the names of files wanted, and in those that have changed or are gone."""
    if names := sorted({*_in(TRANSLATIONS, wanted), *_in(TRANSLATIONS, changed)}):
        from builder.build.lookup_marks import update_marks  # noqa: PLC0415 - only where there are any, and slow to import

        update_marks(store, ((name, disk.read_file(root, name)) for name in names), map(_term, store.terms()))


def _term(data: bytes) -> Term:
    """The entry from its bytes. Raises DamagedError."""
    try:
        return decode(data, Term)
    except UnreadableError as fault:
        raise DamagedError(str(fault)) from fault


def _stem(name: str) -> str:
    return ContentFile(name, b"").stem
