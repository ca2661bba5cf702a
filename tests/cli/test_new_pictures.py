"""Pictures of a document from which an edition is begun: taken within bounds, in their places, and nothing overwritten or fetched."""

from __future__ import annotations

import base64
import io
import re
import shutil
import zipfile
from pathlib import Path

import pypandoc
import pytest
from PIL import Image

from builder.content.documents import html
from builder.content.documents.formats import manuscript
from builder.content.documents.pictures import DocumentPicture, drawn
from builder.content.importers.foreign import ForeignFile
from tests.content.test_documents import HEADER, packed
from tests.support.command import daeyeok
from tests.support.pictures import picture

TEXT = """\
# 갯벌의 시간

물때는 하루에 두 번 바뀐다. 어부는 물때를 본다.

![등대가 있는 갯벌](crab.png)

그림 1. 등대

게가 나온다. 아무도 없을 때 나온다.
"""
BLOCK = """\
- figure: essay-1.png
  description:
    ko: 등대가 있는 갯벌
    en: TODO
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "document"
    made.mkdir()
    (made / "crab.png").write_bytes(picture())
    return made


def begun(mini_copy: Path, document: Path) -> str:
    ran = daeyeok("new", document, "--id", "essay", cwd=mini_copy)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return (mini_copy / "translations" / "essay.yaml").read_text(encoding="utf-8")


def describe(path: Path) -> None:
    """Give the picture of a document the description that LibreOffice would write, which pandoc does not."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    told = "<svg:title>등대</svg:title><svg:desc>등대가 있는 갯벌</svg:desc></draw:frame>"
    members["content.xml"] = members["content.xml"].replace(b"</draw:frame>", told.encode())
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)


@pytest.mark.parametrize("ending", ["docx", "html", "odt", "md"])
def test_a_picture_is_taken_with_its_place_and_description(ending: str, mini_copy: Path, folder: Path) -> None:
    path = folder / f"text.{ending}"
    if ending == "md":
        path.write_text(TEXT, encoding="utf-8")
    else:
        options = ["--standalone", f"--resource-path={folder}"]
        pypandoc.convert_text(TEXT, ending, "markdown-implicit_figures", outputfile=str(path), extra_args=options)
    if ending == "odt":
        describe(path)
    made = begun(mini_copy, path)
    before, after = made.split(BLOCK)
    assert "물때를 본다" in before
    assert "    그림 1. 등대\n" in after
    assert "kind: caption" in after
    assert (mini_copy / "figures" / "essay-1.png").read_bytes() == picture()
    found = daeyeok("check", "--json", cwd=mini_copy).stdout
    assert not any(code in found for code in ("S101", "S114", "S117", "S118", '"Y'))


def test_a_picture_of_hangul_is_taken_with_its_caption(mini_copy: Path, tmp_path: Path) -> None:
    run = (
        '<hp:p><hp:run><hp:t>갯벌은 숨을 쉰다.</hp:t></hp:run></hp:p><hp:p><hp:run><hp:pic><hc:img binaryItemIDRef="image1"/>'
        "<hp:shapeComment>그림입니다. 원본 그림의 이름: a.bmp</hp:shapeComment><hp:caption><hp:subList><hp:p><hp:run><hp:t>등대"
        "</hp:t></hp:run></hp:p></hp:subList></hp:caption></hp:pic></hp:run></hp:p>"
    )
    names = 'xmlns:hs="s" xmlns:hp="p" xmlns:hc="c"'
    members = {
        "Contents/header.xml": HEADER,
        "Contents/section0.xml": f"<hs:sec {names}>{run}</hs:sec>",
        "Contents/content.hpf": '<o:package xmlns:o="o"><o:item id="image1" href="BinData/image1.png"/></o:package>',
    }
    made = io.BytesIO(packed(**members))
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr("BinData/image1.png", picture())
    (tmp_path / "글.hwpx").write_bytes(made.getvalue())
    drafted = begun(mini_copy, tmp_path / "글.hwpx")
    assert "- figure: essay-1.png\n  description:\n    ko: TODO\n    en: TODO\n- id: p2\n  kind: caption\n" in drafted


