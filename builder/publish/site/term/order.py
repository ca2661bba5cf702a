"""Dictionary order of the glossary, and relations between entries."""

from __future__ import annotations

from builder.languages.korean.hangul import is_syllable, split
from builder.languages.korean.hanja import read_aloud
from builder.model.terms import Glossary, Term

LATIN = "A–Z"
_PLAIN = dict(
    zip("ㄲㄸㅃㅆㅉ", "ㄱㄷㅂㅅㅈ", strict=True)
)  # doubled consonants are listed with the plain ones, as in an index


def initial(headword: str) -> str:
    """The letter that a headword is listed under, by its reading: ㄱ to ㅎ, or A–Z."""
    first = next((char for char in read_aloud(headword) if char.isalnum()), "")
    if not is_syllable(first):
        return LATIN
    lead = split(first)[0]
    return _PLAIN.get(lead, lead)


def relations(glossary: Glossary) -> dict[str, tuple[Term, ...]]:
    """For each term, the entries in its `see` and those that have it in theirs, in order of headword."""
    found: dict[str, set[str]] = {term.id: set() for term in glossary.terms}
    for term in glossary.terms:
        for other in term.see:
            if other in found:
                found[term.id].add(other)
                found[other].add(term.id)
    return {id_: tuple(sorted((glossary.by_id[one] for one in ids), key=order)) for id_, ids in found.items()}


def order(term: Term) -> tuple[bool, str, str, str]:
    """The key by which entries are sorted: Korean initials first, by reading, spaces aside, as a Korean dictionary has them."""
    letter = initial(term.ko)
    return letter == LATIN, letter, read_aloud(term.ko).replace(" ", "").casefold(), term.id
