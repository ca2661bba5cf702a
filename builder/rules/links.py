"""Rules of links: the `links` of a pair are possible and needed."""

from __future__ import annotations

from collections.abc import Iterator

from builder.languages import Language
from builder.model.edition import Pair
from builder.model.entries.pairs import LinkEntry
from builder.rules.rule import Fault, OfPair, rule


@rule("T114", "link-not-possible")
def link_not_possible(subject: OfPair) -> Iterator[Fault]:
    """A pair's `links` refer to marks that the sentence does not have.

    `renders` has one number for each English mark of the term in that sentence, in order: the Korean mark of the same sentence that it
    renders, counted from 1 and each at most once, or 0 for none.

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - id: p1
      ko: 기정학이다.
      en: It is technopolitics.
      links: [{term: gijeonghak, sentence: 9, renders: [0]}]
    ```

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - id: p1
      ko: 기정학이 낳은 기정학적 질서다.
      en: It is a techno-political order that technopolitics has made.
      links: [{term: gijeonghak, renders: [2]}]
    ```

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - id: p1
      ko: 기정학이 낳은 기정학적 질서다.
      en: It is a techno-political order that technopolitics has made.
      links: [{term: gijeonghak, renders: [3, 1]}]
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - id: p1
      ko: 기정학이 낳은 기정학적 질서다.
      en: It is a techno-political order that technopolitics has made.
      links: [{term: gijeonghak, renders: [2, 1]}]
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - id: p1
      ko: |
        새로운 말이다.
        기정학은 낯설다.
      en: |
        It is a new word.
        Technopolitics, the word technopolitics, is unfamiliar.
      links: [{term: gijeonghak, sentence: 2, renders: [0, 1]}]
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 기정학은 기정학이다., en: Technopolitics is technopolitics.}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - id: p1
      ko: 기정학은 낯설다.
      en: Technopolitics, or rather technopolitics, is unfamiliar.
      links: [{term: gijeonghak, renders: [0, 1]}]
    ```
    """
    for index, link in enumerate(subject.pair.entry.links):
        ko, en = (_marks(subject.pair, link, language) for language in ("ko", "en"))
        place = subject.pair.place("links", index, "renders")
        numbers = [number for number in link.renders if number]
        term = subject.glossary.by_id.get(link.term)
        named = {"id": link.term, "id_ko": term.ko if term else link.term, "sentence": str(link.sentence)}
        if not ko or not en:
            message = "sentence {sentence} does not have {id} marked on both sides: name another sentence or term"
            yield place, message, named
        elif len(link.renders) != en:
            message = "English marks of {id} in sentence {sentence}: {count}; give each a number"
            yield place, message, {**named, "count": str(en)}
        elif max(link.renders) > ko:
            message = "Korean marks of {id} in sentence {sentence}: {count}; there is no number {number}"
            yield place, message, {**named, "count": str(ko), "number": str(max(numbers))}
        elif len({*numbers}) < len(numbers):
            yield place, "two English marks cannot render the same Korean one: give one of them 0", {}


@rule("T115", "link-not-needed")
def link_not_needed(subject: OfPair) -> Iterator[Fault]:
    """A pair's `links` state the default order: the first mark renders the first, the second the second.

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - id: p1
      ko: 기정학은 기정학이다.
      en: Technopolitics is technopolitics.
      links: [{term: gijeonghak, renders: [1, 2]}]
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - id: p1
      ko: 기정학이 낳은 기정학적 질서다.
      en: It is a techno-political order that technopolitics has made.
      links: [{term: gijeonghak, renders: [2, 1]}]
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - id: p1
      ko: 기정학은 낯설다.
      en: Technopolitics, or rather technopolitics, is unfamiliar.
      links: [{term: gijeonghak, renders: [0, 1]}]
    ```
    """
    for index, link in enumerate(subject.pair.entry.links):
        if link.renders == tuple(range(1, len(link.renders) + 1)):
            yield subject.pair.place("links", index, "renders"), "this is the default order: remove it", {}


def _marks(pair: Pair, link: LinkEntry, language: Language) -> int:
    """The number of marks of the link's term in its sentence; 0 if the pair has no such sentence."""
    lines = [segment.line(language) for segment in pair.segments[link.sentence - 1 : link.sentence]]
    return sum(mention.term == link.term for line in lines for mention in line.mentions)


PAIR = (link_not_possible, link_not_needed)
