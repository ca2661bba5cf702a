"""The look-up index: brought up to date with the content, as far as that has changed, so that a query costs little more than its answer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from builder.build.stores.lookup_store import DAMAGE, LookupStore

AnswerT = TypeVar("AnswerT")


def look_up(folder: Path | None, root: Path, answer: Callable[[LookupStore], AnswerT]) -> AnswerT:
    """What `answer` returns of the current index of the repository at `root`, which is kept in a folder of the cache, if there is one.

    A damaged index is made anew. Raises NotARepositoryError.
    """
    store = LookupStore(folder, root)
    try:
        _bring_up_to_date(store, root)
        return answer(store)
    except DAMAGE:
        store.replace()
        _bring_up_to_date(store, root)
        return answer(store)


def _bring_up_to_date(store: LookupStore, root: Path) -> None:
    if not store.is_current():
        from builder.build.lookup_update import update  # noqa: PLC0415 - imports what reads the files, which a query seldom needs

        update(store, root)
