"""The only place that makes markup of content: inline Markdown, and texts of mixed scripts under their languages.

Markdown means emphasis and http(s) links here, nothing else; every other character is escaped and shown as it is.
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
    """A plain text in `language`, escaped; within English, Hangul and Chinese characters stand under their own language."""
    if language == "ko":
        return escape(value)
    return Markup("").join(_tongues(value))


def prose(value: str, language: Language) -> Markup:
    """A text with Markdown's emphasis and links, in `language`."""
    return Markup(_renderer(language).renderInline(value))  # noqa: S704 - the renderer escapes all that is not its own


def message(template: str, **values: object) -> Markup:
    """A message of a catalogue with `{names}`; the values are escaped, the message is ours."""
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
