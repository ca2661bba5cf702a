"""The shape of the blocks of an edition: pairs with their annotations, figures and omissions."""

from __future__ import annotations

from typing import Annotated

from pydantic import Discriminator, Field, StringConstraints, Tag

from builder.model.block_kinds import PairKind
from builder.model.entries.shape import (
    LARGEST,
    LONGEST_ID,
    MOST_ITEMS,
    Bilingual,
    Count,
    Id,
    Items,
    MaybeBilingual,
    NonEmptyText,
    Shape,
)
from builder.model.entries.sources import CitationEntry

PICTURE_PATTERN = r"^[a-z0-9]+([-.][a-z0-9]+)*\.(png|jpe?g|webp)$"
DEEPEST_LEVEL = 6  # of headings, as in HTML, and of items
PairId = Annotated[str, StringConstraints(pattern=r"^p[0-9]{1,9}[a-z]?$")]
PlaceInText = Annotated[str, StringConstraints(pattern=r"^p[0-9]{1,9}[a-z]?(\.[1-9][0-9]{0,8})?$")]
Exceptions = Annotated[
    dict[str, NonEmptyText],
    Field(
        default_factory=dict,
        max_length=MOST_ITEMS,
        description="Exceptions to checks: the code of a finding, such as T101, and the reason.",
    ),
]


class NoteEntry(Shape):
    """A translator's note on words of the pair."""

    on: NonEmptyText = Field(description="The words it explains, quoted exactly from one line of either side.")
    nth: Count = Field(1, description="Which occurrence, where the words occur more than once.")
    en: NonEmptyText = Field(description="The note, in English.")
    ko: NonEmptyText | None = Field(None, description="The note, in Korean.")
    sources: Items[CitationEntry] = Field((), description="The sources of its facts.")


class CorrectionEntry(Shape):
    """A correction of a slip of the source."""

    from_: Annotated[str, StringConstraints(min_length=1)] = Field(
        alias="from", description="The words as the source has them."
    )
    to: str = Field(description="The words as they should read.")
    nth: Count = Field(1, description="Which occurrence, where the words occur more than once.")
    why: NonEmptyText | None = Field(
        None, description="Why, shown to the reader. A correction without it is silent, and may change spacing only."
    )


class TermOverrideEntry(Shape):
    """An override of the term finder: these words are that term, or none."""

    on: NonEmptyText = Field(description="The words, quoted exactly from one line of either side.")
    nth: Count = Field(1, description="Which occurrence, where the words occur more than once.")
    is_: Id = Field(alias="is", description="The id of the term, or “none”.")


class LinkEntry(Shape):
    """The Korean mentions of a term that its English mentions render, in a sentence whose English has them in another order."""

    term: Id = Field(description="The id of the term.")
    sentence: Count = Field(1, description="The number of the sentence in the pair.")
    renders: Items[Annotated[int, Field(ge=0, le=LARGEST)]] = Field(
        min_length=1,
        description="For each English mention of the term, in order, the number of the Korean one that it renders; 0 for none.",
    )


class PairEntry(Shape):
    """A paragraph, heading, footnote or other block in both languages: line k of `en` translates line k of `ko`."""

    id: PairId = Field(description="p1, p2, …: never reused and never renumbered, since readers' links depend on it.")
    kind: PairKind = Field("paragraph", description="What it is in the text.")
    level: int | None = Field(
        None,
        ge=1,
        le=DEEPEST_LEVEL,
        description="For a heading: 1 is the edition's title, 2 a part, 3 a part of a part. For an item: 2 is one of a list within a list.",
    )
    speaker: Bilingual | None = Field(
        None,
        description="For a speech: who speaks, as the source prints it before their words, with a time stamp if it has one.",
    )
    head_rows: int = Field(0, ge=0, le=9, description="For a table: how many rows at its top are headings.")
    of: PlaceInText | None = Field(
        None,
        description="For a footnote: the pair, or the sentence of a pair, that it belongs to (p9 or p9.2).",
    )
    also: Items[PlaceInText] = Field(
        (),
        description="For a footnote that the text calls more than once: the further pairs or sentences that call it.",
    )
    on: MaybeBilingual | None = Field(
        None, description="For a footnote: the words of that sentence after which it is referenced."
    )
    ko: NonEmptyText = Field(
        description="The Korean, verbatim from the seed: one sentence, one line of verse or one row of a table a line."
    )
    reading: NonEmptyText | None = Field(
        None,
        description="For Korean in Hanja or mixed script: the same lines with each Hanja as it is read, a syllable of Hangul.",
    )
    en: NonEmptyText = Field(description="The English, one line for each line of the Korean.")
    notes: Items[NoteEntry] = Field((), description="Translator's notes.")
    corrections: Items[CorrectionEntry] = Field((), description="Corrections of slips of the source.")
    terms: Items[TermOverrideEntry] = Field((), description="Overrides of the term finder where it is wrong.")
    links: Items[LinkEntry] = Field(
        (), description="Which mentions correspond, where the English has a term's mentions in another order."
    )
    allow: Exceptions
    gap: Bilingual | None = Field(
        None, description="The source breaks off at the end of this pair: what is known about the rest."
    )


class FigureEntry(Shape):
    """A picture at this place of the text, which has no words of its own: a caption directly before or after it is its caption."""

    figure: Annotated[str, StringConstraints(pattern=PICTURE_PATTERN, max_length=LONGEST_ID)] = Field(
        description="The file in figures/, a PNG, JPEG or WebP picture."
    )
    description: Bilingual = Field(description="What it shows, for those who do not see it.")
    allow: Exceptions


class OmissionEntry(Shape):
    """Lines of the seed that are no part of the text: navigation, advertising."""

    omit: NonEmptyText = Field(description="The lines, verbatim from the seed.")
    why: Bilingual = Field(description="Why they are omitted.")
    allow: Exceptions


def _block(value: object) -> str:
    """The name of the shape that a block is held to; what is no mapping is held to that of a pair, which says what it should be."""
    if isinstance(value, dict):
        shape: type = OmissionEntry if "omit" in value else FigureEntry if "figure" in value else PairEntry
        return shape.__name__
    return type(value).__name__ if isinstance(value, OmissionEntry | FigureEntry) else PairEntry.__name__


EditionBlock = Annotated[
    Annotated[PairEntry, Tag("PairEntry")]
    | Annotated[OmissionEntry, Tag("OmissionEntry")]
    | Annotated[FigureEntry, Tag("FigureEntry")],
    Discriminator(_block),
]
