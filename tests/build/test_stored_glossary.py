"""The glossary is read and checked once, and what is found later is at the places in its files nevertheless."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from builder.build import pipeline, stored_glossary
from builder.build.options import Options
from builder.build.stores.disk_cache import DiskCache
from builder.content.repository import Repository, load_glossary
from builder.model.locator import NOWHERE
from builder.model.terms import Glossary


@pytest.fixture
def unread(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that cannot read a glossary, so that it must have one already."""
    monkeypatch.setattr(stored_glossary, "load_glossary", None)


def places(glossary: Glossary) -> list[object]:
    terms = {term.id: term.locator for term in glossary.terms}
    sources = {source.id: source.locator for source in glossary.bibliography.sources}
    located = (*terms.items(), *sources.items())
    return [(id_, at is NOWHERE, list(at.texts()), at.extent(())) for id_, at in located]


def test_a_stored_glossary_is_that_of_the_files_with_its_places(
    mini: Repository, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    cache = DiskCache(tmp_path / "cache")
    stored_glossary.stored_glossary(mini, cache)
    request.getfixturevalue("unread")
    glossary, faults = stored_glossary.stored_glossary(mini, cache)
    read, found = load_glossary(mini)
    assert faults == found
    assert [term.without_places() for term in glossary.terms] == [term.without_places() for term in read.terms]
    assert glossary.bibliography.without_places() == read.bibliography.without_places()
    assert places(glossary) == places(read)


def test_findings_about_a_stored_glossary_are_at_their_places(
    mini: Repository, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    options = Options(cache=DiskCache(tmp_path / "cache"))
    assert pipeline.check(mini, options) == ()
    request.getfixturevalue("unread")
    fewer = replace(mini, translations=mini.translations[:1], seeds=mini.seeds)
    found = pipeline.check(fewer, options)
    assert {finding.place.file for finding in found if finding.name == "unused-entry"} > set()
    assert all(finding.place.line for finding in found if finding.name == "unused-entry")
    request.getfixturevalue("monkeypatch").undo()
    assert found == pipeline.check(fewer)


def test_what_is_wrong_with_an_entry_is_found_each_time(mini: Repository, tmp_path: Path) -> None:
    first = mini.glossary[0]
    shouting = replace(first, data=first.data.replace(b"\nen: ", b"\nhanja: \xe4\xb8\x80\nen: ", 1))
    changed, options = replace(mini, glossary=(shouting, *mini.glossary[1:])), Options(cache=DiskCache(tmp_path / "c"))
    found = pipeline.check(changed)
    assert found
    assert pipeline.check(changed, options) == found
    another = replace(options, style=replace(options.style, off=(found[0].code,)))
    assert found[0] not in pipeline.check(changed, another)
    assert pipeline.check(replace(changed, translations=mini.translations), options) == found
