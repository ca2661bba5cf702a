"""The full-text index: every pair a record, the same bytes each time, and nothing is published without the indexer."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from builder.build import pipeline
from builder.build.stores import disk
from builder.cli import main
from builder.model.corpus import Corpus
from builder.model.digest import Digest
from builder.model.terms import Glossary
from builder.publish.format import SiteInput
from builder.publish.site.search import format as fulltext
from builder.publish.site.search import pagefind
from builder.publish.site.search import shards as shard_module
from builder.publish.site.search.format import BLANK, CUT, cut
from builder.publish.site.search.pagefind import IndexerError, SearchDocument, build_index
from builder.publish.site.search.shards import shards
from tests.conftest import annotated
from tests.support import ROOT
from tests.support.examples import repository


def index_files(corpus: Corpus) -> dict[str, bytes]:
    build_index.cache_clear()
    return {str(file.path): file.data for file in fulltext.FORMAT.files(SiteInput(corpus))}


def test_same_editions_give_the_same_bytes(real_corpus: Corpus) -> None:
    first = index_files(real_corpus)
    assert list(first) == list(index_files(real_corpus))
    assert first == index_files(real_corpus)


def test_every_pair_is_one_record(real_corpus: Corpus) -> None:
    files = index_files(real_corpus)
    fragments = {Path(name).stem for name in files if name.endswith(".pf_fragment")}
    places = json.loads(files["search/places.json"])["editions"]
    assert {digest.id: len(places[digest.id]) for digest in real_corpus.digests} == {
        digest.id: digest.counts.pairs for digest in real_corpus.digests
    }
    assert fragments == {one for ids in places.values() for one in ids}


def test_only_what_the_page_loads_is_written(real_corpus: Corpus) -> None:
    files = {name: data for name, data in index_files(real_corpus).items() if name.startswith("search/")}
    names = {re.sub(r"en_\w+", "*", name.removeprefix("search/")) for name in files}
    assert names == {
        *(
            "fragment/*.pf_fragment",
            "index/*.pf_index",
            "pagefind.*.pf_meta",
            "pagefind-entry.json",
            "wasm.en.pagefind",
        ),
        *("index.html", "pagefind.js", "pagefind-worker.js", "places.json", "texts.js"),
    }
    assert sum(len(data) for name, data in files.items() if not name.endswith(".html")) < 700_000


def test_hanja_are_found_by_their_reading() -> None:
    content = annotated(disk.read_repository(ROOT / "tests" / "libraries" / "declaration"))
    corpus = Corpus.of(content.glossary, content.editions)
    [record] = [one for one in corpus.indexes.records("independence") if one.pair == "p2"]
    assert record.ko[0].startswith("吾等은")
    assert record.readings[0].startswith("오등은")
    assert len(record.readings[0]) == len(record.ko[0])
    [script] = [data for name, data in index_files(corpus).items() if name == "search/texts.js"]
    assert "독립국" in script.decode()


def test_nothing_to_find_makes_no_index(mini_glossary: Glossary) -> None:
    files = index_files(Corpus(mini_glossary))
    assert set(files) == {"search/index.html", "ko/search/index.html", "search/texts.js"}


@given(st.text(alphabet="가나AIé技,.'’()“”·ㆍ—*- 012\u0301", max_size=30))
def test_what_is_cut_can_be_put_together(text: str) -> None:
    plain = " ".join(unicodedata.normalize("NFC", text).replace("ㆍ", "·").split())
    assert cut(text).replace(CUT, "").replace(BLANK, " ") == plain
    for word in cut(text).split():
        assert sum("가" <= char <= "힣" or char == "技" for char in word) <= 1
        assert not (re.search("[A-Za-z0-9]", word) and re.search("[가-힣技]", word))


def test_text_cannot_leave_its_script(mini_corpus: Corpus) -> None:
    script = index_files(mini_corpus)["search/texts.js"].decode()
    records = json.loads(script.removeprefix("daeyeok.addTexts(").removesuffix(");\n"))["texts"]
    [record] = [record for record in records if "<넓다>" in record[2][0]]
    assert record[:2] == ["tide", "tide/index.html#p6"]


@pytest.mark.parametrize("program", [None, "/no/such/program", "/bin/true"])
def test_without_its_program_nothing_is_published(
    monkeypatch: pytest.MonkeyPatch, mini_copy: Path, program: str | None
) -> None:
    monkeypatch.setattr(pagefind, "get_executable", lambda: program)
    monkeypatch.setenv("DAEYEOK_CACHE", "")  # or the index of an earlier build is taken
    build_index.cache_clear()
    ran = CliRunner().invoke(main, ["build", "-C", str(mini_copy), "-j", "1"])
    assert ran.exit_code == 2
    assert "the full-text index cannot be made" in ran.output
    assert not (mini_copy / "site").exists()


def test_what_the_program_refuses_is_told() -> None:
    build_index.cache_clear()
    with pytest.raises(IndexerError, match="expected a string"):
        build_index((SearchDocument("a", "b"),), 5)


# --- Shards -----------------------------------------------------------------------------------------------------------


SHORT, LONG = 800, 8_000  # Korean characters of an edition


def many(digest: Digest, ids: Iterable[str], length: int) -> tuple[Digest, ...]:
    counts = replace(digest.counts, ko_chars=length)
    return tuple(replace(digest, id=id_, counts=counts) for id_ in sorted(ids))


@given(
    st.sets(st.text("abcdef", min_size=1, max_size=6), max_size=300),
    st.text("abcdef", min_size=1, max_size=6),
    st.sampled_from([SHORT, LONG]),
)
def test_a_new_edition_changes_few_shards(mini_corpus: Corpus, ids: set[str], new: str, length: int) -> None:
    [any_, *_] = mini_corpus.digests
    before, after = (
        {tuple(one.id for one in part) for part in shards(many(any_, all_, length))} for all_ in (ids, ids | {new})
    )
    assert sorted(id_ for part in before for id_ in part) == sorted(ids)
    full = 192_000 // length
    assert all(0 < len(part) <= full for part in before)
    assert len(after - before) <= 2 + sum(len(part) == full for part in before)


@pytest.mark.parametrize(("length", "usual"), [(SHORT, 160), (LONG, 16)])
def test_shards_have_as_much_text_whether_their_editions_are_long_or_short(
    mini_corpus: Corpus, length: int, usual: int
) -> None:
    """Fewer than an average of `usual`, since the longest are cut."""
    parts = list(shards(many(mini_corpus.digests[0], map(str, range(5_000)), length)))
    assert usual / 2 < 5_000 / len(parts) < usual


def test_an_edition_longer_than_a_shard_has_one_of_its_own(mini_corpus: Corpus) -> None:
    parts = list(shards(many(mini_corpus.digests[0], ("a", "b", "c"), 1_000_000)))
    assert [[one.id for one in part] for part in parts] == [["a"], ["b"], ["c"]]


def test_only_the_shards_whose_texts_changed_are_made_anew(
    mini_corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shard_module, "_MOST", 1)
    moon, tide = mini_corpus.digests
    changed = replace(mini_corpus, digests=(moon, replace(tide, records=tide.records + 1)))
    before, after = (
        [batch.inputs for batch in fulltext.batches(SiteInput(corpus))] for corpus in (mini_corpus, changed)
    )
    assert [one == other for one, other in zip(before, after, strict=True)] == [True, True, False]
    files = index_files(mini_corpus)
    assert {"search/places.json", "search/from-tide/places.json", "search/from-tide/wasm.en.pagefind"} <= files.keys()
    assert "search/from-tide/pagefind.js" not in files
    assert json.loads(files["search/from-tide/places.json"])["editions"].keys() == {"tide"}


def test_a_pair_without_words_is_on_no_result() -> None:
    """* * *: Pagefind makes no record of it, and a build goes on."""
    found = pipeline.annotated_corpus(
        repository({"translations/example.yaml": "pairs: [{id: p1, ko: '* * *', en: '* * *'}]"})
    )[0]
    files = index_files(Corpus.of(found.glossary, found.editions))
    assert json.loads(files["search/places.json"])["editions"]["example"] == []
