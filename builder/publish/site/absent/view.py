"""What the page for an address without one says in the language that is not its interface's: a host knows one such page for all."""

from __future__ import annotations

from dataclasses import dataclass

from builder.languages import Language
from builder.publish.reading import wording
from builder.publish.site.addresses import Page
from builder.publish.site.page_types import ABSENT, LIBRARY


@dataclass(frozen=True)
class OtherWords:
    """The same in the other language, with the address and the name of the library there."""

    language: Language
    text: str
    href: str
    library: str


def absent_view(page: Page) -> OtherWords:
    """The view of the page."""
    other: Language = "en" if page.language == "ko" else "ko"
    text, library = (wording.translate(message, other) for message in (ABSENT.about, LIBRARY.title))
    return OtherWords(other, text, page.to(LIBRARY.page(other)), library)
