"""English plurals: regular ones by rule, the others from lists of nouns.

The classes are those of Quirk, Greenbaum, Leech and Svartvik, A Comprehensive Grammar of the English Language, sections 5.79 to 5.103:
voicing, mutation, -en, zero, and the foreign plurals, which most nouns have beside the regular one; compounds are their section 5.102.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_Rules = tuple[tuple[re.Pattern[str], str], ...]
# The ending -s, of nouns and of verbs: policy, quiz, process, center.
_S: _Rules = (
    (re.compile(r"(?<=[^aeiou])y$"), "ies"),
    (re.compile(r"(?<=[^z]iz)$"), "zes"),
    (re.compile(r"(?<=s|x|z)$|(?<=[cs]h)$"), "es"),
    (re.compile(r"$"), "s"),
)
# Plurals that are made by rule: crisis, chairman.
_REGULAR: _Rules = ((re.compile(r"(?<=[sx])is$"), "es"), (re.compile(r"(?<=[a-z]m)an$"), "en"), *_S)


def _irregular(singulars: str, ending: str, plural: str) -> dict[str, tuple[str, ...]]:
    """The plurals of nouns that have no regular one, by the letters in which they differ."""
    return {one: (one.removesuffix(ending) + plural,) for one in singulars.split()}


def _both(singulars: str, ending: str, plural: str) -> dict[str, tuple[str, ...]]:
    """The same where there is a regular plural too."""
    return {one: (_regular(one), one.removesuffix(ending) + plural) for one in singulars.split()}


def with_s(word: str) -> str:
    """A noun or a verb with the ending -s, by the rules of spelling."""
    return _ended(word, _S)


def _regular(noun: str) -> str:
    return _ended(noun, _REGULAR)


def _ended(word: str, rules: _Rules) -> str:
    ending, instead = next((ending, instead) for ending, instead in rules if ending.search(word))
    return ending.sub(instead, word, count=1)


_NOUNS = {
    # zero
    **_irregular(
        "aircraft spacecraft hovercraft watercraft series species means headquarters crossroads sheep deer offspring chassis corps "
        "rendezvous bison moose swine cattle police swiss",
        "",
        "",
    ),
    **_both("salmon trout cod shrimp fish", "", ""),
    # voicing, and -en
    **_irregular("calf half elf leaf loaf self sheaf shelf thief wolf", "f", "ves"),
    **_irregular("knife life wife", "fe", "ves"),
    **_both("dwarf hoof scarf wharf handkerchief", "f", "ves"),
    **_irregular("child", "", "ren"),
    **_irregular("ox", "", "en"),
    # mutation
    **_irregular("man woman", "man", "men"),
    **_irregular(
        "human german roman norman ottoman talisman shaman caiman cayman brahman turkoman mussulman ataman hetman",
        "",
        "s",
    ),
    **_irregular("foot", "oot", "eet"),
    **_irregular("tooth", "ooth", "eeth"),
    **_irregular("goose", "oose", "eese"),
    **_irregular("mouse louse", "ouse", "ice"),
    **_both("person", "rson", "ople"),
    # -oes
    **_irregular("echo hero negro potato tomato torpedo veto", "", "es"),
    **_both("archipelago buffalo cargo embargo grotto mango halo mosquito motto tornado volcano", "", "es"),
    # -us, -a, -um, -ex and -ix of Latin
    **_irregular("alumnus bacillus locus stimulus", "us", "i"),
    **_both(
        "abacus hippopotamus octopus thesaurus uterus cactus focus fungus nucleus radius syllabus terminus", "us", "i"
    ),
    **_both("corpus", "us", "ora"),
    **_both("opus", "us", "era"),
    **_both("genus", "us", "era"),
    **_irregular("alga alumna larva", "", "e"),
    **_both("antenna formula nebula vertebra", "", "e"),
    **_irregular("addendum agendum bacterium corrigendum datum desideratum erratum ovum", "um", "a"),
    **_both(
        "aquarium candelabrum compendium consortium curriculum equilibrium forum maximum medium memorandum millennium minimum moratorium "
        "optimum podium quantum referendum sanatorium sanctum spectrum stadium stratum symposium ultimatum",
        "um",
        "a",
    ),
    **_irregular("codex", "ex", "ices"),
    **_both("apex cortex index simplex vertex vortex", "ex", "ices"),
    **_both("appendix helix matrix", "ix", "ices"),
    # -on of Greek, -eau of French, -o of Italian
    **_both("automaton criterion ganglion phenomenon polyhedron", "on", "a"),
    **_both("dogma lemma schema stigma stoma", "", "ta"),
    **_both("bureau chateau gateau milieu plateau tableau trousseau", "", "x"),
    **_both("concerto graffito libretto paparazzo solo tempo virtuoso", "o", "i"),
    # -im of Hebrew
    **_both("cherub seraph kibbutz", "", "im"),
    # two plurals of two senses
    **_both("die", "e", "ce"),
    **_both("penny", "nny", "nce"),
}
# The plural of a phrase is its head's: memorandums of understanding, members of parliament, passers-by, attorneys general.
_HEAD = re.compile(
    r"^(.*?[a-zé])((?: (?:of|for|on|in|to|with|from|against|between|at|without) .*)|(?<=er)-(?:by|on|up)"
    r"|-(?:in-law|in-waiting|in-chief|at-arms|of-war|de-camp|de-sac)|[ -]d[’'](?:affaires|état|œuvre))$"
)
_OFFICES = "attorney auditor consul court director governor heir inspector notary poet postmaster secretary solicitor"
_POSTPOSITIVE = re.compile(
    rf"^(.*?\b(?:{'|'.join(_OFFICES.split())}))([ -](?:general|martial|public|laureate|apparent|elect))$", re.IGNORECASE
)
_LAST = re.compile(r"(?<![A-Za-z])[A-Za-z]+$")


def plurals(phrase: str) -> tuple[str, ...]:
    """The plurals of `phrase`, the regular one first: of its last word, or of its head where something follows that.

    >>> plurals("memorandum of understanding"), plurals("data center"), plurals("aircraft")
    (('memorandums of understanding', 'memoranda of understanding'), ('data centers',), ('aircraft',))
    """
    return tuple(dict.fromkeys(_plurals(phrase)))


def _plurals(phrase: str) -> Iterator[str]:
    if head := _HEAD.match(phrase):
        yield from (plural + head[2] for plural in plurals(head[1]))
        return
    if head := _POSTPOSITIVE.match(phrase):
        yield from (plural + head[2] for plural in plurals(head[1]))
        yield _regular(phrase)
        return
    last = _LAST.search(phrase)
    word = last[0] if last else ""
    before = phrase[: len(phrase) - len(word)]
    if word.lower() in _NOUNS:
        yield from (before + word[:1] + plural[1:] for plural in _NOUNS[word.lower()])
    else:
        yield _regular(phrase)
