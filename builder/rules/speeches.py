"""Rules of speech: who speaks is said alike in both languages."""

from __future__ import annotations

from collections.abc import Iterator

from builder.languages.english.stopgaps import placeholder
from builder.model.speaker import speaker_label
from builder.rules.rule import Fault, OfPair, rule


@rule("S121", "time-stamps-differ")
def time_stamps_differ(subject: OfPair) -> Iterator[Fault]:
    """The time stamp beside a speaker's name is another in English, or missing there.

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, kind: speech, speaker: {ko: '기자 00:12:', en: 'Reporter 00:21:'}, ko: 새로운 말이다., en: It is a new word.}
    ```

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, kind: speech, speaker: {ko: '[1:00:12] 기자:', en: 'Reporter:'}, ko: 새로운 말이다., en: It is a new word.}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, kind: speech, speaker: {ko: '[01:12] 기자:', en: 'Reporter, 1:12:'}, ko: 새로운 말이다., en: It is a new word.}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, kind: speech, speaker: {ko: '기자:', en: 'Reporter:'}, ko: 새로운 말이다., en: It is a new word.}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, kind: speech, ko: 새로운 말이다., en: It is a new word.}
    ```
    """
    speaker = subject.pair.entry.speaker
    if speaker is None or placeholder(speaker.en):
        return
    ko, en = (speaker_label(side).time for side in (speaker.ko, speaker.en))
    if ko and not en:
        yield subject.pair.place("speaker", "en"), "the time stamp ‘{ko}’ is missing here: add it", {"ko": ko}
    elif _parts(ko) != _parts(en):
        message = "‘{en}’ is not the time stamp of the Korean: correct or remove it"
        yield subject.pair.place("speaker", "en"), message, {"en": en}


def _parts(time: str) -> list[int]:
    """Hours, minutes and seconds, or as many of them as a time stamp has."""
    return [int(part) for part in time.split(":") if part]


PAIR = (time_stamps_differ,)
