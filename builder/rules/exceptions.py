"""Exceptions: findings that a pair or an omission allows are dropped, and exceptions that are not needed are reported."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from builder.model.edition import Allowance
from builder.model.finding import Finding, Kind

UNNEEDED = Kind(
    "A101",
    "unneeded-allow",
    """A pair or an omission allows a finding that does not occur, or a code that cannot be allowed.

Remove it: an exception that outlives its reason hides the next fault. Any finding in a pair, or in lines that are omitted, can be allowed
there, by its code and with the reason, except faults of form (Y). Whether S110 is still needed is checked only by
`daeyeok check --changed BASE`, which knows the past.

Bad:

```yaml
# translations/example.yaml
pairs:
- id: p1
  ko: 새로운 말이다.
  en: It is a new word.
  allow: {T101: the pun needs it}
```

Bad:

```yaml
# translations/example.yaml
pairs:
- {id: p1, ko: 기정학은 새로운 말이다., en: Technopolitics is a new word., allow: {T112: it is explained}}
- {id: p2, ko: 기정학은 낯설다., en: Technopolitics is unfamiliar., allow: {T113: it is a pun}}
```

Bad:

```yaml
# translations/example.yaml
pairs:
- {id: p1, ko: 새로운 말은 언제나 낯설게 들린다., en: A new word always sounds strange., allow: {S109: it is a quotation}}
- {id: p2, ko: 새로운 말은 언제나 낯설게 들린다., en: A new word always sounds strange.}
```

Bad:

```yaml
# past/translations/example.yaml
pairs: [{id: p1, ko: 새로운 말이다., en: It is a new word.}]
```

```yaml
# translations/example.yaml
pairs: [{id: p1, ko: 새로운 말이다., en: It is a new word., allow: {S110: the old pair was never published}}]
```

Good:

```yaml
# translations/example.yaml
pairs:
- id: p1
  ko: 기정학은 새로운 말이다.
  en: It is a new word.
  allow: {T101: the pun needs it}
```

Good:

```yaml
# glossary/gijeonghak.yaml
gloss: true
```

```yaml
# translations/example.yaml
pairs:
- {id: p1, ko: 기정학은 새로운 말이다., en: Technopolitics is a new word., allow: {T112: the next sentence explains it}}
- {id: p2, kind: heading, ko: 새롭다, en: New, allow: {S106: its level is not known}}
```

Good:

```yaml
# translations/example.yaml
pairs:
- {id: p1, ko: 새로운 말은 언제나 낯설게 들린다., en: A new word always sounds strange.}
- {id: p2, ko: 새로운 말은 언제나 낯설게 들린다., en: New words are strange., allow: {S109: it is a quotation}}
```

Good:

```yaml
# past/translations/example.yaml
pairs: [{id: p1, ko: 새로운 말이다., en: It is a new word.}]
```

```yaml
# translations/example.yaml
pairs: [{id: p1, ko: 바다는 늙지 않는다., en: The sea does not grow old., allow: {S110: the old pair was never published}}]
```

Good:

```yaml
# translations/example.yaml
pairs:
- {id: p1, ko: 새로운 말이다., en: It is a new word.}
```
""",
)


def _code(allowance: Allowance) -> str:
    return allowance.code


def _covering(allowances: Sequence[Allowance], finding: Finding) -> Allowance | None:
    """That of the exceptions to a code, in order of place, which covers a finding; since pairs do not overlap, there is one at most."""
    at = bisect_right(allowances, finding.place, key=lambda one: one.start) - 1
    return allowances[at] if at >= 0 and allowances[at].covers(finding) else None


def less_allowed(
    findings: Iterable[Finding], allowances: Iterable[Allowance], codes: frozenset[str]
) -> Iterator[Finding]:
    """The findings that no exception covers, then a finding for each exception that covers none.

    `codes` are those of all content rules; an exception for any other code is reported as such.
    """
    allowed = sorted(allowances, key=lambda one: one.start)
    by_code = {code: list(group) for code, group in groupby(sorted(allowed, key=_code), key=_code)}
    needed = set[Allowance]()
    for finding in findings:
        if one := _covering(by_code.get(finding.code, []), finding):
            needed.add(one)
        else:
            yield finding
    for one in allowed:
        if one not in needed:
            message = (
                "the exception ‘{code}’ is not needed here: remove it"
                if one.code in codes
                else "‘{code}’ is not a rule that can be allowed: correct or remove it"
            )
            yield UNNEEDED.at(one.place, message, code=one.code)
