"""The site as the last build of the same content made it, known without importing what makes one, so that it costs little to see that
nothing has changed, and which files need not be looked at again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, partial

from builder.build.codec import decode, encode
from builder.model.finding import Finding
from builder.publish.format import File, FileInfo, KeptFile


@dataclass(frozen=True)
class LeftOut:
    """An edition that is left out of the site, by the name of its file, and the findings about it."""

    file: str
    is_draft: bool
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class KnownSite:
    """A site as it was built: its files, and the editions that were left out of it.

    `parts` has what is known of the files that were made together of the same inputs, by the key of their result, in the order in which
    they were made; it is encoded, since there are many.
    """

    parts: dict[str, bytes] = field(default_factory=dict, repr=False)
    left_out: tuple[LeftOut, ...] = ()

    @property
    def files(self) -> Iterator[FileInfo]:
        """What is known of all files, in their order."""
        return (info for part in self.parts.values() for info in _infos(part))

    def kept(self, key: str, make: Callable[[], Iterable[File]]) -> tuple[KeptFile, ...]:
        """The files of a part, none if there is no such part; `make` makes them again, or gets them from the cache."""
        if key not in self.parts:
            return ()
        made = cache(lambda: {str(file.path): file for file in make()})
        return tuple(KeptFile(info, partial(_named, made, info.path)) for info in _infos(self.parts[key]))


NO_SITE = KnownSite()


def part_of(files: Iterable[File]) -> bytes:
    """What is known of files, as `KnownSite` has it."""
    return encode([file.info for file in files])


def _infos(part: bytes) -> tuple[FileInfo, ...]:
    return decode(part, tuple[FileInfo, ...])


def _named(made: Callable[[], Mapping[str, File]], path: str) -> File:
    return made()[path]
