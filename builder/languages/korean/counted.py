"""Korean numbers and what follows them: digits and Sino-Korean numerals, with a counter or a unit, as one quantity.

What a number means is told by what stands around it. Each function of the table `_READERS` knows one such sign and gives the kind and
the unit that it makes of the number; the first that knows one decides, and the counter is the last.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction

from builder.languages.korean.bounds import bounded
from builder.languages.korean.counters import BARE, LINE, Counter, counts, half_after, is_counted, unit_after
from builder.languages.korean.found_number import FoundNumber
from builder.languages.korean.numerals import DIGITS, VAGUE, WORDS, Numeral, value
from builder.languages.korean.other_meanings import OTHER_MEANINGS
from builder.languages.quantity import Need, Quantity, QuantityKind
from builder.languages.quantity.grammar import Grammar, alternatives
from builder.languages.quantity.units import signs

_SYMBOLS = signs()
_SIGN = alternatives(_SYMBOLS)
_LONGEST_MONTH = 31
_LAST_SIXTEEN = 16
_IN_BILLIONS = re.compile(r"[억조] ?대$")  # 10억대: from a billion on
_MANY, _LEAST_MANY = 10_000, 1000  # what is counted by 만 is no label, nor are a thousand films
_LEVEL = 100  # from here on N선 is no line but a level: 1,400선

_PREFIX = "(?<=[약총제만중또])"  # what a number may follow without a space: 약30%, 총5개
_START = rf"(?:(?<![가-힣])|{_PREFIX}|(?<=최대)|(?<=최소)|(?<=영하)|(?<=평균))"
_HANGUL = rf"(?:{VAGUE}|{WORDS})(?![가-힣](?<=[십백천만억조]))"
# The last of a range whose first is in figures is so too, or vague (10에서 수십): "30, 조사" is no range.
_LAST = rf"(?(figures)(?:{DIGITS}|{VAGUE})|{_HANGUL})"
_TO = r"(?: ?(?:[-–~∼〜～]|내지|에서(?= ))\s?|, ?)"
_APIECE = re.compile(r"[가-힣]{0,2} ?당(?![가-힣](?<![의은이에]))")  # 1인당: per person
_SPEEDS = {("시속", "km"): "km/h", ("시속", "mi"): "mph", ("초속", "m"): "m/s"}
_SCALES = {"섭씨": "°C", "화씨": "°F"}
_NEGATIVE = re.compile(r"(?:(?P<word>(?:영하|마이너스) ?)|(?<![\d가-힣A-Za-z)~%])[-−–])(?:약 ?)?$")
_SIGN_OF_LAST = r"(?P<sign_of_last>(?:(?P<below>영하 ?|마이너스 ?|[-−–])|영상 ?|\+)(?=\d))?"
# Round numbers in Hangul are said of what is much or long as well: 백 번 듣는 것, 십 년 묵은 체증, 천 리 길.
_ROUND = frozenset("십 백 천 만 백만 천만".split())
_YEARS = re.compile("년(?! ?(?:묵|감수|공부|이면))")  # a length of time, but in the proverbs
_SCORE = r"\d{1,2} ?[-–:] ?\d{1,2}"
_SET = re.compile(rf" ?\({_SCORE}")
_SETS_BEFORE = re.compile(rf"{_SCORE} ?\((?:{_SCORE}[,·] ?){{0,4}}$")
_DIVISION = re.compile(r"(?:법원|지법|고법|행법|가법|헌재|형사|민사|특별|합의) ?$")  # 대법원 2부: a bench of judges
_PART_OF_AGE = re.compile(r" ?(초반|중반|후반|초중반|중후반)")
_PARTS_OF_AGE = {
    "초반": ("early",),
    "중반": ("mid",),
    "후반": ("late",),
    "초중반": ("early", "mid"),
    "중후반": ("mid", "late"),
}
_OF_DAYS = re.compile(r"(?:박|(?:일?주일?|한 달|일 년)에?|보다|[일날] 전) ?$")  # 3박 4일, 주 5일, 평년보다 4일
# What shows that N일 is a number of days and not a day of the month.
_LASTS = re.compile(
    r"(?:째|치|씩|여|제(?![주출안시])|장(?!관)|짜리|분(?![당기]))|이[ 나]?(?:걸|지나|넘|남|흐|소요)|도 (?:안|채|못|걸리|되)"
    r"|을 ?(?:넘|초과|쉬|기다|버|굶)"
    r"|에 걸쳐|의 (?:일정|휴가|여정|시간)| ?(?:간(?![담부호])|동안|만에|만이|만의|이내|연속|내내|가량|정도|남짓|이상(?!한)"
    r"|이하|미만|넘|안에|밤낮|단위"
    r"|\d{1,2}시간(?! ?(?:동안|넘게|가량|여|씩|째|간|정도|이상|만에|전|뒤|후))"
    r"|일정|체류|반[ 의]|뒤(?![늦집])|후(?![보반속임원])|전(?:에|부터|까지|의|이[다었]|,|\.|$))"
)
_GROWN_UP = re.compile(
    r"세 ?이상(?:의|인)? ?(?:전국 |국내 )?(?:성인|남녀|유권자|국민|시민|도민|주민|응답자|[\d,천만]{1,8} ?명)"
)
_OF_AGE = (18, 19)  # from here on somebody is an adult, and votes
_AND_MONTHS = re.compile(r"세 \d{1,2}개월")
_PROVISIONS = {"항": "paragraph", "호": "item"}
_OF_PROVISION = re.compile(r"[조항](?:의 ?\d{1,2})?(?:,| 및| 또는|과|와)? ?$")
_SINCE = re.compile(r"\d년(?: 이후| 이래|에 이어| 뒤)(?:로)? ?$")
_LISTED = re.compile(
    r"(?:(?P<solid>육해공|[한미일중러북영프독호인]{2,4})"
    r"|(?<![\d가-힣A-Z])(?P<list>(?:[가-힣A-Z]{1,8}(?:[·ㆍ‧・]|, ?|[와과] )){1,5}[가-힣A-Z]{1,8}))(?: 등)? ?$"
)
_COMMA = re.compile(r"[·ㆍ‧・]|, ?|[와과] ")
_LONGEST_LIST = 50
_TO_VAGUE = re.compile("(?:,? ?|에서 ?|[~∼-])수(?=[십백천만억조])")  # 만, 수만; but no 조수 (a tide)
_GLUE = "약총제만중또대소도면씩"  # what figures may follow without being the tail of a name


# --- The kind and the unit --------------------------------------------------------------------------------------------

_KindAndUnit = tuple[QuantityKind, str]


def _provision(found: FoundNumber) -> _KindAndUnit | None:
    """An article of a law, or a paragraph or an item of one: 제3조 제1항, 750조 1항 2호."""
    if found.is_article:
        return "ordinal", "article"
    part = _PROVISIONS.get(found.text[found.end - 1])
    within = _OF_PROVISION.search(found.before)
    if part and (within or (found.match["je"] and part == "paragraph")):
        return ("ordinal" if found.match["je"] else "label"), part
    return None


def _in_order(found: FoundNumber) -> _KindAndUnit | None:
    return ("ordinal", "") if found.match["je"] else None


def _team(found: FoundNumber) -> _KindAndUnit | None:
    return ("label", "") if found.is_team else None


def _money(found: FoundNumber) -> _KindAndUnit | None:
    sign = found.match["sign"]
    return ("money", _SYMBOLS[sign.strip()]) if sign else None


def _days(found: FoundNumber) -> _KindAndUnit | None:
    """A number of days or a day of the month."""
    if found.counter.unit != "day":
        return None
    lasts = found.last.high > _LONGEST_MONTH or _OF_DAYS.search(found.before) or _LASTS.match(found.text, found.end)
    return ("duration" if lasts else "day"), "day"


def _temperature(found: FoundNumber) -> _KindAndUnit | None:
    scale = _SCALES.get(found.before.rstrip()[-2:])
    return ("number", scale) if scale and found.counter.unit == "degree" else None


def _many(found: FoundNumber) -> _KindAndUnit | None:
    """50만 장: sheets, and no chapter; 1천 편: flights or films."""
    many = found.last.scale >= _MANY or (found.last.high >= _LEAST_MANY and found.text[found.end - 1] in "편대장권부")
    return ("number", "") if found.counter.kind == "label" and many else None


def _level(found: FoundNumber) -> _KindAndUnit | None:
    return ("number", "") if found.counter is LINE and found.last.high >= _LEVEL else None


def _speed(found: FoundNumber) -> _KindAndUnit | None:
    speed = _SPEEDS.get((found.before.rstrip(" 약")[-2:], found.counter.unit))
    return ("number", speed) if speed else None


def _age(found: FoundNumber) -> _KindAndUnit | None:
    """An age whose months are told too: 27세 3개월."""
    return ("duration", "year") if _AND_MONTHS.match(found.text, found.end) else None


def _counter(found: FoundNumber) -> _KindAndUnit:
    return found.counter.kind, found.counter.unit


_READERS: tuple[Callable[[FoundNumber], _KindAndUnit | None], ...] = (
    _provision,
    _in_order,
    _team,
    _money,
    _days,
    _temperature,
    _many,
    _level,
    _speed,
    _age,
    _counter,
)

# --- The numbers ------------------------------------------------------------------------------------------------------


def _general(match: re.Match[str]) -> Iterator[Quantity]:
    """A number, or two that are a range, with the unit that follows."""
    end, counter = unit_after(match.string, match.end())
    if _IN_BILLIONS.search(match.string, match.start(), end):
        end, counter = match.end(), BARE
    if not _is_part_of_word(match, counter):
        found = FoundNumber(match, value(match["a"]), value(match["b"] or match["a"]), counter, end)
        for low, high, start, stop in _parts(found):
            yield _quantity(found, low, high, (start, stop))


def _parts(found: FoundNumber) -> Iterator[tuple[Fraction, Fraction, int, int]]:
    """The ends of what a match says, and where: one quantity, or two where one of a range's ends is vague (수십, 수백조)."""
    match, first, last = found.match, found.first, found.last
    factor = last.scale if _lends(first, last) else 1
    sign, sign_of_last = _signs(match, found.before)
    if match["b"] and (first.low != first.high or last.low != last.high):
        yield first.low * factor, first.high * factor, match.start(), match.end("a")
        yield last.low, last.high, match.start("b"), found.end
    else:
        ends = (
            (first.low * factor * sign, last.high * sign_of_last)
            if match["b"]
            else (first.low * sign, last.high * sign)
        )
        yield min(ends), max(ends), match.start(), found.end


