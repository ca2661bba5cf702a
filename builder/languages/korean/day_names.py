"""Native Korean words for days: numbers of days (사흘, 스무사흘) and days of the month (초하루, 보름).

The words are those of the Standard Korean Dictionary: 날수 among the nouns.
"""

from __future__ import annotations

_NINE = "하루 이틀 사흘 나흘 닷새 엿새 이레 여드레 아흐레".split()
# How many days a word says, at least and at most.
DAYS: dict[str, tuple[int, int]] = {
    **{f"{ten}{word}": (more + n, more + n) for ten, more in (("", 0), ("열", 10), ("스무", 20)) for n, word in enumerate(_NINE, 1)},
    "열흘": (10, 10), "스무날": (20, 20), "하루이틀": (1, 2), "이삼일": (2, 3), "사나흘": (3, 4), "너댓새": (4, 5), "네댓새": (4, 5),
    "대엿새": (5, 6), "예니레": (6, 7),
}  # fmt: skip
DAYS_OF_MONTH = {
    **{f"초{word}": n for n, word in enumerate((*_NINE, "열흘"), 1)},
    "초하룻날": 1, "이튿날": 2, "사흗날": 3, "나흗날": 4, "닷샛날": 5, "엿샛날": 6, "이렛날": 7, "여드렛날": 8, "아흐렛날": 9, "열흘날": 10,
    "보름날": 15,
}  # fmt: skip
