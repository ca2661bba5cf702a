"""What look-up needs, remembered as it stands, so that a query costs little more than starting the program."""

from __future__ import annotations

from dataclasses import dataclass

from builder.build.memo import Memo, key_of, remembered
from builder.content.repository import Repository
from builder.publish.format import Whole
from builder.resources import fingerprint
from builder.terms.lookup import Index, Key, all_keys


@dataclass(frozen=True)
class Reference:
    """The content and its keys, in the order of the ranking."""

    whole: Whole
    keys: tuple[Key, ...]

    def index(self) -> Index:
        """The keys, ready to be asked."""
        return Index(self.whole.glossary, self.keys)


def reference(repository: Repository, memo: Memo) -> Reference:
    """What can be read of the content, with its keys; made of the files only where the memo has not got it."""
    key = key_of(fingerprint(), b"reference", *repository.parts())
    return remembered(memo, key, Reference, lambda: _made(repository, memo))


def _made(repository: Repository, memo: Memo) -> Reference:
    from builder.build.pipeline import whole  # noqa: PLC0415 - all that makes a build, which is seldom needed here

    found = whole(repository, memo)
    return Reference(found, all_keys(found.glossary))
