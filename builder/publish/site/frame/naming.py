"""What the site calls itself, and says of itself, in an interface language."""

from __future__ import annotations

from builder.languages import Language
from builder.messages.catalogue import translations
from builder.messages.marker import _
from builder.model.finding import filled
from builder.model.library import Library

_TITLE = _("{name}: Korean texts in bilingual editions")
_DESCRIPTION = _(
    "{name} presents Korean texts and their English translations side by side, sentence by sentence, with notes on their terms."
)
_LEAD = _(
    "{name} presents Korean texts and their English translations side by side, sentence by sentence, with notes on their terms."
    " Every passage, note and term has its own link, and everything works offline."
)
_COLOPHON = _("{name} presents an original and its translation side by side.")


def site_title(library: Library, language: Language) -> str:
    """The name of the site, and what it is."""
    return _named(_TITLE, library, language)


def site_description(library: Library, language: Language) -> str:
    """What the site offers, in a sentence."""
    return _named(_DESCRIPTION, library, language)


def site_lead(library: Library, language: Language) -> str:
    """What the site offers, as it introduces itself."""
    return _named(_LEAD, library, language)


def colophon(library: Library, language: Language) -> str:
    """What the site is, at the foot of every page."""
    return _named(_COLOPHON, library, language)


def _named(message: str, library: Library, language: Language) -> str:
    return filled(translations(language).gettext(message), {"name": library.name(language)})
