"""Dates in Korean text: years, months and days in every usual writing, decades, centuries, days that name an event.

The forms are those of 한글 맞춤법 부록 문장 부호 (마침표, 가운뎃점 in 3·1 운동), of official style (행정업무의 운영 및 혁신에 관한 규정
제7조: 2025. 1. 11.), and of usage ('25년).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from builder.languages.korean.bounds import bounded
from builder.languages.korean.clock import TIMES
from builder.languages.korean.counters import BARE, is_counted, unit_after
from builder.languages.korean.day_names import DAYS, DAYS_OF_MONTH
from builder.languages.korean.numerals import WORDS, value
from builder.languages.korean.weekdays import IN_BRACKETS, WEEKDAYS, glossed
from builder.languages.quantity import Quantity, exactly
from builder.languages.quantity.grammar import FIGURES, Grammar, Guarded, alternatives

_WAVE = "[-–~∼〜]"
_RANGE = rf" ?(?:{_WAVE}|에서|부터) ?"
_CUT = "[’'‘]"
_YEAR = rf"(?<![\d,.])(?:[12]\d{{3}}|{_CUT}\d{{2}})"
_DOT = "[·‧・ㆍ•⋅･.]"
_PARTS = {
    "early": ("초", "초반", "초순", "초기", "초엽", "초입", "벽두", "연초"),
    "mid": ("중반", "중순", "중엽", "중기"),
    "late": ("말", "하순", "말엽", "말기", "연말"),
    "first half": ("상반기", "전반기"),
    "second half": ("하반기", "후반기"),
}
_PART_OF = {word: part for part, words in _PARTS.items() for word in words}
# What may be said of two parts: 초중반 is early or mid.
_BETWEEN_PARTS = {
    "전반": ("first half", "early"),
    "후반": ("late", "second half"),
    "초중반": ("early", "mid"),
    "중후반": ("late", "mid"),
    "중하순": ("late", "mid"),
    "초중순": ("early", "mid"),
}
_PART = rf"(?: ?(?P<part>{alternatives((*_PART_OF, *_BETWEEN_PARTS))})(?![가-힣](?<![에의까부은이을도과와는로])))?"
_CENTURY_CUT = 50  # a year cut to two digits below this is of this century
_THIS, _LAST = 2000, 1900
_LATEST_CUT_DECADE = 2020
_DANGUN = 2333  # the first year of the era of Dangun, 단기, before Christ
_MONTHS, _DAYS = 12, 31
_SINO_MONTHS = {
    "일": 1, "이": 2, "삼": 3, "사": 4, "오": 5, "유": 6, "육": 6, "칠": 7, "팔": 8, "구": 9, "시": 10, "십": 10, "십일": 11, "십이": 12
}  # fmt: skip
_LUNAR_MONTHS = {
    **{f"{word}월": month for word, month in _SINO_MONTHS.items()}, "정월": 1, "동짓달": 11, "섣달": 12
}  # fmt: skip
_LUNAR_DAYS = {
    **{word: low for word, (low, high) in DAYS.items() if low == high}, **DAYS_OF_MONTH, "보름": 15, "대보름": 15, "그믐": 30, "칠석": 7
}  # fmt: skip
# Days that name an event or a feast, written out.
_SPELLED_DAYS = {
    "삼일절": (3, 1), "삼일운동": (3, 1), "삼일 운동": (3, 1), "사일구": (4, 19), "오일륙": (5, 16), "오일팔": (5, 18), "육이오": (6, 25),
    "팔일오": (8, 15), "칠석": (7, 7), "대보름": (1, 15),
}  # fmt: skip
_NEIGHBORING_MONTHS = (
    "일이",
    "이삼",
    "삼사",
    "사오",
    "오뉴",
    "육칠",
    "칠팔",
    "팔구",
    "구시",
)  # from January and February on
# What a day with a full stop names; 3.1 is a decimal before anything else.
_EVENTS = (
    "운동 절 혁명 사태 사건 전쟁 항쟁 의거 민주화운동 민주화 민주항쟁 민주 항쟁 만세 독립 학살 테러 참사 쿠데타 정변 "
    "군사 선언 합의 성명 공동성명 공동선언 남북공동성명 정상회담 정상선언 정상 비상계엄 계엄 불법계엄 내란 총선 대선 "
    "지방선거 지선 재보선 재보궐 보궐선거 보선 전당대회 대책 조치 개헌 호헌 개각 광복 해방 동지회 세대 사변 당시 "
    "의사당 폭동 봉기 집회 이후 이전 남침 기념 정신 묘지 유족 부상자 희생자 평화 추모"
)
_EVENT = rf"(?= ?{alternatives(_EVENTS.split())})"
# 6.25 and others are events whatever follows them.
_KNOWN = (
    r"(?:3\.1|4\.3|4\.16|4\.19|5\.16|5\.18|6\.10|6\.15|6\.25|6\.29|8\.15|9\.11|9\.19|10\.4|10\.26|12\.3|12\.12)"
    r"(?=[은는이가을를의에과와] | (?:때|전|뒤|후|직전|직후|전후|무렵|동란|참전|피란))"
)


def _year(text: str | None) -> int:
    """The year that two or four digits say, with or without the quote of a cut year."""
    if not text:
        return 0
    digits = text.lstrip("’'‘")
    number = int(digits) if digits.isdigit() else int(value(digits).low)
    if number >= 100:  # noqa: PLR2004 - of three digits or more: whole
        return number
    return number + (_THIS if number < _CENTURY_CUT else _LAST)


def of_year(number: int) -> Quantity:
    """The year that a number of two digits may mean: 24년 is 2024 too."""
    year = Fraction(_year(f"{number:02}") * 10000)
    return Quantity("date", year, year)


def _date(match: re.Match[str], low: tuple[int, int, int], high: tuple[int, int, int] | None = None) -> Quantity:
    part = match.groupdict().get("part") or ""
    ends = [Fraction(year * 10000 + month * 100 + day) for year, month, day in (low, high or low)]
    parts = _BETWEEN_PARTS.get(part, (_PART_OF.get(part, ""),))
    also = tuple(Quantity("date", ends[0], ends[1], part) for part in parts[1:])
    return Quantity("date", ends[0], ends[1], parts[0], span=match.span(), also=also)


def _number(text: str | None) -> int:
    return int(text or 0)


def _is_day(month: int, day: int) -> bool:
    return 0 < month <= _MONTHS and 0 <= day <= _DAYS


def _full(match: re.Match[str]) -> Iterator[Quantity]:
    parts = match.groupdict()
    year, month, day = _year(match["y"]), _number(match["m"]), _number(parts.get("d"))
    if _is_day(month, day):
        yield _date(match, (year, month, day))
        if parts.get("m2"):
            yield _date(match, (_year(match["y2"]) or year, _number(match["m2"]), _number(match["d2"])))
        if parts.get("w"):
            yield from glossed(match, "w")


def _named_day(match: re.Match[str]) -> Iterator[Quantity]:
    """An event known by its day (3·1운동, 6·25 전쟁), which a translation seldom names so."""
    month, day = int(match["m"]), int(match["d"])
    march_first = (month, day) == (3, 1) and match.string.startswith("절", match.end())
    if _is_day(month, day) and day and (march_first or not _is_counted_here(match.string, match.end())):
        section = (Quantity("number", Fraction(31, 10), Fraction(31, 10)),) if march_first else ()
        war = (_date(match, (1950, 0, 0), (1953, 0, 0)),) if (month, day) == (6, 25) else ()
        yield replace(_date(match, (0, month, day)), need="optional", also=section + war)


def _spelled_day(match: re.Match[str]) -> Iterator[Quantity]:
    """An event known by its day, as it is spoken: 육이오, 삼일절."""
    month, day = _SPELLED_DAYS[match[0]]
    yield replace(_date(match, (0, month, day)), need="optional")


def _lunar(match: re.Match[str]) -> Iterator[Quantity]:
    """A day of the old calendar in native words: 섣달 열이레."""
    day = _date(match, (0, _LUNAR_MONTHS[match["m"]], _LUNAR_DAYS[match["d"]]))
    yield replace(
        day, need="optional", also=(replace(day, low=day.low - 1, high=day.high - 1),) if match["d"] == "그믐" else ()
    )


def _of_dangun(match: re.Match[str]) -> Iterator[Quantity]:
    """A year of the era of Dangun: 단기 4357년 is 2024."""
    year = int(match["y"])
    before = exactly("number", year)
    yield replace(_date(match, (year - _DANGUN, 0, 0)), also=(before, _date(match, (year, 0, 0))))


def _is_counted_here(text: str, end: int) -> bool:
    """Whether a counter or a unit follows directly: 1·2위 is no day, but 6·29선언 is."""
    return (
        not re.match(_EVENT, text[end : end + 8])
        and text[end : end + 1] != " "
        and (unit_after(text, end)[1] is not BARE or is_counted(text, end))
    )


def _slashed(match: re.Match[str]) -> Iterator[Quantity]:
    """Two small numbers with a stroke: a fraction (1/3) or a day (2/15)."""
    first, last = int(match["m"]), int(match["d"])
    part = Quantity("fraction", Fraction(first, last), Fraction(first, last)) if 0 < first < last else None
    day = _date(match, (0, first, last)) if _is_day(first, last) and last else None
    if part and (last <= 10 or not day):  # noqa: PLR2004 - the greatest denominator that is usual with a stroke
        of = Quantity("number", Fraction(first), Fraction(last))  # 88/94: 88 of 94
        yield bounded(replace(part, also=(of, *((day,) if day else ()))), match.string, *match.span())
    elif day:
        yield replace(day, also=(part,) if part else ())


def _of_month(match: re.Match[str]) -> Iterator[Quantity]:
    year, month, day = _year(match["y"]), _number(match["m"]), _number(match["d"])
    low = (year, _number(match["m0"]) or month, _number(match["d0"]) or day)
    if _is_day(month, day):
        yield _date(match, low, (year, month, day))
        yield from glossed(match, "w")


def _in_words(match: re.Match[str]) -> Iterator[Quantity]:
    """A date written out: 이천십오년 삼월 삼일."""
    day = int(value(match["d"]).low) if match["d"] else 0
    if match["y"] or day:
        yield _date(match, (_year(match["y"]), _SINO_MONTHS[match["m"]], day))


def _neighboring_months(match: re.Match[str]) -> Iterator[Quantity]:
    """Two months side by side: 육칠월."""
    first = _NEIGHBORING_MONTHS.index(match["both"]) + 1
    yield replace(_date(match, (0, first, 0), (0, first + 1, 0)), need="optional")


def _years(match: re.Match[str]) -> Iterator[Quantity]:
    low = _year(match["y"])
    last = (match.groupdict().get("last") or "").strip("’'‘")
    high = low if not last else low // 100 * 100 + int(last) if len(last) == 2 else _year(last)  # noqa: PLR2004
    ages = (Quantity("label", Fraction(20), Fraction(30)),) if match[0] == "2030" else ()  # those in their 20s and 30s
    yield (
        replace(_date(match, (low, 0, 0), (high, 0, 0)), also=ages) if ages else _date(match, (low, 0, 0), (high, 0, 0))
    )


def _decades(match: re.Match[str]) -> Iterator[Quantity]:
    first, last = _year(match["y"]), match["last"]
    if len(match["y"]) == 2 and first > _LATEST_CUT_DECADE:  # noqa: PLR2004 - 30년대: the 1930s
        first -= 100
    final = first if last is None else int(last) if len(last) > 2 else first // 100 * 100 + int(last)  # noqa: PLR2004
    for year in dict.fromkeys((first, final)):
        yield _date(match, (year, 0, 0), (year + 9, 0, 0))


def _centuries(match: re.Match[str]) -> Iterator[Quantity]:
    last = int(value(match["last"]).low)
    first = int(value(match["first"]).low) if match["first"] else last
    yield _date(match, (first * 100 - 99, 0, 0), (last * 100, 0, 0))


def _this_year(match: re.Match[str]) -> Iterator[Quantity]:
    date = _date(match, (0, 0, 0))
    yield replace(date, need="optional" if date.unit else "free")


def _turn_of_year(match: re.Match[str]) -> Iterator[Quantity]:
    """The beginning and the end of a year, which a translation may give by their months."""
    month = Fraction(100 if match[0] == "연초" else 1200)
    yield Quantity("date", month, month, need="free", span=match.span())


def _distance(match: re.Match[str]) -> Iterator[Quantity]:
    unit = match.lastgroup or "day"
    yield Quantity("relative", Fraction(0), Fraction(0), unit, need="free", span=match.span())


def _two_months(match: re.Match[str]) -> Iterator[Quantity]:
    """Two months that share their word: 1·2월."""
    for name in ("m", "m2"):
        if 0 < int(match[name]) <= _MONTHS:
            month = Fraction(int(match[name]) * 100)
            yield Quantity("date", month, month, span=match.span(name))


def _turn_of_months(match: re.Match[str]) -> Iterator[Quantity]:
    """The end of a month and the beginning of the next: 7말8초."""
    for name, part in (("m", "late"), ("m2", "early")):
        month = Fraction(int(match[name]) * 100)
        yield Quantity("date", month, month, part, need="optional", span=match.span(name))


def _reign(match: re.Match[str]) -> Iterator[Quantity]:
    """A year of a king's reign (고종 34년), which a translation may give as a year of the calendar."""
    number = value(match["n"]).low
    some_year = Quantity("date", Fraction(0), Fraction(0))
    yield Quantity("duration", number, number, "year", span=match.span("n"), also=(some_year,))


