"""Where an English rendering may occur in running text: inflection, spelling, capitals and word edges."""

from __future__ import annotations

import re

from builder.languages.capitalization import capitals_agree
from builder.languages.english.british import british
from builder.languages.english.plurals import plurals
from builder.languages.english.verbs import verb_forms
from builder.languages.normalized import NormalizedText, lower_keeping_length

_LIKE = (*((char, " ") for char in "-\u00a0\u2010\u2011–"), *zip("’‘“”", "''\"\"", strict=True))
_SURPLUS = re.compile("(?<= ) ")
_LEFT_OUT = "\ud800"  # half a surrogate pair, which no text contains
_WORD = re.compile(r"[A-Za-z]+")
# Words that have another form in British spelling in one of their senses only, or beside their own.
_IN_A_SENSE = {
    american + ending: british + ending
    for american, british in (
        *(("program", "programme"), ("license", "licence")),
        *(("catalog", "catalogue"), ("dialog", "dialogue"), ("analog", "analogue")),
    )
    for ending in ("", "s")
}
# British spelling may keep -ize (Oxford), or not; the words whose -ize is no ending are shorter.
_IZE = re.compile(r"(?<=[a-z]{3}i)z(?=(?:e|es|ed|er|ers|ing|ation|ations)\b)")
# A single capitalized word is a name and has no plural: the Americas are not America.
_NAME = re.compile(r"[A-Z][a-z]+")


def normalize(text: str) -> NormalizedText:
    """`text` in lower case with straight quotes; any run of spaces, hyphens and en dashes becomes one space."""
    alike = text
    for char, plain in _LIKE[:1] if text.isascii() else _LIKE:  # several times as fast as str.translate
        alike = alike.replace(char, plain)
    marked = _SURPLUS.sub(_LEFT_OUT, alike) if "  " in alike else alike
    return NormalizedText(lower_keeping_length(marked.replace(_LEFT_OUT, "")), marked, _LEFT_OUT)


def _spellings(phrase: str) -> frozenset[str]:
    """`phrase` unchanged, in British spelling, and in British spelling with -ize."""
    oxford = _WORD.sub(_in_british, phrase)
    return frozenset((phrase, oxford, _IZE.sub("s", oxford)))


def _in_british(word: re.Match[str]) -> str:
    """The British spelling of a word of a form, with its capital; the word itself, if it has none."""
    small = word[0].lower()
    other = british(small) or _IN_A_SENSE.get(small, small)
    return word[0] if other == small else word[0][0] + other[1:]


def inflected(phrase: str) -> tuple[str, ...]:
    """`phrase`, its plurals, and the British spelling of all; the possessive needs no form, as an apostrophe ends a word.

    A phrase that does not end in a letter, or is a name of one word, has no plural. A verb, written with “to” (to decouple), has its
    inflected forms.
    """
    if phrase.startswith("to "):
        return tuple(sorted({f for form in verb_forms(phrase.removeprefix("to ")) for f in _spellings(form)}))
    bare = phrase.removeprefix("the ").removeprefix("The ")
    counted = bare[-1:].isalpha() and not _NAME.fullmatch(bare)
    return tuple(sorted({f for s in _spellings(bare) for f in (s, *(plurals(s) if counted else ()))}))


def gate(text: str, start: int, end: int, form: str) -> str | None:
    """The name of the gate that rejects `form` at `text[start:end]`, or None if it may occur there.

    A word that is capitalized in the form must be capitalized in the text (Meta is not meta, AI is not ai); a lowercase letter in the
    form matches either case.
    """
    if start and text[start - 1].isalnum() and text[start].isalnum():
        return "left edge"
    if end < len(text) and (_is_of_word(text[end]) or text[end] == "$") and text[end - 1].isalnum():  # not US$
        return "right edge"
    found = text[start:end]
    return None if found == form or capitals_agree(form, found) else "capitals"


def _is_of_word(char: str) -> bool:
    """Whether a character behind a letter goes on its word, as a raised figure, which calls a note, does not."""
    return char.isalnum() and (char.isdecimal() or not char.isdigit())
