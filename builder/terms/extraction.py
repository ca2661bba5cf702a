"""Term extraction: ranked candidates for entries from a text, without the terms of the glossary.

The best evidence for a term is the author's: a gloss in brackets, or quotation marks. Recurring nouns and compounds come next; they are
recognized by what may follow a noun (`korean.particles`), without a morphological analyzer.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from builder.languages.korean.hangul import is_syllable, split
from builder.languages.korean.particles import word_end
from builder.terms.finder import Finder

GLOSSED, QUOTED, RECURRING = "glossed", "quoted", "recurring"
_WEIGHT = {GLOSSED: 6.0, QUOTED: 4.0, RECURRING: 0.0}
_TIMES = 2  # the minimum frequency of a candidate that is neither glossed nor quoted
_CONTEXTS = 3
_MOST_WORDS = 4  # the most words of a compound
_SHORTEST = 2  # syllables of a noun before the particle 이 or 가
_FULL = 6  # syllables beyond which greater length does not count

_GLOSS = re.compile(r"(\S)\s?\(((?![^()]{0,80}(?:\d{4}|://|@)|www\.)[A-Za-z\u4e00-\u9fff][^()\n]{1,80})\)")
_QUOTE = re.compile(
    r"‘([^‘’\n]{2,30})’|“([^“”\n]{2,30})”|「([^「」\n]{2,30})」|『([^『』\n]{2,30})』|(?<!\S)'([^'\n]{2,30})'"
)
_WORD = re.compile(r"[가-힣A-Za-z0-9][가-힣A-Za-z0-9·‧&+.-]*")
_SENTENCE = re.compile(r"[.?!,]|(?:다|는|은|을|를|이|가|의|에|로|고|며)$")
_HANGUL = re.compile("[가-힣]")
# Endings of verbs and adjectives, rare in nouns, and words that are not terms however frequent.
_VERBAL = re.compile(
    r"(?:하|되|해|했|된|될|됨|한|할|함|는|을|를|던|다|하기|되기|하고|하며|되고|되며|면서|있|없|않|같|위|대|따|통|인한|시키|시켜|가능|에서|에게|부터|까지"
    r"|적|적인|적으로|중인|지만|는데|르면|하게|노라|도록|려고|나아가|들어가|들어|가면|하여|되어|의하여|위하여|대하여|인하여|때에|든)$"
)
# Endings of verbs that nouns have too, which then have particles somewhere in the text.
_JOINING = re.compile(r"(?:고|서|며|면|게|지|니)$")
_BESIDE = frozenset("및 등 또는 혹은".split())  # what stands between terms
_ACTING = re.compile(
    r"(?:하[다고며여는기게지도]|한[다\s]|할\s|했|해\s|해[야서온왔]|되[다고며어는기]|된\s|된다|될\s|됐|됨|시키|시켜)"
)
_MOSTLY_ACTING = 3  # of so many occurrences, one as a verb makes a noun no term
_NO_TERM = re.compile(r"^[\d.]+[가-힣]{0,2}$|^제\d+[가-힣]{1,2}(?:의\d+)?$|^[가-힣A-Za-z]$")
_CLEAR_SUBJECT = re.compile(r"([가-힣]+)(이|가)$")
_NOUN_IN_I = re.compile(r"(?:은이|린이|양이|랑이|둥이|쟁이|맞이|놀이|덩이|먹이)$")
_PLURAL = re.compile(r"([가-힣]{2,})들$")
_CLEAR = re.compile(r"([A-Za-z0-9]*[가-힣]{2,})(?:을|를|은|는|의|과|와|에|에서|에게|으로|에서의|에는|에도)$")
# What stands before a name that is glossed, and is no part of it: 기구인, 백악관의, 지난 20일, 출신
_BEFORE_NAME = (_CLEAR, _VERBAL, re.compile(r"\)|[가-힣]{2,}인$|^\d+(?:년|월|일)$|출신$"))
_WHEN = frozenset("기간 당시 동안 시기 이전 이후 중".split())  # what a compound does not end with
_COMMON = frozenset(
    (
        "그러나 그리고 그런데 하지만 또한 특히 한편 즉 다만 이를 이는 이러한 그동안 이제 "
        "우리 자신 경우 때문 정도 이상 이하 이후 이전 최근 현재 올해 지난해 작년 내년 지난 "
        "다음 가장 매우 더욱 더욱이 보다 모두 모든 여러 다양 새로 새로운 많은 이번 당시 "
        "동안 사이 과정 상황 측면 문제 내용 결과 필요 중요 가능 관련 대상 자체 부분 분야 "
        "방식 방법 수준 규모 중심 기반 기존 각국 국가 세계 글로벌 정부 기업 사람 시간 오늘 "
        "오늘날 여기 거기 무엇 하나 둘째 첫째 셋째 아울러 따라서 만약 비록 실제 사실 예를 "
        "등을 등이 등의 통해 위해 대해 대한 따른 따라 의해 인해 있는 없는 같은 어떤 이런 "
        "그런 저런 이와 그의 그는 우리나라 함께 역시 아직 향후 달리 반면 이미 바로 먼저 계속 점차 서로 결국 비교적 "
        "있고 없고 있어 없어 있음 없음 인데 가운데 처음 최초 최신 필자 담긴 계기로 로써 동시 자사 양국"
    ).split()
)


@dataclass(frozen=True)
class LocatedSentence:
    """A sentence of a text, and its position: pair and sentence (`p7.2`), or a line number."""

    text: str
    where: str


@dataclass(frozen=True)
class Suggestion:
    """A candidate for an entry: its form, frequency, evidence (`sign`), the author's gloss, and some contexts."""

    ko: str
    count: int
    sign: str
    gloss: str | None
    contexts: tuple[LocatedSentence, ...]
    score: float


