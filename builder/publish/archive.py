"""ZIP archives whose bytes depend on their contents alone."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # of ZIP's calendar


def archive(files: Iterable[tuple[str, bytes]], stored: frozenset[str] = frozenset()) -> bytes:
    """The files, each a name and its bytes, as a ZIP archive in their order; those named in `stored` are not compressed."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as made:
        for name, data in files:
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            entry.external_attr, entry.create_system = 0o644 << 16, 3
            made.writestr(entry, data)
    return written.getvalue()
