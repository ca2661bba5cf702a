"""The quantities of a Korean text: numbers with their units and bounds, dates and times, and words that are numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from builder.languages.korean.bounds import bounded
from builder.languages.korean.counters import BARE, LINE, Counter, counts, is_counted, is_solid_noun, unit_after
from builder.languages.korean.dates import DATES, of_year
from builder.languages.korean.numerals import (
    DECIMAL_WORDS,
    DIGITS,
    FREE_NATIVE,
    NATIVE,
    NATIVE_WORD,
    VAGUE,
    WORDS,
    Numeral,
    value,
)
from builder.languages.korean.particles import word_end
from builder.languages.quantity import Need, Quantity, QuantityKind, exactly
from builder.languages.quantity.grammar import (
    LONG_TIME,
    RECORD,
    SIGNS,
    Grammar,
    alternatives,
    distribute_units,
    join_parts,
    long_time,
    masked,
    plain,
    record,
    scan,
    sign_number,
)
from builder.languages.quantity.units import signs

_SYMBOLS = signs()
_SIGN = alternatives(_SYMBOLS)
_LONGEST_MONTH = 31

# --- Words that are numbers -------------------------------------------------------------------------------------------

# 날수: the native words for numbers of days, and for days of the month (초하루, 사흗날).
_DAYS = {
    "하루": (1, 1), "이틀": (2, 2), "사흘": (3, 3), "나흘": (4, 4), "닷새": (5, 5), "엿새": (6, 6), "이레": (7, 7), "여드레": (8, 8),
    "아흐레": (9, 9), "열흘": (10, 10), "열하루": (11, 11), "열이틀": (12, 12), "열사흘": (13, 13), "열나흘": (14, 14), "하루이틀": (1, 2),
    "이삼일": (2, 3), "사나흘": (3, 4), "너댓새": (4, 5), "네댓새": (4, 5), "대엿새": (5, 6), "예니레": (6, 7), "스무날": (20, 20),
}  # fmt: skip
_DAYS_OF_MONTH = {
    "초하루": 1, "초하룻날": 1, "이튿날": 2, "초이틀": 2, "사흗날": 3, "초사흘": 3, "나흗날": 4, "초나흘": 4, "닷샛날": 5, "초닷새": 5,
    "엿샛날": 6, "초엿새": 6, "이렛날": 7, "초이레": 7, "여드렛날": 8, "초여드레": 8, "아흐렛날": 9, "초아흐레": 9, "열흘날": 10, "초열흘": 10,
    "보름날": 15,
}  # fmt: skip
_AGES = {
    "환갑": 60, "회갑": 60, "육순": 60, "진갑": 61, "칠순": 70, "고희": 70, "희수연": 77, "팔순": 80, "미수연": 88, "구순": 90, "백수연": 99
}  # fmt: skip


def _fixed() -> dict[str, Quantity]:
    half, fortnight = exactly("duration", Fraction(1, 2), "month"), exactly("duration", 2, "week")
    words = {
        "보름": replace(exactly("duration", 15, "day"), also=(half, fortnight)),
        "일주일": exactly("duration", 1, "week", "optional"),
        "한나절": exactly("duration", Fraction(1, 2), "day", "free"),
        "반나절": exactly("duration", Fraction(1, 2), "day", "free"),
        "반년": exactly("duration", 6, "month"),
        "반세기": exactly("duration", 50, "year"),
        "사반세기": exactly("duration", 25, "year"),
        "절반": exactly("fraction", Fraction(1, 2)),
        "과반": replace(exactly("fraction", Fraction(1, 2)), bound="more than", approximate=True),
        "과반수": replace(exactly("fraction", Fraction(1, 2)), bound="more than", approximate=True),
        "반반": exactly("fraction", Fraction(1, 2), need="free"),
        "갑절": exactly("multiple", 2),
        "곱절": exactly("multiple", 2),
        "양국": exactly("number", 2, need="optional"),
        "양측": exactly("number", 2, need="optional"),
        "양사": exactly("number", 2, need="optional"),
        "양자": exactly("number", 2, need="optional"),
        "양당": exactly("number", 2, need="optional"),
        "양대": exactly("number", 2, need="free"),
        "양팀": exactly("number", 2, need="optional"),
        "쌍방": exactly("number", 2, need="optional"),
        "삼국": exactly("number", 3, need="free"),
    }
    ages = {word: exactly("label", age) for word, age in _AGES.items()}
    days = {word: replace(exactly("day", day, "day", "optional"), span=(0, 0)) for word, day in _DAYS_OF_MONTH.items()}
    lengths = {
        word: Quantity("duration", Fraction(low), Fraction(high), "day", need="optional" if high == 1 else "required")
        for word, (low, high) in _DAYS.items()
    }
    return words | ages | days | lengths


_FIXED = _fixed()
_RANKS = {
    "첫": 1, "둘": 2, "셋": 3, "넷": 4, **{word: int(low) for word, (low, high) in NATIVE.items() if low == high}
}  # fmt: skip


def _fixed_word(match: re.Match[str]) -> Iterator[Quantity]:
    text, end = match.string, match.end()
    if word_end(text, end) or text.startswith(("째", "여", "간"), end):
        yield bounded(_FIXED[match[0]], text, *match.span())


# --- Numbers and what follows them ------------------------------------------------------------------------------------

_PREFIX = "(?<=[약총제만중또])"  # what a number may follow without a blank: 약30%, 총5개
_START = rf"(?:(?<![가-힣])|{_PREFIX}|(?<=최대)|(?<=최소)|(?<=영하)|(?<=평균))"
_HANGUL = rf"(?:{VAGUE}|{WORDS})(?![가-힣](?<=[십백천만억조]))"
_TO = r"(?: ?(?:[-–~∼〜～]|내지|에서(?= ))\s?|, ?)"
_LAW = re.compile(r"(?:법|령|칙|약|법률|헌장|헌법|시행령|조례) $")
_TEAM = re.compile(r"(?:인|명) ?$")
_APIECE = re.compile(r"[가-힣]{0,2} ?당(?![가-힣](?<![의은이에]))")  # 1인당: per person
_SPEED = {"시속": "km/h", "초속": "m/s"}
_NEGATIVE = re.compile(r"(?:영하|마이너스|(?<![\d가-힣A-Za-z)~%])[-−–]) ?(?:약 ?)?$")
# What shows that N일 is a number of days and not a day of the month.
_LASTS = re.compile(
    r"(?:째|치|씩|여|제(?![주출안시])|장(?!관)|짜리|분(?![당기]))|이[ 나]?(?:걸|지나|넘|남|흐|소요)|도 (?:안|채|못|걸리|되)|을 ?(?:넘|쉬|기다|버|굶)|에 걸쳐"
    r"|의 (?:일정|휴가|여정|시간)| ?(?:간(?![담부호])|동안|만에|만이|만의|이내|연속|내내|가량|정도|남짓|이상(?!한)|이하|미만|넘|뒤(?![늦집])|후(?![보반속임원])|안에"
    r"|밤낮|단위|일정|체류|반[ 의]|전(?:에|부터|까지|의|이[다었]|,|\.|$))"
)
_NIGHTS = re.compile(r"박 ?$")
_ABOUT = {"두어": (2, 3), "여남은": (12,)}  # two or so, a dozen or so
_GLUE = "약총제만중또대소도면씩"


def _general(match: re.Match[str]) -> Iterator[Quantity]:
    """A number, or two that are a range, with the unit that follows."""
    text, end = match.string, match.end()
    first, last = value(match["a"]), value(match["b"] or match["a"])
    unit_end, counter = unit_after(text, end)
    if _is_part_of_word(match, counter):
        return
    factor = last.scale if _lends(first, last) else 1
    read = _Read(match, counter, unit_end, first, last)
    for low, high, start, stop in _parts(first, last, factor, match, unit_end):
        yield read.quantity(low, high, start, stop)


def _parts(
    first: Numeral, last: Numeral, factor: int, match: re.Match[str], end: int
) -> Iterator[tuple[Fraction, Fraction, int, int]]:
    """The ends of what a match says, and where: one quantity, or two where one of a range's ends is vague (수십, 수백조)."""
    if match["b"] and (first.low != first.high or last.low != last.high):
        yield first.low * factor, first.high * factor, match.start(), match.end("a")
        yield last.low, last.high, match.start("b"), end
    else:
        low, high = sorted((first.low * factor, last.high)) if match["b"] else (first.low, last.high)
        yield low, high, match.start(), end


