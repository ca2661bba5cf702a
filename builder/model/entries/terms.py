"""The shape of a glossary entry."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from builder.model.entries.shape import Bilingual, Commentary, Id, Items, ItemT, NonEmptyText, Shape
from builder.model.entries.sources import CitationEntry
from builder.model.term_kinds import TermKind

TermStatus = Literal["proposed", "approved"]
MOST_FORMS = 200
FormItems = Annotated[tuple[ItemT, ...], Field(max_length=MOST_FORMS)]


class Forms(Shape):
    """Forms that are accepted beside the preferred one."""

    ko: FormItems[NonEmptyText] = Field((), description="Other Korean spellings and names.")
    en: FormItems[NonEmptyText] = Field((), description="Other English renderings that are accepted.")


class AvoidedForm(Shape):
    """A tempting but wrong rendering."""

    term: NonEmptyText = Field(description="The rendering to avoid.")
    why: Commentary = Field(description="Why it is wrong, in one sentence, in English and perhaps in Korean.")


class AvoidedForms(Shape):
    """Renderings to avoid, by language."""

    ko: FormItems[AvoidedForm] = Field((), description="Korean forms to avoid.")
    en: FormItems[AvoidedForm] = Field((), description="English renderings to avoid.")


class MatchOptions(Shape):
    """How the term is found in Korean text, where the default is wrong."""

    except_: FormItems[NonEmptyText] = Field(
        (), alias="except", description="Longer strings in which a match does not count: 드라마 for 라마."
    )
    not_before: FormItems[NonEmptyText] = Field(
        (), description="Hangul that may not follow directly: 인 for 미국 (미국인)."
    )
    compound: Literal["none", "left", "right", "both"] = Field(
        "none", description="On which side further Hangul may be attached. Particles and endings always may."
    )
    only: Literal["forced"] | None = Field(None, description="A homograph: marked only where a pair's `terms` says so.")


class TermEntry(Shape):
    """A glossary entry: one term, in a file of its own whose name is the term's permanent id."""

    ko: NonEmptyText = Field(description="The Korean headword.")
    hanja: NonEmptyText | None = Field(None, description="The headword in Chinese characters, where it has any.")
    en: NonEmptyText = Field(description="The preferred English rendering.")
    kind: TermKind = Field(description="What the term names.")
    variants: Forms = Field(Forms(), description="Other accepted forms.")
    avoid: AvoidedForms = Field(AvoidedForms(), description="Tempting wrong forms, each with its reason.")
    unofficial: bool = Field(
        False, description="For a name: no established English form was found; the rendering is ours."
    )
    romanization: NonEmptyText | None = Field(
        None, description="Only where the rule-made Revised Romanization is wrong."
    )
    definition: Bilingual = Field(
        description="What it is, in one to three sentences, readable without the other language."
    )
    origin: Commentary | None = Field(
        None, description="The Hanja syllable by syllable; who coined the term and when, with a source, or “uncertain”."
    )
    usage: Commentary | None = Field(
        None, description="How the essays use it differently, and what it is easily confused with."
    )
    see: Items[Id] = Field((), description="Ids of entries to compare; links go both ways.")
    sources: Items[CitationEntry] = Field((), description="The sources that support the entry.")
    status: TermStatus = Field(description="Whether an editor has approved the entry.")
    gloss: bool = Field(
        False, description="A coinage: its first mention in the English of an edition has the Hanja or Hangul after it."
    )
    match: MatchOptions = Field(MatchOptions(), description="How the term is found, where the default is wrong.")
    rendering: Literal["every", "free"] = Field(
        "every", description="Whether each Korean occurrence must have a rendering in the aligned English sentence."
    )
