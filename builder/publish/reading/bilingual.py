"""Bilingual text as a page shows it: first in the interface's language, then in the other."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from builder.languages import Language
from builder.model.corpus import EditionName
from builder.model.entries.shape import Bilingual, Commentary
from builder.publish.reading import markup


@dataclass(frozen=True)
class LangText:
    """A text and its language."""

    text: Markup
    language: Language


@dataclass(frozen=True)
class BilingualText:
    """A text in both languages; `here` is in the language of the interface."""

    here: LangText
    other: LangText


def both_sides(both: Bilingual | EditionName, language: Language) -> BilingualText:
    """Both sides, for an interface in `language`."""
    ko, en = LangText(markup.text(both.ko, "ko"), "ko"), LangText(markup.text(both.en, "en"), "en")
    return BilingualText(ko, en) if language == "ko" else BilingualText(en, ko)


def commentary(text: Commentary, language: Language) -> LangText:
    """What the editors say, for an interface in `language`: in Korean where they ask for it and it is there, else in English."""
    if language == "ko" and text.ko:
        return LangText(markup.prose(text.ko, "ko"), "ko")
    return LangText(markup.prose(text.en, "en"), "en")


def in_language(both: Bilingual, language: Language) -> LangText:
    """The side in `language`, with emphasis and links in Markdown rendered."""
    return LangText(markup.prose(both.ko if language == "ko" else both.en, language), language)
