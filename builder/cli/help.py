"""The help of the commands in the language of messages, in lines that fit the terminal in either."""

from __future__ import annotations

from copy import copy

import click

from builder.messages.help_texts import AS_WRITTEN, paragraphs
from builder.model.finding import Gettext

_BETWEEN = "\n\n"


def in_language(command: click.Command, gettext: Gettext) -> click.Command:
    """A copy of a command whose help, and that of its options, is translated by `gettext`."""
    shown = copy(command)
    shown.help = _translated(command.help, gettext)
    shown.params = [_option(one, gettext) for one in command.params]
    return shown


def _option(parameter: click.Parameter, gettext: Gettext) -> click.Parameter:
    if not isinstance(parameter, click.Option):
        return parameter
    shown = copy(parameter)
    shown.help = _translated(parameter.help, gettext)
    if isinstance(parameter.show_default, str):
        shown.show_default = gettext(parameter.show_default)
    return shown


def _translated(text: str | None, gettext: Gettext) -> str | None:
    return None if text is None else _BETWEEN.join(map(gettext, paragraphs(text)))


def wrapped(
    text: str,
    width: int = 78,
    initial_indent: str = "",
    subsequent_indent: str = "",
    preserve_paragraphs: bool = False,
) -> str:
    """The text in lines of at most `width` columns of a terminal, of which Hangul takes two a syllable.

    It stands in for Click's function of these parameters, which counts characters. With `preserve_paragraphs`, a paragraph begins after
    an empty line, and the lines of one with Click's mark above it are kept.
    """
    from wcwidth import wrap

    blocks = text.split(_BETWEEN) if preserve_paragraphs else [text]
    return _BETWEEN.join(
        "\n".join(f"{subsequent_indent}{line}" for line in one.splitlines()[1:])
        if one.startswith(AS_WRITTEN)
        else "\n".join(
            wrap(
                one,
                width,
                initial_indent=initial_indent,
                subsequent_indent=subsequent_indent,
                break_on_hyphens=False,
            )
        )
        for one in blocks
    )
