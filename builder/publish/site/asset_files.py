"""The site's styles, scripts and pictures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from builder.publish.format import File, SiteInput, CorpusFormat
from builder.publish.site.pages import address, assets


def files(_: SiteInput) -> Iterator[File]:
    """Every asset, in a fixed order."""
    for name in assets.everything():
        yield File(PurePosixPath(address.asset(name)), assets.content(name))


FORMAT = CorpusFormat("assets", "The site's styles, scripts, icons and pictures", files)
