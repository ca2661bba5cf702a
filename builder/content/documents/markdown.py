"""Markdown (CommonMark, with tables and footnotes), read."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from builder.content.documents import html
from builder.content.importers.foreign import ForeignFile, decoded

# A picture whose address has spaces, which the standard has between angle brackets: ![갯벌](바다 사진.png)
_ADDRESSED = re.compile(r"!\[([^\[\]\n]*+)\]\(((?:[^()<>\"'\n]++|\([^()<>\"'\n]*+\))++)\)")
_PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp", ".svg")


def contents(file: ForeignFile) -> html.Contents:
    """The contents of a text in Markdown, in which HTML is text, without the YAML that may stand before it; raises ForeignError if it is
    not UTF-8.
    """
    parser = MarkdownIt("commonmark", {"html": False}).enable("table").use(footnote_plugin).use(front_matter_plugin)
    parser.add_render_rule("footnote_caption", _call)
    parser.inline.ruler.before("image", "spaced_image", _spaced_image)
    return html.contents(html.parsed(parser.render(decoded(file)), file.name))


def _call(_: RendererHTML, tokens: Sequence[Token], at: int, *__: object) -> str:
    """The call of a note, alike wherever the note is called."""
    return f"[{tokens[at].meta['id'] + 1}]"


def _spaced_image(state: StateInline, silent: bool) -> bool:
    """Read a picture whose address has spaces; the library's contract: whether there is one at the position, which is moved behind it."""
    found = _ADDRESSED.match(state.src, state.pos)
    address = found[2].strip() if found else ""
    if not found or " " not in address or not address.lower().endswith(_PICTURES):
        return False
    if not silent:
        token = state.push("image", "img", 0)
        token.attrs = {"src": address, "alt": ""}
        token.content = found[1]
        token.children = []
        state.md.inline.parse(found[1], state.md, state.env, token.children)
    state.pos = found.end()
    return True
