"""Rules of numbers: what the Korean counts, measures and dates, the English does too."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain, zip_longest

from builder.languages.english.stopgaps import placeholder
from builder.languages.english.wording import in_words
from builder.languages.korean.wording import in_words as in_korean
from builder.languages.quantities import quantities_of
from builder.languages.quantity import Quantity
from builder.languages.quantity.comparison import (
    are_other_ones,
    contradicts,
    has_counterpart,
    is_plainly_equal,
    is_year_by_distance,
)
from builder.languages.quantity.implied import is_implied
from builder.languages.quantity.period_words import names_period
from builder.languages.quantity.retold import is_told_otherwise
from builder.languages.quantity.weekdays import is_weekday
from builder.model.edition import Line
from builder.model.marks import Mention
from builder.model.terms import Glossary
from builder.rules.rule import Fault, OfPair, rule


@dataclass(frozen=True)
class _Found:
    """A quantity and the line that it stands in."""

    quantity: Quantity
    line: Line

    @property
    def words(self) -> str:
        return self.line.text[slice(*self.quantity.span)].strip()


@rule("M101", "number-not-matched")
def number_not_matched(subject: OfPair) -> Iterator[Fault]:
    """A number, amount or date of one side has no equal on the other.

    Quantities are compared by value, not by digits: 만, 억, 조 and million, billion, trillion; number words and counters; percentages and
    percentage points; multiples and fractions; currencies; units of measure, metric and imperial within rounding; lengths of time in
    one unit or two; bounds (이상 is "or more"; 미만 is "under", less than); dates and times. The sentence is looked at first, then what
    its pair's other sentences leave over. A range may be answered by its ends. Of money the currency must be the source's; a conversion
    added in brackets is a note and needs no equal.

    Some freedoms are no faults. "One", "both" and other number words up to twelve may be added or dropped, and so may a day of the month
    ("Monday" for 29일), a day of the week, a proverb's number and what two other numbers of the sentence tell by their sum or difference:
    they are faults only where the other side has something of the same kind that is not answered either (목요일 and "Tuesday"; 1km and "a
    mile"). About, some, 약 and 정도 may come and go, and "more than" may stand for 이상 but in ages, in the wording of law
    and where a second bound follows (10명 이상 20명 미만). A great number may be rounded, rightly, to three figures
    (12조1,661억 is 12.17 trillion). The year may be left to the context, or be said where the Korean says 올해. Names with
    digits (GPT-4o, 코로나19), ISBNs and addresses are no quantities. A number in a marked term needs no equal where the
    other language's name of it has none. How numbers are read, and how well, is told in docs/numbers.md.

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: "약 2,000조원을 투자한다.", en: "It invests about KRW 2,000 billion."}
    ```

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: "점유율이 2%p 올랐다.", en: "The share rose 2 percent."}
    ```

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: "18세 미만은 제외한다.", en: "Those aged 18 or under are left out."}
    ```

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: "6월 12일(목)에 연다.", en: "It opens on Friday, June 12."}
    - {id: p2, ko: "한 달 뒤에 다시 모인다.", en: "They meet again in a week."}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: "약 2,000조원을 투자한다.", en: "It invests about KRW 2,000 trillion."}
    - {id: p2, ko: "’24.3월에 처음 나왔다.", en: "It first came out in March 2024."}
    - {id: p3, ko: "GPU 1만5000장과 서버 수십 대를 산다.", en: "It buys 15,000 GPUs and dozens of servers."}
    - {id: p4, ko: "1조 2,500억 달러의 3분의 1이다.", en: "It is a third of US$1.25 trillion."}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: "2월 10일부터 이틀 동안 열렸다.", en: "It was held over two days from February 10."}
    - {id: p2, ko: "100여 개국이 왔다.", en: "More than 100 countries came."}
    - {id: p3, ko: "제3차 회의는 21세기 초에 열렸다.", en: "The third meeting was held early in the twenty-first century."}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: "양국은 지난해 협정을 맺었다.", en: "The two countries signed one agreement in 2024."}
    - {id: p2, ko: "코로나19와 GPT4o를 다룬다.", en: "It deals with COVID-19 and GPT-4o."}
    - {id: p3, ko: "점유율은 1.5-2%이다.", en: "The share is between 1.5 and 2 percent."}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: "2조원을 쓴다.", en: "It spends KRW 2 trillion (about US$1.4 billion)."}
    - {id: p2, ko: "29일(현지시간) 1명이 숨졌다.", en: "A man died on Monday."}
    - {id: p3, ko: "240km를 1시간 30분에 달렸다.", en: "It ran 150 miles in an hour and a half."}
    - {id: p4, ko: "30명 이상이 오전 10시에 왔다.", en: "More than 30 came at ten o’clock."}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: "6월 12일(목)에 연다.", en: "It opens on June 12."}
    - {id: p2, ko: "월요일에 쉬며 하루에 한 번 청소한다.", en: "It is open Tuesday to Sunday, and cleaned daily."}
    ```
    """
    ko, en = _unanswered(subject)
    numbers = dict.fromkeys(segment.number for segment in subject.pair.segments)
    for number in numbers:
        for missing, added in zip_longest(ko.get(number, []), en.get(number, [])):
            yield _fault(missing, added)


def _fault(missing: _Found | None, added: _Found | None) -> Fault:
    here, said = added or missing, missing or added
    assert here is not None and said is not None  # noqa: PT018, S101 - of two lists zipped to the longer, one has an item
    place = here.line.at(here.quantity.span[0])
    value = {"value": in_words(said.quantity), "value_ko": in_korean(said.quantity)}
    if missing and added:
        message = "‘{korean}’ is {value}, but the English has ‘{found}’"
        return place, message, {"korean": missing.words, "found": added.words, **value}
    if missing:
        message = "‘{found}’ has no counterpart in the English: expected {value}"
    else:
        message = "‘{found}’ ({value}) has no counterpart in the Korean: correct or remove it"
    return place, message, {"found": here.words, **value}


_MIXED = ({"number", "duration"}, {"number", "ordinal"}, {"day", "relative"})
_Side = dict[int, list[_Found]]  # what a side's sentences hold, by the sentence's number


def _unanswered(subject: OfPair) -> tuple[_Side, _Side]:
    """What either side leaves without an equal: in its own sentence, and then among what the pair's other sentences leave over."""
    written = [s for s in subject.pair.segments if not placeholder(s.en.text)]  # which is reported as what it is (L102)
    ko: _Side = {s.number: _found(s.ko, s.en, subject.glossary) for s in written}
    en: _Side = {s.number: _found(s.en, s.ko, subject.glossary) for s in written}
    left_ko = {n: _without(found, en[n], original=True) for n, found in ko.items()}
    left_en = {n: _without(found, ko[n], original=False) for n, found in en.items()}
    spare_ko, spare_en = (list(chain.from_iterable(side.values())) for side in (left_ko, left_en))
    left_ko = {n: _without(found, spare_en, original=True) for n, found in left_ko.items()}
    left_en = {n: _without(found, spare_ko, original=False) for n, found in left_en.items()}
    untold_ko = {n: _untold(found, ko[n], en[n]) for n, found in left_ko.items()}
    untold_en = {n: _untold(found, en[n], ko[n]) for n, found in left_en.items()}
    return (
        {
            n: _needed(found, untold_en[n], ko[n])
            or _sharing(ko[n], untold_en[n], en[n])
            or _answered_by_chance(ko[n], untold_en[n], en[n])
            for n, found in untold_ko.items()
        },
        {n: _needed(found, untold_ko[n], en[n]) for n, found in untold_en.items()},
    )


