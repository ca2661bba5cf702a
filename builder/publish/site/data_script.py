"""Data as a script: a page that was opened from a folder may not fetch, but it may load a script."""

from __future__ import annotations

import json


def compact(value: object) -> str:
    """The value as JSON without blanks."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def call(name: str, value: object) -> bytes:
    """A script that hands the value to the function of that name."""
    # In JSON these two may stand within a text; in a script they would end a line for older readers.
    text = compact(value).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"{name}({text});\n".encode()