def _lends(first: Numeral, last: Numeral) -> bool:
    """Whether the first number of a range is counted in the same 만 or 억 as the last: 10~20만."""
    return first.scale == 1 and last.scale > 1 and first.low * last.scale < last.low


def _is_part_of_word(match: re.Match[str], counter: Counter) -> bool:
    """Whether the digits are the tail of a name (코로나19, 그록3), or the Hangul is no numeral where it is (이천 공장)."""
    text, start, end = match.string, match.start(), match.end()
    if not any(char.isdigit() or char.isnumeric() and not char.isalpha() for char in match[0]):
        return not _is_spelled_number(match)
    glued = start > 0 and "가" <= text[start - 1] <= "힣" and text[start - 1] not in _GLUE
    counted = text[end : end + 1] != " " and is_counted(text, end)
    return glued and counter is BARE and not counted and not text.startswith("여", end)


def _is_spelled_number(match: re.Match[str]) -> bool:
    text, end = match.string, match.end()
    if match["some"] or re.match(r",? ?수|에서 ?수|[~∼-]수", text[end : end + 4]):
        return True
    return counts(match["b"] or match["a"], text, end)


class _Read:
    """What the signs around a number make of it."""

    def __init__(self, match: re.Match[str], counter: Counter, end: int, first: Numeral, last: Numeral) -> None:
        """Keep a match of the general pattern, and the unit that follows it."""
        self.match, self.counter, self.end, self.first, self.last = match, counter, end, first, last
        self.text = match.string
        self.before = self.text[max(0, match.start() - 8) : match.start()]

    def quantity(self, low: Fraction, high: Fraction, start: int, end: int) -> Quantity:
        """The quantity with what its unit, its sign and the words beside it say."""
        kind, unit = self._kind_and_unit()
        sign = -1 if _NEGATIVE.search(self.before) else 1
        scale = self.counter.factor * sign / (self.last.scale if self._is_article() or self._is_team() else 1)
        half = Fraction(1, 2) if kind == "duration" and self.text.startswith((" 반", "반"), self.end) else 0
        said = Quantity(
            kind, low * scale + half, high * scale + half, unit, need=self._need(kind, (high + half) * scale)
        )
        said = replace(said, also=tuple(self._also(said)))
        return bounded(said, self.text, start, end, self._and_some())

    def _kind_and_unit(self) -> tuple[QuantityKind, str]:
        if self.match["je"] or self._is_article():
            return "ordinal", ""
        if self._is_team():
            return "label", ""
        if self.match["sign"]:
            return "money", _SYMBOLS[self.match["sign"].strip()]
        if self.counter.unit == "day":
            return self._days()
        for word, scale in (("섭씨", "°C"), ("화씨", "°F")):
            if self.counter.unit == "degree" and self.before.rstrip().endswith(word):
                return "number", scale
        if self.counter is LINE and self.last.high >= 100:  # noqa: PLR2004 - no line, but a level: 1,400선
            return "number", ""
        speed = next((unit for word, unit in _SPEED.items() if self.before.rstrip(" 약").endswith(word)), "")
        return self.counter.kind, speed if speed and self.counter.unit in ("km", "m", "mi") else self.counter.unit

    def _days(self) -> tuple[QuantityKind, str]:
        """Whether N일 is a number of days or a day of the month."""
        lasts = self.last.high > _LONGEST_MONTH or _NIGHTS.search(self.before) or _LASTS.match(self.text, self.end)
        return ("duration" if lasts else "day"), "day"

    def _is_article(self) -> bool:
        bare = self.counter is BARE and self.match["a"].endswith("조") and not self.match["b"]
        return bare and bool(self.match["je"] or _LAW.search(self.before))

    def _is_team(self) -> bool:
        """Whether 조 is a team of people (2인 1조, 4조 2교대)."""
        shifts = self.text.startswith((" 2교대", " 3교대", "2교대", "3교대"), self.end)
        return self.counter is BARE and self.match["a"].endswith("조") and bool(shifts or _TEAM.search(self.before))

    def _need(self, kind: QuantityKind, high: Fraction) -> Need:
        if self.counter.need != "required":
            return self.counter.need
        if self.match["a"] in ("수", "몇"):
            return "free"
        free = kind == "day" or high == 0 or high == 1 and kind not in ("percent", "points", "fraction", "multiple")
        aside = self.match["je"] and self.text.startswith("의 ", self.end)
        return "optional" if free or aside or _APIECE.match(self.text, self.match.end()) else "required"

    def _and_some(self) -> bool:
        return bool(self.match["some"]) or "여" in self.match[0] or self.last.and_some

    def _is_scale_doubtful(self) -> bool:
        """Whether the 조 or 만 at the end of figures may be no scale: Group 3, only 3."""
        a = self.match["a"]
        free = self.counter is BARE and not self.match["sign"] and not self.match["some"] and a[:-1].isdigit()
        return free and (a[-1] == "조" or (a[-1] == "만" and not is_counted(self.text, self.match.end())))

    def _also(self, said: Quantity) -> Iterator[Quantity]:
        """What else the words may mean: 3조 a team, 3만 only three, 24년 the year 2024, 파운드 of weight."""
        low, high, scale = said.low, said.high, self.last.scale
        if self._is_scale_doubtful() and low < 100 * scale:
            yield replace(said, kind="label", low=low / scale, high=high / scale)
        if said.kind == "duration" and said.unit == "year" and low == high < 100 and low.denominator == 1:
            yield of_year(int(low))
        if said.kind == "duration" and said.unit in ("day", "week"):
            yield replace(
                said, kind="day" if said.unit == "day" else "number", unit="day" if said.unit == "day" else "share"
            )
        if said.unit == "GBP":
            yield replace(said, kind="number", unit="lb")
        if said.unit == "degree":
            yield replace(said, unit="°C")
            yield replace(said, kind="ordinal", unit="")
        if said.kind == "number" and not said.unit and 0 < said.high < 1:
            yield replace(said, kind="fraction")
        if said.kind == "fraction":
            yield replace(said, kind="number")


