"""Pictures as the typesetter takes them: it reads texts alone from memory, so each is in an SVG of its size, as a `data:` address."""

from __future__ import annotations

from base64 import b64encode

from builder.model.edition import Picture
from builder.publish import xml
from builder.publish.reading.pictures import picture_path

_SVG = "http://www.w3.org/2000/svg"


def picture_file(name: str) -> str:
    """The name under which the template finds a picture, an address in the book with another ending."""
    return f"{picture_path(name)}.svg"


def wrapped(picture: Picture) -> bytes:
    """An SVG that shows the picture and nothing else."""
    size = {"width": str(picture.width), "height": str(picture.height)}
    data = f"data:{picture.media_type};base64,{b64encode(picture.data).decode()}"
    image = xml.element(_SVG, "image", attributes={"href": data, **size})
    box = {"viewBox": f"0 0 {picture.width} {picture.height}"}
    return xml.serialize(xml.element(_SVG, "svg", image, attributes={**size, **box}), lambda made: False)
