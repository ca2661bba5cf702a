"""Rules of terms: what the glossary fixes, the editions keep."""

from __future__ import annotations

from collections.abc import Iterator

from builder.languages.english import words
from builder.model.corpus import Corpus
from builder.model.edition import Segment
from builder.model.terms import Term
from builder.rules.rule import Fault, OfPair, rule
from builder.terms.name_use import is_namesake, is_taken_up


@rule("T101", "term-not-rendered")
def term_not_rendered(subject: OfPair) -> Iterator[Fault]:
    """A term on the Korean side is not answered by one of its renderings in the same sentence of the English.

    Only entries with `rendering: every` ask for this: coinages, names and terms of art. Use the preferred rendering or an admitted one;
    if the English is right as it stands, admit the rendering in the entry, or say under `allow` why this pair is an exception.

    A name that a sentence of the pair has rendered may be taken up by “he,” “its,” “the senator,” or the like in those after it. What is no
    mention of the name is left alone: a namesake whom the Korean tells apart in a bracket, 이병철(李秉哲), and a common noun, an oracle
    rather than Oracle. Any other namesake is set apart under `terms`.

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 기정학은 새로운 말이다., en: It is a new word.}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 기정학은 새로운 말이다., en: Technopolitics is a new word.}
    - {id: p2, ko: 기정학적 질서가 선다., en: A techno-political order takes shape.}
    - {id: p3, ko: 한국은 그렇다., en: It is so.}
    ```

    Bad:

    ```yaml
    # glossary/geopolitics.yaml
    ko: 마크롱
    en: Macron
    kind: person
    ```

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 마크롱은 말했다., en: He said so.}
    ```

    Good:

    ```yaml
    # glossary/geopolitics.yaml
    ko: 마크롱
    en: Macron
    kind: person
    ```

    ```yaml
    # translations/example.yaml
    pairs:
    - id: p1
      ko: |
        마크롱은 말했다.
        마크롱은 덧붙였다.
      en: |
        Macron said so.
        The president added more.
    ```

    Good:

    ```yaml
    # glossary/geopolitics.yaml
    ko: 오라클
    en: Oracle
    kind: organization
    ```

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 오라클을 믿는다., en: They believe in an oracle.}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - id: p1
      ko: |
        기정학은 새로운 말이다.
        기정학은 낯설다.
      en: |
        New as it is,
        technopolitics, as the word technopolitics says, is unfamiliar.
    ```
    """
    rendered: set[str] = set()
    for segment in subject.pair.segments:
        here = {m.term for mention in segment.en.mentions for m in (mention, *mention.inner)}
        for mention in segment.ko.mentions:
            term = subject.glossary.by_id[mention.term]
            if term.rendering == "free" or mention.link is not None or term.id in here:
                continue
            if not (is_taken_up(term, segment, rendered) or is_namesake(term, segment, mention)):
                found = segment.ko.text[mention.start : mention.end]
                message = "‘{found}’ has no rendering in the English sentence: expected ‘{expected}’ or another of {id}"
                values = {"found": found, "expected": term.en, "id": term.id}
                yield segment.ko.at(mention.start), message, values
        rendered |= here


@rule("T102", "avoided-rendering")
def avoided_rendering(subject: OfPair) -> Iterator[Fault]:
    """The English renders a term by a form that its entry says to avoid.

    Only sentences in which the term is not rendered as it should be are looked at, so that the same words may stand for something else.

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - id: p1
      ko: 기정학은 새로운 말이다.
      en: Established theory is a new word.
      allow: {T101: shown for the other rule}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 기정학은 새로운 말이다., en: Technopolitics is a new word.}
    - {id: p2, ko: 새로운 학설이다., en: It is now established theory.}
    - {id: p3, ko: 기정학은 학설이다., en: Technopolitics is established theory.}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 확립된 이론이다., en: It is an established theory.}
    - {id: p2, ko: 기정학은 확립된 이론이 아니다., en: Technopolitics is no established theory.}
    ```
    """
    for segment in subject.pair.segments:
        for id_ in sorted({m.term for m in segment.ko.mentions if m.link is None}):
            yield from _avoided(segment, subject.glossary.by_id[id_])


def _avoided(segment: Segment, term: Term) -> Iterator[Fault]:
    text = words.normalize(segment.en.text)
    for mistake in term.avoid.en:
        wanted = words.normalize(mistake.term).text
        start = text.text.find(wanted)
        while start >= 0:
            span = text.span(start, start + len(wanted))
            inside = any(m.start <= span[0] and span[1] <= m.end for m in segment.en.mentions)
            if not inside and words.gate(segment.en.text, *span, mistake.term) is None:
                values = {"term": mistake.term, "expected": term.en, "why": mistake.why}
                yield segment.en.at(span[0]), "write ‘{expected}’ rather than ‘{term}’: {why}", values
            start = text.text.find(wanted, start + 1)