# --- Numbers of other forms -------------------------------------------------------------------------------------------


def _native(match: re.Match[str]) -> Iterator[Quantity]:
    """A native numeral: a word of its own, or before a counter; 한 and the like only there, and 두, 세, 네 before any noun."""
    word, (start, end), text = match["a"], match.span("a"), match.string
    counted = is_counted(text, end) or text.startswith(("여 ", "여"), end) and is_counted(text, end + 1)
    before_noun = word in ("두", "세", "네") and text[end : end + 1] == " "
    if not (counted or before_noun or word.split(" ")[-1] in FREE_NATIVE and word_end(text, end)):
        return
    if is_solid_noun(text, start, end) or word == "한" and text[end : end + 1] != " ":
        return
    if word == "한둘" and text.startswith("이 아니", end):
        return
    number = value(word)
    unit_end, counter = unit_after(text, end, native=True) if counted else (end, BARE)
    half = Fraction(1, 2) if counter.kind == "duration" and text.startswith((" 반", "반 "), unit_end) else 0
    need: Need = (
        "required"
        if number.high + half > 1 and (counted or not before_noun)
        else "optional"
        if counted or before_noun
        else "free"
    )
    said = Quantity(
        counter.kind, number.low * counter.factor + half, number.high * counter.factor + half, counter.unit, need=need
    )
    also = tuple(replace(said, low=Fraction(n), high=Fraction(n)) for n in _ABOUT.get(word, ()))
    yield bounded(replace(said, also=also), text, start, unit_end, number.and_some)


