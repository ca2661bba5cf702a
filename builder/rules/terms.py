"""Rules of terms: the editions follow the glossary, and the glossary is consistent."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from builder.languages.english import words
from builder.languages.english.stopgaps import is_translated
from builder.model.edition import Segment
from builder.model.finding import Place
from builder.model.terms import Glossary, Term
from builder.rules.rule import Fault, OfPair, rule
from builder.terms.name_use import is_namesake, is_taken_up


@rule("T101", "term-not-rendered")
def term_not_rendered(subject: OfPair) -> Iterator[Fault]:
    """A term on the Korean side has none of its renderings in the same sentence of the English.

    Only entries with `rendering: every` require this: coinages, names and technical terms. Use the preferred rendering or an admitted
    one; if the English is right as it is, add its rendering to the entry, or give the reason for an exception under `allow`.

    A name that one sentence of the pair renders may be taken up by “he,” “its,” “the senator,” or the like in the sentences after it. A
    namesake that the Korean distinguishes in brackets, 이병철(李秉哲), is not a mention of the name, nor is a common noun, an oracle
    rather than Oracle; mark any other namesake under `terms`.

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
        for mention in segment.ko.mentions if is_translated(segment.en.text) else ():
            term = subject.glossary.by_id[mention.term]
            if term.rendering == "free" or mention.alignment is not None or term.id in here:
                continue
            if not (is_taken_up(term, segment, rendered) or is_namesake(term, segment, mention)):
                found = segment.ko.text[mention.start : mention.end]
                message = "‘{found}’ has no rendering in the English sentence: expected ‘{expected}’ or another rendering of {id}"
                values = {"found": found, "expected": term.en, "id": term.id}
                yield segment.ko.at(mention.start), message, values
        rendered |= here


@rule("T102", "avoided-rendering")
def avoided_rendering(subject: OfPair) -> Iterator[Fault]:
    """The English renders a term with a form that its entry says to avoid.

    Only sentences without a proper rendering of the term are checked, since the same words may stand for something else.

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
        for id_ in sorted({m.term for m in segment.ko.mentions if m.alignment is None}):
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
                why = {"why": mistake.why.en, "why_ko": mistake.why.ko or mistake.why.en}
                values = {"term": mistake.term, "expected": term.en, **why}
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
    for index, override in enumerate(subject.pair.overrides):
        if override.term and override.term not in subject.glossary.by_id:
            yield _no_entry(subject.pair.place("terms", index, "is"), override.term, subject.glossary)


@rule("T104", "override-not-found")
def override_not_found(subject: OfPair) -> Iterator[Fault]:
    """A pair's `terms` quotes words that are in no single line of the pair.

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
    for override in subject.pair.overrides:
        if override.match is None:
            yield (
                override.place,
                "‘{words}’ is in no line of this pair, or not as often as ‘nth’ says: quote one line exactly",
                {"words": override.on},
            )


@rule("T105", "dangling-reference")
def dangling_reference(subject: Glossary) -> Iterator[Fault]:
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
    for term in subject.terms:
        for index, id_ in enumerate(term.see):
            if id_ not in subject.by_id:
                yield _no_entry(term.place("see", index), id_, subject)


def _no_entry(place: Place, id_: str, glossary: Glossary) -> Fault:
    if near := get_close_matches(id_, glossary.by_id, n=1):
        return place, "there is no entry glossary/{id}.yaml; did you mean ‘{near}’?", {"id": id_, "near": near[0]}
    return place, "there is no entry glossary/{id}.yaml", {"id": id_}


@rule("T106", "one-way-reference")
def one_way_reference(subject: Glossary) -> Iterator[Fault]:
    """An entry's `see` names an entry whose own `see` does not name it.

    Readers who look up either of two words that are easily confused should be led to the other.

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
    for term in subject.terms:
        for index, id_ in enumerate(term.see):
            other = subject.by_id.get(id_)
            if other and term.id not in other.see:
                message = "glossary/{other}.yaml does not list ‘{id}’ under ‘see’: add it there"
                yield term.place("see", index), message, {"other": id_, "id": term.id}


@rule("T107", "same-form")
def same_form(subject: Glossary) -> Iterator[Fault]:
    """Two entries claim the same Korean form, so that a mark would be a guess.

    Keep the form in one of them, or give the rarer one `match: {only: forced}` and say in the pairs' `terms` where it is meant.

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
    for term in subject.terms:
        if term.match.only == "forced":
            continue
        for form in term.forms("ko"):
            owner = claimed.setdefault(form, term.id)
            if owner != term.id:
                yield (
                    term.place("ko"),
                    "‘{form}’ is also a form of {other}: keep it in one of them, or set ‘only: forced’ in the rarer one",
                    {"form": form, "form_ko": term.ko, "other": owner},
                )


PAIR = (term_not_rendered, avoided_rendering, unknown_term, override_not_found)
GLOSSARY = (dangling_reference, one_way_reference, same_form)
