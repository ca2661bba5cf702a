"""The benchmark's texts and glossaries are what their descriptions say, and the same whenever they are made."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest
from click.testing import CliRunner

from benchmarks import building, faults
from benchmarks.corpora import Corpus, corpora
from benchmarks.entries import glossary_of
from benchmarks.essays import Essays
from builder.build import pipeline
from builder.build.stores import disk
from builder.languages import LANGUAGES
from builder.model.edition import Edition
from builder.model.terms import Glossary
from builder.terms.finder import Finder
from tests.support import MINI

SIZE = 20_000


@pytest.fixture(scope="module")
def essays(mini_glossary: Glossary, mini_editions: tuple[Edition, ...]) -> Essays:
    return Essays(mini_glossary, mini_editions)


def found(corpus: Corpus, essays: Essays) -> int:
    finder = Finder(essays.glossary)
    find = finder.korean if corpus.language == "ko" else finder.english
    return sum(len(find(line)) for line in corpus.lines)


def test_corpora_are_dense_and_sparse(essays: Essays) -> None:
    texts = list(corpora(essays, SIZE))
    assert [(text.language, text.name) for text in texts] == [
        (x, name) for x in LANGUAGES for name in ("dense", "sparse")
    ]
    assert all(SIZE <= text.size < SIZE + 1_000 for text in texts)
    dense, sparse = texts[0], texts[1]
    assert found(dense, essays) > 4 * found(sparse, essays) > 0


def test_dense_lines_are_the_essays_own(essays: Essays) -> None:
    own = [line.text for line in essays.lines("ko")]
    lines = next(corpora(essays, SIZE)).lines
    assert sorted(lines[: len(own)]) == sorted(own)
    assert lines[: len(own)] != lines[len(own) : 2 * len(own)]


def test_corpora_do_not_change(essays: Essays) -> None:
    assert list(corpora(essays, SIZE)) == list(corpora(essays, SIZE))


def test_a_small_glossary_is_what_occurs_most(essays: Essays) -> None:
    (term,) = glossary_of(essays, 1).terms
    assert essays.marks[term.id] == max(essays.marks.values())


def test_a_large_glossary_holds_every_smaller_one_and_no_form_twice(essays: Essays) -> None:
    small, large = (glossary_of(essays, size) for size in (30, 300))
    assert len(large.terms) == 300
    assert small.by_id.keys() < large.by_id.keys()
    invented = [term for term in large.terms if term.id not in essays.glossary.by_id]
    assert invented == [term for term in glossary_of(essays, 300).terms if term.id not in essays.glossary.by_id]
    for language in LANGUAGES:
        headwords = [term.forms(language)[0] for term in invented]
        assert len(set(headwords)) == len(invented)
        assert not set(headwords) & {form for term in essays.glossary.terms for form in term.forms(language)}


def test_invented_entries_are_found_where_they_stand(essays: Essays) -> None:
    glossary = glossary_of(essays, 300)
    finder = Finder(glossary)
    for term in islice((t for t in glossary.terms if t.id.startswith("invented")), 50):
        assert [m.term for m in finder.korean(f"이것은 {term.ko}이다.")] == [term.id]
        assert [m.term for m in finder.english(f"the {term.en}.")] == [term.id]


def test_a_repository_to_build_is_clean_and_the_same_whenever_it_is_made(tmp_path: Path) -> None:
    for name in ("first", "second"):
        building.generate(MINI, tmp_path / name, editions=2, pairs=3)
    first, second = (disk.read_repository(tmp_path / name) for name in ("first", "second"))
    assert first == second
    assert [file.stem for file in first.translations] == ["edition-00000", "edition-00001", "moon", "tide"]
    assert pipeline.check(first) == ()
    for change in building.CHANGES[:1]:
        change.make(tmp_path / "second")
    after = disk.read_repository(tmp_path / "second")
    assert pipeline.check(after) == ()
    assert [file.stem for file in after.translations if file not in first.translations] == ["edition-00000"]


def test_a_fault_is_really_provoked_and_what_it_breaks_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    ran = CliRunner().invoke(faults.main, ["--only", "killed", "--kills", "1"])
    assert ran.exit_code == 0, ran.output
    assert ran.output.startswith("killed: 1 kills: the ")
    monkeypatch.setattr(faults.Library, "left_over", lambda library: [".site-left"])
    ran = CliRunner().invoke(faults.main, ["--only", "killed", "--kills", "1"])
    assert (ran.exit_code, ran.output) == (1, "killed: WRONG: ['.site-left']\n")