def _signs(match: re.Match[str], before: str) -> tuple[int, int]:
    """The signs of a number, or of the two ends of a range: -7~2 ends above zero, 영하 7~2도 below it."""
    negative = _NEGATIVE.search(before)
    first = -1 if negative else 1
    if match["sign_of_last"]:
        return first, -1 if match["below"] else 1
    return first, first if not negative or negative["word"] else 1


def _lends(first: Numeral, last: Numeral) -> bool:
    """Whether the first number of a range is counted in the same 만 or 억 as the last: 10~20만."""
    return first.scale == 1 and last.scale > 1 and first.low * last.scale < last.low


def _quantity(found: FoundNumber, low: Fraction, high: Fraction, span: tuple[int, int]) -> Quantity:
    kind, unit = next(reading for reader in _READERS if (reading := reader(found)))
    factor = found.counter.factor / (found.last.scale if found.is_article or found.is_team else 1)
    half = half_after(found.text, found.end, kind)
    low, high = low * factor + half, high * factor + half
    quantity = Quantity(kind, low, high, unit, _level(found) is not None, need=_need(found, kind, high))
    quantity = _of_age(quantity, found)
    quantity = replace(
        quantity, also=quantity.also + tuple(other for meaning in OTHER_MEANINGS for other in meaning(found, quantity))
    )
    and_some = bool(found.match["some"]) or "여" in found.match[0] or found.last.and_some
    return bounded(quantity, found.text, *span, and_some)


