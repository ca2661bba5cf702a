"""Rules of untranslated text: the English of a pair is English, and nothing of the draft is left in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.languages.korean import words
from builder.languages.script_runs import mostly_korean, script_runs
from builder.model.terms import Glossary
from builder.rules.rule import Fault, OfPair, rule

_PLACEHOLDER = re.compile(r"\b(?:TODO|FIXME|TBD|XXX|TK)\b|\?\?\?|[Ll]orem ipsum")
_TWICE = re.compile(r"(?<![\w’-])([A-Za-z]+) (\1)(?![\w’-])", re.IGNORECASE)
_MAY_REPEAT = frozenset(("had", "that", "is", "do", "very", "so", "no", "ha", "bye", "far", "long", "many"))


@rule("L101", "korean-left")
def korean_left(subject: OfPair) -> Iterator[Fault]:
    """The English has Hangul or Chinese characters other than as the gloss of a term.

    A gloss is in brackets and a form of a glossary entry: technopolitics (技政學). Anything else is left over from the draft.

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다., en: It is a new 말.}
    ```

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다., en: It is a new word (말).}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 기정학은 새로운 말이다., en: 'Technopolitics (技政學, “technological politics”) is a new word.'}
    - {id: p2, ko: 기정학이다., en: It is technopolitics (기정학).}
    - id: p3
      ko: 새로운 말이다.
      en: It is a new word.
      notes: [{on: word, en: 말 is an old word for it.}]
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다., en: It is a new word (and a good one).}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 기정학(技政學)은 새로운 말이다., en: 'Technopolitics, here glossed (as in 技政學), is a new word.'}
    ```
    """
    for segment in subject.pair.segments:
        if mostly_korean(segment.en.text):
            continue
        at = 0
        for text, tongue in script_runs(segment.en.text):
            if tongue and not _is_gloss(segment.en.text, at, text, subject.glossary):
                message = "‘{text}’ is left in the English: translate it, or put it in brackets as the gloss of a glossary term"
                yield segment.en.at(at), message, {"text": text}
            at += len(text)


def _is_gloss(line: str, at: int, text: str, glossary: Glossary) -> bool:
    before = line[:at]
    wanted = words.normalize(text).text
    return before.count("(") > before.count(")") and any(wanted in form for form in glossary.korean_forms)


@rule("L102", "untranslated")
def untranslated(subject: OfPair) -> Iterator[Fault]:
    """A line of the English is still in Korean, or has a placeholder such as TODO, TBD or ???.

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다., en: 새로운 말이다.}
    ```

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다., en: It is a new TODO.}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다., en: It is a new word.}
    - {id: p2, ko: APEC 2025, en: APEC 2025}
    - {id: p3, ko: 기정학(技政學), en: Technopolitics (技政學)}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 할 일 목록이다., en: 'It is a to-do list, but what is on it?'}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 기정학(技政學)은 말이다., en: Technopolitics (技政學) is it.}
    ```
    """
    for segment in subject.pair.segments:
        text = segment.en.text
        if mostly_korean(text):
            yield segment.en.place, "this line is still in Korean: translate it", {}
        elif found := _PLACEHOLDER.search(text):
            yield segment.en.at(found.start()), "‘{text}’ is a placeholder: write what is missing", {"text": found[0]}


@rule("L104", "repeated-word")
def repeated_word(subject: OfPair) -> Iterator[Fault]:
    """A word of the English occurs twice in a row.

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다., en: It is a a new word.}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다., en: 'It is a word that that person had had, a very very new one.'}
    - {id: p2, ko: 판판이다., en: 'It is Pago Pago, year-on-year, step by step-by-step; new, new.'}
    - {id: p3, ko: 10 10이다., en: It is 10 10.}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다., en: 'That is what it is: is it not? Not a, an, or the the-word.'}
    ```
    """
    for passage in subject.passages:
        for found in _TWICE.finditer(passage.text):
            name = found[2][0].isupper()
            if found[1].lower() not in _MAY_REPEAT and not name:
                yield passage.at(found.start(2)), "‘{word}’ occurs twice in a row: remove one", {"word": found[2]}


PAIR = (korean_left, untranslated, repeated_word)
