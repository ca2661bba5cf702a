"""What is said in both languages, as a page shows it: first in the interface's language, then in the other."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from builder.languages import Language
from builder.model.entries import Bilingual
from builder.publish.reading import markup


@dataclass(frozen=True)
class Said:
    """A text and its language."""

    text: Markup
    language: Language


@dataclass(frozen=True)
class Twofold:
    """A text in both languages; `here` is in the interface's."""

    here: Said
    other: Said


def twofold(both: Bilingual, language: Language) -> Twofold:
    """Both sides for an interface in `language`."""
    ko, en = Said(markup.text(both.ko, "ko"), "ko"), Said(markup.text(both.en, "en"), "en")
    return Twofold(ko, en) if language == "ko" else Twofold(en, ko)


def in_language(both: Bilingual, language: Language) -> Said:
    """The side in `language`, with Markdown's emphasis and links."""
    return Said(markup.prose(both.ko if language == "ko" else both.en, language), language)