def suggestions(sentences: Iterable[LocatedSentence], finder: Finder) -> tuple[Suggestion, ...]:
    """The candidates in a text, the most likely first, without those that `finder` marks, even within a longer mark."""
    read = tuple(sentences)
    signs = _signs(read)
    for form, _ in _recurring(read):
        signs.setdefault(form, (RECURRING, None))
    new = {
        form: sign for form, sign in signs.items() if not any(_is_marked(part, finder) for part in _ends(form, *sign))
    }
    found = _weighed([_suggestion(form, sign, gloss, read) for form, (sign, gloss) in new.items()])
    ranked = sorted((one for one in found if one.count), key=lambda one: (-one.score, one.ko))
    return tuple(_without_parts(ranked))


def _ends(form: str, sign: str, gloss: str | None) -> Iterator[str]:
    """The form; for a glossed one, whose beginning is a guess, also its shorter endings, to which alone the gloss may belong."""
    words = form.split()
    yield from (" ".join(words[start:]) for start in range(len(words) if sign == GLOSSED and gloss else 1))


def _is_marked(form: str, finder: Finder) -> bool:
    """Whether the form consists of terms of the glossary, apart from spaces and particles."""
    rest, at = "", 0
    for mention in finder.korean(form):
        rest += form[at : mention.start]
        at = mention.end
    return at > 0 and not (rest + form[at:]).strip(" ·‧")


def _suggestion(form: str, sign: str, gloss: str | None, sentences: tuple[LocatedSentence, ...]) -> Suggestion:
    having = [sentence for sentence in sentences if form in sentence.text]
    count = sum(sentence.text.count(form) for sentence in having)
    return Suggestion(form, count, sign, gloss, tuple(having[:_CONTEXTS]), _score(form, count, sign))


def _score(form: str, count: float, sign: str) -> float:
    length = min(len(form.replace(" ", "")), _FULL) / _FULL
    return round(_WEIGHT[sign] + math.log2(1 + count) * 2 * length, 2)


def _weighed(found: list[Suggestion]) -> Iterator[Suggestion]:
    """The suggestions, recurring nouns scored by how often they occur on their own, if they are in several longer ones (the C-value)."""
    for one in found:
        longer = [other.count for other in found if other.ko != one.ko and one.ko in other.ko]
        if one.sign == RECURRING and len(longer) >= _TIMES:
            own = max(0.0, one.count - sum(longer) / len(longer))
            yield replace(one, score=_score(one.ko, own, one.sign))
        else:
            yield one


def _without_parts(ranked: list[Suggestion]) -> Iterator[Suggestion]:
    """The suggestions without those that are part of a longer one and no more frequent than it."""
    for one in ranked:
        if not any(one.ko != other.ko and one.ko in other.ko and one.count <= other.count for other in ranked):
            yield one


# --- The author's evidence --------------------------------------------------------------------------------------------


def _signs(sentences: tuple[LocatedSentence, ...]) -> dict[str, tuple[str, str | None]]:
    """The forms that the author glosses or quotes, in text order; a gloss takes precedence over quotation marks."""
    found: dict[str, tuple[str, str | None]] = {}
    for sentence in sentences:
        for quoted in _QUOTE.finditer(sentence.text):
            form = next(group for group in quoted.groups() if group).split("(")[0].strip(" ,.")
            if _HANGUL.search(form) and not _SENTENCE.search(form[-1:]) and len(form.split()) <= _MOST_WORDS:
                found.setdefault(form, (QUOTED, None))
        for glossed in _GLOSS.finditer(sentence.text):
            if form := _glossed_words(sentence.text[: glossed.end(1)], glossed[2]):
                found[form] = (GLOSSED, glossed[2])
    return found


