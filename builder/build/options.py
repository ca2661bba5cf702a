"""How a build runs: what it makes, on how many processes, from what it remembers, and for which site."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Protocol

from builder.build.cache import NO_CACHE, Cache
from builder.model.history import History
from builder.model.house_style import HOUSE_STYLE, HouseStyle
from builder.publish.format import UNPUBLISHED, CorpusFormat, EditionFormat, SiteSettings

NO_HISTORIES: Mapping[str, History] = MappingProxyType({})


class Executor(Protocol):
    """Runs a function over some values and gives the results in their order: the built-in `map`, or that of a pool of processes."""

    def __call__(self, function: Callable[[Any], Any], values: Iterable[Any], /) -> Iterable[Any]:
        """The results, in the order of the values."""


def _silence(name: str) -> None:
    """Say nothing of an edition that is done."""


@dataclass(frozen=True)
class Options:
    """All that a build is given beside the content.

    The editions are dealt out over at most `batches` jobs. `report` hears the name of each edition when it is done. `site` is what is
    known of the place that the files will be published at, `histories` the changes of the entries, by id, and `style` what the repository
    asks of its English.
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
