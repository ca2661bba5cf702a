"""Rules of the author's notes: each is called where the text has its mark."""

from __future__ import annotations

from collections.abc import Iterator

from builder.content.footnotes import calls, note_mark
from builder.model.edition import Line, Pair
from builder.rules.rule import Fault, OfEdition, rule


@rule("S120", "footnote-called-elsewhere")
def footnote_called_elsewhere(subject: OfEdition) -> Iterator[Fault]:
    """A footnote is said to be of a sentence without its mark, while the mark stands in another, where it calls no note.

    The page would add a mark to the sentence that `of` names, and the mark of the text would lead nowhere. Where it is the source that has
    the mark in the wrong place, quote in `on` the words that the note belongs to.

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다*., en: It is a new word.*}
    - {id: p2, ko: 낯선 말이다., en: It is an unfamiliar word.}
    - {id: p3, kind: footnote, of: p2.1, ko: '* 아직 낯설다.', en: '* It is still unfamiliar.'}
    ```

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다.¹⁾, en: It is a new word.¹⁾}
    - {id: p2, ko: 낯선 말이다., en: It is an unfamiliar word.}
    - {id: p3, kind: footnote, of: p2.1, ko: 1) 아직 낯설다., en: 1) It is still unfamiliar.}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다*., en: It is a new word.*}
    - {id: p2, ko: 낯선 말이다., en: It is an unfamiliar word.}
    - {id: p3, kind: footnote, of: p1.1, ko: '* 아직 낯설다.', en: '* It is still unfamiliar.'}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다*., en: It is a new word.*}
    - {id: p2, ko: 낯선 말이다*., en: It is an unfamiliar word.*}
    - {id: p3, kind: footnote, of: p1.1, ko: '* 새롭다.', en: '* It is new.'}
    - {id: p4, kind: footnote, of: p2.1, ko: '* 아직 낯설다.', en: '* It is still unfamiliar.'}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말은 1) 짧고 2) 쉽다., en: A new word is 1) short and 2) easy.}
    - {id: p2, ko: 낯선 말이다., en: It is an unfamiliar word.}
    - {id: p3, kind: footnote, of: p2.1, ko: 1) 아직 낯설다., en: 1) It is still unfamiliar.}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다*., en: It is a new word.*}
    - {id: p2, ko: 낯선 말이다., en: It is an unfamiliar word.}
    - id: p3
      kind: footnote
      of: p2.1
      on: {ko: 낯선, en: unfamiliar}
      ko: '* 아직 낯설다.'
      en: '* It is still unfamiliar.'
    ```
    """
    pairs = subject.edition.pairs
    calls_of = [call for pair in pairs for line in _korean(pair) for call in line.note_references]
    unmarked = {call.footnote for call in calls_of} - {call.footnote for call in calls_of if call.start < call.end}
    for note in pairs:
        mark = note_mark(note.segments[0].ko.text) if note.id in unmarked and note.segments else ""
        places = list(_uncalled(mark, pairs)) if mark and not note.entry.on else []
        if len(places) == 1:
            message = "‘{mark}’ stands in {there}, which calls no note, and not in {of}: correct ‘of’"
            yield note.place("of"), message, {"mark": mark, "there": places[0], "of": note.entry.of or ""}


def _korean(pair: Pair) -> Iterator[Line]:
    return (segment.ko for segment in pair.segments)


def _uncalled(mark: str, pairs: tuple[Pair, ...]) -> Iterator[str]:
    """The sentences in which a mark stands right behind a word and calls no note."""
    for pair in pairs:
        for number, line in enumerate(_korean(pair), start=1):
            taken = [(call.start, call.end) for call in line.note_references]
            spans = (span for span in calls(mark, line.text) if not line.text[span[0] - 1].isspace())
            if pair.kind != "footnote" and any(span not in taken for span in spans):
                yield f"{pair.id}.{number}"


EDITION = (footnote_called_elsewhere,)
