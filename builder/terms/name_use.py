"""How a sentence uses a name that it does not render: other words take it up, or it is somebody else's or a common noun."""

from __future__ import annotations

import re
from collections.abc import Container

from builder.languages.english import spelling
from builder.languages.english.anaphora import takes_up
from builder.languages.korean.words import is_han, normalize
from builder.model.edition import Segment
from builder.model.marks import Mention
from builder.model.terms import Term

_BRACKET = re.compile(r"\s?[(（]([^()（）]+)[)）]")
# A name in Latin letters, and neither an age, 박순례(79), nor an office or a sign in capitals, 이재용(CEO).
_LATIN_NAME = re.compile(r"(?=[^a-z]*[a-z])[A-Za-z][A-Za-z .’'-]+")
_PARTED = re.compile("[·,;/]")
_NAMES = frozenset(("person", "organization", "place", "product", "law", "policy", "event", "work"))


def is_taken_up(term: Term, segment: Segment, rendered: Container[str]) -> bool:
    """Whether a name that an earlier sentence rendered is taken up here, by “he” or “the senator”."""
    return term.id in rendered and takes_up(segment.en.text, term.kind)


def is_namesake(term: Term, segment: Segment, mention: Mention) -> bool:
    """Whether the words mentioned are not this name but another's, or a common noun.

    The Korean says so in a bracket, which has other Hanja than the entry, or a name in Latin letters that the English has too; or the
    English has the name's own word in small letters, if the dictionary knows it: an oracle is not Oracle.
    """
    if term.kind not in _NAMES:
        return False
    bracket = _BRACKET.match(segment.ko.text, mention.end)
    return _names_another(term, segment, bracket[1] if bracket else "") or _is_common(term, segment.en.text)


def _names_another(term: Term, segment: Segment, bracket: str) -> bool:
    if not bracket or normalize(bracket).text in {normalize(form).text for form in term.forms("ko")}:
        return False
    if all(map(is_han, bracket)):
        return term.hanja is not None and len(bracket) == len(term.hanja)
    names = (part.strip() for part in _PARTED.split(bracket))
    return any(_LATIN_NAME.fullmatch(name) and name.lower() in segment.en.text.lower() for name in names)


def _is_common(term: Term, english: str) -> bool:
    forms = (form.lower() for form in term.forms("en") if form.isalpha())
    return any(spelling.is_word(form) and re.search(rf"\b{form}(?:e?s)?\b", english) for form in forms)
