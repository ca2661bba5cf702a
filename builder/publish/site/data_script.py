"""Data as scripts: a page opened from a folder may not fetch files, but may load scripts."""

from __future__ import annotations

import json


def compact(value: object) -> str:
    """The value as JSON without spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def call(name: str, value: object) -> bytes:
    """A script that calls the function `name` with the value."""
    # JSON strings may contain these two; in a script, older engines would treat them as line breaks.
    text = compact(value).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"{name}({text});\n".encode()
