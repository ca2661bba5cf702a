"""Documents from which an edition is begun: what other programs write is read alike from every format, and nothing that does harm."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pypandoc
import pytest

from builder.content.documents.formats import manuscript
from builder.content.importers.foreign import ForeignError, ForeignFile
from builder.content.raw_text.segmentation import segment
from tests.support.command import daeyeok

TEXT = """\
# 갯벌의 시간

홍길동

## 물때

물때는 *하루*에 두 번 **바뀐다**.[^1] 그래서 어부는 물때를 보고 나간다.

1. 첫째 물때
2. 둘째 물때

- 밀물
    - 만조

> 바다는 늙지 않는다. 사람이 늙는다.

|  | 2024년 | 2025년 |
|---|---|---|
| 배 | 120 | 135 |
| 사람 | 1 | 2 |

[^1]: 밀물과 썰물이 드는 때이다.
"""
EXPECTED = [
    ("heading", 1, ("갯벌의 시간",)),
    ("byline", None, ("홍길동",)),
    ("heading", 2, ("물때",)),
    ("paragraph", None, ("물때는 하루에 두 번 바뀐다.1)", "그래서 어부는 물때를 보고 나간다.")),
    ("footnote", None, ("1) 밀물과 썰물이 드는 때이다.",)),
    ("item", None, ("1. 첫째 물때",)),
    ("item", None, ("2. 둘째 물때",)),
    ("item", None, ("- 밀물",)),
    ("item", 2, ("- 만조",)),
    ("quotation", None, ("바다는 늙지 않는다.", "사람이 늙는다.")),
    ("table", None, ("| 2024년 | 2025년", "배 | 120 | 135", "사람 | 1 | 2")),
]
HEADER = """\
<hh:head xmlns:hh="http://www.hancom.co.kr/hwpml/2011/head"><hh:refList>
<hh:charPr id="1"><hh:italic/></hh:charPr><hh:charPr id="0"/>
<hh:style id="1" type="PARA" name="개요 1" engName="Outline 1"/><hh:style id="2" name="개요 2"/></hh:refList></hh:head>"""
SECTION = """\
<hs:sec xmlns:hs="http://www.hancom.co.kr/hwpml/2011/section" xmlns:hp="http://www.hancom.co.kr/hwpml/2011/paragraph">
<hp:p styleIDRef="1"><hp:run><hp:secPr><hp:grid/></hp:secPr></hp:run><hp:run charPrIDRef="0"><hp:t>갯벌의 시간</hp:t></hp:run></hp:p>
<hp:p styleIDRef="0"><hp:run><hp:t>홍길동</hp:t></hp:run></hp:p>
<hp:p styleIDRef="2"><hp:run><hp:t>물때</hp:t></hp:run></hp:p>
<hp:p styleIDRef="0"><hp:run><hp:t>물때는 </hp:t></hp:run><hp:run charPrIDRef="1"><hp:t>하루</hp:t></hp:run><hp:run><hp:t>에 두 번
 바뀐다.</hp:t><hp:ctrl><hp:footNote number="1"><hp:subList><hp:p><hp:run><hp:ctrl><hp:autoNum/></hp:ctrl><hp:t> 밀물과 썰물이 드는
 때이다.</hp:t></hp:run></hp:p></hp:subList></hp:footNote></hp:ctrl><hp:t> 그래서 어부는<hp:tab/>물때를 보고 나간다.</hp:t></hp:run></hp:p>