def _untold(found: list[_Found], own: list[_Found], across: list[_Found]) -> list[_Found]:
    """What the other side does not tell otherwise either: from 2012 for three years, from 2012 to 2015."""
    here, there = ([one.quantity for one in side] for side in (own, across))
    return [one for one in found if not is_told_otherwise(one.quantity, here, there)]


def _found(line: Line, other: Line, glossary: Glossary) -> list[_Found]:
    """The quantities of a line; those that a term's name has in this language alone need no answer."""
    found = []
    for quantity in quantities_of(line.language, line.without_calls):
        start, end = quantity.span
        mention = next((m for m in line.mentions if m.start <= start and end <= m.end), None)
        free = mention is not None and _of_name(quantity, mention, other, glossary)
        found.append(_Found(replace(quantity, need="free") if free else quantity, line))
    return found


def _of_name(quantity: Quantity, mention: Mention, other: Line, glossary: Glossary) -> bool:
    """Whether a quantity within a term is a part of its name: the mention that answers has figures too, or no form over there says it."""
    partner = next((m for m in other.mentions if m.alignment and m.alignment == mention.alignment), None)
    if partner and re.search(r"\d", other.text[partner.start : partner.end]):
        return True
    forms = glossary.by_id[mention.term].forms(other.language)
    original = other.language == "en"
    return not any(has_counterpart(quantity, quantities_of(other.language, form), original) for form in forms)


def _without(found: list[_Found], others: list[_Found], original: bool) -> list[_Found]:
    there = [other.quantity for other in others]
    # "This year" may stand for a year by its number, but not where it stands for 올해 already.
    spent = any(is_year_by_distance(one.quantity) for one in found)
    by_number = [one for one in there if not (spent and is_year_by_distance(one))]
    return [
        one
        for one in found
        if not has_counterpart(
            one.quantity, _unspent(one, found, there if is_year_by_distance(one.quantity) else by_number), original
        )
    ]


