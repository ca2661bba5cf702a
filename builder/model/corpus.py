"""All editions at once: what the rules and formats of the whole corpus see, and the corpus with its texts."""

from __future__ import annotations

from dataclasses import dataclass

from builder.model.digest import Digest
from builder.model.edition import Edition
from builder.model.terms import Glossary


@dataclass(frozen=True)
class Corpus:
    """The glossary, and of the editions only their digests, in order of id."""

    glossary: Glossary
    digests: tuple[Digest, ...] = ()


@dataclass(frozen=True)
class AnnotatedCorpus:
    """The glossary and the annotated editions in order of id: for what needs the texts of a few editions at once."""

    glossary: Glossary
    editions: tuple[Edition, ...] = ()
