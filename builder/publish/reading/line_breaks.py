"""Places of a Korean line at which no new line may begin, marked for a style sheet, so that nothing is added to what is copied or searched.

Browsers break a line after a closing quotation mark, before its particle, before a middle dot, and between a month and its day; these
two are kept together even where a mark ends between them.
"""

from __future__ import annotations

import re

from markupsafe import Markup

from builder.publish.reading import markup

_PLACES = re.compile(
    r"(?P<before>[·ㆍ‧・](?!\s))|(?P<after>[”’」』》〉](?=[가-힣]|$))|(?P<joined>\d{1,2}월 (?:\d{1,2}일|$)|^ \d{1,2}일)"
)
_CLASSES = {"before": "join-before", "after": "join-after", "joined": "joined"}


def without_bad_breaks(korean: str) -> Markup:
    """A plain Korean text, escaped, with these places in elements of their own."""
    pieces: list[str] = []
    end = 0
    for match in _PLACES.finditer(korean):
        pieces += (markup.korean(korean[end : match.start()]), _marked(match))
        end = match.end()
    pieces.append(markup.korean(korean[end:]))
    return Markup("").join(pieces)


def _marked(match: re.Match[str]) -> Markup:
    return Markup('<span class="{}">{}</span>').format(_CLASSES[str(match.lastgroup)], match[0])
