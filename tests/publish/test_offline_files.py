"""The files of the site as an application: the worker, what it keeps in what order, the manifests and their icons."""

from __future__ import annotations

import json
import re
import struct
from dataclasses import replace

import pytest

from builder.build import pipeline
from builder.content.repository import Repository
from builder.model.corpus import Corpus
from builder.publish.format import File, FileInfo, SiteInput
from builder.publish.site.assets import bundles
from builder.publish.site.offline import worker
from tests.support import site


def built(repository: Repository) -> list[File]:
    return list(pipeline.site(repository, site.FULL))


@pytest.fixture(scope="module")
def first(mini: Repository) -> list[File]:
    return built(mini)


def worker_of(corpus: Corpus, *made: FileInfo) -> bytes:
    (file,) = worker.FORMAT.files(SiteInput(corpus, files=made))
    return file.data


def test_the_worker_changes_with_what_it_keeps_and_with_nothing_else(mini_corpus: Corpus) -> None:
    page, text = (
        FileInfo("tide/index.html", 1, "a" * 64),
        FileInfo("tide/tide.xml", 1, "b" * 64),
    )
    plain = worker_of(mini_corpus, page, text)
    assert worker_of(mini_corpus, page, text) == plain
    assert worker_of(mini_corpus, page, replace(text, sha256="c" * 64)) == plain
    assert worker_of(mini_corpus, replace(page, sha256="c" * 64), text) != plain


def test_every_page_can_be_kept_and_editions_come_first(first: list[File]) -> None:
    [script] = [file.data.decode() for file in first if str(file.path) == "sw.js"]
    names = re.findall(r'^"(\S+\.html)":', script, re.M)
    assert set(names) == {str(file.path) for file in first if file.path.suffix == ".html"}
    assert max(names.index(name) for name in ("moon/index.html", "ko/tide/index.html")) < names.index(
        "glossary/getbol/index.html"
    )


def test_the_list_of_what_is_kept_has_an_end(mini_corpus: Corpus) -> None:
    names = [f"{folder}e{number:05}/index.html" for folder in ("", "ko/") for number in range(2100)]
    texts = [f"search/from-e{number:05}/texts.js" for number in range(70)]
    files = [FileInfo(name, 1, "a" * 64) for name in (*names, *texts)]
    listed = re.findall(r'^"(\S+\.\w+)":', worker_of(mini_corpus, *files).decode(), re.M)
    assert [sum(name.startswith("ko/") is korean for name in listed) for korean in (False, True)] == [2000, 2000]
    assert "ko/e01999/index.html" in listed


def size(png: bytes) -> tuple[int, int]:
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", png[16:24])
    return width, height


@pytest.mark.parametrize(("folder", "name"), [("", "Side by Side"), ("ko/", "나란히")])
def test_the_manifest_names_icons_that_are_there(first: list[File], folder: str, name: str) -> None:
    files = {str(file.path): file.data for file in first}
    manifest = json.loads(files[f"{folder}manifest.webmanifest"])
    assert (manifest["lang"], manifest["short_name"]) == (folder.strip("/") or "en", name)
    for icon in manifest["icons"]:
        data = files[icon["src"].removeprefix("../")]
        if icon["type"] == "image/png":
            assert "{}x{}".format(*size(data)) == icon["sizes"]
    assert "maskable" in [icon["purpose"] for icon in manifest["icons"]]
    assert size(bundles.content("icon-180.png")) == (180, 180)
