"""Code points that are no text: what a terminal, a log or a program would obey, hide or refuse instead of showing it."""

from __future__ import annotations

import re

# As the inside of a character class. Line feed and tab are matters of layout, and are left out.
_CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0, DEL and C1 (ISO/IEC 6429): escape sequences begin with one
_SEPARATORS = "\u2028\u2029"
_DIRECTIONS = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # Unicode's Bidi_Control
_TAGS = "\U000e0000-\U000e007f"
_NO_CHARACTERS = "\ufdd0-\ufdef" + "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000)
)
_SURROGATES = "\ud800-\udfff"

_NOT_SHOWN = re.compile(f"[{_CONTROLS}{_SEPARATORS}{_DIRECTIONS}{_TAGS}{_NO_CHARACTERS}{_SURROGATES}]")
# What no text has: XML, JSON and HTML forbid most of it (Char of XML 1.0, 2.2), and editors count its lines in different ways.
NOT_TEXT = re.compile(f"(?!\r\n)[{_CONTROLS}{_SEPARATORS}{_NO_CHARACTERS}{_SURROGATES}]")
# What nearly every text consists of, and nothing of the above: a few ranges, which are tried forty times as fast.
_PLAIN = re.compile("[\n -~\xa0-\u2027\u202a-\ud7ff\ue000-\ufdcf\ufdf0-\ufefe\uff00-\ufffd]*")
LINE_BREAKS = frozenset("\r\x0b\x0c\x85\u2028\u2029")  # those of them that some editors show as the end of a line
# What a text may have, and a reader does not see, or not as the author meant it: directions, tags, annotations, characters that were lost,
# and those on which only sender and receiver have agreed.
HIDDEN = re.compile(
    f"[{_DIRECTIONS}{_TAGS}\u206a-\u206f\ufff9-\ufffd\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]"
)
_BREAK = re.compile("(?:(?<![ \t])[ \t]+)?(?:\r\n|[\n\r\x0b\x0c\x85\u2028\u2029])[ \t]*")
_BYTES = range(0xDC80, 0xDD00)  # surrogates that stand for bytes which are not UTF-8 (PEP 383)


def is_plain(text: str) -> bool:
    """Whether a text, as nearly every one, certainly has nothing of `NOT_TEXT`, no tab, no carriage return and no byte order mark."""
    return bool(_PLAIN.fullmatch(text))


def lines_of(text: str) -> list[str]:
    """The lines of a text as an editor numbers them: they end in LF, CR LF or CR, and in nothing else."""
    return re.split("\r\n|\r|\n", text)


def end_of(text: str) -> tuple[int, int]:
    """The line and column, from 1, of what follows a text, as an editor shows them."""
    lines = lines_of(text)
    return len(lines), len(lines[-1]) + 1


def name(character: str) -> str:
    """A code point as Unicode writes it: U+202E; for a byte that is not UTF-8, its value: 0xFF."""
    code = ord(character)
    return f"0x{code - 0xDC00:02X}" if code in _BYTES else f"U+{code:04X}"


def visible(text: str) -> str:
    """The text, its lines kept, with what must not reach a terminal or a log raw written as `<U+001B>`."""
    return _NOT_SHOWN.sub(lambda found: f"<{name(found[0])}>", text)


def on_one_line(text: str) -> str:
    """The text made visible, with a space for each line break."""
    return visible(_BREAK.sub(" ", text))


def escaped_json(text: str) -> str:
    """A JSON text that means the same, with what must not reach a terminal or a log raw as `\\u001b`.

    `##[`, with which GitHub's runner begins a command anywhere in a line, is escaped too.
    """
    return _NOT_SHOWN.sub(lambda found: _escape(found[0]), text).replace("##[", "##\\u005b")


def _escape(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