@rule("T103", "unknown-term")
def unknown_term(subject: OfPair) -> Iterator[Fault]:
    """A pair's `terms` names an entry that the glossary does not have.

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - id: p1
      ko: 새로운 말이다.
      en: It is a new word.
      terms: [{on: 말, is: word}]
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - id: p1
      ko: 새로운 기술 정치학이다.
      en: It is a new technopolitics.
      terms: [{on: 기술 정치학, is: gijeonghak}]
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - id: p1
      ko: 기정학이라는 말이다.
      en: It is the word technopolitics.
      terms: [{on: 말, is: none}]
    ```
    """
    for index, ruling in enumerate(subject.pair.rulings):
        if ruling.term and ruling.term not in subject.glossary.by_id:
            place = subject.pair.place("terms", index, "is")
            yield place, "there is no entry glossary/{id}.yaml", {"id": ruling.term}


@rule("T104", "ruling-not-found")
def ruling_not_found(subject: OfPair) -> Iterator[Fault]:
    """A pair's `terms` quotes words that stand in no one line of the pair.

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - id: p1
      ko: 새로운 말이다.
      en: It is a new word.
      terms: [{on: 기정학, is: gijeonghak}]
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - id: p1
      ko: 기정학은 아니다.
      en: It is not that.
      terms: [{on: 기정학, is: none}]
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - id: p1
      ko: 한국은 한국이다.
      en: Korea is Korea.
      terms: [{on: 한국, nth: 2, is: none}, {on: Korea, nth: 2, is: none}]
    ```
    """
    for ruling in subject.pair.rulings:
        if ruling.spot is None:
            yield ruling.place, "‘{words}’ does not stand in a line of this pair as often as that", {"words": ruling.on}


@rule("T105", "dangling-reference")
def dangling_reference(subject: Corpus) -> Iterator[Fault]:
    """An entry's `see` names an entry that the glossary does not have.

    Bad:

    ```yaml
    # glossary/gijeonghak.yaml
    see: [geopolitic]
    ```

    Good:

    ```yaml
    # glossary/gijeonghak.yaml
    see: [geopolitics]
    ```

    ```yaml
    # glossary/geopolitics.yaml
    see: [gijeonghak]
    ```

    Good:

    ```yaml
    # glossary/korea.yaml
    see: [gijeonghak]
    ```

    ```yaml
    # glossary/gijeonghak.yaml
    see: [korea]
    ```
    """
    for term in subject.glossary.terms:
        for index, id_ in enumerate(term.see):
            if id_ not in subject.glossary.by_id:
                yield term.place("see", index), "there is no entry glossary/{id}.yaml", {"id": id_}


@rule("T106", "one-way-reference")
def one_way_reference(subject: Corpus) -> Iterator[Fault]:
    """An entry's `see` names an entry that does not name it back.

    Who looks up either of two words that are easily confused should be led to the other.

    Bad:

    ```yaml
    # glossary/gijeonghak.yaml
    see: [geopolitics]
    ```

    Good:

    ```yaml
    # glossary/gijeonghak.yaml
    see: [geopolitics]
    ```

    ```yaml
    # glossary/geopolitics.yaml
    see: [gijeonghak]
    ```

    Good:

    ```yaml
    # glossary/korea.yaml
    see: [geopolitics, gijeonghak]
    ```

    ```yaml
    # glossary/gijeonghak.yaml
    see: [korea]
    ```

    ```yaml
    # glossary/geopolitics.yaml
    see: [korea]
    ```
    """
    for term in subject.glossary.terms:
        for index, id_ in enumerate(term.see):
            other = subject.glossary.by_id.get(id_)
            if other and term.id not in other.see:
                message = "glossary/{other}.yaml does not see ‘{id}’: add it to its ‘see’"
                yield term.place("see", index), message, {"other": id_, "id": term.id, "id_ko": term.ko}


@rule("T107", "same-form")
def same_form(subject: Corpus) -> Iterator[Fault]:
    """Two entries claim the same Korean form, so that a mark would be a guess.

    Give the form to one of them, or mark the rarer with `match: {only: forced}` and say in the pairs' `terms` where it is meant.

    Bad:

    ```yaml
    # glossary/geopolitics.yaml
    variants: {ko: [기정학]}
    ```

    Good:

    ```yaml
    # glossary/geopolitics.yaml
    variants: {ko: [기정학]}
    match: {only: forced}
    ```

    Good:

    ```yaml
    # glossary/geopolitics.yaml
    variants: {en: [technopolitics of territory], ko: [지정학론]}
    ```
    """
    claimed: dict[str, str] = {}
    for term in subject.glossary.terms:
        if term.match.only == "forced":
            continue
        for form in term.forms("ko"):
            owner = claimed.setdefault(form, term.id)
            if owner != term.id:
                yield (
                    term.place("ko"),
                    "‘{form}’ is a form of {other} too",
                    {"form": form, "form_ko": term.ko, "other": owner},
                )


PAIR = (term_not_rendered, avoided_rendering, unknown_term, ruling_not_found)
CORPUS = (dangling_reference, one_way_reference, same_form)
