"""Documents of Word (DOCX), read by mammoth."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

import mammoth

from builder.content.documents import html
from builder.content.file import MOST_BYTES
from builder.content.importers.archive import members
from builder.content.importers.foreign import ForeignError, ForeignFile
from builder.content.importers.kinds import UNREADABLE
from builder.content.importers.xml import elements
from builder.model.finding import Place

_ELSEWHERE = re.compile(
    r"external image '(.*)', external"
)  # in what the library says of a picture that it does not look for
_DOCUMENT, _LIST = "word/document.xml", "word/_rels/document.xml.rels"
_REFERRED = re.compile(rb'\br:(?:embed|link|id)="(\w{1,100})"')
_LISTED = re.compile(rb'\bId="(\w{1,100})"')
_END_OF_LIST = b"</Relationships>"
_STYLES = """
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Block Text'] => blockquote > p:fresh
p[style-name='caption'] => figcaption:fresh
p[style-name='Title'] => h1:fresh
u => em
"""


def contents(file: ForeignFile) -> html.Contents:
    """The contents of a document; raises ForeignError for what is none, is damaged, or does harm."""
    parts = dict(members(file, "word/media/"))
    for name, part in parts.items():
        if re.search(r"\.(?:xml|rels)$", name):
            for _ in elements(part, ()):
                pass  # within its bounds and without entities, as the library does not ask
    pictures: dict[str, bytes] = {}
    try:
        made = mammoth.convert_to_html(
            io.BytesIO(_related(file.data, parts)),
            style_map=_STYLES,
            convert_image=_kept(pictures),
            ignore_empty_paragraphs=True,
        )
    except (KeyError, ValueError, AttributeError, OSError) as fault:
        message = "the document is damaged, or none of Word: save it anew as .docx"
        raise ForeignError(UNREADABLE.at(Place(file.name), message)) from fault
    return html.contents(html.parsed(made.value, file.name), pictures)


def _related(data: bytes, parts: Mapping[str, ForeignFile]) -> bytes:
    """The document, in which what refers to a file that is not listed refers to one that is not there, as the library can read it."""
    if _DOCUMENT not in parts or _LIST not in parts:
        return data
    listed = parts[_LIST].data
    known = set(_LISTED.findall(listed))
    lacking = sorted(set(_REFERRED.findall(parts[_DOCUMENT].data)) - known)
    if not lacking:
        return data
    added = b"".join(b'<Relationship Id="%s" Type="lacking" Target="media/lacking"/>' % one for one in lacking)
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, listed.replace(_END_OF_LIST, added + _END_OF_LIST) if name == _LIST else part.data)
    return made.getvalue()


def _kept(pictures: dict[str, bytes]) -> Callable[[Any], list[Any]]:
    """What makes an element of HTML of each picture, and keeps its bytes under the address that the element names.

    The same bytes are kept once, however often they are shown; of one that the document lacks, or has damaged, no bytes.
    """
    same: dict[bytes, str] = {}

    def keep(image: Any) -> dict[str, str]:
        try:
            with image.open() as part:
                data = part.read(MOST_BYTES + 1)
        except Exception as fault:  # whatever is wrong with the picture, or where it is
            elsewhere = _ELSEWHERE.search(str(fault))
            return {"src": elsewhere[1] if elsewhere else ""}
        address = same.setdefault(data, f"picture-{len(same) + 1}")
        pictures.setdefault(address, data)
        return {"src": address}

    made: Callable[[Any], list[Any]] = mammoth.images.img_element(keep)
    return made
