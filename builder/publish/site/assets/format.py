"""The format of the site's style sheets, scripts and pictures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from builder.publish.format import CorpusFormat, File, SiteInput
from builder.publish.site import addresses
from builder.publish.site.assets import bundles
from builder.publish.site.frame.page_context import CARD


def files(known: SiteInput) -> Iterator[File]:
    """Every asset, in a fixed order."""
    for name in bundles.everything():
        own = known.card if name == CARD else b""
        yield File(PurePosixPath(addresses.asset(name)), own or bundles.content(name))


FORMAT = CorpusFormat(
    "assets", "The site's style sheets, scripts, icons and pictures", files, frozenset({"site", "card"})
)
