"""Rules of characters: those that a reader does not see, or not as they were meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from builder.languages.code_points import HIDDEN, name
from builder.model.finding import Place
from builder.model.locator import Locator
from builder.model.terms import Glossary
from builder.rules.rule import Fault, OfHead, rule


@rule("S113", "hidden-character")
def hidden_character(subject: OfHead) -> Iterator[Fault]:
    """A text of the edition has a character that is not seen, or not as it was meant.

    These are marks of direction (U+202E, U+200F), which show text in another order than it has; tags and annotations; the sign for a
    character that was lost (U+FFFD); and private characters (U+E000 to U+F8FF and two planes), which only some fonts have. Remove it, or
    write the character that was meant. If the source has it, so that `ko` or an `omit` must, allow it there with the reason.

    Bad:

    ```yaml
    # translations/example.yaml
    title: {ko: 보기, en: "An\\u202e Example"}
    ```

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: "새로운 말\\ue000이다.", en: It is a new word.}
    ```

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다., en: It is a new word.}
    - {omit: "다음 글\\u202e", why: {ko: 이동 메뉴, en: navigation}}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - id: p1
      ko: "새로운 말\\ue000이다."
      en: It is a new word.
      allow: {S113: the source has a character of its own font here}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다., en: It is a new word.}
    - omit: "다음 글\\u200f"
      why: {ko: 이동 메뉴, en: navigation}
      allow: {S113: the menu of the source has it}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 👩‍🔬 말(가)이다., en: It is a new 😀 word (é 😀).}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: "새로운\\u00a0말이다.", en: It is a new word.}
    ```
    """
    yield from _hidden([subject.locator])


@rule("T117", "hidden-character-of-entry")
def hidden_character_of_entry(subject: Glossary) -> Iterator[Fault]:
    """A text of an entry or of a bibliography record has a character that is not seen, or not as it was meant.

    S113 says which, and the same of editions.

    Bad:

    ```yaml
    # glossary/geopolitics.yaml
    origin: {en: "Greek \\u2066geo."}
    ```

    Bad:

    ```yaml
    # glossary/geopolitics.yaml
    usage: {en: "Not where\\U000E0041.", ko: 있는 곳이 아니다.}
    ```

    Good:

    ```yaml
    # glossary/geopolitics.yaml
    usage: {en: "Not where\\u2014what.", ko: 있는 곳이 아니다.}
    ```

    Good:

    ```yaml
    # glossary/geopolitics.yaml
    origin: {en: "Greek γεω-."}
    ```

    Good:

    ```yaml
    # bibliography/example-2024-report.yaml
    title: "보고서 👩‍🔬"
    url: https://example.org/report
    accessed: 2024-01-01
    ```

    ```yaml
    # glossary/geopolitics.yaml
    sources: [example-2024-report]
    ```
    """
    yield from _hidden(
        (*(term.locator for term in subject.terms), *(one.locator for one in subject.bibliography.sources))
    )


def _hidden(locators: Iterable[Locator]) -> Iterator[Fault]:
    for locator in locators:
        for text in locator.texts():
            if HIDDEN.search(text.text):
                yield from _in_lines(locator.lines(text.path))


def _in_lines(lines: Iterable[tuple[str, Place]]) -> Iterator[Fault]:
    """A fault for the first such character of each line."""
    for line, start in lines:
        if found := HIDDEN.search(line):
            place = Place(start.file, start.line, start.column + found.start())
            message = (
                "{name} is a character that is not seen, or not as it was meant: remove it, or write what was meant"
            )
            yield place, message, {"name": name(found[0])}


HEAD = (hidden_character,)
GLOSSARY = (hidden_character_of_entry,)
