"""The quantities of a Korean text: numbers with their units, bounds and approximators, and dates.

Units and counters are those of the Standard Korean Dictionary's 의존 명사 (단위); currencies by ISO 4217.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from builder.languages.korean.dates import DATES
from builder.languages.korean.numerals import BOUND_TO_COUNTER, DIGITS, NATIVE, VAGUE, WORDS, Numeral, value
from builder.languages.korean.particles import word_end
from builder.languages.quantity import Bound, Quantity, QuantityKind
from builder.languages.quantity.grammar import (
    SIGNS,
    Grammar,
    alternatives,
    distribute_units,
    masked,
    scan,
    sign_number,
    unit_at,
)

_CURRENCIES = {
    "원": "KRW", "유로": "EUR", "엔": "JPY", "엔화": "JPY", "위안": "CNY", "위안화": "CNY", "파운드": "GBP", "루피": "INR", "루블": "RUB",
    "프랑": "CHF", "바트": "THB", "달러": "USD", "불": "USD", "미국 달러": "USD", "미 달러": "USD",
    "캐나다 달러": "CAD", "호주 달러": "AUD",
    "홍콩 달러": "HKD", "대만 달러": "TWD", "싱가포르 달러": "SGD", "뉴질랜드 달러": "NZD",
}  # fmt: skip
_SYMBOLS = {
    "US$": "USD",
    "C$": "CAD",
    "CA$": "CAD",
    "A$": "AUD",
    "HK$": "HKD",
    "$": "USD",
    "€": "EUR",
    "¥": "JPY",
    "£": "GBP",
    "₩": "KRW",
}
_MEASURES = {
    "킬로미터": "km", "㎞": "km", "km": "km", "미터": "m", "m": "m", "센티미터": "cm", "cm": "cm", "나노미터": "nm", "나노": "nm",
    "nm": "nm", "㎚": "nm", "마일": "mi", "톤": "t", "t": "t", "킬로그램": "kg", "kg": "kg", "그램": "g", "헥타르": "ha", "배럴": "barrel",
    "기가와트": "GW", "GW": "GW", "메가와트": "MW", "MW": "MW", "킬로와트": "kW", "kW": "kW", "기가바이트": "GB", "GB": "GB",
    "테라바이트": "TB", "TB": "TB",
}  # fmt: skip
# What follows a number, longest first within each kind: (pattern, kind, unit); the pattern's look-ahead keeps other words out.
_UNITS: tuple[tuple[str, QuantityKind, str], ...] = (
    (r"(?:%|％|퍼센트) ?(?:p(?![a-z])|P|포인트)", "points", ""),
    (r"%|％|퍼센트", "percent", ""),
    *((rf"{word.replace(' ', ' ?')}(?![칙소색탁])", "money", code) for word, code in sorted(_CURRENCIES.items(), key=lambda x: -len(x[0]))),
    *((rf"{word}(?![A-Za-z])", "number", unit) for word, unit in sorted(_MEASURES.items(), key=lambda x: -len(x[0]))),
    (r"배(?![럴달포터우])", "multiple", ""),
    (r"번 ?째", "ordinal", ""),
    (r"차례|회|번", "times", ""),
    (r"(?:단계|세대|학년|순위|주차|주년|년차|호기|호선|버전|시즌|라운드)", "label", ""),
    (r"개년|년(?!차|도|생)", "duration", "year"),
    (r"개월|달(?![러성하력])", "duration", "month"),
    (r"세기", "duration", "century"),
    (r"주일|주간|주(?![년차요의자택식도])", "duration", "week"),
    (r"시간", "duration", "hour"),
    (r"분(?![의할기야석류량포들])", "duration", "minute"),
    (r"초(?![반기대과순중월])", "duration", "second"),
    (r"일(?= ?(?:간|동안|만에|이내|연속))", "duration", "day"),
    (r"일(?![가-힣](?<![부에까의을이은과도로]))", "day", "day"),
    (r"위(?![원치안])|차(?!례)|[기호부장항권편급등대판과절]", "label", ""),
)  # fmt: skip
_UNIT = [(re.compile(f" ?(?:{pattern})"), kind, unit) for pattern, kind, unit in _UNITS]
_COUNTER = (
    "가지|갈래|개|건|곳|군데|그루|권|나라|국가|년|달|대|도시|마리|명|명분|박|배|번|벌|부문|분|분야|사람|사|살|석|세|세대|손|시간|쌍|여|원|달러"
    "|유로|엔|위안|인|일|자루|장|점|정상|조각|분기|종|종류|주|주체|줄|진영|차|차례|채|척|축|층|쪽|초|켤레|팀|편|표본|품목|해|호|회|회사|기업|단계"
    "|요소|요인|원칙|과제|목표|측면|방향|문제|질문|강대국|시|퍼센트|%|㎞|km|톤|미터|킬로미터|여 ?명|위|월|학기|모델|대륙|지역|규모"
)
_PREFIX = "(?<=[약총제만중또])"  # what a number may stand against: 약30%, 총5개
_BARE = rf"(?:(?<![가-힣])|{_PREFIX}|(?<=최대)|(?<=최소))"
_NUMBER = rf"(?:{DIGITS}|(?:{VAGUE}|{WORDS})(?=여|,? ?수|에서 ?수|[~∼-]수| ?(?:{_COUNTER})))"
_TO = r"(?: ?(?:[-–~∼〜]|내지|에서(?= ))\s?|, ?(?=수))"
_SIGN = "|".join(map(re.escape, sorted(_SYMBOLS, key=len, reverse=True)))
_LAW = re.compile(r"(?:법|령|칙|약|법률|헌장) $")

_BEFORE: tuple[tuple[str, bool, Bound], ...] = (
    (r"최대|최고|최장|많아야|기껏해야", False, "at most"),
    (r"최소한|최소|최저|최단|적어도", False, "at least"),
    (r"약|대략|거의|어림잡아|줄잡아|근", True, ""),
)
_AFTER: tuple[tuple[str, bool, Bound], ...] = (
    (r"[을를]? ?(?:초과|넘)[가-힣]{1,2} ?(?:수 없|않|못)", False, "at most"),
    (r"이상(?![한하히])", False, "at least"),
    (r"이하", False, "at most"),
    (
        r"초과|[을를이가] ?넘[는게도었어긴기는]|[을를이가] ?넘어|넘[는게도]|[을를] ?웃도|[을를] ?상회",
        False,
        "more than",
    ),
    (r"미만|[을를이에] ?못 ?미치|[을를] ?밑도|[을를] ?하회", False, "less than"),
    (r"이내", True, "at most"),
    (r"남짓", True, "more than"),
    (r"가까이|가까운|에 ?육박|에 ?달하|에 ?이르", True, ""),
    (r"가량|정도|쯤|안팎|내외|전후|수준|규모", True, ""),
)
_HEAD = [(re.compile(rf"(?:{words})(?: ?(?:약|대략))?\s?$"), loose, bound) for words, loose, bound in _BEFORE]
_TAIL = [
    (re.compile(rf"(?:[가-힣]{{1,4}}| [가-힣]{{1,3}})??\s?(?:{words})"), loose, bound) for words, loose, bound in _AFTER
]
_FIXED: dict[str, tuple[QuantityKind, Fraction, str]] = {
    **{
        word: ("duration", Fraction(days), "day")
        for word, days in (
            ("하루", 1), ("이틀", 2), ("사흘", 3), ("나흘", 4), ("닷새", 5), ("엿새", 6), ("여드레", 8), ("아흐레", 9), ("열흘", 10)
        )
    },
    "반년": ("duration", Fraction(6), "month"),
    "반세기": ("duration", Fraction(50), "year"),
    "절반": ("fraction", Fraction(1, 2), ""),
    "갑절": ("multiple", Fraction(2), ""),
    "곱절": ("multiple", Fraction(2), ""),
}  # fmt: skip
_RANKS = {"첫": 1, "둘": 2, "셋": 3, "넷": 4, **{word: int(low) for word, (low, high) in NATIVE.items() if low == high}}
_APIECE = re.compile(r"[가-힣]{0,2} ?당(?![가-힣](?<![의은이에]))")  # 1인당: per person
_COUNTED_FIGURES = re.compile(rf"[\d,.]{{1,24}} ?(?:{_COUNTER})")
_LONGEST_MONTH = 31
_BETWEEN = re.compile(r"(?:, ?|와 |과 |에서 |또는 |내지 |·)(?:최대 |최소 |약 )?")


def quantities(text: str) -> list[Quantity]:
    """Every quantity of a Korean text, in text order; names and addresses with digits in them are none."""
    plain = masked(text, frozenset(unit.lower() for unit in _MEASURES if unit.isascii()))
    return distribute_units(plain, scan(plain, _GRAMMAR), _BETWEEN)


def _general(match: re.Match[str]) -> Iterator[Quantity]:
    text, end = match.string, match.end()
    first, last = value(match["a"]), value(match["b"] or match["a"])
    factor = last.scale if _lends(first, last) else 1
    low = first.low * factor
    unit_end, kind, unit = unit_at(text, end, _UNIT)
    spelled = not any(char.isdigit() for char in match[0])
    if (unit_end == end and _glued(text, match.start())) or (spelled and not _counted(text, end)):
        return
    kind, unit = _kind_of(match, kind, unit, last)
    article = last.scale if kind == "ordinal" and match["a"].endswith("조") else 1
    half = Fraction(1, 2) if kind == "duration" and text.startswith(" 반", unit_end) else Fraction(0)
    must, odd = not (last.high == 1 and (spelled or _APIECE.match(text, end))), "여" in match[0]
    if match["b"] and (first.low != first.high or last.low != last.high):
        vague = Quantity(kind, low, first.high * factor, unit, must=must)
        yield _bounded(vague, text, match.start(), match.end("a"), odd)
        yield _bounded(Quantity(kind, last.low, last.high, unit, must=must), text, match.start("b"), unit_end, odd)
    else:
        exact = Quantity(kind, low / article + half, last.high / article + half, unit, must=must)
        yield _bounded(exact, text, match.start(), unit_end, odd)


def _kind_of(match: re.Match[str], kind: QuantityKind, unit: str, last: Numeral) -> tuple[QuantityKind, str]:
    """The kind and unit that the signs before a number make of those after it; the 조 of a law counts its articles."""
    bare_article = (
        not unit and match["a"].endswith("조") and _LAW.search(match.string, max(0, match.start() - 3), match.start())
    )
    if match["je"] or bare_article:
        return "ordinal", ""
    if match["sign"]:
        return "money", _SYMBOLS[match["sign"]]
    return ("duration" if kind == "day" and last.low > _LONGEST_MONTH else kind), unit


def _lends(first: Numeral, last: Numeral) -> bool:
    """Whether the first number of a range is counted in the same 만 or 억 as the last: 10~20만."""
    return first.scale == 1 and last.scale > 1 and first.low * last.scale < last.low


def _glued(text: str, start: int) -> bool:
    """Whether the number is the tail of a name (코로나19, 그록3): Hangul before it and no counter after it."""
    return (
        _COUNTED_FIGURES.match(text, start) is None
        and start > 0
        and "가" <= text[start - 1] <= "힣"
        and text[start - 1] not in "약총제만중또대소"
    )


def _bounded(quantity: Quantity, text: str, start: int, end: int, odd: bool = False) -> Quantity:
    """The quantity with its span, and with the bound and the approximator that stand beside it."""
    loose, bound = odd, "more than" if odd else quantity.bound
    for pattern, rounded, limit in _HEAD:
        if pattern.search(text, max(0, start - 8), start):
            loose, bound = loose or rounded, limit or bound
    for pattern, rounded, limit in _TAIL:
        if pattern.match(text, end):
            loose, bound = loose or rounded, limit or bound
            break
    return replace(quantity, approximate=loose, bound=bound, span=(start, end))


def _counted(text: str, end: int) -> bool:
    """Whether a counter, with nothing but particles after it, follows a number in words; or another vague number does."""
    if re.match(r"여|,? ?수|에서 ?수|[~∼-]수", text[end : end + 4]):
        return True
    return any(word_end(text, end + len(found)) for found in _counters(text[end : end + 6]))


def _counters(rest: str) -> Iterator[str]:
    """The counters, with the blank before them, that `rest` begins with."""
    blank = " " if rest.startswith(" ") else ""
    return (blank + word for word in _COUNTER.split("|") if rest.startswith(blank + word))


def _native(match: re.Match[str]) -> Iterator[Quantity]:
    """A native numeral: a word of its own, or before a counter; 한 and the like only there, and 두 before any noun."""
    word, (start, end), text = match["a"], match.span("a"), match.string
    counted = _counted(text, end) if word != "한" or text[end : end + 1] == " " else False
    noun = word == "두" and text[end : end + 1] == " "
    if not (counted or noun) and (word in BOUND_TO_COUNTER or not word_end(text, end)):
        return
    number = value(word)
    unit_end, kind, unit = unit_at(text, end, _UNIT) if counted else (end, "number", "")
    spoken = Quantity(kind, number.low, number.high, unit, must=number.high > 1)
    yield _bounded(spoken, text, start, unit_end)


def _rank(match: re.Match[str]) -> Iterator[Quantity]:
    number = Fraction(_RANKS[match["a"]])
    yield Quantity("ordinal", number, number, span=match.span())


def _quarter(match: re.Match[str]) -> Iterator[Quantity]:
    number = Fraction(int(match["n"]))
    yield Quantity("label", number, number, span=match.span())


def _fraction(match: re.Match[str]) -> Iterator[Quantity]:
    whole = value(match["whole"]).low
    if whole:
        part = value(match["part"]).low / whole
        yield _bounded(Quantity("fraction", part, part), match.string, *match.span())


def _fixed(match: re.Match[str]) -> Iterator[Quantity]:
    if word_end(match.string, match.end()):
        kind, number, unit = _FIXED[match[0]]
        yield _bounded(Quantity(kind, number, number, unit, must=number != 1), match.string, *match.span())


_FEW = rf"(?:{DIGITS}|[일이삼사오육칠팔구십]+)"
_GRAMMAR: Grammar = (
    *DATES,
    (SIGNS, sign_number),
    (re.compile(r"(?<!\d)(?P<n>[1-4])(?:/4)? ?분기"), _quarter),
    (re.compile(rf"(?<![\d가-힣])(?P<whole>{_FEW})분의 ?(?P<part>{_FEW})"), _fraction),
    (re.compile(rf"(?<![가-힣])(?P<a>{alternatives(tuple(_RANKS))}) ?(?:번 ?)?째"), _rank),
    (re.compile(
        rf"(?P<je>(?<![가-힣])제 ?(?=\d))?(?P<sign>{_SIGN})?(?:(?<![\w.,])|(?<=[가-힣])(?=\d)|{_BARE})(?P<a>{_NUMBER})(?:여(?!러))?"
        rf"(?:{_TO}(?P<b>{_NUMBER})(?:여(?!러))?)?"
    ), _general),
    (re.compile(rf"(?<![가-힣])(?P<a>{alternatives(tuple(NATIVE))}) ?(?=$|\W|[가-힣])"), _native),
    (re.compile(rf"(?<![가-힣]){alternatives(tuple(_FIXED))}"), _fixed),
)  # fmt: skip
