"""Rules of spelling: American English as the dictionary has it, and names as the glossary has them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from builder.languages.english import spelling
from builder.languages.english.american import american
from builder.languages.korean.romanized import is_romanized
from builder.model.finding import Place
from builder.rules.prose import Prose, ProseUnit
from builder.rules.rule import Fault, rule

_SMALL = re.compile(r"(?<![\w’'@/.\\-])[a-z]+(?![\w@/\\])")
_CAPITAL = re.compile(r"(?<![\w@/.])[A-Z][A-Za-z]+(?![\w@/])")
# What comments speak of as words: in emphasis, in square brackets, or a word in quotation marks.
_FOREIGN = re.compile(r"(?<!\*)\*(?!\*)[^*]+\*|\[[^\]]*\]|“[a-z]+[,.]?”|‘[a-z]+[,.]?’")
_LATIN = re.compile(r"[A-Za-z]+")
_LONG = 6  # letters from which a name that differs in one is a slip rather than another name


@rule("L201", "misspelt-word")
def misspelt_word(subject: Prose) -> Iterator[Fault]:
    """A word of the English is in no dictionary.

    The lines of the pairs are read, the notes, what an edition says of itself, and the entries. Not judged are names (whatever has a
    capital), the words of the glossary's English forms and its romanized headwords, Latin words of the Korean, words of the Korean that
    are romanized, addresses, and outside the lines what is in *italics* or a word in quotation marks. A word that is right all the same
    goes into the glossary, under `allow`, or, where it is right everywhere, into the repository's own list: `words` in the table
    `[tool.daeyeok]` of pyproject.toml.

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다., en: It is a new strategey.}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다., en: It is a new word.}
    - {id: p2, ko: 기정학적 질서가 선다., en: 'A techno-political order takes shape: it isn’t Zhangjiang’s.'}
    - {id: p3, ko: gstore라는 말이다., en: 'It is the word gstore, cybersecurity, etc., ext. 7.'}
    - id: p4
      ko: 새로운 낱말이다.
      en: It is a newer word.
      notes: [{on: word, en: 'In Korean *natmal*; see https://example.org/wrod.'}]
    ```

    Bad:

    ```yaml
    # translations/example.yaml
    summary: {ko: 보기., en: An exampel of it.}
    ```

    Bad:

    ```yaml
    # glossary/geopolitics.yaml
    usage: It is the same evrywhere.
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 판소리를 듣는다., en: They listen to pansori and its sori.}
    ```

    Good:

    ```yaml
    # glossary/geopolitics.yaml
    usage: Unlike gijeonghak, it was never written “geopolitix.”
    origin: 'From *ji*, the land, and *jeongchi*.'
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 영희는 새롭다., en: Yeonghui and Jo Gwang-hui are new.}
    ```
    """
    for unit in subject.english:
        if unit.role == "name":
            continue
        text = unit.text if unit.role == "line" else _FOREIGN.sub(lambda found: "0" * len(found[0]), unit.text)
        for start, end, near in spelling.misspelt(text, subject.known_words):
            word = text[start:end]
            if not (_in_mention(unit, start) or _is_of_korean(word, unit.ko)):
                yield _misspelt(unit.at(start), word, near)


def _is_of_korean(word: str, ko: str) -> bool:
    """Whether the Korean has the word in Latin letters, or in Hangul."""
    latin = {word.lower() for word in _LATIN.findall(ko)}
    return word.removesuffix("’s").removesuffix("'s") in latin or is_romanized(word, ko)


def _misspelt(place: Place, word: str, near: str | None) -> Fault:
    if near:
        return place, "‘{word}’ is in no dictionary: did you mean ‘{near}’?", {"word": word, "near": near}
    return place, "‘{word}’ is in no dictionary: mend it, or allow it with a reason", {"word": word}


@rule("L202", "british-spelling")
def british_spelling(subject: Prose) -> Iterator[Fault]:
    """A word of the translation is spelt as the British do.

    The house writes American English. Names keep their own spelling, and so do notes and other comments, which may quote.

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 중심이다., en: It is a new centre of defence.}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 중심이다., en: It is a new center of defense.}
    - {id: p2, ko: 새로운 말이다., en: It is new to the Labour Party and the Centre Pompidou.}
    - {id: p3, ko: 새로운 분석이다., en: 'Our analyses advise four hours of contour, exercise, and promise.'}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다., en: It is new to the Ministry of Defence.}
    ```
    """
    for unit in subject.english:
        for found in _SMALL.finditer(unit.text if unit.role in ("line", "text", "definition") else ""):
            better = american(found[0])
            if better and not _in_mention(unit, found.start()):
                values = {"found": found[0], "better": better}
                yield unit.at(found.start()), "‘{found}’ is British: write ‘{better}’", values


def _in_mention(unit: ProseUnit, offset: int) -> bool:
    return any(mention.start <= offset < mention.end for mention in unit.mentions)


@rule("L203", "name-spelt-otherwise")
def name_spelt_otherwise(subject: Prose) -> Iterator[Fault]:
    """A name of the glossary is spelt in another way in the English: with other capitals, or one letter off.

    A name with capitals within (DeepSeek, OpenAI) has them wherever it stands. A name of six letters or more from which a word that is no
    other word differs by one letter is that name misspelt.

    Bad:

    ```yaml
    # glossary/geopolitics.yaml
    ko: 딥시크
    en: DeepSeek
    ```

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 딥시크다., en: It is Deepseek.}
    ```

    Bad:

    ```yaml
    # glossary/geopolitics.yaml
    ko: 마크롱
    en: Macron
    ```

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 말이다., en: It is Macorn.}
    ```

    Good:

    ```yaml
    # glossary/geopolitics.yaml
    ko: 딥시크
    en: DeepSeek
    ```

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 딥시크다., en: It is DeepSeek and DEEPSEEK.}
    ```

    Good:

    ```yaml
    # glossary/geopolitics.yaml
    ko: 마크롱
    en: Macron
    ```

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 마크롱은 말이다., en: 'Macron’s Marion is not Micro, nor a Macaroon.'}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다., en: Koreans and Korean are not Kores.}
    ```
    """
    names = subject.glossary.english_names
    for unit in subject.english:
        for found in _CAPITAL.finditer(unit.text):
            name = _meant(found[0], names)
            if name and found[0] not in unit.ko:
                values = {"found": found[0], "name": name}
                yield unit.at(found.start()), "the glossary spells ‘{found}’ as ‘{name}’", values


def _meant(word: str, names: dict[str, frozenset[str]]) -> str | None:
    """The glossary's name of which `word` is another spelling."""
    small = word.lower()
    if word.isupper() or word in names.get(small, frozenset()):
        return None
    if small in names:
        inner = [name for name in names[small] if name[1:] != name[1:].lower()]
        return inner[0] if len(inner) == len(names[small]) else None
    if len(word) < _LONG or spelling.is_word(small):
        return None
    near = [
        spelt
        for other, spelt in names.items()
        if len(other) >= _LONG and OSA.distance(small, other, score_cutoff=1) == 1
    ]
    return min(near[0]) if len(near) == 1 and not spelling.is_word(small.removesuffix("s")) else None


PROSE = (misspelt_word, british_spelling, name_spelt_otherwise)
