"""A book in a preview: its page and its downloads are made when they are asked for, and outlast a work that cannot be read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from builder.build import pipeline
from builder.build.cache import GenerationCache
from builder.build.preview.lazy_site import preview
from builder.build.stores import disk
from builder.content.repository import Repository
from tests.content.test_works import BOOK, WORK, edited
from tests.support.site import FULL


@pytest.fixture(scope="module")
def book() -> Repository:
    return disk.read_repository(BOOK)


def test_a_work_and_its_parts_are_shown(book: Repository) -> None:
    files = preview(book, replace(FULL, cache=GenerationCache())).files
    assert b"part 2 of 3" in (files.get("harbor-song/index.html") or b"")
    assert b"Morning" in (files.get("harbor/index.html") or b"")
    assert (files.get("harbor/harbor.csv") or b"").count(b"\n") == 19


@pytest.mark.parametrize(
    ("old", "new"),
    [("status: reviewed", "status: finished"), ("A book of a", "TODO A book of a"), ("- harbor-song", "- song")],
)
def test_a_faulty_work_is_reported_as_by_check_and_shown_as_it_was(book: Repository, old: str, new: str) -> None:
    options = replace(FULL, cache=GenerationCache())
    faulty = edited(book, WORK, old, new)
    shown = preview(faulty, options, preview(book, options))
    assert shown.findings == pipeline.check(faulty) != ()
    assert shown.files.get("harbor/index.html")
    assert shown.files.get("harbor-morning/index.html")
