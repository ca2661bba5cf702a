"""The quantities of an English text: numbers with their units and bounds, dates and times, and words that are numbers.

Spelled-out numbers follow the Chicago Manual of Style (17th edition), 9.2–9.4, and the AP Stylebook (numerals).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from builder.languages.english.bounds import bounded
from builder.languages.english.dates import AGES, DATES
from builder.languages.english.numerals import DIGITS, ONES, ORDINALS, PARTS, TENS, VAGUE, WORDS, scale, value
from builder.languages.english.units import After, is_unit, unit_after
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

_SIGNS = {sign.upper(): code for sign, code in signs().items()}
_SIGN = alternatives(signs())
_SPELLED_FREE = 12  # number words up to this are as often style as statement ("the two countries")
_LAST_PART = 10  # the greatest denominator that is written with a stroke in running text
_MONTHS = 12
_RANK_FREE = 2  # "first" and "second" are adverbs and idioms too
_PERIODS = ("year", "month", "week", "day", "hour", "minute", "second", "decade", "century", "millennium")
# What is counted in order where another language counts how many: a third straight day, his 14th season.
_COUNTED_IN_ORDER = re.compile(
    r"(?:[ -](?:straight|consecutive|successive|full|of|his|her|its|their))*[ -](?:straight|consecutive|successive|year|month|week|day|hour|minute|season|session|term|quarter|night|time|game|match|win"
    r"|victory|loss|defeat|title|edition|parallel|generation|child|round|inning|floor|grade|anniversary|birthday)"
)

# --- Words that are numbers -------------------------------------------------------------------------------------------


_ANNIVERSARIES = {
    "centennial": 100, "centenary": 100, "bicentennial": 200, "bicentenary": 200, "tercentenary": 300, "sesquicentennial": 150,
    "semicentennial": 50, "golden jubilee": 50, "silver jubilee": 25,
}  # fmt: skip


def _words() -> dict[str, Quantity]:
    twos = ("both", "bilateral", "couple", "pair", "pairs", "twin", "twins", "dual", "neither", "either", "duo")
    ones = ("single", "solo", "sole", "lone", "another", "unilateral")
    doubles = ("twice", "double", "doubled", "doubles", "doubling", "double-digit")
    triples = ("thrice", "triple", "tripled", "triples", "tripling", "triple-digit")
    named = {
        **{word: exactly("number", 1) for word in ones},
        **{word: exactly("number", 2) for word in twos},
        **{word: exactly("number", 3) for word in ("trilateral", "trio", "triad", "triplets")},
        **{word: exactly("times", 2) for word in doubles},
        **{word: exactly("times", 3) for word in triples},
        **{word: exactly("multiple", 4) for word in ("quadruple", "quadrupled", "quadrupling", "fourfold")},
        **{f"{word}{hyphen}fold": exactly("multiple", n) for word, n in {**ONES, **TENS, "hundred": 100, "thousand": 1000}.items()
           for hyphen in ("", "-")},
        **{word: exactly("label", 10) for word in ("teens", "teen", "teenage", "teenager", "teenagers", "teen-age")},
        "once": exactly("times", 1),
        "half": exactly("fraction", Fraction(1, 2)),
        "fifty-fifty": exactly("fraction", Fraction(1, 2)),
        "50-50": exactly("fraction", Fraction(1, 2)),
        **{word: exactly("number", n) for word, n in _ANNIVERSARIES.items()},
        "fortnight": exactly("duration", 2, "week"),
        "decade": exactly("duration", 1, "decade"),
        "half-century": exactly("duration", 50, "year"),
        "semifinals": exactly("number", 4), "semifinal": exactly("number", 4), "quarterfinals": exactly("number", 8),
        "quarterfinal": exactly("number", 8),
    }  # fmt: skip
    half = Fraction(1, 2)
    most = {word: Quantity("fraction", half, half, "", True, "more than") for word in ("majority", "more than half")}
    few = {word: Quantity("number", Fraction(2), Fraction(9), approximate=True) for word in ("a few", "several")}
    often = ("once", "twice", "thrice")
    return {
        word: replace(quantity, need="optional" if word in often else "free")
        for word, quantity in (named | most | few).items()
    }


_WORDS = _words()
_DOZEN = exactly("number", 12, need="free")
_SPANS = {"decades": 10, "centuries": 100, "millennia": 1000}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
_ROMAN_NUMERAL = r"(?=[IVXL])(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_LABELS = (
    "(?i:part|chapter|section|article|(?:sub)?paragraph|clause|item|page|volume|phase|stage|round|type|step|grade|level|generation|season|table|figure|exit|line|gate)s?"
    "|Group|Class|Gen|Book|Act|Title|Appendix|Annex|Unit|Track|World Wars?|Order|Resolution|Room|Number|No\\.|Nos\\.|No|Arts?\\.|Secs?\\.|Q|#"
)


def _word(match: re.Match[str]) -> Iterator[Quantity]:
    yield bounded(_WORDS[match[0].lower()], match.string, *match.span())


def _one_period(match: re.Match[str]) -> Iterator[Quantity]:
    """A year, an hour and a half, half a century, a quarter of an hour."""
    unit = match["period"].lower()
    part = Fraction(1)
    if match["part"]:
        part = _share(match["part"])
    elif match["more"]:
        part = Fraction(3, 2)
    said = bounded(exactly("duration", part, unit), match.string, *match.span())
    yield replace(said, need="free" if not said.bound and (part == 1 or match["part"]) else "optional")


def _dozen(match: re.Match[str]) -> Iterator[Quantity]:
    yield bounded(_DOZEN, match.string, *match.span())


def _spans(match: re.Match[str]) -> Iterator[Quantity]:
    """Decades, centuries: ten to a hundred years, and so on."""
    low = Fraction(_SPANS[match[0].lower()])
    yield Quantity("duration", low, low * 10, "year", need="free", span=match.span())


def _share(words: str) -> Fraction:
    """A part in words: half, a quarter, three-quarters."""
    parts = re.split(r"[ -]", words.lower())
    count = value(parts[0])[0] if parts[0] in ONES else Fraction(1)
    return count / PARTS[parts[-1].removesuffix("s")]


# --- Numbers and what follows them ------------------------------------------------------------------------------------

_DOWN = re.compile(
    r"\b(?:fell|falls?|fallen|falling|shrank|shrunk|shr[iu]nk(?:ing|s)?|dropp?(?:ed|s|ing)?|declin(?:ed?|es|ing)|contract(?:ed|s|ing|ion)|slipp?(?:ed|s|ing)?|lost|down"
    r"|decreas(?:ed?|es|ing)|slump(?:ed|s|ing)?|tumbl(?:ed?|es|ing)|loss)(?: (?:by|of))?(?: (?:about|around|an?|some|nearly|over|more than))? $",
    re.I,
)
_MINUS = re.compile(r"(?:(?<!plus or )\b(?:minus|negative) |(?<![\w)%,.–-])[-−–])$", re.I)
_BELOW_ZERO = re.compile(r" ?(?:degrees?(?: (?:Celsius|Fahrenheit|C|F))?)? below (?:zero|freezing)")


def _general(match: re.Match[str]) -> Iterator[Quantity]:
    """A number, or two that are a range, with the unit that follows."""
    first, last = match["a"], match["b"] or match["a"]
    after = unit_after(match.string, match.end())
    if match["sign"]:
        after = After(
            after.end if after.kind == "money" else match.end(), "money", _SIGNS[match["sign"].strip().upper()]
        )
    (low, low_end), (high_start, high) = value(first), value(last)
    factor = scale(last) if scale(first) == 1 and low * scale(last) < high else 1
    if match["b"] and (low != low_end or high_start != high):
        yield _read(match, after, low * factor, low_end * factor, match.start(), match.end("a"))
        yield _read(match, after, high_start, high, match.start("b"), after.end)
    else:
        ends = sorted((low * factor, high)) if match["b"] else (low * factor, high)
        yield _read(match, after, *ends, match.start(), after.end)


def _read(match: re.Match[str], after: After, low: Fraction, high: Fraction, start: int, end: int) -> Quantity:
    text = match.string
    before = text[max(0, match.start() - 30) : match.start()]
    sign = -1 if _MINUS.search(before) or _BELOW_ZERO.match(text, match.end()) else 1
    factor = after.factor * sign
    need = _need(match[0], after.kind, high)
    said = Quantity(after.kind, low * factor, high * factor, after.unit, need=need)
    return bounded(replace(said, also=tuple(_also(said, before))), text, start, end)


def _need(words: str, kind: QuantityKind, high: Fraction) -> Need:
    """Digits, money, percentages and what is large need an answer; smaller numbers in words none, and "one" is an idiom."""
    if (
        any(char.isdigit() or char in "½⅓⅔¼¾⅛" for char in words)
        or kind in ("money", "percent", "points")
        or high > _SPELLED_FREE
    ):
        return "required"
    return "free" if high <= 1 else "optional"


def _also(said: Quantity, before: str) -> Iterator[Quantity]:
    """What else the words may mean: pounds of weight, degrees of either scale, a loss for a negative number."""
    if said.unit == "GBP":
        yield replace(said, kind="number", unit="lb")
    if said.unit == "degree":
        yield replace(said, unit="°F")
        yield replace(said, unit="°C")
    if _DOWN.search(before):
        yield replace(said, low=-said.low, high=-said.high)
    if said.kind == "number" and not said.unit and 0 < said.high < 1:
        yield replace(said, kind="fraction")
    if said.kind == "number" and 20 <= said.low == said.high < 100 and said.low % 10 == 0 and not said.unit:  # noqa: PLR2004 - tens
        yield Quantity("date", (said.low + 1900) * 10000, (said.low + 1909) * 10000)


# --- Numbers of other forms -------------------------------------------------------------------------------------------


def _ordinal(match: re.Match[str]) -> Iterator[Quantity]:
    word = match[0].lower()
    number = Fraction(ORDINALS.get(word) or int(re.sub(r"\D", "", word)))
    counted = _COUNTED_IN_ORDER.match(match.string, match.end())
    also = (exactly("number", int(number)),) if counted and number > 1 else ()
    need: Need = "required" if word[0].isdigit() or number > _RANK_FREE else "optional" if number > 1 else "free"
    yield Quantity("ordinal", number, number, need=need, span=match.span(), also=also)


def _label(match: re.Match[str]) -> Iterator[Quantity]:
    """A number after what it counts (Article 37, Part Two), with the number of a part of that (37(2), 3-2) or a second one (I and II)."""
    for name in ("n", "n2"):
        if said := match.groupdict().get(name):
            number = _roman(said) if said[0] in _ROMAN else value(said)[0]
            need: Need = "required" if said[0].isdigit() or said[0] in _ROMAN else "optional"
            whole = name == "n" and not match.groupdict().get("n2")
            yield Quantity("label", number, number, need=need, span=match.span() if whole else match.span(name))


def _roman(numeral: str) -> Fraction:
    values = [_ROMAN[letter] for letter in numeral]
    return Fraction(sum(-here if here < there else here for here, there in zip(values, [*values[1:], 0], strict=True)))


def _regnal(match: re.Match[str]) -> Iterator[Quantity]:
    """The number of a king or a pope, and of what is called after one: Louis XIV."""
    number = _roman(match["n"])
    yield Quantity("label", number, number, need="optional", span=match.span("n"))


def _fraction(match: re.Match[str]) -> Iterator[Quantity]:
    count = Fraction(1) if match["n"].lower() in ("a", "an") else value(match["n"])[0]
    part = count / PARTS[match["d"].lower()]
    yield bounded(Quantity("fraction", part, part, need="optional"), match.string, *match.span())


def _part_or_rank(match: re.Match[str]) -> Iterator[Quantity]:
    """A third: a part (a third were in favor), or the third of its kind (a third way)."""
    rank = Fraction(ORDINALS[match["d"].lower()])
    also = (exactly("fraction", 1 / rank),)
    counted = (exactly("number", int(rank)),) if _COUNTED_IN_ORDER.match(match.string, match.end()) else ()
    need: Need = "required" if counted or rank > 3 else "optional"  # noqa: PLR2004 - a third is a part more often than a rank
    yield bounded(Quantity("ordinal", rank, rank, need=need, also=also + counted), match.string, *match.span())


def _one_in(match: re.Match[str]) -> Iterator[Quantity]:
    """A share as a count of a count: one in four, 7 out of 10."""
    part, whole = value(match["part"])[0], value(match["whole"])[0]
    if not whole:
        return
    for name, number in (("part", part), ("whole", whole)):
        need = _need(match[name], "number", number)
        also = (exactly("fraction", part / whole),)
        yield bounded(Quantity("number", number, number, need=need, also=also), match.string, *match.span(name))


def _slashed(match: re.Match[str]) -> Iterator[Quantity]:
    """Two numbers with a stroke: a fraction (3/4), a day that names an event (9/11), a proportion (80/20)."""
    first, last = int(match["m"]), int(match["d"])
    if 0 < first < last and (last <= _LAST_PART or last > 31):  # noqa: PLR2004 - days of a month
        part = Fraction(first, last)
        yield bounded(Quantity("fraction", part, part, also=(exactly("number", part),)), match.string, *match.span())
    elif 0 < first <= _MONTHS:
        day = Fraction(first * 100 + last)
        yield Quantity("date", day, day, need="optional", span=match.span())
    else:
        low, high = sorted((Fraction(first), Fraction(last)))
        yield Quantity("number", low, high, need="optional", span=match.span())


def _scale_of_map(match: re.Match[str]) -> Iterator[Quantity]:
    part = 1 / Fraction(match["n"].replace(",", ""))
    yield Quantity("fraction", part, part, span=match.span())


def _part_of_point(match: re.Match[str]) -> Iterator[Quantity]:
    part = Fraction(3 if match["n"].lower().startswith("three") else 1, PARTS[match["d"].lower()])
    kind: QuantityKind = "percent" if match["percent"] else "points"
    index = exactly("number", part, "point")
    yield bounded(Quantity(kind, part, part, also=() if match["percent"] else (index,)), match.string, *match.span())


def _aged(match: re.Match[str]) -> Iterator[Quantity]:
    age = Fraction(AGES.get(match["n"].lower()) or int(match["n"]))
    decade = Quantity("date", (age + 1900) * 10000, (age + 1909) * 10000)
    yield Quantity("label", age, age, span=match.span(), also=(decade,))


def _billions(match: re.Match[str]) -> Iterator[Quantity]:
    """The size of a model: 70B."""
    number = Fraction(match["a"]) * {"B": 10**9, "M": 10**6}[match["scale"]]
    yield Quantity("number", number, number, need="optional", span=match.span())


def _height(match: re.Match[str]) -> Iterator[Quantity]:
    """A height in feet and inches: 6-foot-2."""
    inches = Fraction(int(match["feet"]) * 12 + int(match["inches"]))
    yield Quantity("number", inches, inches, "in", span=match.span())


def _dimensions(match: re.Match[str]) -> Iterator[Quantity]:
    """3D: a name, whose figure answers one of the other side."""
    number = Fraction(int(match["n"]))
    yield Quantity("label", number, number, need="optional", span=match.span())


_NUMBER = rf"(?:{DIGITS}|{VAGUE}|{WORDS})"
_TO = r"(?: ?[-–—~] ?| to | or (?!so|more|less))"
_BETWEEN = re.compile(r"(?:,? (?:and|or|to|but) |, |[-–])(?:up to |at least |about )?")
_JOINED = re.compile(r"(?:,? and |, | )")
_DENOMINATOR = alternatives(PARTS)
_COUNT = rf"{alternatives(ONES)}|\d{{1,2}}"
_BIG = "(?:dozen|hundred|thousand|million|billion|trillion|percent)"
_NOT_A_RANK = r"(?= of |,|\.|;|$| the | (?:were|was|is|are|have|has|had|voted|said)\b)"
_GRAMMAR: Grammar = (
    (re.compile(
        rf"\b(?P<part>half|(?:an?|one|three)[ -](?:quarter|third)s?)(?: of)? (?:an? )(?P<more>)(?P<period>{alternatives(_PERIODS)})\b", re.I
    ), _one_period),
    (LONG_TIME, long_time),
    (RECORD, record),
    *DATES,
    (SIGNS, sign_number),
    (re.compile(r"(?<![\d:])1:(?P<n>\d{1,3}(?:,\d{3})+)(?![\d:])"), _scale_of_map),
    (re.compile(r"(?<![\w/.$,])(?P<m>\d{1,4})/(?P<d>\d{1,4})(?![\d/])(?<!\d \d/\d)"), _slashed),
    (re.compile(rf"(?P<n>^{_ROMAN_NUMERAL})(?=\. )"), _label),
    (re.compile(r"\bWorld Wars (?P<n>I+) and (?P<n2>I+)\b"), _label),
    (re.compile(
        rf"\b(?:{_LABELS})[ -]?(?P<n>{_ROMAN_NUMERAL}(?![\w’'])|\d{{1,9}}(?![\d.,%]*\d|%)|(?i:one|two|three|four|five|six)\b)"
        rf"(?:[(-](?P<n2>\d{{1,3}})(?:\)|\b))?"
    ), _label),
    (re.compile(rf"(?:(?<=\b[A-Z][a-z]{{2}} )|(?<=[a-z]{{3}} ))(?P<n>(?!I\b){_ROMAN_NUMERAL})(?![\w’'])"), _regnal),
    (re.compile(rf"\b(?P<n>an?|one|three|)[- ]?(?P<d>half|quarter)s?(?:[ -]|(?: of)? an? )(?:(?P<percent>percent\b)|(?:percentage[- ])?point\b)", re.I), _part_of_point),
    (re.compile(rf"\b(?P<part>{_COUNT}) (?:in|out of)(?: every)? (?P<whole>{alternatives({**ONES, **TENS})}|\d{{1,4}})\b(?! (?:percent|million))", re.I), _one_in),
    (re.compile(rf"\b(?P<n>{alternatives(ONES)}|\d)[ -](?P<d>{_DENOMINATOR})s\b(?! (?:of the year|in a row))", re.I), _fraction),
    (re.compile(rf"\b(?P<n>one|two|three)[ -](?P<d>{_DENOMINATOR})\b(?!s)(?!-)", re.I), _fraction),
    (re.compile(rf"\b(?<!and )(?P<n>an?) (?P<d>{_DENOMINATOR}){_NOT_A_RANK}", re.I), _fraction),
    (re.compile(r"\b(?<!and )(?P<n>a) (?P<d>quarter)\b(?!-)", re.I), _fraction),
    (re.compile(rf"\b(?<!and )(?<!for )(?<!to )an? (?P<d>{alternatives(w for w, n in ORDINALS.items() if 2 < n <= _LAST_PART or n >= 100)})\b", re.I), _part_or_rank),  # noqa: PLR2004 - parts from a third on
    (re.compile(rf"\b(?:(?!an? second|one second|each second)(?:an?|one|each|every|per)) (?P<part>)(?:full |whole |entire |single |further )?(?P<period>{alternatives(_PERIODS)})\b(?P<more> and a half)?", re.I),
     _one_period),
    (re.compile(rf"(?<![\w.])(?<!and a )(?<!and-a-)(?<!half a )(?!half an? {_BIG}|(?:a few|several) {_BIG}){alternatives(_WORDS)}\b", re.I), _word),
    (re.compile(rf"(?<![\d.,$])(?P<n>\d0(?=s\b)|{alternatives(AGES)})s?\b(?<!\d)", re.I), _aged),
    (re.compile(rf"(?<![\w.,])(?:\d{{1,9}}(?:st|nd|rd|th)|{alternatives(ORDINALS)})\b", re.I), _ordinal),
    (re.compile(r"(?<![\w.,])(?P<a>\d{1,4}(?:\.\d{1,2})?)(?P<scale>[BM])(?![A-Za-z0-9])"), _billions),
    (re.compile(r"(?<![\w.,])(?P<feet>[3-8])[- ]?(?:foot|feet|ft)[- ](?P<inches>\d{1,2})(?: ?in(?:ch(?:es)?)?)?\b"), _height),
    (re.compile(r"(?<![\w.,])(?P<n>\d)D\b"), _dimensions),
    (re.compile(
        rf"(?<=\bbetween )(?P<sign>(?:{_SIGN}) ?)?(?P<a>{_NUMBER})(?: percent|%)? and (?:{_SIGN})?(?P<b>{_NUMBER})", re.I
    ), _general),
    (re.compile(rf"(?:(?P<sign>(?<![A-Za-z])(?:{_SIGN}) ?)|(?<![\w.,$€£¥₩]))(?P<a>{_NUMBER})(?:{_TO}(?:{_SIGN})?(?P<b>{_NUMBER}))?", re.I), _general),
    (re.compile(rf"\b{alternatives(_SPANS)}\b", re.I), _spans),
    (re.compile(r"\bdozen\b", re.I), _dozen),
)  # fmt: skip


def quantities(text: str) -> list[Quantity]:
    """Every quantity of an English text, in text order; names and addresses with digits in them are none."""
    clear = masked(plain(text), is_unit)
    return join_parts(clear, distribute_units(clear, scan(clear, _GRAMMAR), _BETWEEN), _JOINED)
