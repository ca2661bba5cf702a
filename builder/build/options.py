"""Options of a build: formats, processes, cache, and settings of the site."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from types import MappingProxyType
from typing import Any, Protocol

from builder.build.cache import NO_CACHE, Cache
from builder.build.known_site import NO_SITE, KnownSite, LeftOut
from builder.model.history import History
from builder.model.house_style import HOUSE_STYLE, HouseStyle
from builder.publish.format import UNPUBLISHED, CorpusFormat, EditionFormat, SiteSettings

NO_HISTORIES: Mapping[str, History] = MappingProxyType({})


class Executor(Protocol):
    """A function that maps a function over values, with the results in their order: the built-in `map`, or one of `executors`."""

    def __call__(self, function: partial[Any], values: Iterable[Any], /) -> Iterable[Any]:
        """The results, in the order of the values; what the function is given beforehand is the same for all, and may be large.

        Where there are other processes, they begin before the first result is asked for.
        """


def _silence(what: object) -> None:
    """Report nothing."""


@dataclass(frozen=True)
class Options:
    """The inputs of a build besides the content.

    The editions are distributed over at most `batches` jobs. `report` is called with the name of each edition when it is done. `site` has
    the settings of the site, `histories` the histories of the entries, by id, and `style` the house style of the repository.

    Drafts with findings are left out of the site, and if `keep_going`, so are other editions with findings; `report_left_out` is called
    once with all of them, in order of name, before the files of the corpus are made.

    `kept` is the site that the build before has made, whose files are not looked at again where they are made of the same inputs.
    `formats` names the formats, for who knows which they are before they are imported; empty if their own names do. `card` is the library's
    own picture for link previews.
    """

    editions: tuple[EditionFormat, ...] = ()
    corpus: tuple[CorpusFormat, ...] = ()
    execute: Executor = map
    batches: int = 1
    cache: Cache = NO_CACHE
    report: Callable[[str], None] = _silence
    site: SiteSettings = UNPUBLISHED
    histories: Mapping[str, History] = field(default_factory=lambda: NO_HISTORIES)
    style: HouseStyle = HOUSE_STYLE
    keep_going: bool = False
    report_left_out: Callable[[tuple[LeftOut, ...]], None] = _silence
    kept: KnownSite = NO_SITE
    formats: str = ""
    card: bytes = b""
