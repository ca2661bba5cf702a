"""The kinds of faults of form that a YAML file can have, and the bounds that it is held to."""

from __future__ import annotations

from builder.content.file import MOST_BYTES
from builder.model.finding import Kind

LONGEST_LINE = 3_000  # characters
MOST_LINES = 2_000
DEEPEST = 12

UTF8 = Kind(
    "Y101",
    "not-utf8",
    "A file must be UTF-8 text.\n\nSave it as UTF-8; the message names the first byte that is not. Korean texts are often "
    "CP949, which Windows uses: an editor that opens them rightly can save them as UTF-8, and so can `iconv -f CP949 -t UTF-8 OLD > NEW`.",
)
NFC = Kind(
    "Y102",
    "decomposed-hangul",
    "Hangul must be composed (NFC), one code point per syllable.\n\nText copied from a Mac's file names is often decomposed: "
    "it looks the same and matches nothing. Normalise the file to NFC.",
)
TAB = Kind("Y103", "tab", "Tabs are not allowed in these files.\n\nIndent with two spaces.")
SIZE = Kind(
    "Y104",
    "too-large",
    f"A file may be at most {MOST_BYTES:,} bytes.\n\nSplit the text into several editions.",
)
SYNTAX = Kind(
    "Y105",
    "not-yaml",
    "The file is not YAML, or YAML reads something else than is meant.\n\n"
    "The usual slips are reported where they are: a space that is none (U+00A0, U+3000), a full-width colon, no space after a colon or a "
    "hyphen, a merge marker of Git, indentation that fits no line above, a text that begins with a character that YAML keeps for itself "
    "(``@ ` % & * !``), `: ` within a text, a quotation mark that closes too early or never. YAML would silently join the lines of a text "
    "without `|`, drop what follows ` #` in it, and split a text at its commas in braces; these are reported too. A comment after a "
    "text is two spaces away from it.",
)
TWICE = Kind(
    "Y106",
    "duplicate-key",
    "A key occurs twice in the same mapping.\n\nRemove one; YAML would silently keep the last.",
)
ALIAS = Kind(
    "Y107",
    "alias",
    "Anchors, aliases and merge keys are not allowed.\n\nWrite the value out where it is needed.",
)
TAG = Kind(
    "Y108",
    "tag",
    "Tags such as `!!binary` or `!python/object` are not allowed.\n\nEvery value is plain text: remove the tag.",
)
DEEP = Kind(
    "Y109",
    "too-deep",
    f"Nothing in these files is nested more than {DEEPEST} levels deep.\n\nCheck the indentation and the brackets.",
)
KEY = Kind(
    "Y110",
    "key-not-text",
    "A key must be a word, not a list or a mapping.\n\nCheck the indentation, and the colon after the key.",
)
MANY = Kind(
    "Y111",
    "second-document",
    "A file must contain only one document.\n\nRemove the line `---` or `...` and what follows it, or give that a file of its own.",
)
EMPTY = Kind("Y112", "empty", "The file is empty.\n\nFill it in, or delete it.")
CONTROL = Kind(
    "Y113",
    "control-character",
    'A file must contain nothing but text: no control character, written as it is or as an escape (`"\\x1b"`), and no code point that '
    "Unicode will never assign.\n\nRemove it. Terminals obey such characters, XML forbids them, and of some (U+0085, U+2028, a carriage "
    "return alone) editors disagree whether they end a line, so that no line number could be given.",
)
LONG = Kind(
    "Y114",
    "too-long",
    f"A line may have at most {LONGEST_LINE:,} characters, in the file and after YAML has folded it, and a text at most "
    f"{MOST_LINES:,} lines.\n\nEnd the line where the sentence ends, or divide the text among several pairs. The longest sentences "
    "of books have a third of that; without a bound a file could be made that takes hours to check.",
)
FORM_KINDS = (UTF8, NFC, TAB, SIZE, SYNTAX, TWICE, ALIAS, TAG, DEEP, KEY, MANY, EMPTY, CONTROL, LONG)
