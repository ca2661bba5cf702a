"""`daeyeok init`: begin a library of one's own."""

from __future__ import annotations

import json
import re
import sys
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder import __version__
from builder.build.stores import disk
from builder.cli.language import gettext, misuse
from builder.cli.output import tell

if TYPE_CHECKING:
    from builder.model.library import Library


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--name", metavar="TEXT", help="The library's name in English. [default: asked for, or that of the folder]"
)
@click.option("--name-ko", metavar="TEXT", help="Its name in Korean. [default: asked for, or the English one]")
def init(folder: Path, name: str | None, name_ko: str | None) -> None:
    """Begin a library of your own in FOLDER.

    A library has a name in English and in Korean, under which it is published; on a terminal you are asked for them.

    Makes the folders of the content, the settings, workflows for GitHub that check and publish it, and a short text with a term as an
    example, to be replaced by your own. FOLDER must be new or empty; that it is a repository of Git already does not matter.

    \b
    Examples:
      daeyeok init my-library
      daeyeok init flats --name "The Tidal Flat Library" --name-ko "갯벌 서재"
      cd my-library && daeyeok serve --open
      daeyeok new my-text.txt
    """
    from builder.content.beginning import first_files

    library = _library(folder, name, name_ko)
    files = first_files(_requirement(), library)
    try:
        disk.begin(folder, files)
    except disk.NotEmptyError as error:
        raise misuse(
            gettext("{folder} is not empty: it has {name}; choose a new folder"), folder=folder, name=error
        ) from error
    message = gettext("wrote {count} files to {folder} for ‘{name}’; README.md there says how to go on")
    tell(message, count=len(files), folder=folder, name=library.en)


def _library(folder: Path, name: str | None, name_ko: str | None) -> Library:
    """The library by the names that are given, answered, or taken from the folder; raises a usage error if they cannot be names."""
    from builder.build.project_file import SettingsError
    from builder.build.settings import library_named

    asks = sys.stdin.isatty()
    english = name or _answer(asks, gettext("Name of the library in English"), _title(folder))
    korean = name_ko or _answer(asks, gettext("Name of the library in Korean"), english)
    try:
        return library_named(english, korean)
    except SettingsError as error:
        raise click.UsageError(error.text(gettext)) from error


def _answer(asks: bool, question: str, proposed: str) -> str:
    return str(click.prompt(question, default=proposed)) if asks else proposed


def _title(folder: Path) -> str:
    """A name made of the folder's: tidal-flat_library becomes Tidal Flat Library."""
    words = re.split(r"[-_\s]+", folder.resolve().name)
    return " ".join(word[:1].upper() + word[1:] for word in words if word) or "Library"


def _requirement() -> str:
    """What pip installs this program by: where it came from, if that was an address that others can reach, or else its version."""
    try:
        origin = json.loads(distribution("daeyeok").read_text("direct_url.json") or "{}")
    except PackageNotFoundError:
        origin = {}
    return requirement(origin)


def requirement(origin: dict[str, object]) -> str:
    """The requirement of pip for the program, from what pip noted of its origin (PEP 610)."""
    address, repository = str(origin.get("url", "")), origin.get("vcs_info")
    if not address.startswith("https://"):
        return f"daeyeok[downloads]=={__version__}"
    if isinstance(repository, dict):
        address = f"{repository['vcs']}+{address}@{repository['commit_id']}"
    return f"daeyeok[downloads] @ {address}"
