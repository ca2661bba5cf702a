"""Rules of unfinished texts: placeholders left outside the translation itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from builder.model.locator import LocatedText, Path
from builder.model.terms import Glossary
from builder.rules.rule import Fault, OfHead, rule

# Hangul may follow (TODO를); letters and digits may neither follow nor precede.
_PLACEHOLDER = re.compile(r"(?<![A-Za-z0-9_])(?:TODO|FIXME|TBD|XXX)(?![A-Za-z0-9_])|\?\?\?|[Ll]orem ipsum")
# Keys that quote the source or the translation, which have their own rules, and addresses.
_QUOTED = frozenset(("omit", "on", "from", "to", "url", "via"))


@rule("S112", "unfinished-edition")
def unfinished_edition(subject: OfHead) -> Iterator[Fault]:
    """A text about the edition has a placeholder such as TODO, TBD or ???: its title, summary, translators, revisions or the like.

    `daeyeok new` writes TODO wherever you must write something. The notes and the reasons in pairs are checked too; L102 checks the lines
    of pairs.

    Bad:

    ```yaml
    # translations/example.yaml
    summary: {ko: 보기., en: TODO}
    ```

    Bad:

    ```yaml
    # translations/example.yaml
    translators: [{name: TODO, role: translator}]
    ```

    Bad:

    ```yaml
    # translations/example.yaml
    pairs: [{id: p1, ko: 새로운 말이다., en: It is a new word., notes: [{on: new, en: TODO}]}]
    ```

    Good:

    ```yaml
    # translations/example.yaml
    summary: {ko: 할 일에 대한 글., en: 'On what is to do, and what is not.'}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: TODO는 새로운 말이다., en: To-do is a new word.}
    ```

    Good:

    ```yaml
    # translations/example.yaml
    pairs: [{id: p1, ko: 새로운 말이다., en: It is a new word., notes: [{on: new, en: 'What is to do, and by whom?'}]}]
    ```

    Good:

    ```yaml
    # translations/example.yaml
    translators: [{name: A. Todorova, role: translator}]
    ```
    """
    yield from _left(text for text in subject.locator.texts() if not _is_side(text.path))


@rule("T116", "unfinished-entry")
def unfinished_entry(subject: Glossary) -> Iterator[Fault]:
    """A text of an entry or of a bibliography record has a placeholder such as TODO, TBD or ???.

    Bad:

    ```yaml
    # glossary/geopolitics.yaml
    definition: {ko: TODO, en: A word.}
    ```

    Bad:

    ```yaml
    # glossary/geopolitics.yaml
    usage: {en: Not where., ko: TODO}
    ```

    Good:

    ```yaml
    # glossary/geopolitics.yaml
    definition: {ko: 낱말., en: A word.}
    ```

    Good:

    ```yaml
    # glossary/geopolitics.yaml
    usage: {en: 'Not what is to do, but where.', ko: 할 일이 아니라 있는 곳.}
    ```

    Good:

    ```yaml
    # glossary/geopolitics.yaml
    avoid: {en: [{term: topography, why: {en: That is what is there., ko: 땅의 생김새이다.}}]}
    ```
    """
    for term in subject.terms:
        yield from _left(term.locator.texts())
    for source in subject.bibliography.sources:
        yield from _left(source.locator.texts())


def _left(texts: Iterable[LocatedText]) -> Iterator[Fault]:
    for text in texts:
        if not _QUOTED.intersection(text.path) and (found := _PLACEHOLDER.search(text.text)):
            yield text.place, "‘{found}’ is a placeholder: write the text", {"found": found[0]}


def _is_side(path: Path) -> bool:
    """Whether a path leads to a side of a pair, which has its own rule."""
    match path:
        case ("pairs", _, "ko" | "en"):
            return True
        case _:
            return False


HEAD = (unfinished_edition,)
GLOSSARY = (unfinished_entry,)
