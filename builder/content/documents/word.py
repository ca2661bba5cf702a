"""Documents of Word (DOCX), read by mammoth."""

from __future__ import annotations

import io
import re
from typing import Any

import mammoth

from builder.content.arrangement import Group
from builder.content.documents import html
from builder.content.importers.archive import members
from builder.content.importers.foreign import ForeignError, ForeignFile
from builder.content.importers.kinds import UNREADABLE
from builder.content.importers.xml import elements
from builder.model.finding import Place

_STYLES = """
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Block Text'] => blockquote > p:fresh
p[style-name='caption'] => figcaption:fresh
p[style-name='Title'] => h1:fresh
u => em
"""


def groups(file: ForeignFile) -> tuple[Group, ...]:
    """The groups of a document; raises ForeignError for what is none, is damaged, or does harm."""
    for name, part in members(file):
        if re.search(r"\.(?:xml|rels)$", name):
            for _ in elements(part, ()):
                pass  # within its bounds and without entities, as the library does not ask
    try:
        made = mammoth.convert_to_html(
            io.BytesIO(file.data), style_map=_STYLES, convert_image=_no_image, ignore_empty_paragraphs=True
        )
    except (KeyError, ValueError, AttributeError, OSError) as fault:
        message = "the document is damaged, or none of Word: save it anew as .docx"
        raise ForeignError(UNREADABLE.at(Place(file.name), message)) from fault
    return html.groups(html.parsed(made.value, file.name))


def _no_image(_image: Any) -> list[Any]:
    return []
