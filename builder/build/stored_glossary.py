"""The glossary as it was when its files last had these contents: read and checked once, whatever else changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from builder.build.cache import Cache, cached, key_of
from builder.build.fingerprint import fingerprint
from builder.content.file import ContentFile
from builder.content.repository import Repository, load_glossary
from builder.content.yaml.locator import FileLocator
from builder.model.bibliography import Bibliography, Source
from builder.model.entries.sources import UnfitHosts
from builder.model.finding import Finding
from builder.model.house_style import HouseStyle
from builder.model.terms import Glossary, Term
from builder.rules.registry import check_glossary

LocatedT = TypeVar("LocatedT", Term, Source)


@dataclass(frozen=True)
class _Stored:
    """A glossary as the cache keeps it, without places, and the faults of form and shape in its files."""

    terms: tuple[Term, ...]
    sources: tuple[Source, ...]
    unfit: UnfitHosts
    faults: tuple[Finding, ...]


def stored_glossary(repository: Repository, cache: Cache) -> tuple[Glossary, tuple[Finding, ...]]:
    """What `load_glossary` returns; of what is cached, the places are read when they are asked for."""
    if not cache.keeps:
        return load_glossary(repository)
    key = _key(b"glossary", repository)
    if stored := cache.get(key, _Stored):
        terms = _located(stored.terms, repository.glossary)
        sources = _located(stored.sources, repository.bibliography)
        return Glossary(terms, Bibliography(sources, stored.unfit)), stored.faults
    glossary, faults = load_glossary(repository)
    cache.put(key, _Stored(glossary.terms, glossary.bibliography.sources, glossary.bibliography.unfit, faults))
    return glossary, faults


def stored_findings(glossary: Glossary, repository: Repository, style: HouseStyle, cache: Cache) -> tuple[Finding, ...]:
    """What `check_glossary` finds in the glossary of a repository."""
    key = _key(b"glossary findings", repository, repr(style).encode())
    return cached(cache, key, tuple[Finding, ...], lambda: tuple(check_glossary(glossary, style)))


def _located(values: Iterable[LocatedT], files: Iterable[ContentFile]) -> tuple[LocatedT, ...]:
    """The values with the places in their files."""
    by_stem = {file.stem: file for file in files}
    return tuple(one.model_copy(update={"locator": FileLocator(by_stem[one.id])}) for one in values)


def _key(what: bytes, repository: Repository, *others: bytes) -> str:
    files = (*repository.bibliography, *repository.unfit_hosts, *repository.glossary)
    return key_of(what, fingerprint(), *others, *(part for file in files for part in (file.name.encode(), file.digest)))
