"""Bounds and approximators in Korean: 약, 최대, 이상, 넘게, 채 안 되는, 남짓, and how near to its number each may be.

The words are those of the Standard Korean Dictionary (관형사 and 부사 of degree; 이상, 이하, 초과, 미만, 이내 among the nouns) and the
verbs with which newspapers say the same (웃돌다, 밑돌다, 넘기다, 못 미치다).
"""

from __future__ import annotations

import re
from dataclasses import replace

from builder.languages.quantity import Bound, Quantity

_BEFORE: tuple[tuple[str, bool, Bound], ...] = (
    (r"최고", True, "at most"),  # or the high of a day
    (r"최저", True, "at least"),
    (r"최대|최장|많아야|기껏해야|길어야|(?:많|길|크|높|멀|늦)게는", False, "at most"),
    (r"최소한|최소|최단|적어도|못해도|(?:적|짧|작|낮|이르)게는", False, "at least"),
    (r"약|대략|거의|어림잡아|줄잡아|얼추|어림|근|평균|한(?= )", True, ""),
)
_HOW_FAR = "(?:크게 |훨씬 |훌쩍 |한참 |조금 |약간 |소폭 |살짝 )?"
_HOW_LONG = r"(?:\d{1,3}|[가-힣]{1,2}) ?[가-힣]{1,3} ?(?:연속|만에|동안|내내|째|간)(?:으로)?"
_NOT = r"(?:안|못|않)"
_AFTER: tuple[tuple[str, bool, Bound], ...] = (
    (r"[을를]? ?(?:초과|넘)[가-힣]{0,3} ?(?:수 없|않|못|안 |말[아자라고])", False, "at most"),
    (
        rf"(?:이|가|도|에|에도|조차|에조차)? ?(?:채|조차)? ?{_NOT} ?(?:되|돼|된|될|됐|됩|미치|미쳤|미친)",
        False,
        "less than",
    ),
    (r"도 (?:안|못) |도 [가-힣]{1,3}지 ?(?:않|못)", True, "less than"),
    (r"(?:이|가|도|에)? ?채? ?(?:되지|미치지|이르지|달하지)(?:도|는|조차)? ?(?:않|못|아니)", False, "less than"),
    (r"(?:이|가|도)? ?채 ?[가-힣]{1,3}지(?:도|는|조차)? ?(?:않|못)", False, "less than"),
    (r"(?: 혹은 그 | 또는 그 | 혹은 | 또는 )?이상(?![한하히])", False, "at least"),
    (r"이하", False, "at most"),
    (r"보다 ?(?:훨씬 ?)?(?:많|큰|크|커|더|높|긴|길|웃)", True, "more than"),
    (r"보다 ?(?:훨씬 ?)?(?:적|작|덜|낮|짧|못)", True, "less than"),
    (r"선?[을를]? ?돌파|선?[을를] ?넘나", True, "more than"),
    (rf"[을를이]? {_HOW_LONG} ?(?:넘|웃[도돌돈돎]|상회|뛰어넘|돌파)", True, "more than"),
    (rf"[을를에]? {_HOW_LONG} ?(?:밑[도돌돈돎]|하회|못 ?미치)", True, "less than"),
    (r"[을를이가]? ?(?:갓|막|겨우|간신히|조금|살짝) 넘", True, "more than"),
    (
        r"초과|[을를이가]? ?(?:훌쩍 |훨씬 |크게 |이미 |이 |또 |다시 |벌써 |(?:사상 |역대 )?처음(?:으로)? )?"
        r"넘[는게도었어긴기은을겼겨길다고으지던자]|[을를] ?뛰어넘",
        False,
        "more than",
    ),
    (r"미만|[을를이에]? ?못 ?미치", False, "less than"),
    (rf"[을를]? ?{_HOW_FAR}(?:웃[도돌돈돎]|상회)", True, "more than"),  # so is a forecast beaten, or topped
    (rf"[을를]? ?{_HOW_FAR}(?:밑[도돌돈돎]|하회)", True, "less than"),
    (
        r"아래(?:[로에의였인]|다)|밑으로|선[이을]? ?(?:무너|깨|내[주줬])|선?[이가]? ?붕괴|[이가]? ?무너[지진졌질]",
        True,
        "less than",
    ),
    (r"(?:관람|이용|시청)가", True, "at least"),
    (r"이내|내에|내로|안에", True, "at most"),
    (r"남짓", True, "more than"),
    (r"이?면 ?(?:충분|족하|[돼되된됩]|끝)", True, ""),
    (r"시대|고지|클럽", True, ""),  # an era of 10 trillion won begins where more is earned
    (r" ?전까지", True, ""),  # at least so long before, or up to so long before
    (r"까지", True, "at most"),
    (r"가까이|가까운|가까워|에 ?육박|에 ?달[하한할합해했]|에 ?이[르른를릅]|에 ?근접", True, ""),
    (r"가량|정도|쯤|안팎|내외|전후|수준|규모|꼴", True, ""),
)
# What is written solid after a unit: 3년여, 1,400원대.
_SOLID: tuple[tuple[str, bool, Bound], ...] = (
    (r"여(?= |에|의|간|동안|만|$|[.,])", True, "more than"),
    (r"(?:[점석표](?=대))?(?:대| ?선|꼴|이나|경)(?![가-힣](?<![가를는의에로까와은이을과]))", True, ""),
)
_HEAD = [(re.compile(rf"(?:{words})(?: ?(?:약|대략))?\s?$"), loose, bound) for words, loose, bound in _BEFORE]
# Up to a counter of four syllables, or a word of three, may be between a number and its bound.
_TAIL = [
    *((re.compile(words), loose, bound) for words, loose, bound in _SOLID),
    *(
        (
            re.compile(rf"(?:/[A-Za-z㎗ℓ㎥㎡㎞]{{1,3}})?(?:[가-힣]{{1,4}}| [가-힣]{{1,3}})??(?: ?선)?\s?(?:{words})"),
            loose,
            bound,
        )
        for words, loose, bound in _AFTER
    ),
]
# A second number with a bound of its own right after the first's (10명 이상 20명 미만): both are meant to the unit.
_PAIRED = re.compile(
    r"[가-힣 ]{0,10}(?:이상|초과)(?:이고|이며|이면서|부터|에서)?,? ?[\d,]{1,12}[가-힣 ]{0,10}(?:이하|미만)"
)
_FIRST_OF_PAIR = re.compile(r"[\d,]{1,12}[가-힣 ]{0,10}(?:이상|초과)(?:이고|이며|이면서|부터|에서)?,? ?$")
# The ends of a span (최저 2%에서 최고 5%), which another language may say without their bounds.
_FROM = re.compile(r"[가-힣]{0,3}(?:에서|부터) ")
_UP_TO = re.compile(r"(?:에서|부터) ?(?:최대|최고|최장|(?:많|길|크|높|멀|늦)게는) ?(?:약 ?)?$")
# A bound said once of two: 최대 580만 원에서 680만 원으로.
_BOUND_OF_BOTH = re.compile(r"(?:최대|최소|최고|최저) [\d.,]{1,9}[^.\d]{0,12}에서 $")
_GLOSS = re.compile(r"\(약? ?[\d.,]{1,12}[^()\d]{1,8}\)")
_IN_GLOSS = re.compile(r"\d[^()\d]{1,8}\(약? ?$")
_CLOSED = re.compile(r"\)")
_ASIDE = re.compile(
    r"\)(?:[을를이가에] ?(?:크게 |훨씬 |훌쩍 |소폭 )?(?:넘|웃[도돌돈돎]|밑[도돌돈돎]|못 ?미치|상회|하회)"
    r"|보다 ?(?:더 |훨씬 )?[많적높낮크작길짧])"
)
# Words that are said where the number itself is left out: 5명 미만 has no five in it.
_FORMAL = re.compile(r"(?:[가-힣]{1,4}| [가-힣]{1,3})??\s?(?:미만|초과)(?![가-힣](?<![의은을이인일에로도과]))")
_EXACT = ("인", "세", "살", " 세", " 살")  # counters of ages and of the law


