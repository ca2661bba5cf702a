"""English numbers of other forms: ordinals, labels (Article 37), Roman numerals, fractions, one in four, 9/11, 6-foot-2, the twenties."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from builder.languages.english.bounds import bounded
from builder.languages.english.counted import need_of
from builder.languages.english.dates import AGES
from builder.languages.english.numerals import ONES, ORDINALS, PARTS, SCALES, TENS, value
from builder.languages.english.units import unit_after
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
from builder.languages.quantity.grammar import FIGURES, SHORT_TIME, Grammar, Guarded, alternatives

_LAST_PART = 10  # the greatest denominator that is written with a stroke in running text
_LAST_DAY = 31
_MONTHS = 12
_RANK_FREE = 2  # "first" and "second" are adverbs and idioms too
_GREAT = 1000  # who came as the 10 millionth tells that as many came, and more
_SPELLED_FREE = 12  # ordinals in words up to this are as often style as statement ("hunting for the third")
# What is counted in order where another language counts how many: a third straight day, his 14th season.
_COUNTED_IN_ORDER = re.compile(
    r"(?:[ -][a-z]{1,20}){0,3}?[ -](?:straight|consecutive|successive|year|month"
    r"|week|day|hour|minute|season|session|term|quarter|night|time|game|match|win"
    r"|victory|loss|defeat|title|edition|parallel|generation|child|round|inning|floor|grade|anniversary|birthday|in a row|running)"
)

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
_ROMAN_NUMERAL = r"(?=[IVXL])(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
_LABELS = (
    "(?i:part|chapter|section|article|(?:sub)?paragraph|clause|item|page|volume|phase|stage|round|type|step|grade|level"
    "|generation|season|table|figure|exit|line|gate)s?"
    "|Group|Class|Gen|Book|Act|Title|Appendix|Annex|Unit"
    "|Track|World Wars?|Order|Resolution|Room|Number|No\\.|Nos\\.|No|Arts?\\.|Secs?\\.|Q|#"
)


def _ordinal(match: re.Match[str]) -> Iterator[Quantity]:
    if _ADDED.search(match.string, max(0, match.start() - 24), match.start()):
        return
    word = match[0].lower()
    number = Fraction(
        ORDINALS.get(word) or int(re.sub(r"\D", "", word)) * SCALES.get(word[:-2].replace("-", " ").split(" ")[-1], 1)
    )
    counted = _COUNTED_IN_ORDER.match(match.string, match.end())
    also = (exactly("number", int(number)),) if counted and number > 1 else ()
    yield Quantity(
        "ordinal",
        number,
        number,
        _PARTS_OF_LAW.get(part[1].lower(), "") if (part := _OF_LAW.match(match.string, match.end())) else "",
        approximate=number >= _GREAT,
        need=_need_of_rank(match, number, counted is not None),
        span=match.span(),
        also=also,
    )


def _need_of_rank(match: re.Match[str], number: Fraction, counted: bool) -> Need:
    """What an ordinal asks for: one in words may be style (hunting for the third), but not in a name, a date or a count (on the third)."""
    named = match.start() > 0 and match[0][0].isupper()
    if (
        number > _SPELLED_FREE
        or match[0][0].isdigit()
        or (number > _RANK_FREE and (counted or named or _is_day(match)))
    ):
        return "required"
    return "optional" if number > 1 else "free"


def _is_day(match: re.Match[str]) -> bool:
    dated = _DATED.search(match.string, max(0, match.start() - 12), match.start())
    return dated is not None and _ENDS.match(match.string, match.end()) is not None


def _label(match: re.Match[str]) -> Iterator[Quantity]:
    """A number after what it counts (Article 37, Part Two), with the number of a part of that (37(2), 3-2) or a second one (I and II)."""
    units = _provisions(match)
    for name in ("n", "branch", "n2", "n3"):
        if said := match.groupdict().get(name):
            number = _roman(said) if said[0] in _ROMAN else value(said)[0]
            need: Need = "required" if said[0].isdigit() or said[0] in _ROMAN else "optional"
            whole = name == "n" and match.end() == match.end("n")
            span = match.span() if whole else match.span(name)
            label = Quantity("label", number, number, units.get(name, ""), need=need, span=span)
            yield bounded(label, match.string, *label.span) if _OR_HIGHER.match(match.string, match.end()) else label


def _provisions(match: re.Match[str]) -> Mapping[str, str]:
    """What parts of a law the numbers of a label are: Article 12-2(1), paragraph 1."""
    word = re.split(r"[ -]", match[0].lower())[0].rstrip("s.")
    if word in ("article", "art") or (word in ("section", "sec") and match.groupdict().get("n2")):
        return {"n": "article", "branch": "branch", "n2": "paragraph", "n3": "item"}
    return {"n": {"paragraph": "paragraph", "subparagraph": "item"}.get(word, "")}


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
    quarters = (exactly("number", int(count)),) if _QUARTERS.search(match[0]) else ()
    end, measured = _of_one_unit(part, match.string, match.end())
    loose = match.string.startswith((" majority", "-majority"), end)  # of two-thirds or more
    yield bounded(
        Quantity("fraction", part, part, "", loose, need="optional", also=measured + quarters),
        match.string,
        match.start(),
        end,
    )


def _of_one_unit(part: Fraction, text: str, at: int) -> tuple[int, tuple[Quantity, ...]]:
    """What a part is where a unit follows (three hundredths of a second), and where that ends; nothing, and `at`, without one."""
    if (of := _OF_ONE.match(text, at)) and (after := unit_after(text, of.end())).end > of.end():
        return after.end, (exactly(after.kind, part * after.factor, after.unit),)
    return at, ()


def _part_or_rank(match: re.Match[str]) -> Iterator[Quantity]:
    """A third: a part (a third were in favor), or the third of its kind (a third way)."""
    rank = Fraction(ORDINALS[match["d"].lower()])
    also = (exactly("fraction", 1 / rank),)
    counted = (exactly("number", int(rank)),) if _COUNTED_IN_ORDER.match(match.string, match.end()) else ()
    need: Need = "required" if counted or rank > _SPELLED_FREE else "optional"
    yield bounded(Quantity("ordinal", rank, rank, need=need, also=also + counted), match.string, *match.span())


def _height(match: re.Match[str]) -> Iterator[Quantity]:
    for said in height(match):
        yield bounded(said, match.string, *match.span())


def _height_in_words(match: re.Match[str]) -> Iterator[Quantity]:
    """A height in feet and inches: five feet eleven."""
    inches = value(match["feet"])[0] * 12 + value(match["inches"])[0]
    yield bounded(exactly("number", inches, "in"), match.string, *match.span())


def _of_scale(match: re.Match[str]) -> Iterator[Quantity]:
    """A very small part: a ten-thousandth, one hundred-millionth."""
    times = {"ten": 10, "hundred": 100}.get((match["times"] or "").lower(), 1)
    part = Fraction(1, ORDINALS[match["scale"].lower()] * times)
    yield bounded(exactly("fraction", part), match.string, *match.span())


def _one_in(match: re.Match[str]) -> Iterator[Quantity]:
    """A share as a count of a count: one in four, 7 out of 10."""
    part, whole = value(match["part"])[0], value(match["whole"])[0]
    if not whole:
        return
    share = bounded(exactly("fraction", part / whole), match.string, *match.span())
    for name, number in (("part", part), ("whole", whole)):
        need = need_of(match[name], "number", number)
        said = Quantity("number", number, number, need=need, span=match.span(name), also=(share,))
        yield replace(said, approximate=share.approximate, bound=share.bound) if name == "part" else said


def _all_but(match: re.Match[str]) -> Iterator[Quantity]:
    """Those left out of a whole, which tell how many are in it too: all but two of the 181."""
    out, whole = value(match["out"])[0], value(match["whole"])[0]
    rest = exactly("number", whole - out)
    for name, number, also in (("out", out, (rest,)), ("whole", whole, ())):
        need = need_of(match[name], "number", number)
        yield Quantity("number", number, number, need=need, span=match.span(name), also=also)


def _outs(match: re.Match[str]) -> Iterator[Quantity]:
    """The outs of an inning: two outs, nobody out, with one down."""
    number = _OUTS.get(match["n"].lower(), 0)
    yield replace(exactly("number", number, "out", "optional"), span=match.span())


_OUTS = {"one": 1, "two": 2, "1": 1, "2": 2}


def _at_bat(match: re.Match[str]) -> Iterator[Quantity]:
    """Hits and attempts: 3-for-5, seven of nine shots."""
    for name in ("made", "tried"):
        number = Fraction(int(match[name]))
        yield Quantity("number", number, number, span=match.span(name))


def _tie_break(match: re.Match[str]) -> Iterator[Quantity]:
    """The points of who lost a set of tennis by them: 7-6 (4) is seven to four."""
    lost = Fraction(int(match[0]))
    score = Quantity("number", lost, max(Fraction(7), lost + 2))
    yield Quantity("number", lost, lost, need="optional", span=match.span(), also=(score,))


def _relay(match: re.Match[str]) -> Iterator[Quantity]:
    """The way of a relay, and of each of its runners: 4x100 meters."""
    legs, leg = Fraction(int(match["legs"])), Fraction(int(match["leg"]))
    each = exactly("number", leg, "m")
    yield Quantity("number", legs * leg, legs * leg, "m", span=match.span(), also=(each,))


def _slashed(match: re.Match[str]) -> Iterator[Quantity]:
    """Two numbers with a stroke: a fraction (3/4), a day that names an event (9/11), a proportion (80/20)."""
    first, last = int(match["m"]), int(match["d"])
    if 0 < first < last and (last <= _LAST_PART or last > _LAST_DAY):
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
    share = Quantity("percent", age, age, approximate=True)  # an approval rating in the 40s
    part = _PART_OF_AGE.search(match.string, max(0, match.start() - 20), match.start())
    aged = Quantity("label", age, age, part[1].lower() if part else "", also=(decade, share))
    yield (
        bounded(aged, match.string, *match.span())
        if _OR_OLDER.match(match.string, match.end())
        else replace(aged, span=match.span())
    )


_DATED = re.compile(r"\b(?:on|by|until|from|since|through) the $", re.I)
_ENDS = re.compile(r"[.,;)]|$| of\b")
_PARTS_OF_LAW = {"article": "article", "paragraph": "paragraph", "subparagraph": "item"}
_OF_LAW = re.compile(rf" ({alternatives(_PARTS_OF_LAW)})\b(?= of (?:the )?(?:article|act|law|constitution)\b)", re.I)
_OR_HIGHER = re.compile(r" (?:or|and) (?:higher|above|over|up|lower|below|under)\b")
_OR_OLDER = re.compile(r"(?:s|[’']s)? (?:or|and) (?:older|younger|above|below|over|under)\b", re.I)
_PART_OF_AGE = re.compile(r"\b(early|mid|late)(?: to (?:mid|late))?[ -]$", re.I)


_ADDED = re.compile(
    rf"(?:\b{alternatives({**ONES, **TENS})}|\d)[ -]and[ -](?:an?|one)[ -]$", re.I
)  # three and a third is one number


def _nights(match: re.Match[str]) -> Iterator[Quantity]:
    """The nights of a stay whose days are told too: four days and three nights."""
    number = value(match[0])[0]
    yield Quantity("number", number, number, "night", need=need_of(match[0], "number", number), span=match.span())


_QUARTERS = re.compile(" quarters$", re.I)  # of a year; a part has a hyphen, or what it is a part of
_OF_ONE = re.compile(r" of an?(?= )")
_NOT_ADDED = "".join(rf"(?<!\b{word} and )" for word in ONES)  # two and three-quarters is one number
_DENOMINATOR = alternatives(PARTS)
_PART_OR_RANK = alternatives(word for word, n in ORDINALS.items() if _RANK_FREE < n <= _LAST_PART or n >= 100)  # noqa: PLR2004 - a hundredth
_COUNT = rf"{alternatives(ONES)}|\d{{1,2}}"
_WHOLE = rf"(?:(?:a|one|ten) )?(?:hundred|thousand|million)|{alternatives({**ONES, **TENS})}|\d{{1,3}}(?:,\d{{3}}){{1,2}}|\d{{1,4}}"
_PLAYED = r"(?:innings?|games|matches|starts|seconds|minutes|hours|days|weeks|months|years|decades|seasons)\b"  # two in 11 games
_NOT_A_RANK = r"(?= of |,|\.|;|$| the | (?:were|was|is|are|have|has|had|voted|said)\b)"
FORMS_BEFORE_DATES: Grammar = (
    (LONG_TIME, long_time),
    (SHORT_TIME, short_time),
    (RECORD, record),
    (Guarded(("night",), rf"\b(?:{_COUNT})(?=[ -]nights?(?:,| and|,? or)? (?:{_COUNT})[ -]days?\b)", re.I), _nights),
    (
        Guarded(
            ("night",), rf"(?:(?<=day and )|(?<=days and )|(?<=days, )|(?<=day, ))(?:{_COUNT})(?=[ -]nights?\b)", re.I
        ),
        _nights,
    ),
)
FORMS: Grammar = (
    (SIGNS, sign_number),
    (Guarded(("1:",), r"(?<![\d:])1:(?P<n>\d{1,3}(?:,\d{3})+)(?![\d:])"), _scale_of_map),
    (Guarded(
        FIGURES,
        r"(?<![\w/.$,-])(?P<made>\d{1,2})(?:-for-| for )(?P<tried>\d{1,2})(?![\w,.%-]*\d|-\w)(?! (?:percent|years|days|months))"
    ), _at_bat),
    (Guarded(("7-6", "6-7"), r"(?:(?<=7-6 \()|(?<=6-7 \()|(?<=7-6\()|(?<=6-7\())\d{1,2}(?=\))"), _tie_break),
    (Guarded(
        FIGURES, r"(?<![\w.])(?P<legs>[2-9])(?: ?[x×] ?|-by-| by )(?P<leg>\d{2,4})(?=[ -]?(?:m|meters?|metres?|relays?|medley)\b)"
    ), _relay),
    (Guarded(("/",), r"(?<![\w/.$,])(?P<m>\d{1,4})/(?P<d>\d{1,4})(?![\d/])(?<!\d \d/\d)"), _slashed),
    (Guarded(FIGURES, r"(?<![\w.])(?P<n>[1-4])(?=Q\b)"), _label),  # 3Q
    (re.compile(rf"(?P<n>^{_ROMAN_NUMERAL})(?=\. )"), _label),
    (Guarded(("world wars",), r"\bWorld Wars (?P<n>I+) and (?P<n2>I+)\b"), _label),
    (re.compile(
        rf"\b(?:{_LABELS})[ -]?\(?(?P<n>{_ROMAN_NUMERAL}(?![\w’'])|\d{{1,9}}(?![\d.,%]*\d|%)|(?i:one|two|three|four|five|six)\b)"
        rf"(?:-(?P<branch>\d{{1,3}})\b)?(?:\((?P<n2>\d{{1,3}})\)(?:\(?(?P<n3>\d{{1,3}})\)?)?)?"
    ), _label),
    (re.compile(rf"(?:(?<=\b[A-Z][a-z]{{2}} )|(?<=[a-z]{{3}}[ -]))(?P<n>(?!I\b){_ROMAN_NUMERAL})(?![\w’'])"), _regnal),
    (Guarded(
        ("point", "percent"),
        r"\b(?P<n>an?|one|three|)[- ]?(?P<d>half|quarter)s?(?:[ -]|(?: of)? an? )"
        r"(?:(?P<percent>percent\b)|(?:percentage[- ])?point\b)", re.I
    ), _part_of_point),
    (re.compile(
        rf"(?<![\d.,:-])\b(?P<part>{_COUNT})(?: times)? (?:in|out of)(?: every)? (?P<whole>{_WHOLE})\b(?! (?:percent|million)| {_PLAYED})",
        re.I,
    ), _one_in),
    (Guarded(
        ("out", " down", " away", " gone"),
        r"\b(?P<n>(?:no|nobody|none|one|two|[012])(?=[ -]outs?\b(?! of\b))|(?<=with )(?:nobody|none|one|two)(?= (?:down|away|gone)\b))",
        re.I,
    ), _outs),
    (Guarded(("all but",), rf"\ball but (?P<out>{_COUNT}) of (?:the |its |his |her |their )?(?P<whole>{_WHOLE})\b", re.I), _all_but),
    (Guarded(
        tuple(PARTS),
        rf"{_NOT_ADDED}\b(?P<n>{alternatives(ONES)}|\d)[ -](?P<d>{_DENOMINATOR})s\b(?! (?:of the year|in a row))", re.I
    ), _fraction),
    (Guarded(
        ("thousandth", "millionth"), r"\b(?:an?|one)[ -](?P<times>ten|hundred)[ -](?P<scale>thousandth|millionth)\b", re.I
    ), _of_scale),
    (Guarded((" as m",), rf"\b(?P<n>an?) (?P<d>{_DENOMINATOR})(?= as (?:much|many)\b)", re.I), _fraction),
    (Guarded(tuple(PARTS), rf"\b(?<!and )(?P<n>one|two|three)[ -](?P<d>{_DENOMINATOR})\b(?!s)(?!-)", re.I), _fraction),
    (Guarded(tuple(PARTS), rf"\b(?<!and )(?P<n>an?) (?P<d>{_DENOMINATOR}){_NOT_A_RANK}", re.I), _fraction),
    (Guarded(("a quarter",), r"\b(?<!and )(?P<n>a) (?P<d>quarter)\b(?!-| (?:of a )?(?:[mbtr]+illion|thousand))", re.I), _fraction),
    (Guarded(tuple(PARTS), rf"\b(?<!and )an? (?P<d>{_PART_OR_RANK})\b", re.I), _part_or_rank),
)  # fmt: skip
RANKS: Grammar = (
    (Guarded(("0s", "ties"), rf"(?<![\d.,$])(?P<n>\d0(?=s\b)|{alternatives(AGES)})s?\b(?<!\d)", re.I), _aged),
    (Guarded(
        (*FIGURES, *(word for word in ORDINALS if "-" not in word), *(f"{scale}th" for scale in SCALES)),
        rf"(?<![\w.,])(?:(?:\d{{1,3}}(?:,\d{{3}}){{1,3}}|\d{{1,9}})(?:st|nd|rd|th)|\d{{1,4}}[ -](?:{'|'.join(SCALES)})th"
        rf"|{alternatives(ORDINALS)})\b", re.I
    ), _ordinal),
    (SIZES, size),
    (HEIGHT, _height),
    (Guarded(
        ("foot", "feet"),
        rf"(?<![\w.,])(?P<feet>[3-8]|three|four|five|six|seven|eight)[- ](?:foot|feet)[- ](?P<inches>{alternatives(ONES)})"
        r"(?:[- ]inch(?:es)?)?(?![\w-])(?! [a-z]+s\b)", re.I
    ), _height_in_words),
    (THREE_D, dimensions),
)  # fmt: skip