def _rank(match: re.Match[str]) -> Iterator[Quantity]:
    number = value(match["a"]).low if match["a"] != "첫" else Fraction(1)
    yield Quantity("ordinal", number, number, need=_of_rank(number), span=match.span())


def _fraction(match: re.Match[str]) -> Iterator[Quantity]:
    whole = value(match["whole"]).low
    if whole:
        part = value(match["part"]).low / whole + (value(match["and"]).low if match["and"] else 0)
        kind: QuantityKind = "number" if match["and"] else "fraction"
        yield bounded(Quantity(kind, part, part), match.string, *match.span())


def _mixed(match: re.Match[str]) -> Iterator[Quantity]:
    """A whole number and a fraction with a stroke: 1과 1/2."""
    if part := int(match["whole"]):
        number = int(match["and"]) + Fraction(int(match["part"]), part)
        yield bounded(Quantity("number", number, number), match.string, *match.span())


def _tenths(match: re.Match[str]) -> Iterator[Quantity]:
    """A share in tenths, hundredths and thousandths: 3할 2푼 6리."""
    part = sum(Fraction(int(match[name] or 0), 10**power) for power, name in enumerate(("hal", "pun", "ri"), 1))
    number = Quantity("number", Fraction(part), Fraction(part))
    yield bounded(replace(number, kind="fraction", also=(number,)), match.string, *match.span())


