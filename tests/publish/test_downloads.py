"""What is offered for download: the pages link to what is made and say how large it is, and to nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.build import pipeline
from builder.build.options import Options
from builder.content.repository import Repository
from builder.publish import page_formats
from builder.publish.format import downloads
from builder.publish.formats import CORPUS_FORMATS, EDITION_FORMATS
from builder.publish.reading import wording
from builder.publish.site.assets import format as assets
from builder.publish.site.downloads import format as downloads_page
from builder.publish.site.library import format as library
from tests.support import site

OFFERED = downloads((*EDITION_FORMATS, *CORPUS_FORMATS))
CORPUS = (*(form for form in CORPUS_FORMATS if form.download), library.FORMAT, downloads_page.FORMAT, assets.FORMAT)


@pytest.fixture(scope="module")
def folder(mini: Repository, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return site.write(
        tmp_path_factory.mktemp("downloads"), pipeline.site(mini, Options(EDITION_FORMATS, CORPUS, map, 1))
    )


@pytest.mark.parametrize(
    ("name", "readers"), [("tide/index.html", "XML editors"), ("ko/tide/index.html", "XML 편집기")]
)
def test_an_editions_page_offers_its_files_with_their_sizes(name: str, readers: str, folder: Path) -> None:
    page = folder / name
    items = site.tree(page).xpath("//details[@class='download']//li")
    assert len(items) == len([one for one in OFFERED if one.of_edition])
    for item in items:
        (link,) = item.xpath("a")
        file = (page.parent / link.get("href")).resolve()
        assert f"{max(1, round(file.stat().st_size / 1000))}" in item.xpath("span[@class='aside']")[0].text
        assert file.parent == folder / "tide"
    assert readers in items[0].text_content()


def test_the_downloads_page_offers_everything(folder: Path) -> None:
    for page in (folder / "downloads" / "index.html", folder / "ko" / "downloads" / "index.html"):
        links = site.tree(page).xpath("//ul[@class='downloads']/li/a/@href")
        found = {(page.parent / link).resolve().relative_to(folder).as_posix() for link in links}
        assert found == {str(one.file(edition)) for one in OFFERED for edition in ("moon", "tide")}
        assert len(site.tree(page).xpath("//ul[@class='downloads']/li/span[@class='aside']")) == len(links)
    front = folder / "index.html"
    assert "downloads/index.html" in site.tree(front).xpath("//a/@href")


def test_a_site_without_downloads_offers_none(mini: Repository, tmp_path: Path) -> None:
    options = Options(page_formats.EDITION_FORMATS, (library.FORMAT, downloads_page.FORMAT))
    folder = site.write(tmp_path, pipeline.site(mini, options))
    assert not (folder / "downloads").exists()
    for page in (folder / "index.html", folder / "tide" / "index.html"):
        assert not site.tree(page).xpath("//a[contains(@href, 'downloads')] | //ul[@class='downloads']")


def test_a_site_without_texts_offers_no_book(tmp_path: Path) -> None:
    offered = (*(form for form in CORPUS_FORMATS if form.download and form.download.of_texts), downloads_page.FORMAT)
    rest = tuple(form for form in CORPUS_FORMATS if form.download and form.name == "glossary-csv")
    folder = site.write(tmp_path, pipeline.site(Repository(), Options((), (*offered, *rest))))
    links = site.tree(folder / "downloads" / "index.html").xpath("//ul[@class='downloads']/li/a/@href")
    assert links == ["terms.csv"]
    assert not list(folder.rglob("daeyeok.*"))


def test_sizes_are_rounded_in_the_language_of_the_page() -> None:
    assert [wording.size(count, "en") for count in (1, 48_499, 999_400, 1_250_000)] == [
        "1 kB",
        "48 kB",
        "999 kB",
        "1.2 MB",
    ]
    assert wording.size(48_499, "ko") == "48kB"


def test_paths_are_the_formats_own() -> None:
    paths = [one.path for one in OFFERED]
    assert len(set(paths)) == len(paths)
    assert all(path.startswith("{id}/{id}.") for path in paths if "{id}" in path)
    assert all(path.startswith("downloads/") for path in paths if "{id}" not in path)
