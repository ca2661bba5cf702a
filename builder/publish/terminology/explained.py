"""An entry as dictionaries and flash cards have it, in HTML: what it means, how it is used, and an example."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from builder.languages import Language
from builder.model.corpus import Corpus
from builder.model.occurrence import Occurrence
from builder.model.terms import Term
from builder.publish.reading import markup
from builder.publish.reading.html import HtmlWriter
from builder.publish.reading.keyword_runs import keyword_runs

_STOPS = frozenset(".?!")
# Characters at the end of a sentence among which its stop is, before quotation marks and the call of a note.
_CLOSED = 3


@dataclass(frozen=True)
class Example:
    """A sentence in which a term occurs, in both languages, with its words in bold."""

    ko: Markup
    en: Markup


def example(term: Term, corpus: Corpus) -> Example | None:
    """The shortest sentence in which both languages have a mark of the term, or else the shortest heading; None if there is none."""
    marked = [one for one in corpus.occurrences(term.id) if one.ko_spans and one.en_spans]
    if not marked:
        return None
    shortest = min(marked, key=_rank)
    return Example(_bold(shortest.ko, shortest.ko_spans, "ko"), _bold(shortest.en, shortest.en_spans, "en"))


def avoided(term: Term) -> tuple[Markup, ...]:
    """The English renderings to avoid, each with its reason."""
    return tuple(concatenated(one.term, ": ", markup.prose(one.why.en, "en")) for one in term.avoid.en)


def element(tag: str, *inside: str) -> Markup:
    """An element; inside it what is not markup is escaped."""
    writer = HtmlWriter()
    writer.element(tag, concatenated(*inside))
    return writer.markup()


def concatenated(*parts: str) -> Markup:
    """The parts, of which those that are not markup are escaped."""
    writer = HtmlWriter()
    for part in parts:
        writer.text(part)
    return writer.markup()


def _rank(occurrence: Occurrence) -> tuple[bool, int]:
    is_sentence = any(stop in _STOPS for stop in occurrence.ko[-_CLOSED:])
    return not is_sentence, len(occurrence.ko) + len(occurrence.en)


def _bold(text: str, spans: tuple[tuple[int, int], ...], language: Language) -> Markup:
    runs = keyword_runs(text, spans, language)
    return concatenated(*(element("b", run.text) if run.marked else run.text for run in runs))