def _sentence(match: re.Match[str]) -> Iterator[Quantity]:
    """A term in years and months as courts say it: 징역 2년 6월."""
    months = Fraction(int(match["years"]) * 12 + int(match["months"]))
    yield Quantity("duration", months, months, "month", span=match.span())


def _hundredths(match: re.Match[str]) -> Iterator[Quantity]:
    """Seconds of a record: 9초58."""
    number = Fraction(f"{match['whole']}.{match['part']}")
    yield Quantity("duration", number, number, "second", span=match.span())


def _score(match: re.Match[str]) -> Iterator[Quantity]:
    """A score or a proportion, whichever side is named first: 3 대 2, 3-2."""
    low, high = sorted((int(match["a"]), int(match["b"])))
    yield Quantity("number", Fraction(low), Fraction(high), span=match.span())


def _tens(match: re.Match[str]) -> Iterator[Quantity]:
    """Ages by tens, run together: 2030세대, 20·30대, 이삼십대; 7080세대 is of two decades."""
    start, end = match.span()
    middle = start + (end - start) // 2
    for ten, span in ((match["a"], (start, middle)), (match["b"], (middle, end))):
        age = int(value(ten).low) * (1 if ten.isdigit() and len(ten) > 1 else 10)
        decade = Quantity("date", Fraction((1900 + age) * 10000), Fraction((1909 + age) * 10000))
        yield Quantity("label", Fraction(age), Fraction(age), span=span, also=(decade,))


def _listed(match: re.Match[str]) -> Iterator[Quantity]:
    """Numbers that share what counts them: 1·2위, 제1·2차."""
    _, counter = unit_after(match.string, match.end())
    if counter.kind in ("label", "ordinal"):
        for one in re.finditer(r"\d+", match[0]):
            number, start = Fraction(int(one[0])), match.start()
            yield Quantity("label", number, number, need="optional", span=(start + one.start(), start + one.end()))


def _of_rank(number: Fraction) -> Need:
    return "optional" if number == 1 else "required"


def _decimal(match: re.Match[str]) -> Iterator[Quantity]:
    """A decimal in Hangul (삼점일사); 이점이 있다 is no number."""
    number = value(match[0]).low
    end, counter = unit_after(match.string, match.end())
    if counter is not BARE or len(match[0].split("점")[1]) > 1:
        yield bounded(Quantity(counter.kind, number, number, counter.unit), match.string, match.start(), end)


def _branch(match: re.Match[str]) -> Iterator[Quantity]:
    """The branch of an article: 제3조의2."""
    number = Fraction(int(match[0]))
    yield Quantity("label", number, number, span=match.span())


def _dimensions(match: re.Match[str]) -> Iterator[Quantity]:
    """3D, which 3차원 may answer."""
    number = Fraction(int(match["n"]))
    yield Quantity("label", number, number, need="optional", span=match.span())


def _billions(match: re.Match[str]) -> Iterator[Quantity]:
    """The size of a model: 70B."""
    number = Fraction(match["a"]) * {"B": 10**9, "M": 10**6}[match["scale"]]
    yield Quantity("number", number, number, need="optional", span=match.span())