<hp:p><hp:run><hp:tbl>
<hp:tr><hp:tc><hp:subList><hp:p/></hp:subList><hp:cellSpan colSpan="1" rowSpan="1"/></hp:tc>
<hp:tc><hp:subList><hp:p><hp:run><hp:t>들고 난 것</hp:t></hp:run></hp:p></hp:subList><hp:cellSpan colSpan="2"/></hp:tc></hp:tr>
<hp:tr><hp:tc><hp:subList><hp:p><hp:run><hp:t>배</hp:t></hp:run></hp:p></hp:subList></hp:tc>
<hp:tc><hp:subList><hp:p><hp:run><hp:t>120</hp:t></hp:run></hp:p></hp:subList></hp:tc>
<hp:tc><hp:subList><hp:p><hp:run><hp:t>135</hp:t></hp:run></hp:p></hp:subList></hp:tc></hp:tr>
</hp:tbl></hp:run></hp:p></hs:sec>"""


def packed(**members: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return made.getvalue()


def hangul(**members: str) -> bytes:
    return packed(**{"Contents/header.xml": HEADER, "Contents/section0.xml": SECTION, **members})


def blocks(name: str, data: bytes) -> list[tuple[str, int | None, tuple[str, ...]]]:
    groups = manuscript(ForeignFile(name, data)).groups
    assert groups is not None
    return [
        (piece.kind, piece.level, tuple(line.replace("[1]", "1)") for line in piece.lines)) for piece in segment(groups)
    ]


@pytest.mark.parametrize("ending", ["docx", "html", "odt", "md"])
def test_what_other_programs_write_is_read_alike(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"text.{ending}"
    if ending == "md":
        path.write_text(TEXT, encoding="utf-8")
    else:
        pypandoc.convert_text(TEXT, ending, "markdown", outputfile=str(path), extra_args=["--standalone"])
    read = blocks(path.name, path.read_bytes())
    assert [block for block in read if block != ("imprint", None, ("text",))] == EXPECTED


def test_what_stands_before_markdown_as_yaml_is_no_text() -> None:
    text = "---\ntitle: 텃밭 일기\ndate: 2023-05-01\n---\n\n# 텃밭 일기\n\n봄이 왔다. 상추를 심었다.\n"
    assert blocks("a.md", text.encode()) == [
        ("heading", 1, ("텃밭 일기",)),
        ("paragraph", None, ("봄이 왔다.", "상추를 심었다.")),
    ]


def test_a_note_that_is_called_twice_stands_once_and_is_called_alike() -> None:
    text = "# 갯벌\n\n갯벌은 두 번 숨을 쉰다.[^a]\n\n그래서 갯벌은 살아 있다.[^a]\n\n- 게\n- 조개\n\n[^a]: 밀물과 썰물을 이른다.\n"
    expected = [
        ("heading", 1, ("갯벌",)),
        ("paragraph", None, ("갯벌은 두 번 숨을 쉰다.1)",)),
        ("footnote", None, ("1) 밀물과 썰물을 이른다.",)),
        ("paragraph", None, ("그래서 갯벌은 살아 있다.1)",)),  # and no heading of the list
        ("item", None, ("- 게",)),
        ("item", None, ("- 조개",)),
    ]
    assert blocks("a.md", text.encode()) == expected
    page = (
        '<h1>갯벌</h1><p>갯벌은 두 번 숨을 쉰다.<a href="#n"><sup>1</sup></a></p><p>그래서 갯벌은 살아 있다.<a href="#n">1</a></p>'
        '<ul><li>게</li><li>조개</li></ul><p><a id="n"></a>밀물과 썰물을 이른다.</p>'
    )
    assert blocks("a.html", page.encode()) == expected


def test_a_document_of_hangul_is_read() -> None:
    assert blocks("글.hwpx", hangul()) == [
        *EXPECTED[:5],
        ("table", None, ("| 들고 난 것 |", "배 | 120 | 135")),
    ]


def test_a_page_has_its_article_without_what_is_around_it() -> None:
    page = (
        "<html><head><title>누리집</title><script>x()</script></head><body><nav>홈 | 소개</nav><article><h2>갯벌</h2>"
        "<p>갯벌은 <ruby>肺<rt>폐</rt></ruby>다.<br>바다가 숨을 쉰다.</p></article><footer>저작권</footer></body></html>"
    )
    expected = ["갯벌", "갯벌은 肺(폐)다.", "바다가 숨을 쉰다."]
    marked = '<?xml version="1.0" encoding="UTF-8"?>' + page
    for name, data in (
        ("a.html", page.encode()),
        ("a.html", page.encode("cp949")),
        ("a.html", page.encode("utf-16")),
        ("a.xhtml", marked.encode()),
    ):
        read = blocks(name, data)
        assert [line for _, _, lines in read for line in lines] == expected
        assert read[0][:2] == ("heading", 1)


ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]><x>&a;&b;</x>'


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.docx", b"PK\x03\x04 and nothing else", "damaged"),
        ("a.docx", packed(**{"word/document.xml": ENTITIES}), "entities"),
        ("a.docx", packed(other="x"), "none of Word"),
        ("a.odt", packed(**{"content.xml": ENTITIES}), "entities"),
        ("a.odt", packed(**{"content.xml": "<x/>"}), "none of LibreOffice"),
        ("a.hwpx", hangul(**{"Contents/section0.xml": ENTITIES}), "entities"),
        ("a.hwpx", packed(mimetype="application/hwp+zip"), "none of Hangul"),
        ("a.hwpx", hangul(**{"Contents/section0.xml": "<p>" * 200}), "within one another"),
        ("a.odt", packed(**{"content.xml": " " * 100_000_001}), "unfolds to more"),
        ("a.html", b"\xff\xff\xfd" + b"\x80" * 9, "encoding"),
        ("a.hwp", b"\xd0\xcf\x11\xe0", "save it as .hwpx"),
        ("a.md", "가".encode("cp949"), "not UTF-8"),
    ],
)
def test_what_cannot_be_read_or_does_harm_is_told(name: str, data: bytes, told: str) -> None:
    with pytest.raises(ForeignError, match=told):
        manuscript(ForeignFile(name, data))


def test_a_page_of_many_links_and_of_deep_elements_is_read_in_good_time() -> None:
    links = "".join(f'<p>가나<a href="#n{n}">{n}</a></p>' for n in range(500))
    notes = "".join(f'<p id="n{n}">{n}번째 각주이다.</p>' for n in range(500))
    read = blocks("a.html", f"<body>{links}{notes}</body>".encode())
    assert [kind for kind, _, _ in read].count("footnote") == 500
    for depth in (300, 5000):
        with pytest.raises(ForeignError, match="nested more than 250 levels deep"):
            blocks("a.html", ("<div>" * depth + "가").encode())
    assert blocks("a.html", ("<div>" * 240 + "가").encode())[0][2] == ("가",)
    assert blocks("a.html", '<table><tr><td colspan="9999" rowspan="9999">가<td>나</table>'.encode())
    huge = "<table>" + '<tr><td colspan="100" rowspan="9999">가' * 300 + "<td>나</table>"
    assert {kind for kind, _, _ in blocks("a.html", huge.encode())}.isdisjoint(
        {"table"}
    )  # too large for one; its text is kept


def test_what_is_no_text_and_no_number_is_passed_over() -> None:
    page = '<p>가<a href="#n">1</a>\x01나</p><p>다\x00라</p><div id="n">마</div>\x1b바'
    told = [line for _, _, lines in blocks("a.html", page.encode()) for line in lines]
    assert told == ["가1) 나", "1) 마", "다 라", "바"]
    names = 'xmlns:o="o" xmlns:t="t"'
    for number in ("²", "9" * 5000, "-1", ""):
        text = f'<t:h t:outline-level="{number}">가</t:h><t:p>나<t:s t:c="{number}"/>다</t:p>'
        document = f"<o:document-content {names}><o:body><o:text>{text}</o:text></o:body></o:document-content>"
        read = blocks("a.odt", packed(**{"content.xml": document}))
        assert [lines for _, _, lines in read] == [("가",), ("나 다",)]
    read = blocks("a.hwpx", hangul(**{f"Contents/section{'9' * 5000}.xml": SECTION}))
    assert read == blocks("a.hwpx", hangul())


def test_new_writes_the_text_of_a_document_and_its_edition(mini_copy: Path, tmp_path: Path) -> None:
    (tmp_path / "essay.hwpx").write_bytes(hangul())
    ran = daeyeok("new", tmp_path / "essay.hwpx", cwd=mini_copy)
    assert ran.returncode == 0, ran.stderr
    made = (mini_copy / "translations" / "essay.yaml").read_text(encoding="utf-8")
    assert "seed: essay.txt" in made
    assert "  # emphasized in the source: 하루\n" in made
    told = daeyeok("check", "--json", cwd=mini_copy).stdout
    assert "S101" not in told
    assert "S114" not in told
    seed = (mini_copy / "seeds" / "essay.txt").read_text(encoding="utf-8")
    assert seed.startswith(
        "갯벌의 시간\n\n홍길동\n\n물때\n\n물때는 하루에 두 번 바뀐다.1) 그래서 어부는 물때를 보고 나간다.\n"
    )
    again = daeyeok("new", tmp_path / "essay.hwpx", "--id", "tide", cwd=mini_copy)
    assert again.returncode == 2
    (mini_copy / "translations" / "essay.yaml").unlink()
    kept = daeyeok("new", tmp_path / "essay.hwpx", cwd=mini_copy)
    assert (kept.returncode, "essay.txt" in kept.stderr) == (2, True)
    (tmp_path / "bad.docx").write_bytes(b"PK")
    bad = daeyeok("--lang", "ko", "new", tmp_path / "bad.docx", cwd=mini_copy)
    assert bad.returncode == 1
    assert "압축 파일이 손상되었거나" in bad.stdout
    assert not (mini_copy / "seeds" / "bad.txt").exists()
