"""The edition to read after another, as a script beside its page, since the page itself depends on one edition alone."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import PurePosixPath

from builder.model.entries.heads import Title
from builder.publish.format import CorpusFormat, File, LazyFile, SiteInput
from builder.publish.site import data_script
from builder.publish.site.addresses import INDEX
from builder.publish.site.order import newest_first
from builder.publish.site.page_types import EDITION


def files(known: SiteInput) -> Iterator[File]:
    """For each edition that is no part `next.js`, which passes the next text in the order of the library to `daeyeok.readOn`; after the
    last comes the first.
    """
    ordered, works = newest_first(known.corpus.shelf), {work.id for work in known.corpus.works}
    for digest, after in zip(ordered, (*ordered[1:], *ordered[:1]), strict=True):
        if digest.id in works:
            continue
        path = next_text(digest.id)
        yield LazyFile(path, partial(_script, path, after.id, after.title), (path, after.id, after.title))


def _order(known: SiteInput) -> object:
    works = [work.id for work in known.corpus.works]
    return works, [(digest.id, digest.title) for digest in newest_first(known.corpus.shelf)]


def next_text(edition: str) -> PurePosixPath:
    """The path of the script, the same for both interface languages."""
    return EDITION.page("en", edition).path.with_name("next.js")


def _script(path: PurePosixPath, id_: str, title: Title) -> File:
    data = {"href": f"../{id_}/{INDEX}", "ko": title.ko, "en": title.en}
    return File(path, data_script.call("daeyeok.readOn", data))


FORMAT = CorpusFormat("next-text", "The edition to read after another, for its page", files, inputs=_order)