def _of_age(quantity: Quantity, found: FoundNumber) -> Quantity:
    """The quantity with the part of its ten years where one is said: 30대 후반."""
    part = _PART_OF_AGE.match(found.text, found.end)
    if not part or quantity.kind != "label" or found.text[found.end - 1] != "대":
        return quantity
    first, *others = _PARTS_OF_AGE[part[1]]
    return replace(quantity, unit=first, also=tuple(replace(quantity, unit=other) for other in others))


def _need(found: FoundNumber, kind: QuantityKind, high: Fraction) -> Need:
    if found.match["a"] in ("수", "몇"):
        return "free"
    if found.counter.need != "required":
        return found.counter.need
    one = high == 1 and kind not in ("percent", "points", "fraction", "multiple") and not _provision(found)
    another = found.match["je"] and found.text.startswith("의 ", found.end)  # 제3의 인물: somebody else
    loose = kind == "day" or high == 0 or one or another or any(sign(found) for sign in _OPTIONAL)
    return "optional" if loose else "required"


def _is_told_by_set(found: FoundNumber) -> bool:
    """Whether the scores of the sets follow a score of sets: 2-0(21-13, 21-16)."""
    return bool(found.match["b"]) and _SET.match(found.text, found.match.end()) is not None


def _is_of_set(found: FoundNumber) -> bool:
    """Whether it is the score of one of the sets that follow: (21-13, 21-16)."""
    text, start = found.text, found.match.start()
    return bool(found.match["b"]) and _SETS_BEFORE.search(text, max(0, start - 40), start) is not None


