"""Rules over all editions: what is said in the same Korean is said in the same English."""

from __future__ import annotations

from collections.abc import Iterator

from builder.format import Whole
from builder.model import Sentence
from builder.rule import Fault, rule


@rule("S109", "translated-otherwise")
def translated_otherwise(subject: Whole) -> Iterator[Fault]:
    """The same Korean sentence has another English elsewhere, in this edition or another.

    Sentences of fifteen characters or more are compared, blanks aside. Make the translations agree, or say under `allow` of the later pair
    why they differ.

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
    first: dict[int, Sentence] = {}
    for digest in subject.digests:
        for sentence in digest.sentences:
            other = first.setdefault(sentence.ko, sentence)
            if other.en != sentence.en and translated_otherwise.kind.code not in sentence.allow:
                message = (
                    "the same Korean has another English at {other}: make them agree, or allow {code} with the reason"
                )
                yield sentence.place, message, {"other": other.place, "code": translated_otherwise.kind.code}


WHOLE = (translated_otherwise,)
