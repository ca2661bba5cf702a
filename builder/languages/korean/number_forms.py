"""Korean numbers of other forms: fractions, tenths, scores, lists, ages by tens, records, articles, decimals in Hangul."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from builder.languages.korean.bounds import bounded
from builder.languages.korean.counters import BARE, unit_after
from builder.languages.korean.numerals import DECIMAL_WORDS, DIGITS, NATIVE_WORD, value
from builder.languages.quantity import Need, Quantity, QuantityKind, exactly
from builder.languages.quantity.forms import (
    HEIGHT,
    LONG_TIME,
    RECORD,
    SIGNS,
    SIZES,
    THREE_D,
    dimensions,
    height,
    long_time,
    record,
    short_time,
    sign_number,
    size,
)
from builder.languages.quantity.grammar import FIGURES, SHORT_TIME, Grammar, Guarded


def _rank(match: re.Match[str]) -> Iterator[Quantity]:
    number = value(match["a"]).low if match["a"] != "첫" else Fraction(1)
    on = match.string.startswith("부터", match.end())  # from the second on, which may be "after that"
    yield Quantity("ordinal", number, number, need="optional" if on else _of_rank(number), span=match.span())


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


def _metric_record(match: re.Match[str]) -> Iterator[Quantity]:
    """Meters and hundredths of a record: 8m90."""
    number = Fraction(f"{match['whole']}.{match['part']}")
    yield Quantity("number", number, number, "m", span=match.span())


def _by_scale(match: re.Match[str]) -> Iterator[Quantity]:
    """What runs into a scale that is named alone: 조 단위, 억대."""
    unit = value(match["scale"]).low
    money = Quantity("money", unit, unit * 10, "KRW")
    yield Quantity("number", unit, unit * 10, "", True, need="optional", span=match.span("scale"), also=(money,))


def _share_of_round(match: re.Match[str]) -> Iterator[Quantity]:
    """So many of a round number: 열에 아홉, 백에 하나."""
    whole, part = value(match["whole"]).low, value(match["part"])
    share = Quantity("fraction", part.low / whole, part.high / whole)
    for name, low, high in (("whole", whole, whole), ("part", part.low, part.high)):
        yield Quantity("number", low, high, need="optional", span=match.span(name), also=(share,))


def _said_outright(match: re.Match[str]) -> Iterator[Quantity]:
    """A number that is all that is said: 백만이다, whose 이 is no two."""
    number = value(match[0]).low
    yield bounded(exactly("number", number), match.string, *match.span())


def _score(match: re.Match[str]) -> Iterator[Quantity]:
    """A score or a proportion, whichever side is named first: 3 대 2, 3-2."""
    low, high = sorted(value(match[name]).low for name in ("a", "b"))
    times = (
        (exactly("multiple", high), exactly("number", high))
        if low == 1 and (high >= _ODDS or high.denominator > 1)
        else ()
    )  # 1500대 1: as many times the places
    yield bounded(Quantity("number", low, high, also=times), match.string, *match.span())


def _half(match: re.Match[str]) -> Iterator[Quantity]:
    """Half of what is counted: 반병, 반 갑."""
    yield bounded(exactly("fraction", Fraction(1, 2)), match.string, *match.span())


def _series(match: re.Match[str]) -> Iterator[Quantity]:
    """Games won and lost, which another language may tell by the last that was played: 4승 1패, in five games."""
    counts = {name: Fraction(int(number)) for name, number in match.groupdict().items() if number}
    played = (exactly("ordinal", sum(counts.values())),)
    for name, number in counts.items():
        yield Quantity("number", number, number, need=_of_rank(number), span=match.span(name), also=played)


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
    if counter.kind in ("label", "ordinal") or match.string.startswith("세", match.end()):
        for one in re.finditer(r"\d+", match[0]):
            number, start = Fraction(int(one[0])), match.start()
            yield Quantity("label", number, number, need="optional", span=(start + one.start(), start + one.end()))


def _outs(match: re.Match[str]) -> Iterator[Quantity]:
    """The outs of an inning: 2사 만루, 무사 1, 2루."""
    number = 0 if match["n"] == "무" else int(match["n"])
    yield replace(
        exactly("number", number, "out", _of_rank(Fraction(number)) if number else "optional"), span=match.span()
    )


def _nights(match: re.Match[str]) -> Iterator[Quantity]:
    """The nights of a stay, which the days tell too: 3박 4일."""
    number = value(match["nights"]).low
    yield Quantity("number", number, number, "night", need="optional", span=match.span("nights"))


def _of_rank(number: Fraction) -> Need:
    return "optional" if number == 1 else "required"


def _school_year(match: re.Match[str]) -> Iterator[Quantity]:
    """A year of school, counted in its school or through: 중2, the eighth grade."""
    year = Fraction(int(match["year"]))
    through = exactly("label", year + _YEARS_BEFORE[match["school"]])
    yield Quantity("label", year, year, need="optional", span=match.span(), also=(through,))


def _decimal(match: re.Match[str]) -> Iterator[Quantity]:
    """A decimal in Hangul (삼점일사); 이점이 있다 is no number."""
    number = value(match[0]).low
    end, counter = unit_after(match.string, match.end())
    if counter is not BARE or len(match[0].split("점")[1]) > 1:
        yield bounded(Quantity(counter.kind, number, number, counter.unit), match.string, match.start(), end)


def _branch(match: re.Match[str]) -> Iterator[Quantity]:
    """The branch of an article: 제3조의2."""
    number = Fraction(int(match[0]))
    yield Quantity("label", number, number, "branch", span=match.span())


_YEARS_BEFORE = {"초": 0, "중": 6, "고": 9}  # the years of school before the first of each
_GENERATIONS = (
    r"(?=세대|대(?! ?\d)|(?:의 ?| )?(?:표심|여성|남성|청년|유권자|직장인|소비자|음악|노래|민심|당원|지지|팬|관객))"
)
_TIMES_AS_MANY = r"(?:\d{1,2}천\d{0,3}|\d{1,3}(?:,\d{3})?(?:\.\d{1,2})?)(?= ?대 ?1(?!\d))"  # 21.8 대 1
_ODDS = 5  # from five to one on it is no score: as many times the places
_NO_SCORE = "[만억조천백년월일여]|분기|단계| ?[명개곳건]"
_FEW = rf"(?:{DIGITS}|[일이삼사오육칠팔구십백천만]+)"
_PART = r"(?:\d{1,6}|[일이삼사오육칠팔구십백]+)"
_OF_STAY = r"(?:\d{1,2}|[일이삼사오육칠팔구십]{1,2})"
_AGED = r"(?=세대|대(?! ?\d))"
# Forms that look like dates, and those that dates look like.
FORMS_BEFORE_DATES: Grammar = (
    (Guarded(("조의",), r"(?<=조의)\d{1,3}(?!\d)"), _branch),
    (SHORT_TIME, short_time),
    (RECORD, record),
    (Guarded(
        ("월",),
        r"(?:(?<![\d.])(?=\d년)|(?<=징역 )|(?<=금고 ))(?P<years>\d{1,2})년 ?(?P<months>\d{1,2})월(?! ?\d)"
    ), _sentence),
    (Guarded(FIGURES, rf"(?<![\d가-힣.])(?P<a>[1-9]0)[·ㆍ,]? ?(?P<b>[1-9]0){_GENERATIONS}"), _tens),
    (Guarded(FIGURES, r"(?<![\d가-힣.,])(?P<a>50(?=60)|60(?=70)|70(?=80)|80(?=90))(?P<b>[6-9]0)(?=[가-힣 ])"
                r"(?! ?(?:[만억조]|원|명|개|년|달러|포인트|선))"), _tens),
    (Guarded(FIGURES, rf"(?<![\d가-힣.])(?P<a>[1-9])[·ㆍ](?P<b>[1-9]0){_AGED}"), _tens),
    (Guarded(("십",), r"(?<![가-힣])(?P<a>[일이삼사오육칠팔])(?P<b>[이삼사오육칠팔구])십 ?(?=대)"), _tens),
    (Guarded(("/",), r"(?<![\d가-힣])(?P<and>\d{1,3})(?:과|와|) (?P<part>\d{1,3})/(?P<whole>\d{1,3})(?!\d)"), _mixed),
)  # fmt: skip
FORMS: Grammar = (
    (SIGNS, sign_number),
    (Guarded(
        ("반",), r"(?<![가-힣])반 ?(?:병|잔|갑|공기|컵|그릇|마리|봉지|큰술|작은술|스푼)(?![가-힣](?<![이가은는을를의도만과에씩]))"
    ), _half),
    (Guarded(("패",), r"(?<![\d.])(?P<won>\d{1,3})승 ?(?:(?P<drawn>\d{1,3})무 ?)?(?P<lost>\d{1,3})패"), _series),
    (Guarded(
        FIGURES, r"(?<![가-힣])(?P<school>[초중고])(?P<year>[1-6])(?![\d.,~∼-]|[가-힣](?<![이가은는을를의도와과생인때]))"
    ), _school_year),
    (Guarded(
        ("사",), r"(?<![\d가-힣.,])(?P<n>[무012]) ?사(?= ?(?:후|만루|주자|이후|에서|,|[123](?:[,·와] ?[123])? ?루))"
    ), _outs),
    (Guarded(("박",), rf"(?<![\d가-힣.,])(?P<nights>{_OF_STAY}) ?박 ?(?={_OF_STAY} ?일)"), _nights),
    (Guarded(
        ("분의",),
        rf"(?:(?<![\d가-힣])(?P<and>{_FEW})[과와] ?)?(?<![\d가-힣])(?P<whole>{_FEW})분의 ?(?P<part>{_PART})"
    ), _fraction),
    (Guarded(
        ("할",),
        r"(?<![\d.])(?P<hal>\d) ?할(?![인당증부수머아])(?: ?(?P<pun>\d) ?푼)?(?: ?(?P<ri>\d) ?리)?"
    ), _tenths),
    (Guarded(("째",), rf"(?<![가-힣])(?P<a>첫|{NATIVE_WORD}) ?(?:번 ?)?째"), _rank),
    (Guarded(("만", "억", "조"), r"(?<![가-힣\d])(?P<scale>[십백천]?[만억조])"
                r"(?= 단위|대(?: (?:연봉|자산|매출|손실|적자|흑자|이익|규모|부자|연금|빚|부채|소송|사기)|의 ))"), _by_scale),
    (Guarded(("열", "백", "천"), rf"(?<![가-힣\d])(?P<whole>열|백|천)(?:이면|에|중에?) "
                rf"(?P<part>{NATIVE_WORD})(?![가-힣](?<![이은의을도만꼴]))"), _share_of_round),
    (LONG_TIME, long_time),
    (Guarded(FIGURES, r"(?<![\d.,])(?P<whole>\d{1,2})(?:m|ｍ|미터)(?P<part>\d{2})(?!\d|[㎝cC센]|\.\d)"), _metric_record),
    (Guarded(FIGURES, r"(?<!\d)(?P<whole>\d{1,2})초 ?(?P<part>\d{1,3})(?!\d)"), _hundredths),
    (Guarded(
        FIGURES,
        rf"(?<![\d:.,])(?P<a>{_TIMES_AS_MANY}|\d{{1,3}})(?: ?대 ?| ?: ?)(?P<b>\d{{1,3}})(?![\d:.,]*\d|{_NO_SCORE})"
    ), _score),
    (Guarded(
        FIGURES,
        r"(?<![\d.,])제?\d{1,3}(?:(?:[·‧・ㆍ•⋅･/]|, |,(?!\d{3}(?!\d)))\d{1,3}){1,5}(?![\d.,·])(?= ?[가-힣])"
    ), _listed),
    (SIZES, size),
    (HEIGHT, height),
    (THREE_D, dimensions),
    (Guarded(("점",), rf"(?<![가-힣]){DECIMAL_WORDS}"), _decimal),
    (re.compile(r"(?<![가-힣\d])(?:[일이삼사오육칠팔구]?[십백천만]){2,5}"
                r"(?=이(?:다|고|며|었다|라고|지만|므로)(?![가-힣])|입니다)"), _said_outright),
)  # fmt: skip
