"""Rules of consistency: the same Korean has the same English."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from builder.model.corpus import Corpus
from builder.model.digest import SentenceKey
from builder.model.finding import Place
from builder.rules.rule import Fault, OfEdition, rule

_WORD = re.compile(r"[A-Za-z0-9]+")
_STEM = 5  # initial letters that related words share: Korean, Korea; politics, political


@rule("S109", "translated-otherwise")
def translated_otherwise(subject: Corpus) -> Iterator[Fault]:
    """The same Korean sentence is translated differently elsewhere, in this edition or another.

    Sentences of fifteen characters or more, not counting spaces, are compared. Make the translations agree, or give the reason under
    `allow` of the later pair.

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말은 언제나 낯설게 들린다., en: A new word always sounds strange.}
    - {id: p2, ko: 새로운 말은 언제나 낯설게 들린다., en: New words are always strange to the ear.}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말은 언제나 낯설게 들린다., en: A new word always sounds strange.}
    - {id: p2, ko: 새로운 말은 언제나  낯설게 들린다., en: A new word always sounds strange.}
    - {id: p3, ko: 새롭다., en: It is new.}
    - {id: p4, ko: 새롭다., en: How new!}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말은 언제나 낯설게 들린다., en: A new word always sounds strange.}
    - id: p2
      ko: 새로운 말은 언제나 낯설게 들린다.
      en: New words are always strange to the ear.
      allow: {S109: the second time it is a quotation}
    ```
    """
    first: dict[int, SentenceKey] = {}
    for digest in subject.digests:
        for sentence in digest.sentences:
            other = first.setdefault(sentence.ko, sentence)
            if other.en != sentence.en:
                message = "the same Korean is translated differently at {other}: make them agree, or allow {code} with the reason"
                yield sentence.place, message, {"other": other.place, "code": translated_otherwise.kind.code}


class Rendered(NamedTuple):
    """A Korean form of a term, and its rendering in its sentence."""

    term: str
    korean: str
    english: str
    place: Place


@rule("T113", "rendering-differs")
def rendering_differs(subject: OfEdition) -> Iterator[Fault]:
    """A Korean form is rendered differently than usual in the edition, with no word in common with the usual rendering.

    Both may be admitted, but a reader who sees two will wonder whether they mean the same. Make them agree, or give the reason under
    `allow`. Shorter and longer forms of a name, initials, and entries with `rendering: free` are not reported.

    Bad:

    ```yaml
    # glossary/gijeonghak.yaml
    variants: {en: [tech statecraft]}
    ```

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 기정학은 새롭다., en: Technopolitics is new.}
    - {id: p2, ko: 기정학은 낯설다., en: Technopolitics is unfamiliar.}
    - {id: p3, ko: 기정학이 온다., en: Tech statecraft is coming.}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 기정학은 새롭다., en: Technopolitics is new.}
    - {id: p2, ko: 기정학은 낯설다., en: Technopolitics is unfamiliar.}
    - {id: p3, ko: 기정학적 질서가 온다., en: A techno-political order is coming.}
    ```

    Good:

    ```yaml
    # glossary/gijeonghak.yaml
    variants: {ko: [기정], en: [tech statecraft, TS]}
    ```

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 기정학은 새롭다., en: Technopolitics is new.}
    - {id: p2, ko: 기정은 낯설다., en: Tech statecraft is unfamiliar.}
    - {id: p3, ko: 기정은 온다., en: TS is coming.}
    - id: p4
      ko: 기정학이 온다.
      en: Tech statecraft is coming.
      allow: {T113: the sentence plays on statecraft}
    ```
    """
    found: dict[tuple[str, str], list[Rendered]] = defaultdict(list)
    for one in _rendered(subject):
        found[one.term, one.korean].append(one)
    for group in found.values():
        usual = Counter(one.english.lower() for one in group).most_common(1)[0][0]
        for one in group:
            if not _akin(one.english, usual):
                message = (
                    "‘{found}’ renders ‘{korean}’, which is usually ‘{usual}’ here: make them agree, or allow {code}"
                )
                values = {"found": one.english, "korean": one.korean, "usual": usual}
                yield one.place, message, {**values, "code": rendering_differs.kind.code}


def _rendered(subject: OfEdition) -> Iterator[Rendered]:
    """Every form of a term that must be rendered, with its rendering in the same sentence, in text order."""
    for pair in subject.edition.pairs:
        for segment in pair.segments:
            answers = {mention.alignment: mention for mention in segment.en.mentions if mention.alignment}
            for mention in segment.ko.mentions:
                answer = answers.get(mention.alignment) if mention.alignment else None
                if answer and subject.glossary.by_id[mention.term].rendering == "every":
                    korean = segment.ko.text[mention.start : mention.end]
                    english = segment.en.text[answer.start : answer.end]
                    yield Rendered(mention.term, korean, english, segment.en.at(answer.start))


def _akin(one: str, other: str) -> bool:
    """Whether two renderings share the stem of a word, or one is the initials of the other."""
    words, others = _WORD.findall(one.lower()), _WORD.findall(other.lower())
    if {word[:_STEM] for word in words} & {word[:_STEM] for word in others}:
        return True
    initials = ("".join(word[0] for word in said) for said in (words, others))
    return any(
        len(short) == 1 and short[0].rstrip("s") in all_ for short, all_ in zip((others, words), initials, strict=True)
    )


CORPUS = (translated_otherwise,)
EDITION = (rendering_differs,)
