"""The kinds of things that terms name, one row each: what follows from a kind is stated here and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from builder.messages.marker import _

TermKind = Literal[
    "concept",
    "person",
    "organization",
    "place",
    "law",
    "policy",
    "event",
    "product",
    "technology",
    "work",
    "phrase",
]
Capitals = Literal["none", "first", "every"]


@dataclass(frozen=True)
class KindOfTerm:
    """A kind: its label (a message), the TEI element of a mention, and how its headwords are written.

    `capitals` are those of a romanized headword: of no word, the first, or every word. `sino_korean` is true where the Hanja of a
    headword are read in Korean, syllable by syllable, as those of Chinese names are not.
    """

    label: str
    element: str = "name"
    capitals: Capitals = "none"
    sino_korean: bool = False


TERM_KINDS: Mapping[TermKind, KindOfTerm] = {
    "concept": KindOfTerm(_("concept"), "term", sino_korean=True),
    "person": KindOfTerm(_("person"), "persName", "every"),
    "organization": KindOfTerm(_("organization"), "orgName", "every"),
    "place": KindOfTerm(_("place"), "placeName", "every"),
    "law": KindOfTerm(_("law"), capitals="first"),
    "policy": KindOfTerm(_("policy"), capitals="first", sino_korean=True),
    "event": KindOfTerm(_("event"), capitals="first", sino_korean=True),
    "product": KindOfTerm(_("product"), capitals="every"),
    "technology": KindOfTerm(_("technology"), "term", sino_korean=True),
    "work": KindOfTerm(_("work"), "title", "first"),
    "phrase": KindOfTerm(_("phrase"), "term", sino_korean=True),
}
