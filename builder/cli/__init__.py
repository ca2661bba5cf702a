"""The command line: one module per command, imported when it is asked for, so that look-up starts quickly."""

from __future__ import annotations

import gc
from importlib import import_module
from keyword import iskeyword

import click

from builder import __version__
from builder.cli.help import in_language
from builder.cli.language import Program

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}
VERBS = (
    "build",
    "export",
    "serve",
    "check",
    "lookup",
    "explain",
    "stats",
    "init",
    "new",
    "fmt",
    "import",
    "suggest",
    "diff",
)
# New objects after which Python looks for cycles among them: nearly all that a run makes is data that has none, so that it need not look
# through it every 700 objects.
_COLLECTED_AFTER = 50_000


class Verbs(Program):
    """The program, whose verbs are modules of this package, each with a command of its name; that of a keyword ends in an underscore."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the verbs, in alphabetical order."""
        return sorted(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, with its help in the language; None if there is none."""
        for name in (cmd_name,) if cmd_name in VERBS else VERBS:  # one that there is not is compared with all
            module = f"{name}_" if iskeyword(name) else name
            self.add_command(getattr(import_module(f"{__name__}.{module}"), module))
        command = super().get_command(ctx, cmd_name)
        return command and in_language(command, ctx.obj)


@click.group(cls=Verbs, context_settings=CONTEXT)
@click.version_option(__version__, prog_name="daeyeok")
@click.option(
    "--lang",
    type=click.Choice(["en", "ko"]),
    default=None,
    expose_value=False,
    help="The language of messages. [default: the locale's]",
)
def main() -> None:
    """Korean texts with hand-aligned English translations and a term glossary.

    The content is in folders: seeds/ (the Korean sources), translations/ (one file an edition), glossary/ (one file a term),
    bibliography/ (one file a source that these cite) and figures/ (the pictures). `check` says what is wrong with it, line by line; `build`
    makes the website of it, `export` files for other programs, and `import` brings back what was translated there; `serve` shows the site
    while you edit; `lookup` answers what a term means and where it occurs. `init` begins a library of your own, `new` an edition;
    `suggest` proposes terms, `fmt` sets the files in one form, `diff` shows what a branch changes.

    Exit status: 0 if all is well, 1 if there are findings (or nothing was found), 2 if the command was used wrongly, or the machine
    refused it something, 130 if it was interrupted.
    """
    gc.set_threshold(_COLLECTED_AFTER)