def test_what_cannot_be_taken_is_said_and_nothing_is_fetched_or_read_elsewhere(mini_copy: Path, folder: Path) -> None:
    (folder.parent / "secret.png").write_bytes(picture())
    (folder / "away.png").symlink_to(folder.parent / "secret.png")
    (folder / "drawing.gif").write_bytes(b"GIF89a")
    addresses = [
        "https://example.org/a.png",
        "//example.org/b.png",
        "../secret.png",
        "away.png",
        "drawing.gif",
        "none.png",
        "a%00b.png",
        "file:///etc/passwd",
        "data:image/png;base64,AAAA",
    ]
    images = "".join(f'<p>갯벌은 숨을 쉰다.<img src="{one}" alt="x\n# y"></p>' for one in addresses)
    (folder / "page.html").write_text(f"<h1>갯벌</h1>{images}<p>끝.</p>", encoding="utf-8")
    ran = daeyeok("new", folder / "page.html", cwd=mini_copy)
    assert "9" in ran.stderr + ran.stdout
    made = (mini_copy / "translations" / "page.yaml").read_text(encoding="utf-8")
    assert made.count("# A picture ") == len(addresses)
    assert "was not taken: https://example.org/a.png: it is elsewhere, and nothing is fetched." in made
    assert "was not taken: drawing.gif: it is no PNG, JPEG or WebP, but GIF: save it as one of these." in made
    assert not (mini_copy / "figures").exists() or not list((mini_copy / "figures").iterdir())


def test_no_file_is_overwritten_and_the_same_picture_is_kept_once(mini_copy: Path, folder: Path) -> None:
    other = picture(size=(5, 5))
    shutil.copytree(folder, mini_copy / "figures")
    (mini_copy / "figures" / "crab.png").rename(mini_copy / "figures" / "essay-1.JPG")
    inline = base64.b64encode(other).decode()
    (folder / "a.html").write_text(
        f'<p>가.<img src="crab.png"></p><p>나.<img src="data:image/png;base64,{inline}"></p><p>다.<img src="crab.png"></p>',
        encoding="utf-8",
    )
    made = begun(mini_copy, folder / "a.html")
    assert [line for line in made.splitlines() if "figure:" in line] == [
        "- figure: essay-2.png",
        "- figure: essay-3.png",
        "- figure: essay-2.png",
    ]
    assert (mini_copy / "figures" / "essay-3.png").read_bytes() == other


def test_pictures_are_bounded() -> None:
    many = [DocumentPicture(number, "", "", picture(size=(4, number + 3))) for number in range(600)]
    placed, files = drawn([*many, *many], "a", (), lambda _: None)
    assert len(files) == 500
    refused = [one.refused for one in placed if one.refused]
    assert refused[0] == "one without a name: 500 pictures, or 100,000,000 bytes of them, have been taken"
    assert refused[-1].startswith("the first of 200 more: 500 pictures, or ")
    large = DocumentPicture(0, "", "big.png", picture() + bytes(2_000_001))
    wide = DocumentPicture(0, "등대", "", picture(size=(25_001, 1000)))
    dot = DocumentPicture(0, "", "dot.png", picture(size=(1, 1)))
    told, kept = drawn([large, wide, dot], "a", (), lambda _: None)
    assert [one.refused for one in told] == [
        "big.png: it is larger than 2,000,000 bytes",
        "‘등대’: it has more than 25,000,000 pixels",
    ]
    assert kept == ()


def test_a_document_that_shows_one_picture_very_often_keeps_it_once(folder: Path) -> None:
    path = folder / "a.docx"
    text = "\n\n".join(f"가{n}.\n\n![](crab.png)" for n in range(300))
    pypandoc.convert_text(text, "docx", "markdown", outputfile=str(path), extra_args=[f"--resource-path={folder}"])
    pictures = manuscript(ForeignFile("a.docx", path.read_bytes())).pictures
    assert len(pictures) == 300
    assert len({id(one.data) for one in pictures}) == 1


def test_a_page_with_many_pictures_in_its_addresses_is_read_to_its_end(mini_copy: Path, tmp_path: Path) -> None:
    address = "data:image/png;base64," + base64.b64encode(picture() + b"\0" * 1_000_000).decode()
    page = "".join(f"<p>{word} 문장이 여기에 있다.</p><img src='{address}'>" for word in ["첫"] * 11)
    (tmp_path / "page.html").write_text(
        f"<meta charset=utf-8><h1>사진</h1>{page}<p>마지막 문장이다.</p>", encoding="utf-8"
    )
    draft = begun(mini_copy, tmp_path / "page.html")
    assert draft.count("문장이 여기에 있다.") == 11
    assert "마지막 문장이다." in draft


def test_a_picture_that_is_a_link_to_itself_is_only_not_taken(mini_copy: Path, folder: Path) -> None:
    (folder / "crab.png").unlink()
    (folder / "crab.png").symlink_to("crab.png")
    (folder / "text.md").write_text(TEXT, encoding="utf-8")
    assert "crab.png: there is no such file" in begun(mini_copy, folder / "text.md")


