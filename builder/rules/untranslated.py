"""Rules of untranslated text: the English of a pair is English, and nothing of the draft is left in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.languages.english.stopgaps import is_silent, is_stopgap, placeholder
from builder.languages.hyperlinks import hyperlinks
from builder.languages.korean import words
from builder.languages.korean.hangul import is_syllable
from builder.languages.script_runs import mostly_korean, script_runs
from builder.model.terms import Glossary
from builder.rules.prose import Prose, ProseUnit
from builder.rules.rule import Fault, OfPair, rule

# What the Korean has where it leaves something out itself, or points to what was said.
_STOPGAP_KOREAN = re.compile(
    r"생략|중략|하략|전략|해당 ?(?:사항|없)|상동|같은 (?:책|글|곳|논문)|(?:앞|위)의 |기타 등등|미번역"
)
_SOME_SYLLABLES, _MANY_SYLLABLES = 4, 10
_TWICE = re.compile(r"(?<![\w’-])([A-Za-z]+) (\1)(?![\w’-])", re.IGNORECASE)
# A mark twice in a row, or one that another ends; two dots, or more than three. Not C++’s ::, a range 1..10 or a path ../a.
_MARKS = re.compile(r",{2,}|;{2,}|:{2,}(?![\w:])|,[;.](?![.\d])|;[,.](?!\.)|(?<!\.)\.\.(?![.\w/\\])|\.{4,}")
_MAY_REPEAT = frozenset(("had", "that", "very", "so", "no", "ha", "bye", "far", "long", "many"))
# What a clause may end with as its sentence goes on: what it is is a word, what they do do.
_MAY_END_CLAUSE = frozenset(("is", "was", "are", "were", "do", "does", "did", "can", "will"))
_CLAUSE = re.compile(r"\b(?:what|which|who|where|how|when|why)(?:ever)?\b[^.!?;:]*$|\b(?:all|as)\b[^.!?;:,]*$", re.I)
_COMPANY_SIGNS = "㈜㈔"  # of 주식회사 and 사단법인


@rule("L101", "korean-left")
def korean_left(subject: Prose) -> Iterator[Fault]:
    """The English has Hangul or Chinese characters other than as the gloss of a term.

    A gloss is in brackets and a form of a glossary entry: technopolitics (技政學). Anything else is left over from the draft. Titles,
    summaries and definitions are checked too; a definition may mention a word that its Korean has in quotation marks. Notes and other
    comments may quote Korean, and a web address may have it.

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

    Bad:

    ```yaml
    # translations/example.yaml
    title: {ko: 말, en: A 말}
    ```

    Good:

    ```yaml
    # glossary/geopolitics.yaml
    definition: {ko: ‘지정’을 다룬다., en: It is on 지정.}
    usage: {en: Other than 지정., ko: 다르다.}
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
    - {id: p2, ko: 누리집은 www.example.org/갯벌이다., en: The site is www.example.org/갯벌.}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 기정학(技政學)은 새로운 말이다., en: 'Technopolitics, here glossed (as in 技政學), is a new word.'}
    ```
    """
    for unit in subject.english:
        if unit.role in ("comment", "name") or (unit.line and mostly_korean(unit.text)):
            continue
        at = 0
        for text, tongue in script_runs(unit.text):
            if tongue and not (
                _is_gloss(unit.text, at, text, subject.glossary)
                or _is_defined(unit, text)
                or _is_in_address(unit.text, at)
            ):
                message = "‘{text}’ is left in the English: translate it, or put it in brackets as the gloss of a glossary term"
                yield unit.at(at), message, {"text": text}
            at += len(text)


def _is_gloss(line: str, at: int, text: str, glossary: Glossary) -> bool:
    before = line[:at]
    wanted = words.normalize(text.strip(_COMPANY_SIGNS)).text
    return (
        bool(wanted) and before.count("(") > before.count(")") and any(wanted in form for form in glossary.korean_forms)
    )


def _is_defined(unit: ProseUnit, text: str) -> bool:
    """Whether the definition speaks of these words as words: the Korean has them in quotation marks."""
    return unit.role == "definition" and bool(re.search(rf"[‘“「『]{re.escape(text)}", unit.ko))


def _is_in_address(line: str, at: int) -> bool:
    return any(link.start <= at < link.end for link in hyperlinks(line))


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
        elif found := placeholder(text):
            yield segment.en.at(found.start()), "‘{text}’ is a placeholder: write what is missing", {"text": found[0]}


@rule("L104", "repeated-word")
def repeated_word(subject: Prose) -> Iterator[Fault]:
    """A word of the English occurs twice in a row, or a mark: a comma, a full stop.

    An ellipsis has three dots, or is one character. A row of dots that the Korean has too may stand.

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다., en: It is is a a new word.}
    ```

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다., en: 'It is a word,, a new one, etc..'}
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
    - {id: p1, ko: 새로운 말이다...., en: 'It is new::word of ../a, e.g., one...; so it is....'}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다., en: 'That is what it is: is it not? Not a, an, or the the-word.'}
    ```
    """
    for unit in subject.english:
        for found in _TWICE.finditer(unit.text):
            name = found[2][0].isupper()
            if not (found[1].lower() in _MAY_REPEAT or name or _is_after_clause(unit.text, found)):
                yield unit.at(found.start(2)), "‘{word}’ occurs twice in a row: remove one", {"word": found[2]}
        for found in _MARKS.finditer(unit.text):
            if found[0] not in unit.ko:
                values = {"marks": found[0], "mark": "…" if found[0].startswith("...") else found[0][-1]}
                yield unit.at(found.start()), "‘{marks}’ has a mark too many: write ‘{mark}’", values


def _is_after_clause(text: str, found: re.Match[str]) -> bool:
    """Whether a verb that occurs twice ends a clause the first time: What it is is a word."""
    return found[1].lower() in _MAY_END_CLAUSE and _CLAUSE.search(text, 0, found.start()) is not None


@rule("L107", "stopgap-line")
def stopgap_line(subject: OfPair) -> Iterator[Fault]:
    """A line of the English is only a dash, a letter, “(see above)” or the like, where the Korean has a sentence.

    Translate the sentence, even if it repeats another; a placeholder (L102) is not reported here again. Where the Korean itself has only
    dots, or says that something is omitted or found elsewhere, the English may do the same.

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말은 언제나 낯설다., en: …}
    ```

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말은 언제나 낯설게 들린다., en: (see above)}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말은 언제나 낯설다., en: New words are always strange.}
    - {id: p2, ko: “……”, en: “…”}
    - {id: p3, kind: reference, ko: '같은 책, 12쪽.', en: 'Ibid., 12.'}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 위의 설명을 보라., en: (See above.)}
    - {id: p2, ko: (이하 생략), en: (omitted)}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말은 언제나 낯설게 들린다., en: See above for the reason.}
    ```
    """
    for segment in subject.pair.segments:
        ko, en = segment.ko.text, segment.en.text
        syllables = sum(map(is_syllable, ko))
        silent = is_silent(en) and syllables >= _SOME_SYLLABLES
        stopgap = silent or (is_stopgap(en) and syllables >= _MANY_SYLLABLES)
        if stopgap and not placeholder(en) and not _STOPGAP_KOREAN.search(ko):
            yield segment.en.place, "‘{text}’ is not a sentence, but the Korean is: translate it", {"text": en}


PAIR = (untranslated, stopgap_line)
PROSE = (korean_left, repeated_word)
