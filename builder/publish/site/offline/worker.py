"""The service worker, which caches the site on a reader's device: its script, with the list of files to cache.

It is made last, from the digests of the other files, so that its bytes change if and only if those of a file that it caches, or its own
script, change. That is how browsers recognize a new build.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from builder.languages import LANGUAGES
from builder.publish.format import CorpusFormat, File, SiteInput
from builder.publish.reading.pictures import is_picture
from builder.publish.site import addresses
from builder.publish.site.assets import bundles
from builder.publish.site.page_types import PAGE_TYPES

_DIGITS = 20  # hexadecimal digits of the SHA-256 of a file
_MOST = 2000  # files beside the core in one interface language that are cached; with more, the list would be longer than a page
# The texts are searched offline, since the index, which has many files, is not cached; an edition's page asks for the next text.
_SCRIPTS = frozenset({"texts.js", "next.js"})


def files(known: SiteInput) -> Iterator[File]:
    """`sw.js`, at the root of the site, since a service worker controls only what is below its own path."""
    digests = {one.path: one.sha256[:_DIGITS] for one in known.files}
    core = [name for name in _core() if name in digests]
    others = _read_later(name for name in digests if name not in core)
    build = {"core": len(core), "files": {name: digests[name] for name in (*core, *others)}}
    data = json.dumps(build, ensure_ascii=False, indent=0)
    yield File(PurePosixPath(addresses.WORKER), f"self.build = {data};\n".encode() + bundles.code("offline/worker.js"))


def _read_later(names: Iterable[str]) -> Iterator[str]:
    """The pages, their pictures, and the scripts with data for them, of each interface at most `_MOST`."""
    kept = Counter[bool]()
    for name in sorted(names, key=_rank):
        path = PurePosixPath(name)
        if path.suffix == ".html" or path.name in _SCRIPTS or is_picture(path):
            korean = name.startswith("ko/")
            kept[korean] += 1
            if kept[korean] <= _MOST:
                yield name


def _core() -> Iterator[str]:
    """The files that every reader needs: assets, start pages, and the page shown for one that is not cached."""
    yield from (addresses.asset(name) for name in (*bundles.BUNDLES, *bundles.fonts()))
    yield addresses.asset("icon.svg")
    yield addresses.search("terms.js")
    for language in LANGUAGES:
        yield from (str(one.page(language).path) for one in PAGE_TYPES if one.core)


def _rank(name: str) -> tuple[bool, str]:
    """The order of caching: editions before the pages of terms, which are many."""
    return "glossary" in PurePosixPath(name).parts, name


FORMAT = CorpusFormat(
    "worker", "The service worker, which caches the site for reading offline", files, frozenset({"files"})
)
