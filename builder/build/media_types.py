"""Media types of the site's files, the same on every machine."""

from __future__ import annotations

import mimetypes
from pathlib import PurePosixPath

from builder.publish.format import downloads
from builder.publish.formats import CORPUS_FORMATS, EDITION_FORMATS

# By extension: the standard library's own table, not the system's, with additions and corrections.
_TYPES = (
    {PurePosixPath(one.path).suffix: one.media_type for one in downloads((*EDITION_FORMATS, *CORPUS_FORMATS))}
    | mimetypes.MimeTypes().types_map[True]
    | {".js": "text/javascript", ".webmanifest": "application/manifest+json", ".xml": "application/xml"}
)


def media_type(name: str) -> str:
    """The media type of a file by its extension, with the encoding of texts; application/octet-stream if that is unknown."""
    kind = _TYPES.get(PurePosixPath(name).suffix.lower(), "application/octet-stream")
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
