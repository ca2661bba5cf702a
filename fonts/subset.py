"""Cuts the typefaces of the site's texts down to the characters that the texts, the glossary and the interface have.

Korean and Chinese characters come from Noto Serif CJK KR (Debian's fonts-noto-cjk), Latin ones from Source Serif 4 (the package
@fontsource-variable/source-serif-4 of npm), both under the SIL Open Font License 1.1. That license lets nobody call a changed font by its
name, so that the fonts made here have none.

Usage: python -m fonts.subset (run by `make fonts`, after new texts)
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from fontTools.subset import Options, Subsetter, load_font, save_font
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

ROOT = Path(__file__).parent.parent
OUT = ROOT / "builder" / "publish" / "site" / "assets" / "fonts"
NOTO = Path("/usr/share/fonts/opentype/noto")
KOREAN = 1  # the number of the Korean font in Noto's collections
SOURCE = ROOT / "node_modules" / "@fontsource-variable" / "source-serif-4" / "files"
LATIN = {chr(code) for code in range(0x20, 0x7F)} | {chr(code) for code in range(0xA0, 0x100)} | set("–—‘’“”…•†‡′″€−→↗")
KOREAN_FEATURES = ["kern", "palt"]  # others bring in the forms of other languages
LATIN_FEATURES = ["kern", "liga", "lnum", "tnum"]


def texts() -> str:
    """All that is set in these typefaces: the texts, the entries and the interface's words."""
    folders = (ROOT / name for name in ("translations", "glossary", "builder/messages/ko"))
    files = chain.from_iterable(folder.rglob(ending) for folder in folders for ending in ("*.yaml", "*.po"))
    return "".join(file.read_text(encoding="utf-8") for file in sorted(files))


def headwords_and_headings() -> str:
    """The Korean that is set in bold: headwords, titles and headings."""
    every = texts()
    headings = re.findall(r"kind: heading\b.*?\n  ko: (?:\|\n\s+)?([^\n]*)", every, re.DOTALL)
    return "".join(re.findall(r"^(?:  )?ko: .{1,120}$", every, re.MULTILINE)) + "".join(headings)


def is_hangul(char: str) -> bool:
    """Whether a character is a Hangul syllable or letter."""
    return "가" <= char <= "힣" or "ㄱ" <= char <= "ㆎ"


def is_chinese(char: str) -> bool:
    """Whether a character is a Chinese character."""
    return "\u4e00" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff"


def subset(font: TTFont, chars: Iterable[str], features: list[str]) -> TTFont:
    """The font with the glyphs of the characters and some features alone, and without its name."""
    options = Options(layout_features=features, hinting=False, desubroutinize=True, name_IDs=[0, 13, 14])
    cut = Subsetter(options)
    cut.populate(unicodes=map(ord, chars))
    cut.subset(font)
    return font


def save(font: TTFont, name: str) -> None:
    """Write the font among the site's assets, and say how large it is."""
    path = OUT / f"{name}.woff2"
    save_font(font, path, Options(flavor="woff2"))
    sys.stdout.write(f"{path.relative_to(ROOT)}: {path.stat().st_size / 1000:.0f} kB\n")


def noto(weight: str, chars: Iterable[str]) -> TTFont:
    """The Korean font of a weight."""
    return subset(load_font(NOTO / f"NotoSerifCJK-{weight}.ttc", Options(font_number=KOREAN)), chars, KOREAN_FEATURES)


def source(style: str) -> TTFont:
    """The Latin font between the weights that occur."""
    font = load_font(SOURCE / f"source-serif-4-latin-wght-{style}.woff2", Options())
    return subset(instantiateVariableFont(font, {"wght": (400, 700)}, inplace=True), LATIN, LATIN_FEATURES)


def main() -> None:
    """Make all fonts."""
    every, bold = set(texts()), set(headwords_and_headings())
    OUT.mkdir(exist_ok=True)
    save(noto("Regular", filter(is_hangul, every)), "hangul")
    save(noto("Bold", filter(is_hangul, bold)), "hangul-bold")
    save(noto("Regular", filter(is_chinese, every)), "hanja")
    for style in ("normal", "italic"):
        save(source(style), f"latin-{style}")


if __name__ == "__main__":
    main()
