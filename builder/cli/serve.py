"""`daeyeok serve`: shows the site while its content is edited."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import click

from builder import disk
from builder.cli.common import indexing, read, root_option, site_of, tell
from builder.finding import Gettext
from builder.format import Site
from builder.repository import Repository

if TYPE_CHECKING:
    from builder.serving import Stage

PORT = 8000
_LOOK = 2000  # milliseconds after which we look at the files without being told


@click.command()
@root_option
@click.option("-p", "--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="0: any free one.")
@click.option("--open", "open_", is_flag=True, help="Open the site in the browser.")
@click.pass_obj
def serve(gettext: Gettext, root: Path, port: int, open_: bool) -> None:
    """Show the site while you edit, to this machine only.

    Each file that is saved is checked and built again at once, and the pages that it changes are loaded anew where you were. What is
    wrong is shown at its passage, as `check` would tell it; a page that cannot be made stays as it last was. Nothing is written to
    site/. Ctrl-C ends it.

    \b
    Examples:
      daeyeok serve --open     look at it in the browser
      daeyeok serve -p 0       at any port that is free
    """
    from builder.serving import Stage

    where, stage = site_of(root), Stage()
    with suppress(KeyboardInterrupt):
        shown = read(root)
        _rebuild(shown, where, stage, gettext)
        with _serving(port, stage) as address:
            click.echo(gettext("serving {address}; Ctrl-C ends it").format(address=address))
            if open_:
                click.launch(address)
            for repository in _states(root):
                if names := _changed(shown, repository):
                    click.echo(", ".join(names))
                    shown = repository
                    _rebuild(shown, where, stage, gettext)


@contextmanager
def _serving(port: int, stage: Stage) -> Iterator[str]:
    """The address of a server that runs meanwhile, at the port, or at any free one where it is taken."""
    from builder.serving import Server

    try:
        server = Server(port, stage)
    except OSError:
        server = Server(0, stage)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()


def _states(root: Path) -> Iterator[Repository]:
    """The content each time that files were saved, and every few seconds, since a save while a build runs is told by nobody.

    An editor may put a file in place by renaming: what cannot be read at that moment is read the next time. Ends by KeyboardInterrupt.
    """
    from watchfiles import watch

    folders = [root / name for name in (disk.GLOSSARY, disk.TRANSLATIONS, disk.SEEDS) if (root / name).is_dir()]
    for _ in watch(*folders, debounce=200, step=50, rust_timeout=_LOOK, yield_on_timeout=True):
        with suppress(OSError):
            yield read(root)


def _changed(old: Repository, new: Repository) -> list[str]:
    """The names of the files that are in one of the two states only, or otherwise in the other."""
    before, after = ({file.name: file.data for file in state.files()} for state in (old, new))
    return sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))


def _rebuild(repository: Repository, where: Site, stage: Stage, gettext: Gettext) -> None:
    """Build what changed, put it on the stage, and tell what is wrong and how long it took."""
    from builder.build import preview
    from builder.formats import EDITION_FORMATS, WHOLE_FORMATS

    start = perf_counter()
    with indexing():
        state = stage.show(preview(repository, EDITION_FORMATS, WHOLE_FORMATS, disk.memo(), where))
    tell(state.findings, gettext)
    took = f"{1000 * (perf_counter() - start):.0f}"
    click.echo(
        gettext("{count} pages, {findings} findings, {took} ms").format(
            count=sum(name.endswith(".html") for name in state.files), findings=len(state.findings), took=took
        )
    )