def test_a_picture_that_is_not_there_is_named_as_a_reader_would(mini_copy: Path, folder: Path) -> None:
    (folder / "text.md").write_text(TEXT.replace("crab.png", "없는그림.png"), encoding="utf-8")
    assert "없는그림.png: there is no such file" in begun(mini_copy, folder / "text.md")


def test_the_address_of_a_picture_within_a_document_may_be_percent_encoded() -> None:
    root = html.parsed("<p>가</p><img src='Pictures/%ED%95%9C%20%EA%B8%80.png'>", "a.html")
    (found,) = html.contents(root, {"Pictures/한 글.png": picture()}).pictures
    assert found.data == picture()


@pytest.mark.parametrize(
    ("ending", "harm"),
    [("docx", "missing"), ("docx", "damaged"), ("docx", "unlisted"), ("odt", "missing"), ("odt", "damaged")],
)
def test_a_document_that_lacks_a_picture_is_read(ending: str, harm: str, mini_copy: Path, folder: Path) -> None:
    path = folder / f"text.{ending}"
    options = [f"--resource-path={folder}"]
    pypandoc.convert_text(TEXT, ending, "markdown-implicit_figures", outputfile=str(path), extra_args=options)
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            kept = re.sub(rb"<Relationship [^>]*media/[^>]*/>", b"", data) if harm == "unlisted" else data
            if harm != "missing" or not name.endswith(".png"):
                archive.writestr(name, kept)
    if harm == "damaged":
        path.write_bytes(path.read_bytes().replace(b"IHDR", b"IHDX"))
    made = begun(mini_copy, path)
    assert "게가 나온다." in made
    assert ": the document lacks it, or has it damaged.\n" in made


def test_paragraphs_of_one_sentence_are_not_joined(mini_copy: Path, folder: Path) -> None:
    lines = [
        f"{number} 번째 물때가 되면 배가 나가고, 마을 사람들은 그 배가 돌아올 때까지 그물을 손질한다."
        for number in "하나 둘 셋 넷 다섯 여섯 일곱 여덟 아홉 열".split()
    ]
    text = "# 물때\n\n" + "\n\n".join([*lines[:5], "![등대](crab.png)", *lines[5:]])
    (folder / "text.md").write_text(text, encoding="utf-8")
    before, after = begun(mini_copy, folder / "text.md").split("- figure: essay-1.png\n")
    assert "다섯 번째" in before
    assert "여섯 번째" in after
    assert [before.count("kind: paragraph"), after.count("kind: paragraph")] == [5, 5]


def test_the_name_of_a_picture_in_markdown_may_have_spaces(mini_copy: Path, folder: Path) -> None:
    (folder / "바다 사진 (1).png").write_bytes(picture())
    text = TEXT.replace("crab.png", "바다 사진 (1).png") + "\n`![x](a b.png)`는 글이다. 그림이 아니다.\n"
    (folder / "text.md").write_text(text, encoding="utf-8")
    made = begun(mini_copy, folder / "text.md")
    assert BLOCK in made
    assert "    ![x](a b.png)는 글이다.\n" in made


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP", "MPO"])
def test_what_a_photograph_says_of_its_place_is_not_taken(form: str) -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x010F], exif[0x8825] = 6, "SecretCamera", {1: "N", 2: (37.0, 30.0, 1.0)}
    more = {"save_all": True, "append_images": [Image.new("RGB", (4, 3))]} if form == "MPO" else {}
    photograph = picture(form, size=(64, 48), exif=exif, **more)
    assert b"SecretCamera" in photograph
    _, [kept] = drawn([DocumentPicture(0, "", "", photograph)], "a", (), lambda _: None)
    assert b"SecretCamera" not in kept.data
    with Image.open(io.BytesIO(photograph)) as before, Image.open(io.BytesIO(kept.data)) as after:
        assert after.tobytes() == before.tobytes()
        assert dict(after.getexif()) == {0x0112: 6}


def test_a_translation_describes_the_pictures_too(mini_copy: Path, folder: Path) -> None:
    (folder / "text.md").write_text(TEXT, encoding="utf-8")
    english = "# The Hours of the Flat\n\nThe tide turns twice a day.\n\n![A flat with a lighthouse](crab.png)\n\nCrabs come out.\n"
    (folder / "english.md").write_text(english, encoding="utf-8")
    ran = daeyeok("new", folder / "text.md", "--id", "essay", "--english", folder / "english.md", cwd=mini_copy)
    assert ran.returncode == 0, ran.stderr
    made = (mini_copy / "translations" / "essay.yaml").read_text(encoding="utf-8")
    assert BLOCK.replace("TODO", "A flat with a lighthouse") in made
