"""Lines of a list of works."""

from __future__ import annotations

import re

from builder.content.raw_text.line_forms import SENTENCE_END

_WORK_TITLE = re.compile(r"『[^『』]+』|「[^「」]+」|《[^《》]+》|〈[^〈〉]+〉|“[^“”]+”|\. [A-Z]")
_WORK_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d{2}(?!\d)")
_WORK_AUTHOR = re.compile(r"^(?:[『「《“]|[―—–_-]{2,}|\S[^,.『「《“]{0,60})(?:[,.]|\(\d{4}[a-z]?\)|\s?[『「《“])")


def names_work(line: str) -> bool:
    """Whether a line names the author of a work, unless it begins with the title, its title and its year."""
    parts = (_WORK_AUTHOR.match(line), _WORK_TITLE.search(line), _WORK_YEAR.search(line))
    return all(parts) and not SENTENCE_END.search(line.removesuffix("."))