def _glossed_words(before: str, gloss: str) -> str:
    """The words at the end of `before` to which a gloss belongs: about two syllables per word of the gloss, none inflected."""
    words = len(re.findall(r"[A-Za-z]+", re.split(r"[:;,]", gloss)[0])) or 1
    wanted = 2 * words + (words > 2) / 2  # noqa: PLR2004 - names of three words and more are seldom short in Korean
    taken: list[str] = []
    for word in reversed(before.split()[-_MOST_WORDS:]):
        bare = word.strip("‘’“”'\"「」『』《》〈〉,.()")
        if taken and (bare != word.lstrip("‘“'\"「『") or any(form.search(bare) for form in _BEFORE_NAME)):
            break
        taken.insert(0, bare)
        if word[:1] in "‘“'\"「『" or sum(map(len, taken)) >= wanted:
            break
    form = " ".join(taken).strip()
    return form if _HANGUL.search(form) and len(form) > 1 and not _VERBAL.search(form) else ""


# --- Recurring nouns -----------------------------------------------------------------------------------------------


def _recurring(sentences: tuple[LocatedSentence, ...]) -> Iterator[tuple[str, int]]:
    """Recurring nouns and compounds with their frequency, in order of form."""
    texts = [[word.rstrip(".-") for word in _WORD.findall(sentence.text)] for sentence in sentences]
    stems = _stems(word for words in texts for word in words)
    counts: dict[str, int] = defaultdict(int)
    for words in texts:
        for start in range(len(words)):
            for form in _compounds(words[start : start + _MOST_WORDS], stems):
                counts[form] += 1
    for form in sorted(counts):
        if counts[form] >= _TIMES and _HANGUL.search(form) and form not in _COMMON and not _acts(form, sentences):
            yield form, counts[form]


def _acts(form: str, sentences: tuple[LocatedSentence, ...]) -> bool:
    """Whether a single noun is as often a verb of its own, as 강화 in 강화한다: such nouns are seldom terms."""
    if " " in form:
        return False
    all_of = sum(sentence.text.count(form) for sentence in sentences)
    acting = sum(len(re.findall(re.escape(form) + _ACTING.pattern, one.text)) for one in sentences if form in one.text)
    return _MOSTLY_ACTING * acting >= all_of


def _compounds(words: list[str], stems: dict[str, str]) -> Iterator[str]:
    """The nouns and compounds that begin with the first word: bare words, then one that may have a particle."""
    taken: list[str] = []
    for word in words:
        stem = stems.get(word)
        if stem is None or word in _BESIDE:
            return
        if _NO_TERM.match(stem):
            return
        if (taken or len(stem) > 1) and stem not in _WHEN:
            yield " ".join([*taken, stem])
        if stem != word:
            return
        taken.append(word)


def _stems(words: Iterable[str]) -> dict[str, str]:
    """The noun in each word that may have one: the longest beginning that also occurs bare or with another particle."""
    seen = set(words)
    ways: dict[str, set[str]] = defaultdict(set)
    for word in sorted(seen):
        for stem in _beginnings(word):
            ways[stem].add(word[len(stem) :])
    found = {}
    for word in sorted(seen):
        fitting = [stem for stem in _beginnings(word) if len(ways[stem]) > 1 or stem == word]
        best = min(fitting, key=lambda stem: (-len(ways[stem]), -len(stem)))
        best = _plain(_without_particle(best) if best == word else best)
        joins = best == word and len(ways[word]) == 1 and _JOINING.search(word)
        if not _VERBAL.search(best) and best not in _COMMON and not joins:
            found[word] = best
    return found


def _without_particle(word: str) -> str:
    """A word without the particle that it certainly has, though it occurs with no other."""
    if clear := _CLEAR.match(word):
        return clear[1]
    subject = _CLEAR_SUBJECT.match(word)
    if subject is None or len(subject[1]) < _SHORTEST or _NOUN_IN_I.search(word):
        return word
    return subject[1] if bool(split(subject[1][-1])[2]) == (subject[2] == "이") else word


def _plain(noun: str) -> str:
    """A noun without the ending of the plural."""
    plural = _PLURAL.match(noun)
    return plural[1] if plural else noun


def _beginnings(word: str) -> Iterator[str]:
    """The beginnings of a word that only particles follow."""
    for end in range(1, len(word) + 1):
        if end == len(word) or (is_syllable(word[end]) and word_end(word, end)):
            yield word[:end]
