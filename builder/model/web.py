"""Addresses on the web: what is one, and what is one that shows where it leads."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit

_PLAIN_HOST = re.compile(r"[a-z0-9.-]+|\[[0-9a-f:.]+\]", re.IGNORECASE)


def is_web_address(text: str) -> bool:
    """Whether a text is an address with a host that can be called, and has no blanks."""
    return not any(char.isspace() for char in text) and _split(text) is not None


def is_plain_address(text: str) -> bool:
    """Whether a web address shows where it leads: no user before its host, no letters that only look like those of another host.

    Browsers take a backslash for a slash, so that what stands before one may be the host.
    """
    parts = _split(text) if is_web_address(text) and "\\" not in text else None
    return parts is not None and "@" not in parts.netloc and bool(_PLAIN_HOST.fullmatch(_host(parts)))


def _split(text: str) -> SplitResult | None:
    try:
        parts = urlsplit(text)
        return parts if parts.scheme in ("http", "https") and parts.hostname and (parts.port or 0) >= 0 else None
    except (
        ValueError
    ):  # brackets that are no IPv6 address, a port that is no number, characters that Unicode makes others of
        return None


def _host(parts: SplitResult) -> str:
    host = parts.hostname or ""
    return f"[{host}]" if ":" in host else host
