"""The page's background color in both schemes, read from the style tokens for what names it outside of the styles."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from builder.publish.site.assets import bundles

_PAPER = re.compile(r"--paper: light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);")


class Paper(NamedTuple):
    """The color of the background, as CSS writes it, where light and where dark colors are preferred."""

    light: str
    dark: str


@cache
def paper() -> Paper:
    """The colors of the token `--paper`."""
    [(light, dark)] = _PAPER.findall(bundles.source("frame/tokens.css").decode())
    return Paper(light, dark)
