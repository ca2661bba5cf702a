"""Encoding description: editorial principles, citation scheme, the prefix of terms, and the vocabularies."""

from __future__ import annotations

from typing import get_args

from builder.languages import Language
from builder.model.block_kinds import LineUnit
from builder.model.entries.heads import EditionStatus
from builder.model.entries.terms import TermStatus
from builder.model.term_kinds import TERM_KINDS
from builder.publish.reading.wording import label
from builder.publish.tei.elements import element
from builder.publish.xml import Element

_PROJECT = (
    "A Korean text with an aligned English translation, notes and a glossary, made from sources kept under version control."
    " The file is self-contained and refers to no schema; it is valid TEI P5 (tei_all)."
)
_PRINCIPLES = {
    "correction": (
        "Slips of the source are corrected visibly: sic has the reading of the source, corr that of the edition, and the note"
        " of type “correction” that follows gives the reason."
    ),
    "normalization": (
        "Broken spacing in the source is corrected: orig has the reading of the source, reg that of the edition. Sentences are"
        " separate, so white space between them is not the source’s; nothing else is normalized."
    ),
    "segmentation": (
        "Every block of the source forms a pair with the same block of the translation; every s is a sentence, or sentences that"
        " the translation joins; s elements with the same number correspond. Page furniture of the source is omitted, each time"
        " with a gap that says what it was."
    ),
    "interpretation": (
        "Occurrences of the glossary’s terms are marked in both languages; of overlapping ones, the longest. Two marks of a pair"
        " that render each other point to each other with corresp, and both point to the entry with ref."
    ),
}
_LANGUAGES: tuple[Language, ...] = ("en", "ko")
# The vocabularies by the prefix of their ids: an id, a description, and the codes, which have the same labels as on the site.
_VOCABULARIES = {
    "kind": ("term-kinds", "What a term names", tuple(TERM_KINDS)),
    "entry": ("entry-statuses", "The status of a glossary entry", get_args(TermStatus)),
    "edition": ("edition-statuses", "The status of an edition", get_args(EditionStatus)),
}


def encoding(units: frozenset[LineUnit]) -> Element:
    """The encodingDesc element, which is the same in every edition whose lines are of the same units."""
    return element(
        "encodingDesc",
        element("projectDesc", element("p", _PROJECT)),
        element("editorialDecl", *(element(tag, element("p", text)) for tag, text in _PRINCIPLES.items())),
        element("refsDecl", _citation(("s", *sorted(units - {"s"})))),
        element("listPrefixDef", _prefix()),
        element("classDecl", *(_taxonomy(prefix) for prefix in _VOCABULARIES)),
    )


def _citation(units: tuple[LineUnit, ...]) -> Element:
    """The citation scheme: `ko-p7` and `ko-p7.2`, which are also xml:ids (TEI Guidelines, 17.2.5.4)."""
    sentences = element("citeStructure", unit="sentence", match="|".join(units), use="position()", delim=".")
    parents = " or ".join(f"child::{unit}" for unit in units)
    pairs = element("citeStructure", sentences, unit="pair", match=f"body//*[{parents}]", use="@n", delim="-")
    return element("citeStructure", pairs, unit="text", match="/TEI/text/group/text", use="@xml:id")


def _prefix() -> Element:
    explained = "A glossary entry by its id: term:gijeonghak is the entry term-gijeonghak of this file’s standOff."
    return element(
        "prefixDef",
        element("p", explained),
        ident="term",
        matchPattern="([a-z0-9-]+)",
        replacementPattern="#term-$1",
    )


def _taxonomy(prefix: str) -> Element:
    id_, about, codes = _VOCABULARIES[prefix]
    return element(
        "taxonomy",
        element("desc", about, xml_lang="en"),
        *(
            element(
                "category",
                *(element("catDesc", label(code, language), xml_lang=language) for language in _LANGUAGES),
                xml_id=f"{prefix}-{code}",
            )
            for code in codes
        ),
        xml_id=id_,
    )
