"""The corpus: the glossary with the digests of all editions, or with their texts."""

from __future__ import annotations

from dataclasses import dataclass

from builder.model.digest import Digest
from builder.model.edition import Edition
from builder.model.terms import Glossary


@dataclass(frozen=True)
class Corpus:
    """The glossary, and the digests of all editions, in order of id."""

    glossary: Glossary
    digests: tuple[Digest, ...] = ()


@dataclass(frozen=True)
class AnnotatedCorpus:
    """The glossary and the annotated editions, in order of id, for uses that need the texts of a few editions at once."""

    glossary: Glossary
    editions: tuple[Edition, ...] = ()
