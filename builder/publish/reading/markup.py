"""Markup of content, made only here: inline Markdown, and texts in mixed scripts marked with their languages.

Markdown here means emphasis and http(s) links only; every other character is escaped and shown as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup, escape

from builder.languages import Language
from builder.languages.script_runs import script_runs
from builder.model.markdown import parser

_REMEMBERED = (
    4096  # texts, many of which recur: words between marks, headwords, and the definitions of terms in every edition
)


def text(value: str, language: Language) -> Markup:
    """A plain text in `language`, escaped; Hangul and Chinese characters within English are marked with their language."""
    return escape(value) if language == "ko" or value.isascii() else _text(value)


@lru_cache(maxsize=_REMEMBERED)
def prose(value: str, language: Language) -> Markup:
    """A text with emphasis and links in Markdown, in `language`."""
    return Markup(_renderer(language).renderInline(value))  # noqa: S704 - the renderer escapes everything else


def message(template: str, **values: object) -> Markup:
    """A message of a catalogue with its `{names}` filled in; the values are escaped, the message is trusted."""
    return Markup(template).format(**values) if values or "{" in template else Markup(template)  # noqa: S704 - catalogues are part of the program


def element(tag: str, inside: Iterable[str], **attributes: str | None) -> Markup:
    """An element, with escaped attributes of which those that are None are left out; inside it what is not markup is escaped.

    An underscore in an attribute's name is for a hyphen; that at the end of `class_` is left out.
    """
    given = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for name, value in attributes.items()
        if value is not None
    )
    return Markup(f"<{tag}{given}>{concatenated(inside)}</{tag}>")  # noqa: S704 - all of it has been escaped


def concatenated(parts: Iterable[str]) -> Markup:
    """The parts, of which those that are not markup are escaped."""
    return Markup("".join([escape(part) for part in parts]))  # noqa: S704 - all of them have been escaped


@lru_cache(maxsize=_REMEMBERED)
def _text(value: str) -> Markup:
    return Markup("").join(_tongues(value))


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
