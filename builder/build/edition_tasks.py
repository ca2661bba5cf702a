"""Tasks of a build: editions, each with the seeds and pictures that a look at its file shows it may need."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from builder.build.cache import key_of
from builder.build.codec import encode
from builder.build.shared import Shared
from builder.content.file import ContentFile
from builder.content.loading.part import Part
from builder.content.loading.works import Works
from builder.content.repository import Repository

_SEED = re.compile(rb"^seed: ([a-zA-Z0-9_.-]+)\r?$", re.M)
_PICTURE = re.compile(rb"[a-z0-9.-]+\.(?:png|jpe?g|webp)\b")
_FIGURE = re.compile(rb"\bfigure[\"']?:\s*[\"']?([^\s\"',}]+)")
_SEED_KEY = re.compile(rb"^[\"']?seed\b", re.M)


@dataclass(frozen=True)
class EditionTask:
    """An edition to process: its file, the seeds and by file name the pictures that it may name, and what it is given if it is a part of
    a work.
    """

    file: ContentFile
    seeds: tuple[ContentFile, ...] = ()
    pictures: dict[str, ContentFile] = field(default_factory=dict)
    part: Part | None = None

    def key(self, shared: Shared) -> str:
        """The key of its state, which depends on what it inherits from its work, but not on its place there."""
        seeds = (part for seed in self.seeds for part in (seed.base.encode(), seed.digest))
        inherited = encode((self.part.head, self.part.is_known)) if self.part else b""
        own = (shared.forms_key.encode(), self.file.name.encode(), self.file.digest, inherited)
        return key_of(*own, *seeds, b"", *self.drawn())

    def named(self) -> EditionTask:
        """The task without its content, to be known by its name alone."""
        return EditionTask(ContentFile(self.file.name, b""))

    def drawn(self) -> Iterator[bytes]:
        """The names of its pictures, and digests of their bytes."""
        return (part for name, file in sorted(self.pictures.items()) for part in (name.encode(), file.digest))


def tasks(repository: Repository, works: Works) -> Iterator[EditionTask]:
    """The editions of a repository, in order of name."""
    seeds, pictures = {seed.base: seed for seed in repository.seeds}, repository.pictures()
    for file in (file for file in repository.translations if file.name not in works.loaded):
        data = file.data
        found = [match[1].decode() for match in _SEED.finditer(data)]
        is_plain = len(found) == 1 == len(_SEED_KEY.findall(data)) and found[0] in seeds
        own = {name: pictures[name] for name in sorted(_named(data, pictures))}
        known = (seeds[found[0]],) if is_plain else repository.seeds
        yield EditionTask(file, known, own, works.parts.get(file.name))


def _named(data: bytes, pictures: Collection[str]) -> Collection[str]:
    """The pictures that an edition may name; all of them if it names one that is not there, since it may mean any."""
    if not pictures or any(match[1].decode("utf-8", "replace") not in pictures for match in _FIGURE.finditer(data)):
        return pictures
    return {match[0].decode() for match in _PICTURE.finditer(data)} & set(pictures)
