"""The glossary as a dictionary and as flash cards, read back by sdcv and by Anki's own importer."""

from __future__ import annotations

import io
import json
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from anki.collection import Collection, ImportAnkiPackageRequest

from builder.model.corpus import Corpus
from builder.model.history import Commit, History
from builder.publish.format import SiteInput, SiteSettings
from builder.publish.terminology import anki, stardict
from tests.support.tei import hostile

SITE = SiteSettings(url="https://example.org/e")
FORMATS = {form.name: form for form in (stardict.FORMAT, anki.FORMAT)}
LATER = {"getbol": History((Commit("0" * 40, "2026-11-01T12:00:00+09:00"),), 1, "2024-01-01")}


def made(name: str, known: SiteInput) -> bytes:
    (file,) = FORMATS[name].files(known)
    return file.data


def of_hostile() -> SiteInput:
    edition, glossary = hostile()
    return SiteInput(Corpus.of(glossary, [edition]))


@pytest.fixture
def known(mini_corpus: Corpus) -> SiteInput:
    return SiteInput(mini_corpus, SITE)


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_glossary_gives_the_same_bytes(name: str, known: SiteInput) -> None:
    assert made(name, known) == made(name, known)


# --- StarDict ---------------------------------------------------------------------------------------------------------


def looked_up(data: bytes, word: str, folder: Path) -> dict[str, str]:
    """The entries that sdcv finds under exactly this word, each headword with its article."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        archive.extractall(folder)
    command: list[str | Path] = ["sdcv", "--non-interactive", "--exact-search", "--json-output", "--utf8-output"]
    ran = subprocess.run([*command, "--data-dir", folder, word], capture_output=True, check=False)
    return {one["word"]: one["definition"] for one in json.loads(ran.stdout or b"[]")}


def test_sdcv_finds_an_entry_by_every_form(known: SiteInput, tmp_path: Path) -> None:
    data = made("stardict", known)
    getbol = known.corpus.glossary.by_id["getbol"]
    for word in (*getbol.forms("ko"), *getbol.forms("en"), "gaetbeol"):
        assert list(looked_up(data, word, tmp_path)) == ["갯벌"], word
    article = looked_up(data, "갯벌", tmp_path)["갯벌"]
    assert "<b>갯벌</b> gaetbeol — <b>tidal flat</b>" in article
    assert "<p><b>갯벌</b>은 숨을 쉰다*.</p><p>A <b>tidal flat</b> breathes.*</p>" in article
    assert looked_up(data, "mudflats of nowhere", tmp_path) == {}


def test_a_broken_dictionary_is_found(known: SiteInput, tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(made("stardict", known))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    name = "side-by-side/side-by-side.dict"
    files[name] = files[name].replace(b"tidal flat", b"tidal wave")
    for name, data in files.items():
        (tmp_path / Path(name).name).write_bytes(data)
    command: list[str | Path] = ["sdcv", "--non-interactive", "--data-dir", tmp_path, "갯벌"]
    assert "tidal wave" in subprocess.run(command, capture_output=True, check=True, text=True).stdout


def test_sdcv_reads_hostile_entries(tmp_path: Path) -> None:
    data = made("stardict", of_hostile())
    article = looked_up(data, "기정학", tmp_path)["기정학"]
    assert "a &lt; b ]]&gt; &amp;amp;" in article
    assert "<!--" not in article
    assert looked_up(data, "technopolitics", tmp_path) == {"기정학": article}


# --- Anki -------------------------------------------------------------------------------------------------------------


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    opened = Collection(str(tmp_path / "collection.anki2"))
    yield opened
    opened.close()


def imported(data: bytes, collection: Collection, folder: Path) -> dict[str, dict[str, str]]:
    """The notes of the collection after Anki has imported a deck, by the term's id, which is among their tags."""
    path = folder / "deck.apkg"
    path.write_bytes(data)
    collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(path)))
    notes = [collection.get_note(id_) for id_ in collection.find_notes('deck:"Side by Side"')]
    return {tag: dict(note.items()) for note in notes for tag in note.tags if tag not in KINDS and "::" not in tag}


KINDS = {
    "concept",
    "person",
    "organization",
    "place",
    "law",
    "policy",
    "event",
    "product",
    "technology",
    "work",
    "phrase",
}


def test_anki_imports_every_entry_with_two_cards(known: SiteInput, collection: Collection, tmp_path: Path) -> None:
    notes = imported(made("anki", known), collection, tmp_path)
    glossary = known.corpus.glossary
    assert {(id_, note["Korean"], note["English"]) for id_, note in notes.items()} == {
        (term.id, term.ko, term.en) for term in glossary.terms
    }
    getbol = notes["getbol"]
    assert getbol["Pronunciation"] == "gaetbeol"
    assert getbol["Example in Korean"] == "<b>갯벌</b>은 숨을 쉰다*."
    assert getbol["Example in English"] == "A <b>tidal flat</b> breathes.*"
    assert getbol["Address"] == "https://example.org/e/glossary/getbol/"
    assert collection.card_count() == 2 * len(glossary.terms)
    (card,) = collection.find_cards("갯벌 tag:getbol card:1")
    assert "tidal flat" in collection.get_card(card).answer()


def test_the_words_of_an_edition_are_found_by_its_tag(known: SiteInput, collection: Collection, tmp_path: Path) -> None:
    imported(made("anki", known), collection, tmp_path)
    assert len({len(digest.uses) for digest in known.corpus.digests}) == 2
    for digest in known.corpus.digests:
        notes = [collection.get_note(id_) for id_ in collection.find_notes(f"tag:edition::{digest.id}")]
        used = {use.term for use in digest.uses}
        assert {note["Korean"] for note in notes} == {known.corpus.glossary.by_id[id_].ko for id_ in used}


def test_importing_again_changes_the_notes_that_are_there(
    known: SiteInput, collection: Collection, tmp_path: Path
) -> None:
    imported(made("anki", known), collection, tmp_path)
    count = collection.note_count()
    old = known.corpus.glossary
    getbol = old.by_id["getbol"].model_copy(update={"en": "mudflat"})
    terms = tuple(getbol if term.id == "getbol" else term for term in old.terms)
    changed = replace(known, corpus=replace(known.corpus, glossary=replace(old, terms=terms)), histories=LATER)
    notes = imported(made("anki", changed), collection, tmp_path)
    assert notes["getbol"]["English"] == "mudflat"
    assert collection.note_count() == count


def test_a_history_without_commits_is_none(known: SiteInput) -> None:
    assert made("anki", replace(known, histories={"getbol": History((), 1, "2024-01-01")})) == made("anki", known)


def test_a_deck_with_other_ids_is_found(
    known: SiteInput, collection: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    imported(made("anki", known), collection, tmp_path)
    count = collection.note_count()
    monkeypatch.setattr("genanki.guid_for", lambda *parts: "other " + "".join(parts))
    imported(made("anki", known), collection, tmp_path)
    assert collection.note_count() == 2 * count


def test_anki_reads_hostile_entries(collection: Collection, tmp_path: Path) -> None:
    (note,) = imported(made("anki", of_hostile()), collection, tmp_path).values()
    assert note["Hanja"].startswith("a &lt; b ]]&gt; &amp;amp; &amp;lt;i&amp;gt;")
    assert "<!--" not in "".join(note.values())
