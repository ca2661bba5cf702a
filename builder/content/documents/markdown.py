"""Markdown (CommonMark, with tables and footnotes), read."""

from __future__ import annotations

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from builder.content.documents import html
from builder.content.importers.foreign import ForeignFile, decoded


def contents(file: ForeignFile) -> html.Contents:
    """The contents of a text in Markdown, in which HTML is text; raises ForeignError if it is not UTF-8."""
    parser = MarkdownIt("commonmark", {"html": False}).enable("table").use(footnote_plugin)
    return html.contents(html.parsed(parser.render(decoded(file)), file.name))
