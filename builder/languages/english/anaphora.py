"""Anaphora: the words by which English takes up somebody or something that was named before: he, its, the senator, the company."""

from __future__ import annotations

import re

_PERSON = (
    "adviser advisor analyst ambassador artist author billionaire candidate chair chairman chairwoman chancellor chief co-founder coach "
    "columnist commissioner congressman congresswoman dictator diplomat director economist engineer entrepreneur envoy executive founder "
    "general governor head historian investor journalist judge lawmaker lawyer leader mayor minister nominee novelist official owner "
    "philosopher physicist politician premier president professor prosecutor queen king representative reporter researcher scholar "
    "scientist secretary senator singer speaker spokesman spokesperson spokeswoman strategist writer man woman"
)
_BODY = (
    "administration agency alliance army association authority bank bloc board body broadcaster bureau business carmaker chipmaker club "
    "commission committee company conglomerate corporation council court department developer firm foundation giant government group "
    "institute institution lab laboratory league maker ministry network newspaper office operator organization paper parliament party "
    "platform retailer school service startup think tank union university"
)
_PLACE = (
    "archipelago area capital city continent country county district island kingdom market nation neighbor peninsula port power province "
    "region republic state territory town village"
)
_THING = (
    "accelerator app application car chatbot chip computer device family game machine model phone platform processor product program robot "
    "series service site software system tool vehicle version website"
)
_DEED = (
    "accord act agreement bill convention declaration decree framework guidelines initiative law measure order pact plan policy "
    "program project regulation scheme strategy treaty"
)
_EVENT = "conference crisis election event fair forum gathering meeting session show summit talks war"
_WORK = "article article bestseller book column essay film memoir movie novel paper play poem report series song story study survey"
_HE = "he|him|his|himself|she|her|hers|herself|they|them|their|theirs|who|whom|whose"
_IT = "it|its|itself|they|them|their|theirs|which|whose"


def _words(pronouns: str, nouns: str) -> re.Pattern[str]:
    """The pronouns, and the nouns after a “the” or the like with at most two words between."""
    described = "|".join(re.escape(noun) for noun in nouns.replace("think tank", "think_tank").split()).replace(
        "_", " "
    )
    return re.compile(rf"\b(?:{pronouns}|(?:the|this|that)(?: [\w’-]+){{0,2}}? (?:{described})s?)\b", re.IGNORECASE)


_BY_KIND = {
    "person": _words(_HE, _PERSON),
    "organization": _words(_IT, _BODY),
    "place": _words(f"{_IT}|there|here", _PLACE),
    "product": _words(_IT, _THING),
    "law": _words(_IT, _DEED),
    "policy": _words(_IT, _DEED),
    "event": _words(_IT, _EVENT),
    "work": _words(_IT, _WORK),
}


def takes_up(sentence: str, kind: str) -> bool:
    """Whether the sentence has words that may stand for a name of the kind that was mentioned before it.

    >>> takes_up("The senator left.", "person"), takes_up("The senator left.", "place"), takes_up("It left.", "concept")
    (True, False, False)
    """
    words = _BY_KIND.get(kind)
    return words is not None and bool(words.search(sentence))
