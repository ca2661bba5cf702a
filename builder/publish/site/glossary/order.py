"""Dictionary order of the glossary, and relations between entries."""

from __future__ import annotations

from builder.languages.korean.hangul import is_syllable, split
from builder.model.terms import Glossary, Term

LATIN = "A–Z"
_PLAIN = dict(
    zip("ㄲㄸㅃㅆㅉ", "ㄱㄷㅂㅅㅈ", strict=True)
)  # doubled consonants are listed with the plain ones, as in an index


def initial(headword: str) -> str:
    """The letter under which a headword is listed: ㄱ to ㅎ, or A–Z."""
    first = headword[0]
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
    """The sort key of entries: Korean initials first."""
    letter = initial(term.ko)
    return letter == LATIN, letter, term.ko.casefold(), term.id
