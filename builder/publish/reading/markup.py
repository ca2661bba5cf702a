"""Markup of content, made only here: inline Markdown, and texts in mixed scripts marked with their languages.

Markdown here means emphasis and http(s) links only; every other character is escaped and shown as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup, escape

from builder.languages import Language
from builder.languages.korean.old_hangul import has_old_hangul, old_runs
from builder.languages.script_runs import script_runs
from builder.model.markdown import parser

# Texts, many of which recur: words between marks, headwords, and the definitions of terms in every edition.
_REMEMBERED = 4096


def text(value: str, language: Language) -> Markup:
    """A plain text in `language`, escaped; Hangul and Chinese characters within English are marked with their language."""
    return korean(value) if language == "ko" or value.isascii() else _text(value)


def korean(value: str) -> Markup:
    """A plain Korean text, escaped; old Hangul is marked, since few fonts have all of it, and one must set a syllable as a whole."""
    return escape(value) if not has_old_hangul(value) else Markup("").join(_old(value))


@lru_cache(maxsize=_REMEMBERED)
def prose(value: str, language: Language) -> Markup:
    """A text with emphasis and links in Markdown, in `language`."""
    return Markup(_renderer(language).renderInline(value))  # noqa: S704 - the renderer escapes everything else


def message(template: str, **values: object) -> Markup:
    """A message of a catalogue with its `{names}` filled in; the values are escaped, the message is trusted."""
    if not values and "{" not in template:
        return Markup(template)  # noqa: S704 - catalogues are part of the program
    return Markup(template.format(**{name: escape(value) for name, value in values.items()}))  # noqa: S704 - as above


@lru_cache(maxsize=_REMEMBERED)
def _text(value: str) -> Markup:
    return Markup("").join(_tongues(value))


def _tongues(value: str) -> Iterator[Markup]:
    for stretch, tongue in script_runs(value):
        yield Markup('<span lang="{}">{}</span>').format(tongue, korean(stretch)) if tongue else escape(stretch)


def _old(value: str) -> Iterator[Markup]:
    for run, is_old in old_runs(value):
        yield Markup('<span class="old-hangul">{}</span>').format(run) if is_old else escape(run)


@cache
def _renderer(language: Language) -> MarkdownIt:
    markdown = parser()

    def words(
        _renderer: RendererHTML, tokens: Sequence[Token], index: int, _options: OptionsDict, _env: EnvType
    ) -> str:
        return str(text(tokens[index].content, language))

    markdown.add_render_rule("text", words)
    return markdown
