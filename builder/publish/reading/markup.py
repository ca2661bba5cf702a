"""Markup of content, made only here: inline Markdown, and texts in mixed scripts marked with their languages.

Markdown here means emphasis and http(s) links only; every other character is escaped and shown as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup, escape

from builder.languages import Language
from builder.languages.script_runs import script_runs
from builder.model.markdown import parser


def text(value: str, language: Language) -> Markup:
    """A plain text in `language`, escaped; Hangul and Chinese characters within English are marked with their language."""
    if language == "ko":
        return escape(value)
    return Markup("").join(_tongues(value))


def prose(value: str, language: Language) -> Markup:
    """A text with emphasis and links in Markdown, in `language`."""
    return Markup(_renderer(language).renderInline(value))  # noqa: S704 - the renderer escapes everything else


def message(template: str, **values: object) -> Markup:
    """A message of a catalogue with its `{names}` filled in; the values are escaped, the message is trusted."""
    return Markup(template).format(**values)  # noqa: S704 - catalogues are part of the program


def _tongues(value: str) -> Iterator[Markup]:
    for stretch, tongue in script_runs(value):
        yield Markup('<span lang="{}">{}</span>').format(tongue, stretch) if tongue else escape(stretch)


@cache
def _renderer(language: Language) -> MarkdownIt:
    markdown = parser()

    def words(
        _renderer: RendererHTML, tokens: Sequence[Token], index: int, _options: OptionsDict, _env: EnvType
    ) -> str:
        return str(text(tokens[index].content, language))

    markdown.add_render_rule("text", words)
    return markdown