_SO_FAR = re.compile(" ?(?:누적|누계|까지)")


def _quarter(match: re.Match[str]) -> Iterator[Quantity]:
    number = value(match["n"]).low
    both: tuple[Quantity, ...] = (Quantity("label", number, number + 1),) if match["four"] in ("·4", "ㆍ4") else ()
    if match.groupdict().get("first") or _SO_FAR.match(match.string, match.end()):
        months = Quantity("date", Fraction(100), number * 300)
        both += (months, exactly("duration", number * 3, "month"))
    first = Fraction(int(match["first"])) if match.groupdict().get("first") else number
    yield Quantity("label", first, number, span=match.span(), also=both)


_TEN = r"(?:\d{1,2}|[이]?십[일이삼사오육칠팔구]?)"
_OF_TWO_DIGITS = (
    r"(?=생|학번|산(?![가-힣])|식(?![가-힣])| 체제| ?[상하]반기| ?[1-4]분기| ?\d{1,2}월| (?:외환|금융|경제)? ?위기| 월드컵"
    r"| 올림픽| 대선| 총선| 항쟁"
    r"| 헌법| 대지진| 홍수| 파동| 사태| 폭동| 겨울| 여름| 가을| 봄)"
)

DATES: Grammar = (
    (Guarded(("단기",), r"단기 ?\(?(?P<y>\d{4})\)?년"), _of_dangun),
    (Guarded(
        ("월", "달"),
        rf"(?<![가-힣])(?P<m>{alternatives(_LUNAR_MONTHS)}) ?(?P<d>{alternatives(_LUNAR_DAYS)})날?"
        r"(?![가-힣](?<![에의까부은이을도과와는로다였]))"
    ), _lunar),
    (Guarded(tuple(_SPELLED_DAYS), rf"(?<![가-힣]){alternatives(_SPELLED_DAYS)}"), _spelled_day),
    (Guarded(FIGURES, r"(?<!\d)(?P<m>\d{1,2})말 ?[·∼~-]? ?(?P<m2>\d{1,2})초(?![\d가-힣])"), _turn_of_months),
    (Guarded(("월",), r"(?<![\d.])(?P<m>\d{1,2})(?:·|ㆍ|, ?)(?P<m2>\d{1,2})(?=월(?! ?\d{1,2}일|간))"), _two_months),
    (Guarded(FIGURES, r"(?<![가-힣])[가-힣]{1,3}[종조군] ?(?P<n>\d{1,2})(?=년(?![간도대]))"), _reign),
    (Guarded(
        FIGURES, rf"(?<![\d.])(?P<m>\d{{1,2}}){_DOT}(?P<d>\d{{1,2}})(?![\d.,%]|{_DOT}\d)(?:(?<!\.\d)(?<!\.\d\d)|{_EVENT})"
    ), _named_day),
    (Guarded(FIGURES, rf"(?<![\d.,])(?=(?P<m>\d{{1,2}})\.(?P<d>\d{{1,2}})){_KNOWN}"), _named_day),
    (Guarded(
        FIGURES,
        rf"(?<![\d.])(?P<y>[12]\d{{3}})(?P<sep>[-./]) ?(?P<m>\d{{1,2}})(?P=sep) ?(?P<d>\d{{1,2}})\.?(?!\d){IN_BRACKETS.format('w')}"
        rf"(?: ?{_WAVE} ?(?:(?P<y2>[12]\d{{3}})\. ?)?(?P<m2>\d{{1,2}})\. ?(?P<d2>\d{{1,2}})\.?(?!\d))?"
    ), _full),
    (Guarded(FIGURES, rf"(?P<y>{_CUT}\d{{2}})\. ?(?P<m>\d{{1,2}})(?:\. ?(?P<d>\d{{1,2}}))?\.?(?![\d월])"), _full),
    (Guarded(FIGURES, r"(?<![\d.,])(?P<y>\d{2})\.(?P<m>\d{1,2})\.(?P<d>\d{1,2})\.?(?![\d.])"), _full),
    (Guarded(FIGURES, r"(?<![\d.])(?P<y>[12]\d{3})\. ?(?P<m>\d{1,2})\.(?! ?\d)"), _full),
    (Guarded(
        ("월",),
        rf"(?<![\d,.])(?:(?P<y>[12]\d{{3}}|{_CUT}?\d{{2}}(?=년)|{_CUT}\d{{2}})(?:년|\.) ?)?"
        rf"(?:(?P<m0>\d{{1,2}})월?{_RANGE})?(?P<m>\d{{1,2}})월(?!간)"
        rf"(?: ?(?:(?P<d0>\d{{1,2}})일?{IN_BRACKETS.format('w')}{_RANGE})?(?P<d>\d{{1,2}})일(?! ?(?:간|동안|만에|연속|째|내내)))?{_PART}"
    ), _of_month),
    (Guarded(
        ("월",),
        rf"(?<![가-힣\d])(?P<both>{alternatives(_NEIGHBORING_MONTHS)})월(?![가-힣](?<![에의까부은이을도과와는로]))"
    ), _neighboring_months),
    (Guarded(
        ("월",),
        rf"(?<![가-힣\d])(?:(?P<y>{WORDS})년 ?)?(?P<m>{alternatives(_SINO_MONTHS)})월"
        r"(?: ?(?P<d>[이삼]?십?[일이삼사오육칠팔구]|[이삼]?십)일)?(?![가-힣](?<![에의까부은이을도과와는로]))"
    ), _in_words),
    (Guarded(("/",), r"(?<![\d/.])(?P<m>\d{1,4})/(?P<d>\d{1,4})(?![\d/]| ?4?분기|4분기)"), _slashed),
    (Guarded(("fy",), r"\bFY ?[’'‘]?(?P<y>[12]\d{3}|\d{2})(?!\d)"), _years),
    (Guarded(("년대",), rf"(?P<y>{_YEAR}|(?<![\d,.])\d0|2천|2000)(?:년대?)?(?:{_RANGE}(?P<last>\d{{2,4}}))?년대{_PART}"), _decades),
    (Guarded(
        ("세기",), rf"(?<![\d가-힣])(?:(?P<first>{_TEN}){_RANGE})?(?P<last>{_TEN})세기(?! ?(?:동안|만에|간|에 걸쳐)){_PART}"
    ), _centuries),
    (Guarded(FIGURES, rf"(?P<y>{_YEAR})(?: ?{_WAVE} ?(?P<last>[12]\d{{3}}|\d{{2}}))? ?(?:회계 ?[연년]도|학년도|시즌)"), _years),
    (Guarded(FIGURES, rf"(?<![\d,.]){_CUT}?(?P<y>\d{{2}})(?:년{_OF_TWO_DIGITS}"
                rf"|(?=[가-힣]{{0,4}}(?:올림픽|월드컵|아시안게임|유니버시아드|엑스포)|학번|체제)){_PART}"), _years),
    (Guarded(
        FIGURES, rf"(?P<y>{_YEAR})(?:년도?)?(?:{_RANGE}(?P<last>[12]\d{{3}}|{_CUT}?\d{{2}}))?년(?!간|차|대| 동안|여)도?{_PART}"
    ), _years),
    (Guarded(
        FIGURES, rf"(?<![\w,.$€£¥₩-])(?P<y>[12]\d{{3}})(?:[-–~∼](?P<last>[12]\d{{3}}))?(?![\d,.]*\d|[가-힣A-Za-z%~∼–-]){_PART}"
    ), _years),
    (re.compile(rf"(?<![가-힣])(?:올해|금년|지난해|작년|재작년|내년|내후년|이듬해|전년|당해|그해|올(?= )){_PART}"), _this_year),
    (re.compile(
        r"(?<![가-힣])(?:(?P<month>지난달|이달|이번 ?달|다음 ?달|내달|전달|전월|당월|그달|같은 ?달)|오늘|어제|내일|모레|그제"
        r"|그저께|엊그제|이날|당일|같은 ?날"
        r"|다음 ?날|이튿날|전날|(?P<week>(?:지난|이번|다음) ?주(?!말)|금주|내주))"
    ), _distance),
    *WEEKDAYS,
    (Guarded(("연초", "연말", "세밑"), "(?<![가-힣])(?:연초|연말|세밑)(?![가-힣](?<![에의까부은이을도과와는로]))"), _turn_of_year),
    (Guarded(("분기",), rf"(?<!\d)(?:(?P<first>1)(?:분기)?{_RANGE})?(?P<n>[1-4])(?P<four>(?:[/·ㆍ]4)?) ?분기"), _quarter),
    (Guarded(("분기",), r"(?<![가-힣])(?P<n>[일이삼사])(?P<four>)사?분기"), _quarter),
    *TIMES,
)  # fmt: skip
