"""Rules of what is left of a draft outside of the translation itself: nothing that stands for a text may be published as one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from builder.format import Whole
from builder.rule import Fault, OfEdition, rule
from builder.yamltree import Items, Mapping, Node, Scalar

# Hangul may follow: TODO를. Letters and digits may not, nor stand before.
_PLACEHOLDER = re.compile(r"(?<![A-Za-z0-9_])(?:TODO|FIXME|TBD|XXX)(?![A-Za-z0-9_])|\?\?\?|[Ll]orem ipsum")
# What quotes the source or the translation, which have rules of their own, and addresses.
_QUOTED = frozenset(("omit", "on", "from", "to", "url"))
_SIDES = frozenset(("ko", "en"))


@rule("S112", "unfinished-edition")
def unfinished_edition(subject: OfEdition) -> Iterator[Fault]:
    """A text about the edition holds a placeholder such as TODO, TBD or ???: its title, summary, translators, revisions or the like.

    `daeyeok new` writes TODO wherever somebody must write. The reasons in the pairs and the Korean of notes are read too; for the English
    of pairs and notes there is L102.

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
    translators: [{name: A. Todorova, role: translator}]
    ```
    """
    for key, value in subject.edition.tree.entries:
        if key.text != "pairs":
            yield from _left(_texts(value))
        elif isinstance(value, Items):
            for block in value.items:
                yield from _left(_beside_sides(block))


@rule("T116", "unfinished-entry")
def unfinished_entry(subject: Whole) -> Iterator[Fault]:
    """A text of an entry holds a placeholder such as TODO, TBD or ???.

    Bad:

    ```yaml
    # glossary/geopolitics.yaml
    definition: {ko: TODO, en: A word.}
    ```

    Good:

    ```yaml
    # glossary/geopolitics.yaml
    definition: {ko: 낱말., en: A word.}
    ```

    Good:

    ```yaml
    # glossary/geopolitics.yaml
    usage: Not what is to do, but where.
    ```
    """
    for term in subject.glossary.terms:
        yield from _left(_texts(term.tree))


def _left(texts: Iterable[Scalar]) -> Iterator[Fault]:
    for text in texts:
        if found := _PLACEHOLDER.search(text.text):
            yield text.place, "‘{found}’ stands for a text: write it", {"found": found[0]}


def _texts(node: Node, without: frozenset[str] = _QUOTED) -> Iterator[Scalar]:
    """The texts within a value, in order, less those under some keys: by default those that quote."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Items):
        for item in node.items:
            yield from _texts(item, without)
    else:
        for key, value in node.entries:
            if key.text not in without:
                yield from _texts(value, without)


def _beside_sides(block: Node) -> Iterator[Scalar]:
    """The texts of a pair or omission beside its two sides and the English of its notes."""
    for key, value in block.entries if isinstance(block, Mapping) else ():
        if key.text not in _QUOTED | _SIDES:
            yield from _texts(value, _QUOTED | {"en"} if key.text == "notes" else _QUOTED)


EDITION = (unfinished_edition,)
WHOLE = (unfinished_entry,)