# The high and the low of a day are no bounds: 낮 최고 35도.
_DEGREES = ("degree", "°C", "°F")
_EXTREME = re.compile(r"(?:최고|최저) ?(?:영하 ?|섭씨 ?|약 ?)?$")
# By how much a term was exceeded is no bound: 시한을 18일 넘긴.
_BY = re.compile(r"[을를] (?:약 )?$")  # 예정된 2시간을 20분 넘겨
_TERM = re.compile(r"(?:시한|기한|마감|기일|만기|예정일?|일정|정년|임기|시각|제한 ?시간)[을를이]? (?:약 )?$")
# What was said or reached before is compared with, as a bound or without one: 종전 최고 기록인 35일을 넘겼다.
_FORMER = re.compile(
    r"(?:기록|제한|제한속도|한도|최장|최고치?|최다|최대치?|종전|기존|목표|예상|예상치|전망치?|추정치)"
    r"(?:이?[던었]|[은는인의]|이던|이었던)? [^.?!]{0,12}$"
)
# How long it took is no bound of its own: 260만 명을 2주 만에 넘겼다.
_LASTED = re.compile(" ?(?:만에|동안|내내|연속|째|간)(?![가-힣])")
_EXCEEDED = re.compile(r"[가-힣]{0,2} ?(?:이나 |가량 |정도 |훌쩍 |크게 |이미 |훨씬 )?(?:넘|뛰어넘|초과)")


