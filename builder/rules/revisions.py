"""Rules of revisions: what readers' links and citations depend on is as it was when the branch began."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.fuzz import ratio

from builder.model.edition import Edition, Pair
from builder.rules.rule import Fault, OfChange, rule

_SAME_TEXT = 40.0  # similarity in percent below which the Korean of an id counts as another text, not a corrected one


@rule("S110", "id-reused")
def id_reused(subject: OfChange) -> Iterator[Fault]:
    """A pair has an id that belonged to another pair when the branch began.

    Readers' links depend on the ids: an id is permanent, and that of a removed pair is not used again. A pair added between p7 and p8 is
    p7a. Only `daeyeok check --changed BASE`, which knows the past, checks this.

    Bad:

    ```yaml
    # past/translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다., en: It is a new word.}
    - {id: p2, ko: 바다는 늙지 않는다., en: The sea does not grow old.}
    ```

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 바다는 늙지 않는다., en: The sea does not grow old.}
    ```

    Good:

    ```yaml
    # past/translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말 이다., en: It is a new word.}
    - {id: p2, ko: 바다는 늙지 않는다., en: The sea does not grow old.}
    ```

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 낱말이다., en: It is a new word.}
    - {id: p1a, ko: 아직 낯설다., en: It is still unfamiliar.}
    - {id: p2, ko: 바다는 늙지 않는다., en: The sea does not grow old.}
    ```

    Good:

    ```yaml
    # past/translations/example.yaml
    pairs:
    - {id: p1, ko: 새로운 말이다., en: It is a new word.}
    ```

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p2, ko: 바다는 늙지 않는다., en: The sea does not grow old.}
    ```
    """
    was = {pair.id: pair for pair in subject.before.pairs}
    for pair in subject.after.pairs:
        old = was.get(pair.id)
        if old and ratio(_bare(old), _bare(pair)) < _SAME_TEXT:
            message = "{id} was the id of ‘{text}’: give this pair an id that has never been used"
            yield pair.place("id"), message, {"id": pair.id, "text": _bare(old)[:20]}


def _bare(pair: Pair) -> str:
    return "".join(pair.entry.ko.split())


@rule("S111", "stale-status")
def stale_status(subject: OfChange) -> Iterator[Fault]:
    """The text of a reviewed or published edition has changed without a new revision.

    Add a revision above the others, with a new version, the date and what was done; or set the status back to draft. Only `daeyeok check
    --changed BASE`, which knows the past, checks this.

    Bad:

    ```yaml
    # past/translations/example.yaml
    status: reviewed
    pairs: [{id: p1, ko: 새로운 말이다., en: It is a new term.}]
    ```

    ```yaml
    # translations/example.yaml
    status: reviewed
    pairs: [{id: p1, ko: 새로운 말이다., en: It is a new word.}]
    ```

    Good:

    ```yaml
    # past/translations/example.yaml
    status: reviewed
    pairs: [{id: p1, ko: 새로운 말이다., en: It is a new term.}]
    ```

    ```yaml
    # translations/example.yaml
    status: reviewed
    pairs: [{id: p1, ko: 새로운 말이다., en: It is a new word.}]
    revisions:
    - {version: '1.1', when: 2024-02-01, who: B. Reader, what: p1 mended.}
    - {version: '1.0', when: 2024-01-01, who: A. Translator, what: Made.}
    ```

    Good:

    ```yaml
    # past/translations/example.yaml
    status: draft
    pairs: [{id: p1, ko: 새로운 말이다., en: It is a new term.}]
    ```

    ```yaml
    # translations/example.yaml
    status: draft
    pairs: [{id: p1, ko: 새로운 말이다., en: It is a new word.}]
    ```
    """
    before, after = subject.before, subject.after
    accounted = after.version != before.version or after.entry.status == "draft" or before.entry.status == "draft"
    if not accounted and _text(before) != _text(after):
        message = "the text has changed since version {version}: add a revision, or set the status to draft"
        yield after.place("revisions"), message, {"version": after.version}


def _text(edition: Edition) -> list[tuple[str, str, str]]:
    """What readers see of an edition, regardless of its layout in the file."""
    return [(pair.id, " ".join(pair.entry.ko.split()), " ".join(pair.entry.en.split())) for pair in edition.pairs]


CHANGE = (id_reused, stale_status)
