"""The rule of exchanged numbers: what goes from one number to another does so in both languages."""

from __future__ import annotations

from collections.abc import Iterator

from builder.languages.english.ordered import ordered as ordered_in_english
from builder.languages.english.wording import in_words
from builder.languages.korean.ordered import ordered as ordered_in_korean
from builder.languages.korean.wording import in_words as in_korean
from builder.languages.quantities import quantities_of
from builder.languages.quantity.ordered import Ordered, exchanged
from builder.model.edition import Line, Segment
from builder.rules.rule import Fault, OfPair, rule


@rule("M102", "numbers-exchanged")
def numbers_exchanged(subject: OfPair) -> Iterator[Fault]:
    """The English gives two numbers the wrong way round: where a change begins and ends, or a sentence and its suspension.

    In 3.5%에서 4%로 and "from … to …" (or "to … from …", "…, up from …") words tell which number is first, and so they do in 징역 2년에
    집행유예 3년 and "two years in prison, suspended for three". What either side says without such words is not looked at.

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: "금리를 3.5%에서 4%로 올렸다.", en: "It raised the rate from 4 percent to 3.5 percent."}
    ```

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: "징역 2년에 집행유예 3년을 선고했다.", en: "He got three years in prison, suspended for two."}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: "금리를 3.5%에서 4%로 올렸다.", en: "It raised the rate to 4 percent from 3.5 percent."}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: "직원은 1200명에서 800명으로 줄었다.", en: "It has a staff of 800, down from 1,200."}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: "징역 2년에 집행유예 3년을 선고했다.", en: "It suspended for three years a sentence of two years in prison."}
    ```
    """
    for segment in subject.pair.segments:
        for korean, english in exchanged(_ordered(segment.ko), _ordered(segment.en)):
            yield _exchange(segment, korean, english)


def _ordered(line: Line) -> list[Ordered]:
    text = line.without_calls
    reading = ordered_in_korean if line.language == "ko" else ordered_in_english
    return list(reading(text, quantities_of(line.language, text)))


def _exchange(segment: Segment, korean: Ordered, english: Ordered) -> Fault:
    values = {
        "korean": segment.ko.text[slice(*korean.span)].strip(),
        "found": segment.en.text[slice(*english.span)].strip(),
        "first": in_words(korean.first),
        "first_ko": in_korean(korean.first),
        "second": in_words(korean.second),
        "second_ko": in_korean(korean.second),
    }
    if korean.kind == "change":
        message = "‘{korean}’ is from {first} to {second}, but the English has ‘{found}’"
    else:
        message = "‘{korean}’ is {first}, suspended for {second}, but the English has ‘{found}’"
    return segment.en.at(english.span[0]), message, values


PAIR = (numbers_exchanged,)