def bounded(quantity: Quantity, text: str, start: int, end: int, and_some: bool = False) -> Quantity:
    """The quantity with its span, and with the bound and the approximator beside it; `and_some` if its numeral has 여 or 남은."""
    loose, bound = and_some or quantity.approximate, "more than" if and_some else quantity.bound
    for pattern, rounded, limit in _HEAD:
        if pattern.search(text, max(0, start - 8), start):
            loose, bound = loose or rounded, limit or bound
    if quantity.unit in _DEGREES and _EXTREME.search(text, max(0, start - 8), start):
        loose = True
    if bound and (_FROM.match(text, end) or _UP_TO.search(text, max(0, start - 12), start)):
        loose = True
    if _BOUND_OF_BOTH.search(text, max(0, start - 28), start):
        loose = True
    if _EXCEEDED.match(text, end) and (
        _BY.search(text, max(0, start - 5), start)
        or _TERM.search(text, max(0, start - 12), start)
        or _FORMER.search(text, max(0, start - 24), start)
    ):
        loose = True
    after = _after_gloss(text, start, end)
    if quantity.kind == "duration" and _LASTED.match(text, end):
        return replace(quantity, approximate=loose, bound=bound, span=(start, end))
    for pattern, rounded, limit in _TAIL:
        if (found := pattern.match(text, after)) and not (quantity.kind in ("label", "ordinal") and "넘" in found[0]):
            aside = _ASIDE.match(text, end) is not None
            loose, bound = (
                loose or aside or (rounded and not (limit and bound)),
                bound if rounded and bound else limit or bound,
            )
            break
    return replace(
        quantity, approximate=loose, bound=bound, span=(start, end), strict=_strict(quantity, text, start, end)
    )


def _after_gloss(text: str, start: int, end: int) -> int:
    """Where the bound of a measure and its gloss stands, which is after the bracket: 500피트(152m)가 넘는다, 전망(3.1%)을 밑돌았다."""
    if _ASIDE.match(text, end):
        return end + 1
    gloss = _GLOSS.match(text, end) or (_IN_GLOSS.search(text, max(0, start - 16), start) and _CLOSED.match(text, end))
    return gloss.end() if gloss else end


def _strict(quantity: Quantity, text: str, start: int, end: int) -> bool:
    if _FORMAL.match(text, end) or _PAIRED.match(text, end) or _FIRST_OF_PAIR.search(text, max(0, start - 30), start):
        return True
    return (
        quantity.kind == "number"
        and not quantity.unit
        and (text.startswith(_EXACT, end) or text.startswith(("이", " 이상", " 이하"), end))
    )
