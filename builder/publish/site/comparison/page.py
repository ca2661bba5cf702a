"""The comparison page: one self-contained HTML file."""

from __future__ import annotations

from builder.content.comparison import Comparison
from builder.model.finding import Gettext
from builder.publish.site.frame.templates import standalone


def comparison_page(changes: Comparison, base: str, gettext: Gettext, names: dict[str, str]) -> str:
    """The page of the changes since `base`; `names` are the words for the kinds of change."""
    language = "en" if gettext is str else "ko"
    return standalone("comparison/changes.html", gettext, changes=changes, base=base, names=names, language=language)
