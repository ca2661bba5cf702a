"""The service worker, which keeps the site on a reader's device: its script, with what there is to keep.

It is made last, of the digests of the files made before it, so that its bytes change when, and only when, those of a file change that it
keeps, or its own script does. That is what browsers take a new build by.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import PurePosixPath

from builder.languages import LANGUAGES
from builder.publish.format import CorpusFormat, File, SiteInput
from builder.publish.site import addresses
from builder.publish.site.assets import bundles
from builder.publish.site.page_types import PAGE_TYPES

_DIGITS = 20  # hexadecimal, of a file's digest
_TEXTS = addresses.search("texts.js")  # searched where the index, which is in many files, is not kept


def files(known: SiteInput) -> Iterator[File]:
    """`sw.js`, at the site's root, since a worker answers only for what lies below itself."""
    digests = {str(one.path): one.digest[:_DIGITS] for one in known.files}
    core = [name for name in _core() if name in digests]
    read_later = (name for name in sorted(digests, key=_rank) if name.endswith(".html") or name == _TEXTS)
    others = [name for name in read_later if name not in core]
    build = {"core": len(core), "files": {name: digests[name] for name in (*core, *others)}}
    data = json.dumps(build, ensure_ascii=False, indent=0)
    yield File(PurePosixPath(addresses.WORKER), f"self.build = {data};\n".encode() + bundles.code("offline/worker.js"))


def _core() -> Iterator[str]:
    """What every reader needs: how pages look and work, where to begin, and what to say where a page is missing."""
    yield from (addresses.asset(name) for name in bundles.BUNDLES)
    yield addresses.asset("icon.svg")
    yield addresses.search("terms.js")
    for language in LANGUAGES:
        yield from (str(one.page(language).path) for one in PAGE_TYPES if one.core)


def _rank(name: str) -> tuple[bool, str]:
    """Editions before the pages of the glossary's terms, which are many."""
    return "glossary" in PurePosixPath(name).parts, name


FORMAT = CorpusFormat(
    "worker", "The service worker that keeps the site for reading offline", files, frozenset({"files"})
)
