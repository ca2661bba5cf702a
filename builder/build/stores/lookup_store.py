"""The store of the look-up index: an SQLite database in the cache, of which a query reads the keys and the rows of its answers."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from hashlib import blake2b
from pathlib import Path
from time import time_ns
from typing import TypeVar

import msgspec

from builder.build.stores.folders import BIBLIOGRAPHY, GLOSSARY, TRANSLATIONS, is_utf8, require_folders
from builder.model.entry_record import EntryRecord
from builder.model.occurrence import Occurrence
from builder.terms.lookup import Key, KeyIndex

ValueT = TypeVar("ValueT")
Spans = tuple[tuple[int, int], ...]
_INDEXED = (BIBLIOGRAPHY, GLOSSARY, TRANSLATIONS)
_PACKAGE = Path(__file__).parents[2]
_MADE_BY = ("build", "content", "languages", "model", "terms")  # the rooms of the program that an index depends on
_TICK = 20_000_000  # nanoseconds, more than the steps in which a system writes the time of a change
_PATIENCE = 600  # seconds to wait for another process that brings the index up to date
# Marks refer to the sentence they are in by the edition's file and the number of the sentence in it.
_TABLES = """
CREATE TABLE fact (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE file (name TEXT PRIMARY KEY, stamp BLOB NOT NULL, content BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE entry (id TEXT PRIMARY KEY, record BLOB NOT NULL, term BLOB NOT NULL, keys BLOB NOT NULL);
CREATE TABLE source (id TEXT PRIMARY KEY, stated BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE sentence (file TEXT, number INTEGER, value BLOB NOT NULL, PRIMARY KEY (file, number)) WITHOUT ROWID;
CREATE TABLE mark (term TEXT, file TEXT, number INTEGER, spans BLOB NOT NULL, PRIMARY KEY (term, file, number)) WITHOUT ROWID;
CREATE TABLE use (file TEXT, term TEXT, count INTEGER NOT NULL, PRIMARY KEY (file, term)) WITHOUT ROWID;
CREATE INDEX use_of_term ON use (term, count);
"""


class DamagedError(Exception):
    """Raised if the index holds what no program has put there."""


DAMAGE = (
    sqlite3.Error,
    msgspec.MsgspecError,
    DamagedError,
)  # what is raised if the index is damaged or cannot be written


class LookupStore:
    """The look-up index of a repository, in a file, or in memory if there is none or it cannot be written.

    Any number of processes may use it at once, and one may be killed at any time. A file that is damaged is replaced.
    """

    def __init__(self, folder: Path | None, root: Path) -> None:
        self._root = root
        self._path = folder / "lookup" / _name(root) if folder else None
        try:
            self._database = _opened(self._path)
        except (sqlite3.Error, OSError):
            self._database = _opened(None)
            self.replace()

    def index(self) -> KeyIndex:
        """The search index of all keys."""
        keys = self._fact("keys", tuple[Key, ...]) or ()
        return KeyIndex(keys, self._fact("struck", tuple[str, ...]) or ())

    def entry(self, id_: str) -> EntryRecord | None:
        """The record of an entry; None if there is none."""
        rows = self._database.execute("SELECT record FROM entry WHERE id = ?", (id_,))
        return next((_decoded(row[0], EntryRecord) for row in rows), None)

    def source(self, id_: str) -> dict[str, str] | None:
        """What a record of the bibliography states; None if there is none."""
        rows = self._database.execute("SELECT stated FROM source WHERE id = ?", (id_,))
        return next((_decoded(row[0], dict[str, str]) for row in rows), None)

    def count(self, term: str) -> int:
        """The number of occurrences of a term."""
        (row,) = self._database.execute("SELECT total(count) FROM use WHERE term = ?", (term,))
        return int(row[0])

    def occurrences(self, term: str, most: int) -> tuple[Occurrence, ...]:
        """The first occurrences of a term, at most `most`, in order of edition and text."""
        rows = self._database.execute(
            "SELECT value, spans FROM mark JOIN sentence USING (file, number) WHERE term = ? ORDER BY file, number LIMIT ?",
            (term, most),
        )
        return tuple(
            Occurrence(*_decoded(value, tuple[str, str, int, str, str]), *_decoded(spans, tuple[Spans, Spans]))
            for value, spans in rows
        )

    # --- Bringing it up to date -------------------------------------------------------------------------------------

    def state(self) -> Mapping[str, bytes]:
        """The files on which the index depends, by name, with a stamp that changes whenever a file does.

        The stamp is empty if the file has changed so lately that it might change again without a new one. Raises NotARepositoryError.
        """
        require_folders(self._root)
        return dict(_stamps(self._root))

    def is_current(self) -> bool:
        """Whether the index was made by this program of the files as they are. Raises NotARepositoryError."""
        state = self.state()
        return b"" not in state.values() and self._fact("state", bytes) == _digest({**state, "": _program()})

    @contextmanager
    def update(self) -> Iterator[Mapping[str, bytes]]:
        """Hold the index alone, and put it into the state of the files, which is given, or leave it as it was if that fails."""
        with self._database:
            self._database.execute("BEGIN IMMEDIATE")
            state, program = self.state(), _program()
            if self._fact("program", bytes) != program:
                for table in ("fact", "file", "entry", "source", "sentence", "mark", "use"):
                    self._database.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
                self._put_fact("program", program)
            yield state
            self._put_fact("state", _digest({**state, "": program}))

    def replace(self) -> None:
        """Begin a new, empty index in the place of one that is damaged; in memory, if that cannot be."""
        try:
            self._database.close()
            if self._path:
                self._path.unlink(missing_ok=True)
            self._database = _opened(self._path)
        except (sqlite3.Error, OSError):
            self._database = _opened(None)

    def files(self) -> dict[str, tuple[bytes, bytes]]:
        """The files of which the index was made, by name: their stamps, and digests of their contents."""
        rows = self._database.execute("SELECT name, stamp, content FROM file")
        return {name: (stamp, content) for name, stamp, content in rows}

    def put_file(self, name: str, stamp: bytes, content: bytes) -> None:
        """Record the state of a file."""
        self._database.execute("REPLACE INTO file VALUES (?, ?, ?)", (name, stamp, content))

    def drop_file(self, name: str) -> None:
        """Forget a file."""
        self._database.execute("DELETE FROM file WHERE name = ?", (name,))

    def put_source(self, id_: str, stated: Mapping[str, str]) -> None:
        """Put what a record of the bibliography states."""
        self._database.execute("REPLACE INTO source VALUES (?, ?)", (id_, msgspec.msgpack.encode(stated)))

    def drop_source(self, id_: str) -> None:
        """Drop a record of the bibliography."""
        self._database.execute("DELETE FROM source WHERE id = ?", (id_,))

    def term(self, id_: str) -> bytes | None:
        """The encoded entry of an id; None if there is none."""
        rows = self._database.execute("SELECT term FROM entry WHERE id = ?", (id_,))
        return next((row[0] for row in rows), None)

    def terms(self) -> tuple[bytes, ...]:
        """All encoded entries, in order of id."""
        return tuple(row[0] for row in self._database.execute("SELECT term FROM entry ORDER BY id"))

    def put_entry(self, record: EntryRecord, term: bytes, keys: Iterable[Key]) -> None:
        """Put an entry: its record, the encoded entry, and its keys."""
        row = (record.id, msgspec.msgpack.encode(record), term, msgspec.msgpack.encode(tuple(keys)))
        self._database.execute("REPLACE INTO entry VALUES (?, ?, ?, ?)", row)

    def drop_entry(self, id_: str) -> None:
        """Drop an entry."""
        self._database.execute("DELETE FROM entry WHERE id = ?", (id_,))

    def all_keys(self) -> Iterator[Key]:
        """The keys of all entries, in no particular order."""
        for row in self._database.execute("SELECT keys FROM entry"):
            yield from _decoded(row[0], tuple[Key, ...])

    def put_keys(self, keys: tuple[Key, ...], struck: tuple[str, ...]) -> None:
        """Put all keys in the order of the ranking, with the keystroke forms of their texts."""
        self._put_fact("keys", keys)
        self._put_fact("struck", struck)

    def put_edition(self, file: str, occurrences: Iterable[tuple[int, str, Occurrence]]) -> None:
        """Put the occurrences in an edition, each with the number of its sentence and its term; they replace those of before."""
        self.drop_edition(file)
        counts: dict[str, int] = {}
        for number, term, one in occurrences:
            counts[term] = counts.get(term, 0) + 1
            sentence = msgspec.msgpack.encode((one.edition, one.pair, one.segment, one.ko, one.en))
            self._database.execute("INSERT OR IGNORE INTO sentence VALUES (?, ?, ?)", (file, number, sentence))
            spans = msgspec.msgpack.encode((one.ko_spans, one.en_spans))
            self._database.execute("INSERT INTO mark VALUES (?, ?, ?, ?)", (term, file, number, spans))
        rows = ((file, term, count) for term, count in counts.items())
        self._database.executemany("INSERT INTO use VALUES (?, ?, ?)", rows)

    def drop_edition(self, file: str) -> None:
        """Drop the occurrences in an edition."""
        of_edition = "DELETE FROM mark WHERE term IN (SELECT term FROM use WHERE file = ?) AND file = ?"
        self._database.execute(of_edition, (file, file))
        self._database.execute("DELETE FROM use WHERE file = ?", (file,))
        self._database.execute("DELETE FROM sentence WHERE file = ?", (file,))

    def _fact(self, name: str, kind: type[ValueT]) -> ValueT | None:
        rows = self._database.execute("SELECT value FROM fact WHERE name = ?", (name,))
        return next((_decoded(row[0], kind) for row in rows), None)

    def _put_fact(self, name: str, value: object) -> None:
        self._database.execute("REPLACE INTO fact VALUES (?, ?)", (name, msgspec.msgpack.encode(value)))


def _opened(path: Path | None) -> sqlite3.Connection:
    """The database in a file, or in memory, with its tables. Raises sqlite3.Error and OSError."""
    if path:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    database = sqlite3.connect(path or ":memory:", timeout=_PATIENCE, isolation_level=None)
    with suppress(sqlite3.OperationalError):  # an older SQLite
        database.execute("PRAGMA trusted_schema = OFF")
    if not database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        with database:
            database.execute("BEGIN IMMEDIATE")
            if not database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                for statement in _TABLES.split(";"):
                    database.execute(statement)
    return database


def _decoded(data: bytes, kind: type[ValueT]) -> ValueT:
    return msgspec.msgpack.decode(data, type=kind)


def _stamps(root: Path) -> Iterator[tuple[str, bytes]]:
    """The names of the files of which an index is made, with the stamps of their states."""
    settled = time_ns() - _TICK
    for folder in _INDEXED:
        with suppress(FileNotFoundError), os.scandir(root / folder) as entries:
            for entry in entries:
                if entry.name.endswith(".yaml") and is_utf8(entry.name):
                    with suppress(OSError):
                        status = entry.stat()
                        yield f"{folder}/{entry.name}", _stamp(status) if status.st_ctime_ns < settled else b""


def _stamp(status: os.stat_result) -> bytes:
    """What changes whenever a file is written or another is put in its place."""
    return f"{status.st_size} {status.st_mtime_ns} {status.st_ctime_ns} {status.st_ino}".encode()


def _program() -> bytes:
    """What changes whenever the part of the program changes that makes an index."""
    modules = sorted(path for room in _MADE_BY for path in (_PACKAGE / room).rglob("*.py"))
    return _digest({str(path): _stamp(path.stat()) for path in modules})


def _digest(state: Mapping[str, bytes]) -> bytes:
    digest = blake2b(digest_size=20)
    for name, stamp in sorted(state.items()):
        digest.update(b"%s\0%s\0" % (os.fsencode(name), stamp))
    return digest.digest()


def _name(root: Path) -> str:
    return f"{blake2b(os.fsencode(root.resolve()), digest_size=20).hexdigest()}.sqlite"
