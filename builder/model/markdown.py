"""The little Markdown that notes and definitions may hold: emphasis and links to the web, nothing else."""

from __future__ import annotations

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode


class WebMarkdown(MarkdownIt):
    """Markdown in which a link leads to the web or is no link."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 - the library's name
        """Whether `url` is an address of the web."""
        return url.startswith(("https://", "http://"))


def reader() -> WebMarkdown:
    """A new reader of the dialect: emphasis, links and backslash escapes; every other character is itself."""
    markdown = WebMarkdown("zero")
    markdown.enable(["emphasis", "link", "escape"])
    return markdown


def inline(text: str) -> tuple[SyntaxTreeNode, ...]:
    """The text's nodes in order: `em`, `strong` and `link` have children, every other node has words as its `content`."""
    return tuple(SyntaxTreeNode(_reader().parseInline(text)).children[0].children)


def plain(text: str) -> str:
    """The text's words without its marks and the addresses of its links."""
    return "".join(_words(node) for node in inline(text))


def _words(node: SyntaxTreeNode) -> str:
    return "".join(_words(child) for child in node.children) if node.children else node.content


_reader = cache(reader)
