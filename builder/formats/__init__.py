"""Which formats there are: every one is named here once, and its command, its documentation and its tests follow."""

from __future__ import annotations

from builder.format import EditionFormat, WholeFormat

EDITION_FORMATS: tuple[EditionFormat, ...] = ()
WHOLE_FORMATS: tuple[WholeFormat, ...] = ()
