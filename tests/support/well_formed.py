"""Whether files are what their endings say, by parsers that are not ours, with nothing in them that the standard forbids."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import subprocess
import zipfile
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing

from lxml import etree

from builder.publish.format import File

# What no text file has: C0 but for tab and line ends, DEL and C1, surrogates and noncharacters.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane + last) for plane in range(0, 0x110000, 0x10000) for last in (0xFFFE, 0xFFFF))
    + "]"
)
_REFERENCE = re.compile(r"&#(?:x([0-9a-fA-F]+)|([0-9]+));")


def _xml(data: bytes) -> None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    root = etree.fromstring(data, parser)
    _text("".join(map(str, root.itertext())).encode())
    assert not any(FORBIDDEN.search(chr(int(x, 16) if x else int(d))) for x, d in _REFERENCE.findall(data.decode()))


def _html(data: bytes) -> None:
    parser = etree.HTMLParser(encoding="utf-8")
    root = etree.fromstring(data, parser)
    assert root is not None
    _text(data)


def _json(data: bytes) -> None:
    _no_forbidden_in(json.loads(data, parse_constant=_refuse))
    data.decode()


def _lines(data: bytes) -> None:
    for line in data.decode().splitlines():
        _json(line.encode())


def _no_forbidden_in(value: object) -> None:
    if isinstance(value, str):
        assert not FORBIDDEN.search(value), value
    elif isinstance(value, dict):
        for pair in value.items():
            _no_forbidden_in(list(pair))
    elif isinstance(value, list):
        for one in value:
            _no_forbidden_in(one)


def _refuse(constant: str) -> None:
    raise AssertionError(f"{constant} is not JSON")


def _csv(data: bytes) -> None:
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
    assert len({len(row) for row in rows}) == 1
    _text(data)


def _text(data: bytes) -> None:
    found = FORBIDDEN.search(data.decode("utf-8-sig"))
    assert not found, found


def _archive(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert packed.testzip() is None
        for name in packed.namelist():
            check(name, packed.read(name))


def _pdf(data: bytes) -> None:
    said = subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True).stdout
    _text(said.replace(b"\f", b""))  # the end of a page


def _deck(data: bytes) -> None:
    """An Anki package: a database whose texts are HTML, with U+001F between the fields of a note."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed, closing(sqlite3.connect(":memory:")) as collection:
        collection.deserialize(packed.read("collection.anki2"))
        tables = [name for (name,) in collection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        rows = (row for name in tables for row in collection.execute(f"SELECT * FROM {name}"))  # noqa: S608 - its own names
        for text in (value for row in rows for value in row if isinstance(value, str)):
            _text(text.replace("\x1f", "").encode())


def _index(numbers: int) -> Callable[[bytes], None]:
    """Words that each end in NUL, and then so many bytes."""
    entry = re.compile(rb"([^\0]{1,255})\0.{%d}" % numbers, re.S)

    def words(data: bytes) -> None:
        found = list(entry.finditer(data))
        assert "".join(one[0].decode("latin-1") for one in found) == data.decode("latin-1")
        for one in found:
            _text(one[1])

    return words


_BY_ENDING: Mapping[str, Callable[[bytes], None]] = {
    **dict.fromkeys(("xml", "xlf", "xliff", "tmx", "tbx", "xhtml", "opf", "ncx", "svg"), _xml),
    "html": _html,
    **dict.fromkeys(("json", "jsonld", "webmanifest"), _json),
    "jsonl": _lines,
    "csv": _csv,
    **dict.fromkeys(("txt", "md", "po", "bib", "ris", "cff", "utf8", "css", "js", "ifo"), _text),
    **dict.fromkeys(("epub", "zip"), _archive),
    "pdf": _pdf,
    "apkg": _deck,
    # https://github.com/huzheng001/stardict-3, doc/StarDictFileFormat
    "dict": _text,
    "idx": _index(8),
    "syn": _index(4),
}
UNREAD = frozenset({"woff2", "png", "wasm", "pf_meta", "pf_index", "pf_fragment", "pagefind", "ico"})


def check(name: str, data: bytes) -> None:
    """Fail if the file of this name is not what its ending says."""
    ending = name.rpartition(".")[2] if "." in name else "txt"
    if ending not in UNREAD:
        _BY_ENDING[ending](data)


def check_all(files: Iterable[File]) -> None:
    """Fail if any of the files is not what its ending says."""
    for file in files:
        try:
            check(str(file.path), file.data)
        except Exception as fault:
            raise AssertionError(f"{file.path}: {fault}") from fault
