"""A library of another name: no page and no download calls it by that of the program, which names only itself."""

from __future__ import annotations

import io
import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.model.library import Library
from builder.publish.site.assets import bundles
from tests.support import MINI, ROOT, site
from tests.support.command import daeyeok

SETTINGS = """
[tool.daeyeok]
name = {en = "Tidal Flat & Sons", ko = "갯벌 서재", hanja = "書齋"}
publisher = "Society for Mud"
card = "card.png"

[tool.daeyeok.about]
en = "Texts about *mud*."
ko = "개흙에 관한 글."
"""
# Where the program names itself: its commands, its files, the tool that made a file, and what its scripts and caches are called.
OF_PROGRAM = re.compile(
    r"`?daeyeok (?:serve|export|build|check|import)|assets/daeyeok\.css|creationtool=.daeyeok|o-tmf=.daeyeok|[Mm]ade by daeyeok"
    r'|"mod": \d+, "name": "daeyeok"'  # the type of Anki's notes, which is the same for all libraries
)
NAME = "대역(?!본| 보기)"  # and not the common noun: a bilingual edition, the counterpart of a sentence
CODE = {".js", ".css", ".woff2", ".png", ".wasm", ".pagefind", ".pf_meta", ".pf_index", ".pf_fragment"}


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the miniature editions as a library of its own, with all downloads."""
    folder = tmp_path_factory.mktemp("named")
    for name in ("bibliography", "glossary", "seeds", "translations"):
        shutil.copytree(MINI / name, folder / name)
    (folder / "pyproject.toml").write_text(SETTINGS, encoding="utf-8")
    (folder / "card.png").write_bytes((ROOT / "pictures" / "card.png").read_bytes())
    ran = daeyeok("build", "--downloads", "-j", "1", cwd=folder, DAEYEOK_URL="https://example.org/mud")
    assert ran.returncode == 0, ran.stderr
    return folder / "site"


def texts(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    """The text of a file, or those of the files in an archive."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for inner in archive.namelist():
                yield from texts(f"{name}/{inner}", archive.read(inner))
    elif data.startswith(b"%PDF"):
        ran = subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True)
        yield name, ran.stdout.decode()
    else:
        yield name, data.decode(errors="ignore")


def test_nothing_calls_it_by_the_name_of_the_program(named: Path) -> None:
    read = [
        one
        for path in sorted(named.rglob("*"))
        if path.is_file() and path.suffix not in CODE and path.name != ".daeyeok-site"
        for one in texts(str(path.relative_to(named)), path.read_bytes())
    ]
    assert {Path(name).suffix for name, _text in read} >= {
        ".html",
        ".xml",
        ".opf",
        ".pdf",
        ".tmx",
        ".po",
        ".tbx",
        ".md",
    }
    left = [(name, OF_PROGRAM.sub("", text.replace(bundles.early(), ""))) for name, text in read]
    wrong = [
        (name, found[0]) for name, text in left if (found := re.search(rf".{{0,30}}(?i:daeyeok|{NAME}).{{0,30}}", text))
    ]
    assert not wrong


def test_pages_and_files_call_it_by_its_own(named: Path) -> None:
    page = site.tree(named / "tide" / "index.html")
    assert page.find_class("wordmark")[0].text_content() == "갯벌 서재 Tidal Flat & Sons"
    assert page.findtext(".//title").endswith("· Tidal Flat & Sons: Korean texts in bilingual editions")
    korean = site.tree(named / "ko" / "index.html")
    assert "‘갯벌 서재’는 한국어 글과 영어 번역을" in korean.text_content()
    assert "書齋" in korean.find_class("colophon")[0].text_content()
    about = site.tree(named / "about" / "index.html").find_class("lead")[0]
    assert (about.text_content(), [one.text for one in about.iter("em")]) == ("Texts about mud.", ["mud"])
    assert json.loads((named / "ko" / "manifest.webmanifest").read_bytes())["short_name"] == "갯벌 서재"
    assert "<publisher>Society for Mud</publisher>" in (named / "tide" / "tide.xml").read_text(encoding="utf-8")
    assert "@online{tidal-flat-sons-tide," in page.text_content()
    assert {path.name for path in (named / "downloads").glob("tidal-flat-sons.*")} == {
        *("tidal-flat-sons.apkg", "tidal-flat-sons.epub", "tidal-flat-sons.pdf", "tidal-flat-sons.stardict.zip")
    }
    offered = site.tree(named / "downloads" / "index.html").xpath("//a/@href")
    assert all((named / "downloads" / str(one)).is_file() for one in offered if "tidal-flat-sons" in str(one))


def test_its_own_card_takes_the_place_of_the_one_without_names(named: Path) -> None:
    assert (named / "assets" / "card.png").read_bytes() == (ROOT / "pictures" / "card.png").read_bytes()
    [card] = site.tree(named / "index.html").xpath("//meta[@property='og:image']/@content")
    assert re.fullmatch(r"https://example\.org/mud/assets/card\.png\?[0-9a-f]{10}", str(card))


@pytest.mark.parametrize(
    ("library", "slug", "both", "korean"),
    [
        (Library(), "side-by-side", "나란히 Side by Side", "나란히(Side by Side)"),
        (Library("갯벌", "갯벌"), "library", "갯벌", "갯벌"),
        (Library("Ünter 9", "아홉"), "nter-9", "아홉 Ünter 9", "아홉(Ünter 9)"),
    ],
)
def test_a_name_as_a_part_of_ids_and_citations(library: Library, slug: str, both: str, korean: str) -> None:
    assert (library.slug, library.both, library.ko_with_en) == (slug, both, korean)
