"""The view of the downloads page: the files of the corpus, and those of each edition."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from builder.model.digest import Digest
from builder.publish.format import Download, MeasuredDownload, SiteInput
from builder.publish.reading.bilingual import BilingualText, both_sides
from builder.publish.site.addresses import Page
from builder.publish.site.download_links import DownloadLink, download_links
from builder.publish.site.page_types import EDITION


@dataclass(frozen=True)
class EditionDownloads:
    """The downloads of an edition, under its title."""

    title: BilingualText
    href: str
    links: tuple[DownloadLink, ...]


@dataclass(frozen=True)
class DownloadsView:
    """The downloads of the corpus, and those of each edition and work, in order of id; those of a part are on its own page."""

    corpus: tuple[DownloadLink, ...]
    editions: tuple[EditionDownloads, ...]


def downloads_view(known: SiteInput, page: Page) -> DownloadsView:
    """The view of the downloads that the site offers; those of an edition that has none of them are left out."""
    sizes = {file.path: file.size for file in known.files}
    of_editions = [one for one in known.downloads if one.of_edition]
    there = bool(known.corpus.digests)
    of_corpus = [one for one in known.downloads if not one.of_edition and (there or not one.of_texts)]
    return DownloadsView(
        corpus=download_links(page, _measured(of_corpus, "", sizes)),
        editions=tuple(_edition(digest, of_editions, sizes, page) for digest in known.corpus.shelf),
    )


def _edition(digest: Digest, offered: Iterable[Download], sizes: Mapping[str, int], page: Page) -> EditionDownloads:
    return EditionDownloads(
        title=both_sides(digest.title, page.language),
        href=page.to(EDITION.page(page.language, digest.id)),
        links=download_links(page, _measured(offered, digest.id, sizes), digest.id),
    )


def _measured(offered: Iterable[Download], edition: str, sizes: Mapping[str, int]) -> Iterable[MeasuredDownload]:
    return (MeasuredDownload(one, sizes.get(str(one.file(edition)))) for one in offered)
