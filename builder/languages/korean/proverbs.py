"""Korean proverbs and sayings with numbers in them, which a translation gives by one of its own: 세 살 버릇, 열 번 찍어.

They are entries of the Standard Korean Dictionary (속담, 관용구), each cut to the words that tell it apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from builder.languages.quantity import Quantity

_PROVERBS = (
    "세 살 (?:적 )?버릇(?:이|은)? ?여든(?:까지)?|세 살 먹은 아이|열 번 찍|열 ?길 (?:물 ?속|물)"
    "|한 ?길 사람|백 번 듣|한 번 보(?:는|느니)|천 ?리 ?길|십 년 (?:묵은|감수|공부)|십 년이면 강산"
    "|하나를 (?:보면|알면|가르치면) 열을?|하나만 알고 둘은|열 손가락 깨물|서당 ?개 (?:삼|3) ?년|사흘 (?:굶|길)"
    "|세 치 혀|구슬이 서 말|두 마리(?:의)? (?:토끼|새)|한 마리 토끼|여든에 (?:첫|이)|삼 년 가뭄"
    "|석 달 (?:가뭄|장마)|긴 병에 효자|열 사람이 지켜도|도둑 하나|두 손 두 발|두 번 죽|열 일 제치|둘이 먹다 하나"
    "|하늘이 두 쪽|두 다리 쭉|삼천리(?: ?(?:금수강산|강산|방방곡곡|반도|길))?"
    "|발 없는 말이 천 ?리|말 한마디에 천 냥|천 냥 빚|두 말 하면|삼세 ?번"
)
_PROVERB = re.compile(f"(?<![가-힣])(?:{_PROVERBS})")


def without_proverbs(text: str, quantities: Iterable[Quantity]) -> Iterator[Quantity]:
    """The quantities, those of proverbs as such that need no answer."""
    places = [found.span() for found in _PROVERB.finditer(text)]
    for quantity in quantities:
        start, end = quantity.span
        said = quantity.need == "required" and any(low <= start < high or start <= low < end for low, high in places)
        yield replace(quantity, need="optional") if said else quantity
