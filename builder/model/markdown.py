"""The Markdown of the content: emphasis and web links in notes and definitions, emphasis alone in the translation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from builder.model.marks import Emphasis
from builder.model.web import is_plain_address

# An asterisk opens before a word or what opens one, and closes behind one; behind a word or punctuation it calls a footnote (word.*).
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*.,;:!?…)\]}”’])([^*]*[^\s*(\[{“‘])\*(?![\w*])")
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+!|~>@-])")  # the signs of its dialects
_DEEPEST = 8  # nesting depth: deeper markup is shown as it is written, so that nothing exhausts the stack


class WebMarkdown(MarkdownIt):
    """A Markdown parser that accepts only links to the web, whose addresses show where they lead."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 - the library's name
        """Whether `url` is such an address."""
        return is_plain_address(url)


def parser() -> WebMarkdown:
    """A new parser of the dialect: emphasis, links and backslash escapes; every other character is literal."""
    markdown = WebMarkdown("zero")
    markdown.enable(["emphasis", "link", "escape"])
    return markdown


def inline(text: str) -> tuple[SyntaxTreeNode, ...]:
    """The nodes of the text in order: `em`, `strong` and `link` have children, all others have text as their `content`."""
    (whole,) = _reader().parseInline(text)
    whole.children = list(_shallow(whole.children or ()))
    return tuple(SyntaxTreeNode([whole]).children[0].children)


def _shallow(tokens: Iterable[Token]) -> Iterator[Token]:
    """The tokens, with the markup of those nested too deep as text."""
    depth = 0
    for token in tokens:
        depth += token.nesting == 1
        deep = token.nesting and depth > _DEEPEST
        yield Token("text", "", 0, content=token.markup) if deep else token
        depth -= token.nesting == -1


def escaped(text: str) -> str:
    """Markdown of any dialect that shows a line of text as it is, also in a cell of a table."""
    return _MARKDOWN.sub(r"\\\1", text.replace("&", "&amp;").replace("<", "&lt;"))


def emphasized(line: str) -> tuple[str, tuple[Emphasis, ...]]:
    """A line of the translation as it is published, without the asterisks around the words in italics, and where these stand in it."""
    text, spans, done = "", [], 0
    for found in _EMPHASIS.finditer(line):
        text += line[done : found.start()]
        spans.append(Emphasis(len(text), len(text) + len(found[1])))
        text += found[1]
        done = found.end()
    return text + line[done:], tuple(spans)


def plain_text(text: str) -> str:
    """The text without markup and the addresses of its links."""
    return "".join(_words(node) for node in inline(text))


def _words(node: SyntaxTreeNode) -> str:
    return "".join(_words(child) for child in node.children) if node.children else node.content


_reader = cache(parser)