def _unspent(one: _Found, found: list[_Found], there: list[Quantity]) -> list[Quantity]:
    """What may answer a length of time, a count, a part of a year or a weekday: not what answers another of its own kind already.

    The two of "the two leaders" is not said of 이틀 too, nor 2032 of 내년 하반기, nor March 5 of 3월 5일 and of 수요일.
    """
    part_of_year = is_year_by_distance(one.quantity) and one.quantity.unit
    return [
        other
        for other in there
        if not (part_of_year or _is_mixed(one.quantity, other))
        or any(meaning.kind == one.quantity.kind for meaning in other.also)
        or not any(
            is_plainly_equal(this.quantity, other)
            for this in found
            if _is_apart(this, one) and not is_weekday(this.quantity)
        )
    ]


def _is_mixed(one: Quantity, other: Quantity) -> bool:
    """Whether two are of kinds that look alike, and may be said at once."""
    days = is_weekday(one) and not is_weekday(other) and other.kind in ("date", "relative")
    return days or {one.kind, other.kind} in _MIXED


def _is_apart(one: _Found, other: _Found) -> bool:
    """Whether two quantities of a line are not said in the same figures."""
    return one.quantity.span[1] <= other.quantity.span[0] or other.quantity.span[1] <= one.quantity.span[0]


def _needed(found: list[_Found], others: list[_Found], side: list[_Found]) -> list[_Found]:
    """What has to have an equal: required quantities that those of their side do not imply, and those which the other side's contradict."""
    unanswered = {id(one) for one in found}
    answered = [one.quantity for one in side if id(one) not in unanswered]
    return [one for one in found if _is_required(one.quantity, answered) or _is_contradicted(one, others)]


def _sharing(found: list[_Found], left: list[_Found], others: list[_Found]) -> list[_Found]:
    """What has only an answer that another quantity needs too, where the translation has a number left: 3회, 3점 and "three", "fourth"."""
    left = [one for one in left if one.quantity.need != "free"]
    if not left:
        return []
    by_answer: dict[int, list[_Found]] = defaultdict(list)
    for one in found:
        answers = [other for other in others if has_counterpart(one.quantity, [other.quantity], original=True)]
        if len(answers) == 1 and (one.quantity.need == "required" or one.quantity.kind == "fraction"):
            by_answer[id(answers[0])].append(one)
    shared = chain.from_iterable(_without_answer_of_its_own(sharing) for sharing in by_answer.values())
    return [one for one in shared if _is_contradicted(one, left)][:1]


def _without_answer_of_its_own(sharing: list[_Found]) -> list[_Found]:
    """Of what one quantity answers, what it is not enough for: a range answers two by its ends, but none if it is a score itself."""
    ranges = [one for one in sharing if one.quantity.low < one.quantity.high]
    if ranges:
        return [one for one in sharing if len(ranges) > 1 or one is not ranges[0]]
    times = Counter(one.quantity.low for one in sharing)
    return [one for one in sharing if times[one.quantity.low] > 1]


def _answered_by_chance(found: list[_Found], left: list[_Found], others: list[_Found]) -> list[_Found]:
    """What only numbers of other things answer, where the translation has one of its own unit left: 2시간 and "the two", "three hours"."""
    return [one for one in found if _has_rival(one.quantity, left) and _is_answered_by_others(one.quantity, others)][:1]


def _has_rival(quantity: Quantity, left: list[_Found]) -> bool:
    rivals = (other.quantity for other in left if other.quantity.need != "free")
    alike = (other for other in rivals if (other.kind, other.unit) == (quantity.kind, quantity.unit))
    return bool(quantity.unit) and quantity.need == "required" and any(contradicts(quantity, other) for other in alike)


def _is_answered_by_others(quantity: Quantity, others: list[_Found]) -> bool:
    answers = [other.quantity for other in others if has_counterpart(quantity, [other.quantity], original=True)]
    dates = ("date", "day", "relative") if quantity.kind == "duration" else ()
    return bool(answers) and all((other.kind, other.unit) == ("number", "") or other.kind in dates for other in answers)


def _is_required(quantity: Quantity, answered: list[Quantity]) -> bool:
    return quantity.need == "required" and not is_implied(quantity, answered)


def _is_contradicted(one: _Found, others: list[_Found]) -> bool:
    return any(_are_at_odds(one, other) for other in others)


_EACH = re.compile(r"(?:each|every|per)\b", re.I)  # every second counts


def _are_at_odds(one: _Found, other: _Found) -> bool:
    """Whether two that nothing answers cannot both be right; of "one" only the unit is asked for."""
    here, there = one.quantity, other.quantity
    free = [quantity.need == "free" for quantity in (here, there)]
    if not any(free) and contradicts(here, there):
        return True
    if all(free) or not are_other_ones(here, there) or any(map(_EACH.match, (one.words, other.words))):
        return False
    return not (_is_named(here, other) or _is_named(there, one))


def _is_named(quantity: Quantity, across: _Found) -> bool:
    """Whether the line over there names the period of a quantity without counting it: 하루, and "daily"."""
    text = across.line.without_calls
    for start, end in (counted.span for counted in quantities_of(across.line.language, text)):
        text = text[:start] + " " * (end - start) + text[end:]
    return names_period(text, across.line.language, quantity.unit)


PAIR = (number_not_matched,)
