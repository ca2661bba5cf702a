"""Links to downloads: the format's name, the size of the file, and what reads it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from builder.publish.format import MeasuredDownload
from builder.publish.reading import wording
from builder.publish.site.addresses import Page


@dataclass(frozen=True)
class DownloadLink:
    """A download as a page offers it; `size` is in words, None where the file has not been made."""

    name: str
    href: str
    media_type: str
    size: str | None
    readers: str


def download_links(page: Page, offered: Iterable[MeasuredDownload], edition: str = "") -> tuple[DownloadLink, ...]:
    """The links from a page to downloads, for those of each edition to those of `edition`."""
    return tuple(_link(page, one, one.download.file(edition)) for one in offered)


def _link(page: Page, one: MeasuredDownload, path: PurePosixPath) -> DownloadLink:
    return DownloadLink(
        name=wording.translate(one.download.label, page.language),
        href=page.to_file(path),
        media_type=one.download.media_type,
        size=wording.size(one.size, page.language) if one.size is not None else None,
        readers=wording.translate(one.download.readers, page.language),
    )
