"""Rules of spelling: English by the dictionary, American or British as the house writes, and names by the glossary."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from rapidfuzz.distance import OSA

from builder.languages.english import spelling
from builder.languages.english.american import american
from builder.languages.english.british import british
from builder.languages.korean.romanized import is_romanized
from builder.model.finding import Place
from builder.rules.prose import Prose, ProseUnit
from builder.rules.rule import Fault, rule

_SMALL = re.compile(r"(?<![\w’'@/.\\-])[a-z]+(?![\w@/\\])")
_CAPITAL = re.compile(r"(?<![\w@/.])[A-Z][A-Za-z]+(?![\w@/])")
# What comments speak of as words: in emphasis, in square brackets, or a word in quotation marks.
_FOREIGN = re.compile(r"(?<!\*)\*(?!\*)[^*]+\*|\[[^\[\]]*\]|“[a-z]+[,.]?”|‘[a-z]+[,.]?’")
_LATIN = re.compile(r"[A-Za-z]+")
_LONG = 6  # the fewest letters of a name that, with one letter wrong, is a slip rather than another name


@rule("L201", "misspelt-word", setting="words")
def misspelt_word(subject: Prose) -> Iterator[Fault]:
    """A word of the English is not in the dictionary.

    The lines of pairs, the notes, what an edition says of itself, and the entries are checked. Names (whatever has a capital), the words of
    the glossary's English forms and romanized headwords, the Latin words of the Korean, words of the Korean that are romanized, addresses,
    and what stands in *italics* are not judged, nor, outside the lines, is a word in quotation marks. A word that is right all the same
    goes under `allow`, into the glossary, or, if it is right everywhere, into the repository's own list: `words` in the table
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
    - {id: p3, ko: gstore라는 말이다., en: 'It is the word gstore, cybersecurity, etc., ext. 7, and *natmal*.'}
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
    usage: {en: It is the same evrywhere., ko: 같다.}
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
    usage: {en: 'Unlike gijeonghak, it was never written “geopolitix.”', ko: 다르다.}
    origin: {en: 'From *ji*, the land, and *jeongchi*.', ko: 땅과 정치.}
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
        text = _upright(unit)
        for start, end, near in spelling.misspelt(text, subject.known_words):
            word = text[start:end]
            if not (_in_mention(unit, start) or _is_of_korean(word, unit.ko)):
                yield _misspelt(unit.at(start), word, near)


def _upright(unit: ProseUnit) -> str:
    """The text with what stands in italics, and outside the lines in square brackets, masked, offsets unchanged."""
    if unit.line is None:
        return _FOREIGN.sub(lambda found: "0" * len(found[0]), unit.text)
    text = unit.text
    for span in unit.line.emphases:
        text = text[: span.start] + "0" * (span.end - span.start) + text[span.end :]
    return text


def _is_of_korean(word: str, ko: str) -> bool:
    """Whether the Korean has the word in Latin letters, or in Hangul."""
    latin = {word.lower() for word in _LATIN.findall(ko)}
    return word.removesuffix("’s").removesuffix("'s") in latin or is_romanized(word, ko)


def _misspelt(place: Place, word: str, near: str | None) -> Fault:
    if near and len(near) > 1:  # of a syllable of two letters, one letter is no correction
        return place, "‘{word}’ is not in the dictionary: did you mean ‘{near}’?", {"word": word, "near": near}
    return place, "‘{word}’ is not in the dictionary: correct it, or allow it with a reason", {"word": word}


@rule("L202", "british-spelling", setting="spelling")
def british_spelling(subject: Prose) -> Iterator[Fault]:
    """A word of the translation has a British spelling, and the house writes American English.

    So it does unless the setting says `spelling = "UK"`. Names keep their own spelling; notes and other comments are not judged, since they
    may quote.

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
    if subject.style.spelling == "US":
        for place, found, better in _spelled_otherwise(subject, american):
            yield place, "‘{found}’ is a British spelling: write ‘{better}’", {"found": found, "better": better}


@rule("L204", "american-spelling", setting="spelling")
def american_spelling(subject: Prose) -> Iterator[Fault]:
    """A word of the translation has an American spelling, and the house writes British English (`spelling = "UK"`).

    Words in -ize are left alone, since British English has them too, and so are words that it spells like American English in another
    sense (a computer program). Names keep their own spelling; notes and other comments are not judged, since they may quote.

    Bad:

    ```toml
    # pyproject.toml
    [tool.daeyeok]
    spelling = "UK"
    ```

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 중심이다., en: It is a new center of defense.}
    ```

    Good:

    ```toml
    # pyproject.toml
    [tool.daeyeok]
    spelling = "UK"
    ```

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 중심이다., en: It is a new centre of defence at the Lincoln Center.}
    - {id: p2, ko: 새로운 말이다., en: 'We organize a program, collaborate on an honorary laboratory, and analyse the armour.'}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 중심이다., en: It is a new center of defense.}
    ```
    """
    if subject.style.spelling == "UK":
        for place, found, better in _spelled_otherwise(subject, british):
            yield place, "‘{found}’ is an American spelling: write ‘{better}’", {"found": found, "better": better}


def _spelled_otherwise(subject: Prose, spelled: Callable[[str], str | None]) -> Iterator[tuple[Place, str, str]]:
    """The place of each word that `spelled` has another spelling for, the word, and that spelling."""
    for unit in subject.english:
        for found in _SMALL.finditer(unit.text if unit.role in ("line", "text", "definition") else ""):
            better = spelled(found[0])
            if better and not _in_mention(unit, found.start()):
                yield unit.at(found.start()), found[0], better


def _in_mention(unit: ProseUnit, offset: int) -> bool:
    return any(mention.start <= offset < mention.end for mention in unit.mentions)


@rule("L203", "name-spelt-otherwise")
def name_spelt_otherwise(subject: Prose) -> Iterator[Fault]:
    """A name is spelled differently in the English than in the glossary: with other capitals, or one letter wrong.

    A name with capitals inside (DeepSeek, OpenAI) always has them. An unknown word that differs by one letter from a name of six letters
    or more is taken for that name misspelled.

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
                yield unit.at(found.start()), "‘{found}’ is spelled differently in the glossary: write ‘{name}’", values


def _meant(word: str, names: dict[str, frozenset[str]]) -> str | None:
    """The name in the glossary of which `word` is another spelling, if any."""
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


PROSE = (misspelt_word, british_spelling, american_spelling, name_spelt_otherwise)
