"""Pictures are known by their content, bounded, and never more than that."""

from __future__ import annotations

import shutil
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from builder.build import pipeline
from builder.build.stores import disk
from builder.content.file import ContentFile
from builder.content.picture_metadata import says_more, without_metadata
from builder.content.pictures import read_picture
from builder.content.repository import Repository
from builder.model.edition import Picture
from tests.support import ROOT
from tests.support.command import daeyeok
from tests.support.pictures import picture

STATION = ROOT / "tests" / "libraries" / "station"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.fixture
def station() -> Repository:
    return disk.read_repository(STATION)


@pytest.mark.parametrize(
    ("name", "form", "media_type"),
    [
        ("a.png", "PNG", "image/png"),
        ("a.jpg", "JPEG", "image/jpeg"),
        ("a.jpeg", "JPEG", "image/jpeg"),
        ("a.webp", "WEBP", "image/webp"),
    ],
)
def test_a_picture_is_what_it_is_by_its_content(name: str, form: str, media_type: str) -> None:
    found = read_picture(ContentFile(f"figures/{name}", picture(form, (5, 7))))
    assert isinstance(found, Picture)
    assert (found.name, found.media_type, found.width, found.height) == (name, media_type, 5, 7)


def test_a_photograph_taken_upright_is_upright() -> None:
    turned = Image.Exif()
    turned[0x0112] = 6
    found = read_picture(ContentFile("figures/a.jpg", picture("JPEG", (5, 7), exif=turned)))
    assert isinstance(found, Picture)
    assert (found.width, found.height) == (7, 5)


def photograph(form: str, tag: int, value: object) -> bytes:
    """A picture whose EXIF says one thing."""
    exif = Image.Exif()
    exif[tag] = value
    return picture(form, (5, 7), exif=exif)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_picture_that_says_more_than_it_shows_is_known(form: str) -> None:
    assert says_more(photograph(form, 0x0132, "2024:05:01 10:20:00"))
    assert not says_more(picture(form, (5, 7)))
    assert not says_more(without_metadata(photograph(form, 0x0132, "2024:05:01 10:20:00")))
    assert not says_more(without_metadata(photograph(form, 0x0112, 6)))  # since a reader needs to know how it is turned
    assert not says_more(b"")


def test_a_picture_that_says_more_is_reported_where_it_is_named(station: Repository) -> None:
    tower, crab = sorted(station.figures, key=lambda file: file.name, reverse=True)
    taken = replace(tower, data=photograph("PNG", 0x0132, "2024:05:01 10:20:00"))
    [finding] = pipeline.check(replace(station, figures=(crab, taken)))
    assert (finding.code, finding.place.line) == ("S119", 24)


def test_fmt_takes_out_of_a_named_picture_what_it_does_not_show(tmp_path: Path) -> None:
    library = Path(shutil.copytree(STATION, tmp_path / "library"))
    tower = library / "figures/tower.png"
    tower.write_bytes(photograph("PNG", 0x0132, "2024:05:01 10:20:00"))
    daeyeok("fmt", cwd=library)
    assert says_more(tower.read_bytes())
    assert daeyeok("fmt", "--check", "figures/tower.png", cwd=library).returncode == 1
    assert says_more(tower.read_bytes())
    assert daeyeok("fmt", "figures/tower.png", cwd=library).stdout == "figures/tower.png\n"
    assert tower.read_bytes() == picture("PNG", (5, 7))
    assert daeyeok("check", cwd=library).returncode == 0
    tower.write_bytes(SVG)
    refused = daeyeok("fmt", "figures/tower.png", cwd=library)
    assert (refused.returncode, refused.stderr) == (1, "figures/tower.png: the picture is damaged\n")
    assert tower.read_bytes() == SVG


def bomb() -> bytes:
    made = BytesIO()
    Image.new("1", (6000, 6000)).save(made, "PNG")
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "problem"),
    [
        ("a.png", b"", "damaged"),
        ("a.png", SVG, "damaged"),
        ("a.png", picture("GIF"), "damaged"),
        ("a.jpg", picture("JPEG", (64, 64))[:-200], "damaged"),
        ("a.png", picture("PNG", (64, 64))[:-60], "damaged"),
        ("a.webp", picture("WEBP", (64, 64))[:-10], "damaged"),
        ("a.png", picture("JPEG"), "misnamed"),
        ("a.png", bomb(), "large"),
        ("a.png", picture() + bytes(2_000_000), "large"),
    ],
    ids=["empty", "svg", "gif", "half a jpeg", "half a png", "half a webp", "another kind", "a bomb", "many bytes"],
)
def test_what_cannot_be_shown_is_said(name: str, data: bytes, problem: str) -> None:
    assert read_picture(ContentFile(f"figures/{name}", data)) == problem


def test_faults_of_pictures_are_found_where_they_are_named(station: Repository) -> None:
    def found(*figures: ContentFile) -> set[tuple[str, str, int]]:
        findings = pipeline.check(replace(station, figures=figures))
        return {(finding.code, finding.place.file, finding.place.line) for finding in findings}

    tower, crab = sorted(station.figures, key=lambda file: file.name, reverse=True)
    assert not found(crab, tower)
    assert found(crab) == {("S117", "translations/station.yaml", 24)}
    assert found(crab, replace(tower, data=SVG)) == {("S117", "translations/station.yaml", 24)}
    other = replace(tower, name="figures/other.png")
    assert found(crab, other, tower) == {("S118", "figures/other.png", 1)}


def test_what_is_no_picture_of_the_repository_is_not_read(tmp_path: Path) -> None:
    library = Path(shutil.copytree(STATION, tmp_path / "library"))
    (tmp_path / "secret.png").write_bytes(picture())
    (library / "figures/secret.png").symlink_to(tmp_path / "secret.png")
    (library / "figures/drawing.svg").write_bytes(SVG)
    (library / "figures/old").mkdir()
    ran = daeyeok("check", cwd=library)
    assert ran.returncode == 1
    assert "figures/secret.png:1:1: Y206" in ran.stdout
    assert "figures/drawing.svg:1:1: Y205 this file is not read: the files of figures/ are those that end in .png" in (
        ran.stdout
    )
    assert "figures/old:1:1: Y205" in ran.stdout


@pytest.mark.parametrize("name", ["../secret.png", "a/b.png", "a.svg", "A.png", "a..png", "a b.png"])
def test_a_picture_has_a_plain_name(name: str, station: Repository) -> None:
    [edition] = station.translations
    renamed = replace(edition, data=edition.data.replace(b"tower.png", name.encode()))
    assert "Y203" in {finding.code for finding in pipeline.check(replace(station, translations=(renamed,)))}


def test_a_picture_needs_a_description_in_both_languages(station: Repository) -> None:
    [edition] = station.translations
    without = edition.data.replace(b"    en: A red crab beside its hole.\n", b"")
    [finding] = pipeline.check(replace(station, translations=(replace(edition, data=without),)))
    assert (finding.code, finding.place.line) == ("Y202", 55)  # where the description begins
    assert finding.text() == "‘description.en’ is missing: In English."
