"""Inputs made to take long: runs of every kind of character and word that a pattern looks for, and files with too much of one thing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import permutations
from typing import Any

import yaml

from builder.content.file import ContentFile
from builder.content.repository import Repository

Values = dict[str, Any]
EDITION = "translations/attack.yaml"

# One of each class that patterns name: letters, figures, scripts, brackets, quotation marks, dashes, punctuation, blanks, what is unseen.
CHARACTERS = tuple("aAzZ10가한一ㅏ()[]{}“”‘’\"'「」『』<>《》-–—.,;:!?…/\\*_#%&@+=~|$₩·\u200b\u202e \u3000")
# What the readers of numbers, dates and words look for, with what joins them.
WORDS = (
    *("one-", "twenty-", "hundred ", "million ", "million-", "half ", "a ", "and ", "of ", "to ", "per ", "one and a "),
    *("1,", "1.", "1 ", "1,000", "1:", "1-", "3/4 ", "$1 ", "1%", "1,000,000,", "–1", "2025 ", "2025.", "12:00 ", "1/"),
    *("May ", "May 1 ", "January-", "the 1st ", "third ", "1st ", "between ", "more than ", "from ", "World War I "),
    *("A.", "A. ", "Ab ", "ab-", "I", "IX ", "’s ", "a’", "a@", "@a.", "http://", "https://a.", "TODO ", "the the "),
    *(
        "천만",
        "천",
        "만",
        "억",
        "조",
        "일",
        "십",
        "일이",
        "이십 ",
        "수십",
        "몇 ",
        "분의 ",
        "1분의 ",
        "1월 ",
        "2025년 ",
        "년 ",
    ),
    *(
        "가 ",
        "가나 ",
        "다.",
        "다. ",
        "명 ",
        "개",
        "약 ",
        "여 ",
        "전 ",
        "씩",
        "쯤 ",
        "퍼센트",
        "에서 ",
        "부터 ",
        "~",
        "하는",
        "은는",
    ),
    *(
        "**",
        "*a",
        "a*",
        "*a* ",
        "(a",
        "a)",
        "[a](",
        "](",
        "(가",
        "가)",
        "‘a",
        "a’ ",
        "“a",
        "a” ",
        "--",
        " -",
        " (",
        "기정학(",
        "\\*",
    ),
    *(
        "기정학 ",
        "기정학",
        "technopolitics ",
        "Technopolitics (",
        "\u1100\u1161",
        "ａ",
        "ISBN 978",
        "1) ",
        "(1) ",
        "a/",
        "../",
    ),
)
UNITS = (*CHARACTERS, *WORDS)


def run(unit: str, length: int) -> str:
    """The unit again and again, `length` characters in all."""
    return (unit * (length // len(unit) + 1))[:length]


def lines(units: Iterable[str] = UNITS) -> Iterator[tuple[str, Callable[[int], str]]]:
    """Makers of a line of a given length, by name: runs of one unit, and of two in turn or one after the other."""
    kept = tuple(units)
    for one in kept:
        yield repr(one), partial(run, one)
    for one, other in permutations(kept, 2):
        yield f"{one!r} {other!r}", partial(run, one + other)
        yield f"{one!r}… {other!r}…", partial(_halves, one, other)


def _halves(one: str, other: str, length: int) -> str:
    return run(one, length // 2) + run(other, length - length // 2)


def of_line(line: str) -> Repository:
    """A repository that has the line wherever a text may stand, on a side, in a note, in an entry."""
    text = line if line.strip() else f"x{line}x"
    both = {"ko": text, "en": text}
    quoted = text.strip()[:4]
    pair = {
        "id": "p2",
        **both,
        "notes": [{"on": quoted, **both}],
        "corrections": [{"from": quoted, "to": quoted[:2], "why": text}],
        "gap": both,
        "allow": {"T101": text},
    }
    head = {"title": both, "summary": both, "source": {"author": both, "rights": both}}
    entry = {
        "variants": {"ko": [f"기{text}"], "en": [f"t{text}"]},
        "avoid": {"en": [{"term": f"u{text}", "why": both}]},
        "definition": both,
        "origin": both,
        "usage": both,
    }
    return repository([pair], head, entry, {"title": text, "author": text})


# --- Files with too much of one thing -----------------------------------------------------------------------------------


_REVISION = {"version": "1.0", "when": "2024-01-01", "who": "A. Translator", "what": "Made."}


def _pair(**more: object) -> Values:
    return {"ko": "기정학은 새로운 말이다.", "en": "Technopolitics is a new word.", **more}


def _many(key: str, item: Callable[[int], object]) -> Callable[[int], Repository]:
    """A pair with many items under a key."""
    return lambda count: repository([_pair(id="p2", **{key: [item(i) for i in range(count)]})])


def _entry(above: str, key: str, item: Callable[[int], object]) -> Callable[[int], Repository]:
    def made(count: int) -> Repository:
        items = [item(number) for number in range(count)]
        return repository([], entry={above: {key: items}} if above else {key: items})

    return made


def _footnotes(count: int) -> Repository:
    notes = [{"id": f"p{i + 9}", "kind": "footnote", "of": "p2", **_pair()} for i in range(count)]
    return repository([_pair(id="p2"), *notes])


def _lines(count: int) -> Repository:
    return repository([{"id": "p2", "ko": "기정학은 말이다.\n" * count, "en": "Technopolitics is a word.\n" * count}])


def _unknown(count: int) -> Repository:
    return repository([_pair(id="p2", **{f"note{i}": "a" for i in range(count)})])


def _texts(count: int) -> Repository:
    same = [_pair(id=f"p{i + 2}") for i in range(count)]
    return repository(same)


def _entries(count: int) -> Repository:
    entries = {
        f"term-{i}": {"ko": f"기정학{i}", "en": f"technopolitics {i}", "see": ["gijeonghak"]} for i in range(count)
    }
    return repository([_pair(id="p2")], more=entries)


# By what there is too much of; each takes a count.
FILES: Mapping[str, Callable[[int], Repository]] = {
    "pairs": _texts,
    "pairs with findings": lambda count: repository(
        [{"id": f"p{i + 2}", "ko": "가 (나", "en": "a (b  c"} for i in range(count)]
    ),
    "pairs with one id": lambda count: repository([_pair(id="p2") for _ in range(count)]),
    "pairs of the wrong shape": lambda count: repository(["x" for _ in range(count)]),
    "pairs with exceptions": lambda count: repository(
        [_pair(id=f"p{i + 2}", allow={"T112": "a"}) for i in range(count)]
    ),
    "omissions": lambda count: repository([{"omit": "가", "why": {"ko": "가", "en": "a"}} for _ in range(count)]),
    "lines": _lines,
    "footnotes": _footnotes,
    "unknown keys": _unknown,
    "notes": _many("notes", lambda i: {"on": "new", "en": f"It is note {i}.", "ko": "말"}),
    "notes on nothing": _many("notes", lambda i: {"on": f"nothing {i}", "en": "It is a note."}),
    "corrections": _many("corrections", lambda i: {"from": "말", "to": "말", "nth": str(i + 1)}),
    "overrides": _many("terms", lambda i: {"on": "말", "is": "none"}),
    "links": _many("links", lambda i: {"term": "gijeonghak", "renders": ["1"]}),
    "exceptions": lambda count: repository([_pair(id="p2", allow={f"T{i}": "a" for i in range(count)})]),
    "sources of a note": _many("notes", lambda i: {"on": "new", "en": "A note.", "sources": [f"record-{i}"]}),
    "forms": _entry("variants", "ko", lambda i: f"기정학{i}"),
    "English forms": _entry("variants", "en", lambda i: f"technopolitics {i}"),
    "nested forms": _entry("variants", "ko", lambda i: "기" * (i % 500 + 1)),
    "words to avoid": _entry("avoid", "en", lambda i: {"term": f"word {i}", "why": {"en": "a"}}),
    "longer strings": _entry("match", "except", lambda i: f"기정학{i}"),
    "references": _entry("", "see", lambda i: f"entry-{i}"),
    "citations": _entry("", "sources", lambda i: {"seed": "attack.txt", "for": f"{i}"}),
    "translators": lambda count: repository(
        [], {"translators": [{"name": f"N {i}", "role": "editor"} for i in range(count)]}
    ),
    "revisions": lambda count: repository([], {"revisions": [_REVISION for _ in range(count)]}),
    "entries": _entries,
}

_HEAD: Values = {
    "seed": "attack.txt",
    "title": {"ko": "보기", "en": "An Example"},
    "summary": {"ko": "보기.", "en": "An example."},
    "translators": [{"name": "A. Translator", "role": "translator"}],
    "status": "draft",
    "revisions": [_REVISION],
}
_TERM: Values = {
    "ko": "기정학",
    "hanja": "技政學",
    "en": "technopolitics",
    "kind": "concept",
    "definition": {"ko": "낱말.", "en": "A word."},
    "sources": [{"seed": "attack.txt"}],
    "status": "approved",
}


def repository(
    pairs: list[Any],
    head: Values | None = None,
    entry: Values | None = None,
    record: Values | None = None,
    more: Values | None = None,
) -> Repository:
    """A repository of one edition, which begins with a pair of its own, and of an entry or more; `head` and `entry` are laid over them."""
    first = {"id": "p1", "kind": "heading", "level": "1", "ko": "기정학", "en": "Technopolitics"}
    edition = {**_HEAD, **(head or {}), "pairs": [first, *pairs]}
    entries = {
        "gijeonghak": {**_TERM, **(entry or {})},
        **{name: {**_TERM, **one} for name, one in (more or {}).items()},
    }
    seed = "\n".join(str(one.get("ko", one.get("omit"))) for one in (first, *pairs) if isinstance(one, dict))
    return Repository(
        glossary=tuple(_file(f"glossary/{name}.yaml", value) for name, value in sorted(entries.items())),
        bibliography=(_file("bibliography/record.yaml", {"title": "A", **(record or {})}),),
        translations=(_file(EDITION, edition),),
        seeds=(ContentFile("seeds/attack.txt", seed.encode()),),
    )


class _Written(yaml.CSafeDumper):
    """A writer that names nothing by an alias."""

    def ignore_aliases(self, data: object) -> bool:
        """Whether a value is written out again."""
        return True


def _file(name: str, value: Values) -> ContentFile:
    text = yaml.dump(value, Dumper=_Written, allow_unicode=True, sort_keys=False, width=10_000)
    return ContentFile(name, text.encode())