def _is_hyperbole(found: FoundNumber) -> bool:
    return found.match["a"] in _ROUND and not _YEARS.match(found.text[found.match.end() :].lstrip())


def _is_division(found: FoundNumber) -> bool:
    return found.text[found.end - 1] == "부" and bool(_DIVISION.search(found.before))


def _is_early_round(found: FoundNumber) -> bool:
    """Whether it is a round of a tournament that another language may call the second: 16강."""
    return found.text[found.end - 1] == "강" and found.last.high >= _LAST_SIXTEEN


def _is_told_by_list(found: FoundNumber) -> bool:
    """Whether the number counts what was just listed: 한·미·일 3국, 육해공 3군, 미국과 영국, 호주 3국."""
    listed = _LISTED.search(found.text, max(0, found.match.start() - _LONGEST_LIST), found.match.start())
    return listed is not None and found.last.high == (
        len(listed["solid"]) if listed["solid"] else 1 + len(_COMMA.findall(listed["list"]))
    )


def _is_told_by_year(found: FoundNumber) -> bool:
    """Whether the years since one that is named are counted too: 2018년 이후 7년 만."""
    since = _SINCE.search(found.before) is not None
    return since and found.counter.unit == "year" and found.text.startswith(("만", " 만"), found.end)


def _is_next_rank(found: FoundNumber) -> bool:
    """Whether the rank above is told before it: 1위, 2위, which may be "followed by"."""
    if found.text[found.end - 1] != "위":
        return False
    above = f"{int(found.last.high) - 1}위"
    return above in found.text[max(0, found.match.start() - _LONGEST_LIST) : found.match.start()]


def _is_of_age(found: FoundNumber) -> bool:
    """Whether it only says that people are adults: 만 18세 이상 남녀."""
    return found.last.high in _OF_AGE and _GROWN_UP.match(found.text, found.end) is not None


def _is_apiece(found: FoundNumber) -> bool:
    return _APIECE.match(found.text, found.match.end()) is not None


_OPTIONAL: tuple[Callable[[FoundNumber], bool], ...] = (
    _is_hyperbole,
    _is_division,
    _is_told_by_set,
    _is_of_set,
    _is_early_round,
    _is_apiece,
    _is_of_age,
    _is_told_by_year,
    _is_next_rank,
    _is_told_by_list,
)


def _is_part_of_word(match: re.Match[str], counter: Counter) -> bool:
    """Whether the digits are the tail of a name (코로나19, 그록3), or the Hangul is no numeral where it is (이천 공장)."""
    text, start, end = match.string, match.start(), match.end()
    if not re.search(r"[\d½⅓⅔¼¾⅛]", match[0]):
        return not _is_spelled_number(match)
    glued = start > 0 and "가" <= text[start - 1] <= "힣" and text[start - 1] not in _GLUE
    solid = text[end : end + 1] != " "
    counted = solid and (counter is not BARE or is_counted(text, end))
    return glued and not counted and not text.startswith("여", end)


def _is_spelled_number(match: re.Match[str]) -> bool:
    text, end = match.string, match.end()
    if match["some"] or _TO_VAGUE.match(text, end):
        return True
    return counts(match["b"] or match["a"], text, end)


COUNTED: Grammar = (
    (re.compile(
        rf"(?P<je>(?<![가-힣])제 ?(?=\d))?(?P<sign>{_SIGN} ?)?"
        rf"(?:(?<![\w.,])|(?<=[가-힣])(?=\d)|{_START}|(?<=[A-Za-z$€£¥₩ ])(?=\d))(?<![\d.,])"
        rf"(?P<a>(?P<figures>{DIGITS})|{_HANGUL})(?P<some>여(?!러))?(?:{_TO}{_SIGN_OF_LAST}(?P<b>{_LAST})(?:여(?!러))?)?"
    ), _general),
)  # fmt: skip
