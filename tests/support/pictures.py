"""Pictures for tests, made as they are needed."""

from __future__ import annotations

from io import BytesIO

from PIL import Image


def picture(form: str = "PNG", size: tuple[int, int] = (4, 3), **options: object) -> bytes:
    """A picture of one color."""
    made = BytesIO()
    Image.new("RGB", size, "teal").save(made, form, **options)
    return made.getvalue()
