"""The command line: one module per command; each imports what it needs when it runs, so that look-up starts quickly."""

from __future__ import annotations

import click

from builder import __version__
from builder.cli import build, check, diff, explain, export, fmt, import_, init, lookup, new, serve, stats, suggest
from builder.cli.language import Program

CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


@click.group(cls=Program, context_settings=CONTEXT)
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

    The content is YAML in four folders: seeds/ (the Korean sources), translations/ (one file an edition), glossary/ (one file a term)
    and bibliography/ (one file a source that these cite). `check` says what is wrong with it, line by line; `build` makes the website of
    it, `export` files for other programs, and `import` brings back what was translated there; `serve` shows the site while you edit;
    `lookup` answers what a term means and where it occurs. `init` begins a library of your own, `new` an edition;
    `suggest` proposes terms, `fmt` sets the files in one form, `diff` shows what a branch changes.

    Exit status: 0 if all is well, 1 if there are findings (or nothing was found), 2 if the command was used wrongly, or the machine
    refused it something, 130 if it was interrupted.
    """


for verb in (
    build.build,
    export.export,
    serve.serve,
    check.check,
    lookup.lookup,
    explain.explain,
    stats.stats,
    init.init,
    new.new,
    fmt.fmt,
    import_.import_,
    suggest.suggest,
    diff.diff,
):
    main.add_command(verb)
