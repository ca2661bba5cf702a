"""Editions with findings: which are left out of a site, which stop it, and that nothing of what is left out remains in the rest."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from builder.build import pipeline
from builder.build.findings import FaultyError, LateFindingsError
from builder.build.known_site import LeftOut
from builder.build.options import Options
from builder.build.stores.disk_cache import DiskCache
from builder.cli import main
from builder.content.file import ContentFile
from builder.content.repository import Repository
from builder.publish.format import File
from builder.publish.formats import CORPUS_FORMATS, EDITION_FORMATS

FULL = Options(EDITION_FORMATS, CORPUS_FORMATS)
MOON, TIDE = "translations/moon.yaml", "translations/tide.yaml"
FAULTS = {
    "of the text": ("The moon sets", "The  moon sets"),
    "of the source": ("달은", "돌은"),
    "of shape": ("pairs:", "pears:"),
    "of form": ("title: {", "title: {{"),
}


def edited(repository: Repository, name: str, old: str, new: str) -> Repository:
    """The repository with a file of a content folder edited."""

    def edit(file: ContentFile) -> ContentFile:
        assert file.name != name or old.encode() in file.data
        return replace(file, data=file.data.replace(old.encode(), new.encode())) if file.name == name else file

    return replace(
        repository,
        translations=tuple(map(edit, repository.translations)),
        glossary=tuple(map(edit, repository.glossary)),
        seeds=tuple(map(edit, repository.seeds)),
    )


def without(repository: Repository, *names: str) -> Repository:
    return replace(repository, translations=tuple(file for file in repository.translations if file.name not in names))


def built(repository: Repository, options: Options = FULL) -> tuple[dict[str, bytes], dict[str, list[str]]]:
    """The files of the site, and the codes found in the editions left out, by their files."""
    left_out: list[LeftOut] = []
    files: list[File] = []

    def write(given: Iterator[File]) -> int:
        files[:] = given
        return len(files)

    assert pipeline.publish(repository, replace(options, report_left_out=left_out.extend), write) == len(files)
    codes = {one.file: [finding.code for finding in one.findings] for one in left_out}
    return {str(file.path): file.data for file in files}, codes


def leading_to(edition: str, files: dict[str, bytes]) -> list[str]:
    """The files of an edition, and those that have its address."""
    address = re.compile(rb"[\"'/]%s/(?:index\.html|%s\.)" % (edition.encode(), edition.encode()))
    return [path for path, data in files.items() if path.startswith(f"{edition}/") or address.search(data)]


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_a_draft_with_findings_is_left_out_as_if_it_were_not_there(mini: Repository, fault: tuple[str, str]) -> None:
    files, left_out = built(edited(mini, MOON, *fault))
    assert list(left_out) == [MOON]
    assert left_out[MOON]
    assert files == built(without(mini, MOON))[0]
    assert not leading_to("moon", files)
    assert leading_to("tide", files)


def test_without_findings_nothing_is_left_out(mini: Repository) -> None:
    files, left_out = built(mini, replace(FULL, keep_going=True))
    assert (left_out, "moon/index.html" in files, files) == ({}, True, built(mini)[0])


def test_an_edition_that_is_no_draft_stops_the_site_unless_it_keeps_going(mini: Repository) -> None:
    faulty = edited(mini, TIDE, "We dig", "We  dig")
    with pytest.raises(FaultyError) as caught:
        built(edited(faulty, MOON, "The moon", "The  moon"))
    assert {finding.place.file for finding in caught.value.findings} == {MOON, TIDE}
    files, left_out = built(faulty, replace(FULL, keep_going=True))
    assert left_out == {TIDE: ["P103"]}
    assert not leading_to("tide", files)
    assert "moon/index.html" in files


def test_a_site_without_any_edition_is_never_published(mini: Repository) -> None:
    faulty = edited(edited(mini, TIDE, "We dig", "We  dig"), MOON, "The moon", "The  moon")
    with pytest.raises(FaultyError):
        built(faulty, replace(FULL, keep_going=True))


def test_what_only_an_edition_that_cannot_be_read_would_use_is_not_found_unused(mini: Repository) -> None:
    faulty = edited(mini, TIDE, "pairs:", "pears:")
    files, left_out = built(faulty, replace(FULL, keep_going=True))
    assert left_out == {TIDE: ["Y201"]}
    assert {"moon/index.html", "glossary/spring-tide/index.html"} <= files.keys()


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("glossary/mulddae.yaml", "The hours", "The  hours"),
        ("glossary/mulddae.yaml", "definition:", "defenition:"),
    ],
    ids=["text", "shape"],
)
def test_findings_in_the_glossary_stop_the_site_even_if_it_keeps_going(
    mini: Repository, name: str, old: str, new: str
) -> None:
    with pytest.raises(FaultyError) as caught:
        built(edited(mini, name, old, new), replace(FULL, keep_going=True))
    assert {finding.place.file for finding in caught.value.findings} == {name}


def with_the_same_sentence(mini: Repository) -> Repository:
    """The repository with a draft that translates a sentence of another otherwise, which only the corpus can tell."""
    sentence = "밀물이 들어오면 갯벌은 바다가 되고 만다."
    pair = f"- id: p9\n  ko: {sentence}\n  en: {{}}\n"
    (moon,) = (file for file in mini.translations if file.name == MOON)
    one, other = "When the tide comes in, the tidal flat becomes sea.", "With the flood the tidal flat turns into sea."
    both = (
        replace(moon, data=moon.data + pair.format(one).encode()),
        ContentFile("translations/zebra.yaml", moon.data + pair.format(other).encode()),
    )
    kept = (file for file in mini.translations if file != moon)
    return edited(
        replace(mini, translations=(both[0], *kept, both[1])), "seeds/moon.txt", "그렇다.", f"그렇다.\n{sentence}"
    )


@pytest.mark.parametrize("is_cached", [False, True])
def test_an_edition_that_only_the_corpus_shows_to_be_faulty_is_left_out_too(
    mini: Repository, tmp_path: Path, is_cached: bool
) -> None:
    repository = with_the_same_sentence(mini)
    options = replace(FULL, cache=DiskCache(tmp_path / "cache")) if is_cached else FULL
    with pytest.raises(LateFindingsError, match=r"^translations/zebra\.yaml$"):
        list(pipeline.site(repository, options))
    files, left_out = built(repository, options)
    assert left_out == {"translations/zebra.yaml": ["S109"]}
    assert files == built(without(repository, "translations/zebra.yaml"))[0]


@pytest.fixture
def daeyeok(mini_copy: Path) -> Callable[..., tuple[int, str, str]]:
    def run(*words: str) -> tuple[int, str, str]:
        ran = CliRunner().invoke(main, ["--lang", "en", *words, "-C", str(mini_copy), "-j", "1"])
        return ran.exit_code, ran.stdout, ran.stderr

    return run


def edit_copy(root: Path, name: str, old: str, new: str) -> None:
    path = root / name
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_the_command_reports_what_it_leaves_out_each_time_and_check_stays_strict(
    mini_copy: Path, daeyeok: Callable[..., tuple[int, str, str]]
) -> None:
    edit_copy(mini_copy, MOON, "달은", "돌은")
    for said in ("wrote", "nothing has changed"):
        status, out, err = daeyeok("build")
        assert status == 0
        assert re.search(rf"^{MOON}:\d+:5: S101 ", out, re.M)
        assert said in out
        assert err.endswith(f"left out of the site for their findings: {MOON}\n")
    assert (mini_copy / "site" / "tide" / "index.html").is_file()
    assert not (mini_copy / "site" / "moon").exists()
    assert daeyeok("check")[0] == 1


def test_the_command_keeps_going_only_if_asked_and_then_says_that_not_all_is_well(
    mini_copy: Path, daeyeok: Callable[..., tuple[int, str, str]]
) -> None:
    edit_copy(mini_copy, TIDE, "We dig", "We  dig")
    status, out, err = daeyeok("build")
    assert (status, "nothing was published" in err, (mini_copy / "site").exists()) == (1, True, False)
    for said in ("wrote", "nothing has changed"):
        status, out, err = daeyeok("build", "--keep-going")
        assert (status, said in out, f"left out of the site for their findings: {TIDE}" in err) == (1, True, True)
    assert (mini_copy / "site" / "moon" / "index.html").is_file()
    assert not (mini_copy / "site" / "tide").exists()
    assert daeyeok("build")[0] == 1
    assert (mini_copy / "site" / "moon" / "index.html").is_file()
