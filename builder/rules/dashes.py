"""A rule of dashes: none made of hyphens, and all set as the house style says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.messages.marker import Message, _
from builder.model.house_style import Dashes
from builder.rules.prose import Prose
from builder.rules.rule import Fault, rule

_DASH = re.compile("--|[–—]| - ")  # in each that is none of a style
# What stands beside a dash between words: a letter, or a mark that ends or begins what the words are in.
_WORD, _NEXT = r"(?:(?<=[^\W\d])|(?<=[”’),.!?%]))", r"(?=[^\W\d]|[“‘(])"
_HYPHENS = rf"(?:(?<!\S)\S+?)?--+\S*|{_WORD} - {_NEXT}"
_SPACED_EN, _SPACED_EM = rf"{_WORD} – {_NEXT}", r"\s—\s?|—\s"
_CLOSED_EM, _HALF_SPACED_EM = r"(?<=[\w”’),.!?%])—(?=[\w“‘(])", r"(?<=\S)—\s|\s—(?=\S)"
# What is no dash of a style, and how its dash is written.
_DASHES: dict[Dashes, tuple[re.Pattern[str], Message]] = {
    "em": (re.compile(f"{_HYPHENS}|{_SPACED_EN}|{_SPACED_EM}"), _("‘—’ without spaces")),
    "spaced-em": (re.compile(f"{_HYPHENS}|{_SPACED_EN}|{_CLOSED_EM}|{_HALF_SPACED_EM}"), _("‘ — ’ with spaces")),
    "spaced-en": (re.compile(f"{_HYPHENS}|{_SPACED_EM}|{_CLOSED_EM}"), _("‘ – ’ with spaces")),
}
# What a dash sets before a name under a quotation: its words, and perhaps what its owner is.
_SIGNATURE = re.compile(
    r"(?=[A-Z])(?!(?:And|But|How|However|If|In|No|Not|Or|So|That|This|What|Why|Yes|Yet)\b)"
    r"(?!.*\b(?:are|had|has|have|he|I|is|it|said|says|she|they|was|we|were|will|you)\b)[A-Z][\w.’-]*"
    r"(?: (?:[A-Z][\w.’-]*|van|von|der|de|del|di|du|la|le|bin|al|of|the|and)){0,5}(?:, [^.!?]{1,60})?\.?"
)
_NEAR = 40  # characters before a dash, in which the sentence before it ends
_SENTENCE_ENDED = re.compile(r"(?:^|[.!?…”’)*])\s*$")


@rule("P105", "makeshift-dash", setting="dashes")
def makeshift_dash(subject: Prose) -> Iterator[Fault]:
    """A dash in the English is made of hyphens, or is not set as the house style says.

    The em dash is set—like this—without spaces, unless the setting `dashes` says `"spaced-em"` — like this — or `"spaced-en"` – like
    this. The en dash without spaces is used between figures (2023–2025) and equals. Dashes that the source
    itself prints that way, and the English quotes, are allowed, and so are a hyphen that begins an item and a dash before the name under a
    quotation.

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다., en: It is a word -- a new one - and good — so.}
    ```

    Bad:

    ```toml
    # pyproject.toml
    [tool.daeyeok]
    dashes = "spaced-en"
    ```

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다., en: It is “a word”—a new one.}
    ```

    Good:

    ```toml
    # pyproject.toml
    [tool.daeyeok]
    dashes = "spaced-en"
    ```

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 2023–2025년의 말이다., en: It is a word – a new one – of the years 2023–2025.}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 2023–2025년의 말이다., en: It is a word—a new one—of the years 2023–2025.}
    - {id: p2, ko: '“--affirm”이라는 말이다.', en: 'It is the word “--affirm.”'}
    - {id: p3, kind: item, ko: '- 5 - 3이다.', en: '- It is a well-made 5 - 3.'}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다., en: 'It is a well-known, “new”—so they say—word.'}
    - {id: p2, ko: “새롭다.” 홍길동, en: '“It is new.” — Hong Gildong'}
    ```
    """
    wrong, right = _DASHES[subject.style.dashes]
    for unit in subject.english:
        for found in wrong.finditer(unit.text) if _DASH.search(unit.text) else ():
            dash = found[0].strip("“”‘’()[].,;")
            in_source = "--" in dash and dash in unit.ko
            if not in_source and not _signs(unit.text, found):
                yield (
                    unit.at(found.start()),
                    "‘{dash}’ is not a dash of the house style: write {right}",
                    {"dash": found[0], "right": right},
                )


def _signs(text: str, dash: re.Match[str]) -> bool:
    """Whether a dash sets a name under a quotation: “It is new.” — Kim Minsu."""
    return (
        dash[0].strip() == "—"
        and bool(_SENTENCE_ENDED.search(text, max(0, dash.start() - _NEAR), dash.start()))
        and bool(_SIGNATURE.fullmatch(text, dash.end()))
    )


PROSE = (makeshift_dash,)
