"""Spell checking of English with a frequency dictionary and a few words newer than it.

Only lowercase words are checked: capitalized words are treated as names, which are in no dictionary.
"""

from __future__ import annotations

import gzip
import pkgutil
import re
from collections.abc import Container, Iterator, Mapping
from functools import cache, lru_cache

import msgspec
from spellchecker import SpellChecker

from builder.languages.english.american import american

_WORD = re.compile(r"(?<![\w’'@/.\\-])[a-z]+(?:[’'][a-z]+)?(?![\w@/\\])(?![’']\w)")
_ABBREVIATION = 4  # the most letters before a period of any abbreviation (etc., ext.), but for these
_LONGER = frozenset(
    "approx assoc attrib bibliog biogr elect facsim illus introd prelim pseud publ suppl transl unpag unpub".split()
)
_ENDS_SENTENCE = re.compile(r"\.[”’)\]]*(?:$|\s+[“‘(\[]?[A-Z])")
_AT_ITS_END = frozenset(
    "al app appx assn chs cols eds est etc ext figs ibid incl nos pls pp pts sec secs ser vols yrs".split()
)
_PLURAL = 6  # the fewest letters of a word in -s that is taken for a plural
_NUMERAL = re.compile(r"[a-z]|[ivxlc]+")
_PREFIXES = frozenset(("intra", "multi", "pre", "trans"))  # before a hyphen
# What makes a word of another that no dictionary lists (reindustrialization): a choice of prefixes and combining forms, old and new.
_WORD_PREFIXES = (
    "agro|anti|auto|bio|counter|cyber|de|dis|eco|electro|geo|hyper|inter|intra|macro|mega|micro|mis|multi|nano|neo|non|over|post|pre"
    "|pseudo|psycho|re|semi|socio|sub|super|tele|thermo|ultra|un|under"
)
_DERIVED = re.compile(rf"(?:{_WORD_PREFIXES})([a-z]{{7,}})")  # shorter ones may be slips: overide, reccord
_LONGEST_NAME = 40
_AFTER_NAME = re.compile(r"[A-Z][\w’]*-$")
_OF_NAMES = frozenset("al bin da de del den der di du el ibn la le les van von zu zur".split())
# Words in common use that the dictionary, made from older texts, lacks: technology and its politics.
YOUNG = frozenset(
    """
    agentic allowlist answerability backend backends changelog codebase codebases crowdfunding denylist edtech geofencing hashtag hashtags
    microservices namespace namespaces runtime selfie selfies sharding spyware ransomware timestamp timestamps vape vaping
    vlog vlogs app apps bitcoin bitcoins blockchain chatbot chatbots chipmaker chipmakers chipmaking chipset chipsets
    coevolved coevolves coevolving coopetition cryptocurrencies cryptocurrency cyberattack cyberattacks
    cybersecurity datacenter datacenters dataset datasets deepfake deepfakes deeptech digitalization fintech
    frontend funder funders geoeconomic geoeconomics gigafactories gigafactory hackathon hanja hyperscale
    hyperscaler hyperscalers inclusivity livestream metadata metaverse middleware multimodal multipolar
    multipolarity multistakeholder onboarding onshoring platformization reshoring robotaxi robotaxis smartphone
    smartphones superapp supercomputing superintelligence telecom teleoperation tokenization tokenizer tokenizers
    untrusted upskill upskilling webtoon webtoons workflow workflows zettabyte
    """.split()
)


def misspelt(text: str, known: Container[str]) -> Iterator[tuple[int, int, str | None]]:
    """The span of each misspelled word of `text`, in order, with the nearest word of the dictionary, or None if none is near.

    `known` are further correct words in lower case, such as those of a glossary.
    """
    for found in _WORD.finditer(text):
        word = found[0].replace("’", "'")
        bare = word.removesuffix("'s")
        if not (_is_right(word, bare) or bare in known or _passes(text, found, word)):
            near = _nearest(bare)
            yield found.start(), found.end(), near if near != bare else None


@lru_cache(1 << 14)
def _is_right(word: str, bare: str) -> bool:
    """Whether a word is right by itself, as it is or without its ’s."""
    if bare in YOUNG or bare in _OF_NAMES or american(bare):
        return True
    derived = _DERIVED.fullmatch(bare)
    forms = (word, bare, *_singulars(bare), *((derived[1],) if derived else ()))
    return any(one in _dictionary() for one in forms)


def _singulars(word: str) -> Iterator[str]:
    """The words of which `word` may be the regular plural; none if it is too short for one."""
    if len(word) >= _PLURAL and word.endswith("s"):
        yield word[:-1]
        if word.endswith("ies"):
            yield f"{word[:-3]}y"


def is_word(word: str) -> bool:
    """Whether the dictionary has `word`, which must be in lower case."""
    return word in YOUNG or word in _dictionary()


def _passes(text: str, found: re.Match[str], word: str) -> bool:
    """Whether the word is an abbreviation, or part of a name: Kwang-hyung."""
    abbreviation = (len(word) <= _ABBREVIATION or word in _LONGER) and text[found.end() : found.end() + 1] == "."
    if abbreviation and word not in _AT_ITS_END and _ENDS_SENTENCE.match(text, found.end()):
        abbreviation = False
    return (
        bool(_NUMERAL.fullmatch(word))
        or (word in _PREFIXES and text[found.end() : found.end() + 1] == "-")
        or (abbreviation and word not in _dictionary())
        or bool(_AFTER_NAME.search(text, max(0, found.start() - _LONGEST_NAME), found.start()))
    )


def _nearest(word: str) -> str | None:
    return _corrector().correction(word)


@cache
def _corrector() -> SpellChecker:
    return SpellChecker(language="en", distance=1)


@cache
def _dictionary() -> Mapping[str, int]:
    """The words of pyspellchecker's dictionary with their frequencies, read faster than it does."""
    data = pkgutil.get_data("spellchecker", "resources/en.json.gz")
    return msgspec.json.decode(gzip.decompress(data or b""), type=dict[str, int])
