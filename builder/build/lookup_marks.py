"""The part of the look-up index that is made of editions: where their terms occur."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from builder.build.stores.lookup_store import LookupStore
from builder.content.file import ContentFile
from builder.content.loading.editions import load_part
from builder.model.edition import Edition
from builder.model.edition_index import edition_index
from builder.model.occurrence import Occurrence
from builder.model.terms import Glossary, Term
from builder.terms.annotate import annotate
from builder.terms.finder import Finder


def update_marks(store: LookupStore, files: Iterable[tuple[str, ContentFile | None]], terms: Iterable[Term]) -> None:
    """Put what occurs in these files into the index, by their names; those that are gone or cannot be read are dropped."""
    finder = Finder(Glossary(tuple(terms)))
    for name, file in files:
        edition = load_part(file)[0] if file else None
        if edition:
            store.put_edition(name, _occurrences(annotate(edition, finder)))
        else:
            store.drop_edition(name)


def _occurrences(edition: Edition) -> Iterator[tuple[int, str, Occurrence]]:
    """The occurrences in an annotated edition, each with the number of its sentence and its term."""
    sentences = ((pair.id, segment.number) for pair in edition.pairs for segment in pair.segments)
    numbers = {sentence: number for number, sentence in enumerate(sentences)}
    for term, found in edition_index(edition).occurrences:
        yield from ((numbers[one.pair, one.segment], term, one) for one in found)
