"""The language of the command line: of our own messages and of Click's."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import IO, Any, cast

import click
import click.core
import click.decorators
import click.exceptions
import click.formatting
import click.parser
import click.types

from builder.build.stores.bucket import BucketError
from builder.cli.help import in_language, wrapped
from builder.cli.output import echo, print_everything, print_rest
from builder.content.file import ChangedFileError
from builder.languages import Language
from builder.model.finding import Gettext, filled

Ngettext = Callable[[str, str, int], str]
_KOREAN = "ko"


class Program(click.Group):
    """A command group whose context object is the gettext function of its language, set before any usage error can occur."""

    def main(self, *args: Any, **options: Any) -> Any:
        """Run the program; where nobody takes even its last message, the exit status still says that it was refused something."""
        try:
            return super().main(*args, **options)
        except BrokenPipeError:
            print_rest()
            sys.exit(Refusal.exit_code)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Set the language, then parse."""
        args = _language_first(args)
        korean = _language(args) == _KOREAN
        ctx.obj = _korean() if korean else str
        _teach_click(_click_in_korean() if korean else {})
        print_everything()
        with _told():  # help and the version are printed here
            return super().parse_args(ctx, args)

    def get_help(self, ctx: click.Context) -> str:
        """The help of the program, in the language."""
        return click.Group.get_help(cast(click.Group, in_language(self, ctx.obj)), ctx)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command."""
        with _told():
            return super().invoke(ctx)


@contextmanager
def _told() -> Iterator[None]:
    """Let Ctrl-C, and what the machine refuses, end the command with a message."""
    try:
        try:
            yield
        finally:
            sys.stdout.flush()  # here, and not when Python exits, where nobody could answer for a full disk
    except KeyboardInterrupt as fault:
        raise Interruption(gettext("Aborted!")) from fault
    except BrokenPipeError as fault:
        print_rest()
        raise ClosedOutput(gettext("the output was closed before everything was printed")) from fault
    except BucketError as fault:
        raise Refusal(fault.text(gettext)) from fault
    except ChangedFileError as fault:
        message = gettext("{file} was changed meanwhile, and nothing is written: run the command again")
        raise Refusal(filled(message, {"file": fault})) from fault
    except OSError as fault:
        print_rest()
        message = gettext("a file cannot be read or written: {fault}")
        raise Refusal(filled(message, {"fault": fault})) from fault


class Refusal(click.ClickException):
    """Raised to end a command for a reason that is neither its content nor its use."""

    exit_code = 2


class ClosedOutput(Refusal):
    """Raised to end a command whose reader has had enough."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the message where it is kept; on a terminal, where the reader is one's own `head` or pager, it would say nothing new."""
        if not sys.stderr.isatty():
            super().show(file)


class FaultySettings(Refusal):
    """Raised to end a command for a setting that cannot be; its message begins with the place, as findings do."""

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the message alone, so that editors and terminals know the place."""
        echo(self.message, err=True)


class Interruption(click.ClickException):
    """Raised to end a command that the user has interrupted, with the exit status that shells know."""

    exit_code = 130  # 128 and the number of SIGINT

    def show(self, file: IO[Any] | None = None) -> None:
        """Print the message on a line after the one on which the terminal shows ^C."""
        echo(f"\n{self.message}", err=True)


def gettext(message: str) -> str:
    """A message in the language of the command that is running."""
    catalogue: Gettext = click.get_current_context().obj
    return catalogue(message)


def language_of(gettext: Gettext) -> Language:
    """The language that a catalogue puts messages into."""
    return "en" if gettext is str else "ko"


def misuse(message: str, **values: object) -> click.UsageError:
    """A usage error; `{names}` in its message are filled in with the values, as in findings."""
    return click.UsageError(filled(message, values))


def refusal(message: str, **values: object) -> Refusal:
    """A refusal, whose message is filled in likewise."""
    return Refusal(filled(message, values))


def _language_first(args: list[str]) -> list[str]:
    """The words of the command line with `--lang` and its value before the command, where they belong, wherever they were given."""
    for at, word in enumerate(args[: args.index("--") if "--" in args else len(args)]):
        size = 1 if word.startswith("--lang=") else 2 if word == "--lang" and at + 1 < len(args) else 0
        if size:
            return [*args[at : at + size], *args[:at], *args[at + size :]]
    return args


def _language(args: list[str]) -> str:
    """The language that `--lang` before the command asks for, else that of the locale."""
    for word, following in zip(args, [*args[1:], ""], strict=True):
        if word == "--lang" or not word.startswith("-"):
            return following if word == "--lang" else _of_locale()
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
    return _of_locale()


def _of_locale() -> str:
    return next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), "")[:2]


def _korean() -> Gettext:
    from builder.messages.catalogue import translations

    return translations(_KOREAN).gettext


# --- Click's messages -------------------------------------------------------------------------------------------------

_MODULES = (click.core, click.decorators, click.exceptions, click.formatting, click.parser, click.types)


def _teach_click(known: dict[str, str]) -> None:
    """Translate Click's messages by a dictionary, and have it count columns; a plural is looked up by its singular.

    Click uses the standard library's gettext, which reads compiled catalogues only from the disk. Ours is compiled in memory, so the
    functions that Click's modules imported from there are replaced.
    """

    def one(message: str) -> str:
        return known.get(message, message)

    def many(singular: str, plural: str, count: int) -> str:
        return known.get(singular, singular if count == 1 else plural)

    click.formatting.wrap_text = wrapped
    for module in _MODULES:
        for name, function in (("_", one), ("ngettext", many)):
            if hasattr(module, name):
                setattr(module, name, function)


@cache
def _click_in_korean() -> dict[str, str]:
    from builder.messages.catalogue import translations

    korean = translations(_KOREAN)
    return dict(zip(click_messages(str, _singular), click_messages(korean.gettext, korean.ngettext), strict=True))


def _singular(singular: str, _plural: str, _count: int) -> str:
    return singular


def click_messages(gettext: Gettext, ngettext: Ngettext) -> tuple[str, ...]:
    """Click's messages about a command that was used wrongly, and in its help, in the language of `gettext`."""
    return (
        gettext("Usage:"),
        gettext("Options"),
        gettext("Commands"),
        gettext("default: {default}"),
        gettext("Show this message and exit."),
        gettext("Show the version and exit."),
        gettext("Try '{command} {option}' for help."),
        gettext("Error: {message}"),
        gettext("Aborted!"),
        gettext("Missing command."),
        gettext("Missing argument"),
        gettext("Missing option"),
        gettext("No such command {name!r}."),
        gettext("No such option {name!r}."),
        ngettext("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)", 1),
        ngettext("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments.", 1),
        gettext("Option {name!r} does not take a value."),
        ngettext("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})", 1),
        gettext("Invalid value: {message}"),
        gettext("Invalid value for {param_hint}: {message}"),
        ngettext("{value!r} is not {choice}.", "{value!r} is not one of {choices}.", 1),
        gettext("{value!r} is not a valid {number_type}."),
        gettext("{value} is not in the range {range}."),
        gettext("{name} {filename!r} does not exist."),
        gettext("{name} {filename!r} is a file."),
        gettext("{name} {filename!r} is a directory."),
        gettext("{name} {filename!r} is not readable."),
        gettext("{name} {filename!r} is not writable."),
    )
