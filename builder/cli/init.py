"""`daeyeok init`: begin a library of one's own."""

from __future__ import annotations

import json
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import click

from builder import __version__
from builder.build.stores import disk
from builder.cli.language import gettext, misuse
from builder.cli.output import tell


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def init(folder: Path) -> None:
    """Begin a library of your own in FOLDER.

    Makes the folders of the content, the settings, workflows for GitHub that check and publish it, and a short text with a term as an
    example, to be replaced by your own. FOLDER must be new or empty; that it is a repository of Git already does not matter.

    \b
    Examples:
      daeyeok init my-library
      cd my-library && daeyeok serve --open
      daeyeok new my-text.txt
    """
    from builder.content.beginning import first_files

    files = first_files(_requirement())
    try:
        disk.begin(folder, files)
    except disk.NotEmptyError as error:
        raise misuse(
            gettext("{folder} is not empty: it has {name}; choose a new folder"), folder=folder, name=error
        ) from error
    tell(gettext("wrote {count} files to {folder}; README.md there says how to go on"), count=len(files), folder=folder)


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
