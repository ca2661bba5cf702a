"""A Korean number as a pattern found it, with what stands around it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from builder.languages.korean.counters import BARE, Counter
from builder.languages.korean.numerals import Numeral

_LAW = re.compile(r"(?:법|령|칙|약|법률|헌장|헌법|시행령|조례) $")
_TEAM = re.compile(r"(?:인|명) ?$")
_SHIFTS = re.compile(r" ?[23]교대")


@dataclass(frozen=True)
class FoundNumber:
    """A match of the general pattern, the numerals in it, and the counter after it; `end` is where the counter ends."""

    match: re.Match[str]
    first: Numeral
    last: Numeral
    counter: Counter
    end: int

    @property
    def text(self) -> str:
        """The whole text that the number stands in."""
        return self.match.string

    @property
    def before(self) -> str:
        """The eight characters before it."""
        return self.text[max(0, self.match.start() - 8) : self.match.start()]

    @property
    def bare(self) -> bool:
        """Whether no counter and no sign says what is counted."""
        return self.counter is BARE and not self.match["sign"]

    @property
    def is_article(self) -> bool:
        """Whether 조 is an article of law: 제301조, 헌법 1조."""
        bare = self.counter is BARE and self.match["a"].endswith("조") and not self.match["b"]
        return bare and bool(self.match["je"] or _LAW.search(self.before))

    @property
    def is_team(self) -> bool:
        """Whether 조 is a team of people: 2인 1조, 4조 2교대."""
        bare = self.counter is BARE and self.match["a"].endswith("조")
        return bare and bool(_SHIFTS.match(self.text, self.end) or _TEAM.search(self.before))