_FEW = rf"(?:{DIGITS}|[일이삼사오육칠팔구십백천만]+)"
_PART = r"(?:\d{1,6}|[일이삼사오육칠팔구십백]+)"
_RANK_WORDS = rf"(?:첫|{NATIVE_WORD})"
_GRAMMAR: Grammar = (
    (re.compile(r"(?<=조의)\d{1,3}(?!\d)"), _branch),
    (RECORD, record),
    (re.compile(r"(?:(?<![\d.])(?=\d년)|(?<=징역 )|(?<=금고 ))(?P<years>\d{1,2})년 ?(?P<months>\d{1,2})월(?! ?\d)"), _sentence),
    (re.compile(r"(?<![\d가-힣.])(?P<a>[1-9]0)[·ㆍ,]? ?(?P<b>[1-9]0)(?=세대|대(?! ?\d))"), _tens),
    (re.compile(r"(?<![\d가-힣.])(?P<a>[1-9])[·ㆍ](?P<b>[1-9]0)(?=세대|대(?! ?\d))"), _tens),
    (re.compile(r"(?<![가-힣])(?P<a>[일이삼사오육칠팔])(?P<b>[이삼사오육칠팔구])십 ?(?=대)"), _tens),
    (re.compile(rf"(?<![\d가-힣])(?P<and>\d{{1,3}})(?:과|와|) (?P<part>\d{{1,3}})/(?P<whole>\d{{1,3}})(?!\d)"), _mixed),
    *DATES,
    (SIGNS, sign_number),
    (re.compile(rf"(?:(?<![\d가-힣])(?P<and>{_FEW})[과와] ?)?(?<![\d가-힣])(?P<whole>{_FEW})분의 ?(?P<part>{_PART})"), _fraction),
    (re.compile(r"(?<![\d.])(?P<hal>\d) ?할(?![인당증부수머아])(?: ?(?P<pun>\d) ?푼)?(?: ?(?P<ri>\d) ?리)?"), _tenths),
    (re.compile(rf"(?<![가-힣])(?P<a>{_RANK_WORDS}) ?(?:번 ?)?째"), _rank),
    (LONG_TIME, long_time),
    (re.compile(r"(?<!\d)(?P<whole>\d{1,2})초 ?(?P<part>\d{1,3})(?!\d)"), _hundredths),
    (re.compile(r"(?<![\d:.,])(?P<a>\d{1,3})(?: ?대 ?| ?: ?)(?P<b>\d{1,3})(?![\d:.,]*\d|[만억조천백]|분기|[년월일여]|단계)"), _score),
    (re.compile(r"(?<![\d.,])제?\d{1,3}(?:(?:[·‧・ㆍ•⋅･/]|, ?)\d{1,3}){1,5}(?![\d.,·])(?= ?[가-힣])"), _listed),
    (re.compile(r"(?<![\w.,])(?P<a>\d{1,4}(?:\.\d{1,2})?)(?P<scale>[BM])(?![A-Za-z0-9])"), _billions),
    (re.compile(r"(?<![\w.,])(?P<n>\d)D(?![A-Za-z0-9])"), _dimensions),
    (re.compile(rf"(?<![가-힣]){DECIMAL_WORDS}"), _decimal),
    (re.compile(rf"(?<![가-힣]){alternatives(_FIXED)}"), _fixed_word),
    (re.compile(
        rf"(?P<je>(?<![가-힣])제 ?(?=\d))?(?P<sign>{_SIGN} ?)?(?:(?<![\w.,])|(?<=[가-힣])(?=\d)|{_START}|(?<=[A-Za-z$€£¥₩ ])(?=\d))(?<![\d.,])"
        rf"(?P<a>{DIGITS}|{_HANGUL})(?P<some>여(?!러))?(?:{_TO}(?P<b>{DIGITS}|{_HANGUL})(?:여(?!러))?)?"
    ), _general),
    (re.compile(rf"(?<![가-힣])(?P<a>{NATIVE_WORD}) ?(?=$|\W|[가-힣])"), _native),
)  # fmt: skip
_BETWEEN = re.compile(r"(?:, ?|와 |과 |에서 |또는 |내지 |·)(?:최대 |최소 |약 )?")
_JOINED = re.compile(r" ?")


def _is_unit(text: str, at: int) -> bool:
    return unit_after(text, at)[0] > at or re.match(r"[BMD](?![A-Za-z0-9])", text[at : at + 2]) is not None


def quantities(text: str) -> list[Quantity]:
    """Every quantity of a Korean text, in text order; names and addresses with digits in them are none."""
    clear = masked(plain(text), _is_unit)
    return join_parts(clear, distribute_units(clear, scan(clear, _GRAMMAR), _BETWEEN), _JOINED)
