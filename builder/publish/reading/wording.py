"""The interface's words for values of the files: kinds, statuses and roles, and partial dates."""

from __future__ import annotations

from datetime import date as Date  # noqa: N812 - the name of the function below
from functools import lru_cache

from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal
from babel.units import format_unit

from builder.languages import Language
from builder.messages.catalogue import translations
from builder.messages.marker import _
from builder.model.genres import GENRES
from builder.model.term_kinds import TERM_KINDS

_YEAR, _MONTH = 4, 7  # the lengths of dates that state no more than that: 2025, 2025-02

_MEGABYTE = 1000  # kilobytes
_REMEMBERED = 4096  # dates and numbers, of which a site repeats most

LABELS: dict[str, str] = {
    **dict(GENRES.items()),
    **{kind: facts.label for kind, facts in TERM_KINDS.items()},
    "draft": _("draft"),
    "reviewed": _("reviewed"),
    "published": _("published"),
    "proposed": _("proposed"),
    "approved": _("approved"),
    "translator": _("translator"),
    "reviewer": _("reviewer"),
    "editor": _("editor"),
}


def translate(message: str, language: Language) -> str:
    """A message of this module in the interface's language."""
    return translations(language).gettext(message)


def label(code: str, language: Language) -> str:
    """The interface's word for a kind, status or role."""
    return translate(LABELS[code], language)


def size(count: int, language: Language) -> str:
    """A number of bytes in kB (1000 bytes) or MB, rounded, and never less than 1 kB."""
    kilobytes = max(1, round(count / 1000))
    if kilobytes < _MEGABYTE:
        return format_unit(kilobytes, "digital-kilobyte", "short", locale=language)
    return format_unit(round(count / 1_000_000, 1), "digital-megabyte", "short", locale=language)


def real_day(stated: str) -> str:
    """A day in ISO 8601; the first of its month in the place of an impossible one, such as 2025-02-30."""
    try:
        return Date.fromisoformat(stated).isoformat()
    except ValueError:
        return f"{stated[:7]}-01"


@lru_cache(maxsize=_REMEMBERED)
def number(value: int, language: Language) -> str:
    """A number in digits, grouped as the language does."""
    return format_decimal(value, locale=language)


@lru_cache(maxsize=_REMEMBERED)
def date(stated: str, language: Language) -> str:
    """A day, month or year in ISO 8601 (2025-02-10, 2025-02, 2025), in the long form of the language.

    An impossible date, such as 2025-02-30, is shown as it is written.
    """
    try:
        day = Date.fromisoformat((stated + "-01-01")[: len("2025-02-10")])
    except ValueError:
        return stated
    if len(stated) == _YEAR:
        return format_skeleton("y", day, locale=language)
    if len(stated) == _MONTH:
        return format_skeleton("yMMMM", day, locale=language)
    return format_date(day, "long", locale=language)
