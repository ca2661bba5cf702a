"""Faults of a file's bytes and characters, whatever they are written in: encoding, length, tabs, controls, decomposed Hangul."""

from __future__ import annotations

import re
import unicodedata
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator

from builder.content.file import MOST_BYTES
from builder.content.yaml.kinds import CONTROL, LONG, LONGEST_LINE, NFC, SIZE, TAB, UTF8
from builder.languages.code_points import LINE_BREAKS, NOT_TEXT, end_of, is_plain, name
from builder.model.finding import Finding, Kind, Place

_JAMO = re.compile("[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]+")


def faulty_characters(text: str, file: str) -> Iterator[Finding]:
    """The faults of the characters of a text, kind by kind."""
    yield from _long_lines(text, file)
    yield from _tabs(text, file)
    yield from decomposed(text, file)
    yield from _controls(text, file)


def too_large(file: str, size: int) -> Finding:
    """The finding for a file of more bytes than are read."""
    return SIZE.at(Place(file), "the file has {size} bytes; at most {most} are allowed", size=size, most=MOST_BYTES)


def not_utf8(data: bytes, fault: UnicodeDecodeError, file: str, kind: Kind = UTF8) -> Finding:
    """The finding for the first byte of `data` that is not UTF-8, with the encoding that it is in as far as that can be told."""
    read = "utf-16" if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8"
    place = Place(file, *end_of(data[: fault.start].decode(read, "replace")))
    if encoding := _encoding(data):
        message = "this is {encoding}, not UTF-8: save it as UTF-8, or convert it: iconv -f {code} -t UTF-8 OLD > NEW"
        return kind.at(place, message, encoding=encoding[0], code=encoding[1])
    return kind.at(place, "byte 0x{byte} is not UTF-8: save the file as UTF-8", byte=f"{data[fault.start]:02x}")


def _encoding(data: bytes) -> tuple[str, str] | None:
    """What a file that is not UTF-8 is encoded in, and what iconv calls that; None if neither a mark nor its Hangul tells.

    >>> _encoding("갯벌".encode("cp949")), _encoding("갯벌".encode("utf-16")), _encoding("café".encode("latin-1"))
    (('CP949 (EUC-KR)', 'CP949'), ('UTF-16', 'UTF-16'), None)
    """
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return "UTF-16", "UTF-16"
    try:
        foreign = [char for char in data.decode("cp949") if char > "\x7f"]
    except UnicodeDecodeError:
        return None
    hangul = sum("가" <= char <= "힣" for char in foreign)
    return ("CP949 (EUC-KR)", "CP949") if hangul * 2 > len(foreign) else None


def _long_lines(text: str, file: str) -> Iterator[Finding]:
    if len(text) <= LONGEST_LINE:
        return
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > LONGEST_LINE:
            yield long_line(Place(file, number, LONGEST_LINE + 1), len(line))


def long_line(place: Place, length: int) -> Finding:
    """The finding for a line of too many characters."""
    message = "this line has {count} characters; at most {most} are allowed"
    return LONG.at(place, message, count=length, most=LONGEST_LINE)


def _tabs(text: str, file: str) -> Iterator[Finding]:
    if "\t" not in text:
        return
    for number, line in enumerate(text.split("\n"), 1):
        if "\t" in line:
            yield TAB.at(Place(file, number, line.index("\t") + 1), "a tab: use spaces")


def _controls(text: str, file: str) -> Iterator[Finding]:
    """A finding for the first control character of each line, as far as all editors count the lines alike."""
    if is_plain(text):
        return
    for number, line in enumerate(re.findall(r"[^\n]*\n?", text), 1):  # with its line feed, which the last has not
        if found := NOT_TEXT.search(line):
            place = Place(file, number, found.start() + 1)
            if found[0] in LINE_BREAKS:
                message = "a line break ({name}) that not every editor shows: use line feeds (U+000A) only"
                yield CONTROL.at(place, message, name=name(found[0]))
                return
            yield CONTROL.at(place, "{name} is not text: remove it", name=name(found[0]))


def composed(text: str) -> str:
    """The text with its decomposed Hangul composed (NFC), and nothing else changed."""
    return _JAMO.sub(lambda run: unicodedata.normalize("NFC", run[0]), text)


def decomposed(text: str, file: str) -> Iterator[Finding]:
    """A finding for the first decomposed syllable of each line of a text."""
    if not _JAMO.search(text):
        return
    for number, line in enumerate(text.split("\n"), 1):
        for found in _JAMO.finditer(line):
            composed = unicodedata.normalize("NFC", found[0])
            if composed != found[0]:
                place = Place(file, number, found.start() + 1)
                yield NFC.at(
                    place,
                    "decomposed Hangul: write ‘{composed}’ with composed syllables (NFC)",
                    composed=composed,
                )
                break
