"""The genres of texts, each with its label."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from builder.messages.marker import _

Genre = Literal[
    "essay",
    "article",
    "report",
    "interview",
    "speech",
    "minutes",
    "press-release",
    "law",
    "declaration",
    "letter",
    "poetry",
    "fiction",
    "drama",
    "other",
]

GENRES: Mapping[Genre, str] = {
    "essay": _("essay"),
    "article": _("article"),
    "report": _("report"),
    "interview": _("interview"),
    "speech": _("speech"),
    "minutes": _("minutes"),
    "press-release": _("press release"),
    "law": _("law"),
    "declaration": _("declaration"),
    "letter": _("letter"),
    "poetry": _("poetry"),
    "fiction": _("fiction"),
    "drama": _("drama"),
    "other": _("other"),
}
