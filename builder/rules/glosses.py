"""Rules of glosses: a coinage has its Korean beside its first mention in the English."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.model.edition import Edition, Line
from builder.model.marks import Mention
from builder.model.terms import Term
from builder.rules.rule import Fault, OfEdition, rule

_BRACKET = re.compile(r"[’”]*\s?\(([^()]*)\)")


@rule("T112", "gloss-missing")
def gloss_missing(subject: OfEdition) -> Iterator[Fault]:
    """The first mention of a term in the English lacks the gloss that its entry requires.

    An entry with `gloss: true` is a coinage whose wordplay depends on the Korean: its first mention in an edition is followed by the Hanja
    in brackets, or the Hangul if it has none.

    Bad:

    ```yaml
    # glossary/gijeonghak.yaml
    gloss: true
    ```

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 기정학은 새로운 말이다., en: Technopolitics is a new word.}
    ```

    Good:

    ```yaml
    # glossary/gijeonghak.yaml
    gloss: true
    ```

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 기정학은 새로운 말이다., en: '“Technopolitics” (技政學) is a new word.'}
    - {id: p2, ko: 기정학은 낯설다., en: Technopolitics is unfamiliar.}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 기정학은 새로운 말이다., en: Technopolitics is a new word.}
    ```
    """
    seen: set[str] = set()
    for line, mention, outer in _mentions(subject.edition):
        term = subject.glossary.by_id[mention.term]
        if term.gloss and term.id not in seen and not _glossed(line, mention, outer, term):
            message = "the first mention of {id} needs its gloss: add ‘({gloss})’ after it"
            yield line.at(mention.start), message, {"id": term.id, "id_ko": term.ko, "gloss": term.hanja or term.ko}
        seen.add(term.id)


def _mentions(edition: Edition) -> Iterator[tuple[Line, Mention, Mention]]:
    """Every mention in the English, in text order, with its line and its outermost mention, which may be itself."""
    for pair in edition.pairs:
        for segment in pair.segments:
            for outer in segment.en.mentions:
                for mention in sorted((outer, *outer.inner), key=lambda one: one.start):
                    yield segment.en, mention, outer


def _glossed(line: Line, mention: Mention, outer: Mention, term: Term) -> bool:
    """Whether the term's Hanja or Hangul is in the mark, or in brackets directly after it."""
    brackets = (_BRACKET.match(line.text, end) for end in (mention.end, outer.end))
    shown = line.text[mention.start : mention.end] + "".join(found[1] for found in brackets if found)
    return any(form in shown for form in (term.hanja, term.ko) if form)


EDITION = (gloss_missing,)
