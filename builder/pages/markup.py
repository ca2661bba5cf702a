"""The only place that makes markup of content: inline Markdown, and texts of mixed scripts under their languages.

Markdown means emphasis and http(s) links here, nothing else; every other character is escaped and shown as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from markupsafe import Markup, escape

from builder.model import Language

HANI = "ko-Hani"  # Chinese characters as written in Korea; ISO 15924 Hani

_HANGUL = "\u1100-\u11ff\u3131-\u318e\ua960-\ua97f\uac00-\ud7ff"
_HAN = "\u2e80-\u2fdf\u3005\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_KOREAN = re.compile(f"[{_HANGUL}{_HAN}](?:[^{_HANGUL}{_HAN}A-Za-z()]*[{_HANGUL}{_HAN}])*")
_ANY_HANGUL = re.compile(f"[{_HANGUL}]")


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
    done = 0
    for found in _KOREAN.finditer(value):
        language = "ko" if _ANY_HANGUL.search(found[0]) else HANI
        yield escape(value[done : found.start()])
        yield Markup('<span lang="{}">{}</span>').format(language, found[0])
        done = found.end()
    yield escape(value[done:])


class _Inline(MarkdownIt):
    """Markdown in which a link leads to the web or is no link."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 - the library's name
        return url.startswith(("https://", "http://"))


@cache
def _renderer(language: Language) -> MarkdownIt:
    markdown = _Inline("zero").enable(["emphasis", "link", "escape"])

    def words(
        _renderer: RendererHTML, tokens: Sequence[Token], index: int, _options: OptionsDict, _env: EnvType
    ) -> str:
        return str(text(tokens[index].content, language))

    markdown.add_render_rule("text", words)
    return markdown
