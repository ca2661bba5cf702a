"""English words that are numbers: both, twice, a majority, a centennial; a year, half an hour; decades."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from builder.languages.english.bounds import bounded
from builder.languages.english.numerals import ONES, PARTS, SCALES, TENS, value
from builder.languages.quantity import Quantity, exactly
from builder.languages.quantity.grammar import Grammar, Guarded, alternatives
from builder.languages.quantity.units import by_name

_PERIODS = ("year", "month", "week", "day", "hour", "minute", "second", "decade", "century", "millennium")
_PERIOD = rf"(?P<period>{alternatives(_PERIODS)})\b"
_COUNT = rf"\d|{alternatives({**ONES, **TENS})}"
_BIG = "(?:dozen|hundred|thousand|million|billion|trillion|percent)"
_PLAYERS = {
    "duet": 2,
    "quartet": 4,
    "quadruplets": 4,
    "tetralogy": 4,
    "quintet": 5,
    "sextet": 6,
    "septet": 7,
    "octet": 8,
}
_METALS = {"silver": 25, "pearl": 30, "ruby": 40, "golden": 50, "diamond": 60, "platinum": 70}
_ANNIVERSARIES = {
    "centennial": 100, "centenary": 100, "bicentennial": 200, "bicentenary": 200, "tercentenary": 300, "sesquicentennial": 150,
    "semicentennial": 50,
    **{f"{metal} {feast}": years for metal, years in _METALS.items() for feast in ("jubilee", "wedding", "anniversary")},
}  # fmt: skip


def _words() -> dict[str, Quantity]:
    twos = (
        "both",
        "bilateral",
        "couple",
        "pair",
        "pairs",
        "twin",
        "twins",
        "dual",
        "neither",
        "either",
        "duo",
        "back-to-back",
        "back to back",
    )
    ones = ("single", "solo", "sole", "lone", "another", "unilateral")
    doubles = ("twice", "double", "doubled", "doubles", "doubling")
    triples = ("thrice", "triple", "tripled", "triples", "tripling")
    places = {"single": 1, "double": 2, "triple": 3}
    digits = {f"{word}{noun}": n for word, n in places.items() for noun in ("-digit", " digits", "-digits")}
    named = {
        **{word: exactly("number", 1) for word in ones},
        **{word: exactly("number", 2) for word in twos},
        **{word: exactly("number", 3) for word in ("trilateral", "trio", "triad", "triplets", "trilogy", "trilogies", "triptych")},
        **{word: exactly("times", 2) for word in doubles},
        **{word: exactly("times", 3) for word in triples},
        **{word: exactly("multiple", 4) for word in ("quadruple", "quadrupled", "quadrupling", "fourfold")},
        **{f"{word}{hyphen}fold": exactly("multiple", n) for word, n in {**ONES, **TENS, "hundred": 100, "thousand": 1000}.items()
           for hyphen in ("", "-")},
        **{word: exactly("label", 10) for word in ("teens", "teen", "teenage", "teenager", "teenagers", "teen-age")},
        **{word: exactly("number", n, "digit") for word, n in digits.items()},
        "once": exactly("times", 1),
        "quarterly": exactly("times", 4),
        **{word: exactly("fraction", Fraction(1, 2)) for word in ("half", "halve", "halves", "halved", "halving")},
        "fifty-fifty": exactly("fraction", Fraction(1, 2)),
        "50-50": exactly("fraction", Fraction(1, 2)),
        **{word: exactly("number", n) for word, n in _ANNIVERSARIES.items()},
        **{word: exactly("number", 3) for word in ("hat trick", "hat-trick", "behind the arc", "beyond the arc", "from downtown")},
        **{word: exactly("ordinal", 2) for word in ("runner-up", "runners-up", "runner up", "second fiddle", "secondary")},
        "tertiary": exactly("ordinal", 3),
        **{word: exactly("number", n) for word, n in _PLAYERS.items()},
        "fortnight": exactly("duration", 2, "week"),
        "decade": exactly("duration", 1, "decade"),
        **{f"half{sign}century": exactly("duration", 50, "year") for sign in "- "},
        **{f"quarter{sign}century": exactly("duration", 25, "year") for sign in "- "},
        **{word: exactly("duration", 24, "hour") for word in ("round-the-clock", "around the clock", "round the clock", "24/7")},
        **{f"{part}{final}": exactly("number", n) for part, n in (("semi", 4), ("quarter", 8))
           for final in ("finals", "final", "-finals", "-final", "finalist", "finalists")},
        "semis": exactly("number", 4),
    }  # fmt: skip
    half = Fraction(1, 2)
    most = {word: Quantity("fraction", half, half, "", True, "more than") for word in ("majority", "more than half")}
    few = {word: Quantity("number", Fraction(2), Fraction(9), approximate=True) for word in ("a few", "several")}
    said = ("once", "twice", "thrice", *digits)
    return {
        word: replace(quantity, need="optional" if word in said else "free")
        for word, quantity in (named | most | few).items()
    }


_WORDS = _words()
_DOZEN = exactly("number", 12, need="free")
_MEASURES = {
    name.lower(): unit
    for name, unit in by_name(lambda unit: unit.english).items()
    if unit.dimension in ("length", "area", "volume", "mass")
}
_SPANS = {"decades": 10, "centuries": 100, "millennia": 1000}


_SHORT_OF = re.compile(
    r"\b(?:short of|less than|lack(?:s|ed|ing)?|without|den(?:y|ied)) (?:an? |its |their |the )?"
    r"(?:absolute |outright |simple |parliamentary )?$", re.I
)  # fmt: skip


def _word(match: re.Match[str]) -> Iterator[Quantity]:
    word = _WORDS[match[0].lower()]
    if word.kind == "ordinal":  # "a lead over the runner-up" is no bound
        yield replace(word, span=match.span())
        return
    quantity = bounded(word, match.string, *match.span())
    short = _SHORT_OF.search(match.string, max(0, match.start() - 40), match.start())
    yield replace(quantity, bound="less than", also=(quantity,)) if quantity.bound and short else quantity


def _one_period(match: re.Match[str]) -> Iterator[Quantity]:
    """A year, an hour and a half, half a century, a quarter of an hour."""
    unit = match["period"].lower()
    part = Fraction(1)
    if match["part"]:
        part = _share(match["part"])
    elif match["more"]:
        part = Fraction(3, 2)
    quantity = bounded(exactly("duration", part, unit), match.string, *match.span())
    yield replace(quantity, need="free" if not quantity.bound and (part == 1 or match["part"]) else "optional")


def _one_measure(match: re.Match[str]) -> Iterator[Quantity]:
    """A foot, half a mile, a mile and a half."""
    part = Fraction(1, 2) if match["half"] else Fraction(3, 2) if match["more"] else Fraction(1)
    quantity = bounded(exactly("number", part, _MEASURES[match["unit"].lower()].code), match.string, *match.span())
    yield replace(quantity, need="optional" if match["half"] or match["more"] or quantity.bound else "free")


def _parts_of_one(match: re.Match[str]) -> Iterator[Quantity]:
    """Hundredths of a second: parts that are not counted."""
    yield replace(exactly("fraction", Fraction(1, PARTS[match["part"].lower()]), need="free"), span=match.span())


def _apiece(match: re.Match[str]) -> Iterator[Quantity]:
    """Per million: for each of so many."""
    number = value("a " + match["scale"].lower())[0]
    yield Quantity("number", number, number, need="optional", span=match.span("scale"))


def _figures(match: re.Match[str]) -> Iterator[Quantity]:
    """A six-figure sum: from 100,000 on."""
    digits = value(match["n"])[0]
    number = Fraction(10) ** (int(digits) - 1)
    also = (exactly("number", digits, "digit"),)
    yield Quantity("number", number, number * 10, need="free", span=match.span(), also=also)


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


def _alternate(match: re.Match[str]) -> Iterator[Quantity]:
    """Every other day: once in two."""
    two = exactly("duration", 2, match["period"].lower(), "free")
    yield replace(two, span=match.span())


PARTS_OF_PERIODS: Grammar = (
    (Guarded(("every ", "alternate"), rf"\b(?:every (?:other|second)|on alternate) {_PERIOD}", re.I), _alternate),
    (Guarded(
        ("half", "quarter", "third"),
        rf"\b(?P<part>half|(?:an?|one|three)[ -](?:quarter|third)s?)(?: of)? (?:an? )(?P<more>){_PERIOD}", re.I
    ), _one_period),
)  # fmt: skip
NUMBER_WORDS: Grammar = (
    (re.compile(
        r"\b(?:(?!an? second|one second|each second)(?:an?|one|each|every|per)|the (?:past|previous|coming)) (?P<part>)"
        rf"(?:full |whole |entire |single |further )?{_PERIOD}(?P<more> and a half)?", re.I
    ), _one_period),
    (re.compile(
        rf"\b(?P<half>half )?an? (?P<unit>{alternatives(_MEASURES)})\b(?P<more> and a half)?(?!-)", re.I
    ), _one_measure),
    (Guarded(
        ("-long", "-wide", "-high", "-deep", "-tall", "-thick"),
        rf"(?<![\w-])(?P<half>half-)?(?P<unit>{alternatives(_MEASURES)})(?P<more>)(?=-(?:long|wide|high|deep|tall|thick)\b)", re.I
    ), _one_measure),
    (Guarded(("half",), r"(?<!and-a-)(?<!and a )\b(?P<part>half)[ -](?P<period>hour|day|year|month)(?P<more>)\b", re.I), _one_period),
    (Guarded(("-and-a-half",), rf"\b(?P<part>){_PERIOD}(?P<more>-and-a-half)\b", re.I), _one_period),
    (Guarded(("per ",), rf"\bper (?P<scale>hundred|{alternatives(SCALES)})\b", re.I), _apiece),
    (Guarded(("figure",), rf"\b(?P<n>{alternatives(ONES)})[- ]figures?\b", re.I), _figures),
    (Guarded(("ths of a",), r"\b(?P<part>tenth|hundredth|thousandth|millionth)s of an?\b", re.I), _parts_of_one),
    (re.compile(
        rf"(?<![\w.])(?!(?:(?<=and a )|(?<=and-a-))half)(?<!half a )"
        rf"(?!half[- ](?:an? )?{_BIG}|(?:a few|several) {_BIG}|another (?:{_COUNT})\b)"
        rf"{alternatives(_WORDS)}\b", re.I
    ), _word),
)  # fmt: skip
# Words that are numbers unless a number stands before them: two decades, three dozen.
SPANS: Grammar = (
    (Guarded(tuple(_SPANS), rf"\b{alternatives(_SPANS)}\b", re.I), _spans),
    (Guarded(("dozen",), r"\bdozen\b", re.I), _dozen),
)
