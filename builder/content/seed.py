"""Seeds as texts, and what is wrong with one that no edition can reproduce."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.content.file import ContentFile
from builder.content.yaml.characters import decomposed, not_utf8
from builder.content.yaml.kinds import CONTROL, EMPTY
from builder.languages.code_points import NOT_TEXT, is_plain, lines_of
from builder.model.finding import Finding, Place

# White space to Python, which the comparison with a seed passes over, but not to YAML.
BLANKS = re.compile("[\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")

_REFUSED = re.compile(f"{NOT_TEXT.pattern}|\ufeff")  # a byte order mark within a text is no text either


def seed_text(seed: ContentFile) -> tuple[str | None, tuple[Finding, ...]]:
    """The text of a seed, or None and the findings: it is not UTF-8, has decomposed Hangul, or characters that a text must not have."""
    try:
        text = seed.data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        return None, (not_utf8(seed.data, fault, seed.name),)
    findings = (*decomposed(text, seed.name), *_odd(text, seed.name))
    return (None, findings) if findings else (text, ())


def _odd(text: str, name: str) -> Iterator[Finding]:
    if not text.strip():
        yield EMPTY.at(Place(name), "the seed contains no text")
    if is_plain(text):
        return
    for number, line in enumerate(lines_of(BLANKS.sub(" ", text)), 1):
        if found := _REFUSED.search(line):
            message = "the character U+{code} is not allowed in a text: save the seed again without it"
            yield CONTROL.at(Place(name, number, found.start() + 1), message, code=f"{ord(found[0]):04X}")
