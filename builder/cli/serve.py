"""`daeyeok serve`: shows the site while its content is edited."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import click

from builder import disk
from builder.cli.common import read, root_option, site_of, tell
from builder.finding import Gettext

if TYPE_CHECKING:
    from builder.serving import Server, Stage

PORT = 8000


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

    stage = Stage()
    _rebuild(root, stage, gettext)
    server = _server(port, stage)
    address = f"http://127.0.0.1:{server.server_address[1]}/"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    click.echo(gettext("serving {address}; Ctrl-C ends it").format(address=address))
    if open_:
        click.launch(address)
    try:
        for names in _changes(root):
            click.echo(", ".join(names))
            _rebuild(root, stage, gettext)
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()
        server.server_close()


def _server(port: int, stage: Stage) -> Server:
    """A server at the port, or at any free one where it is taken."""
    from builder.serving import Server

    try:
        return Server(port, stage)
    except OSError:
        return Server(0, stage)


def _changes(root: Path) -> Iterator[list[str]]:
    """The names of the content files that were saved, each time some were; ends by KeyboardInterrupt."""
    from watchfiles import watch

    folders = [root / name for name in (disk.GLOSSARY, disk.TRANSLATIONS, disk.SEEDS) if (root / name).is_dir()]
    for changes in watch(*folders, debounce=200, step=50):
        names = sorted({Path(name).relative_to(root).as_posix() for _, name in changes})
        if named := [name for name in names if name.endswith((".yaml", ".txt"))]:
            yield named


def _rebuild(root: Path, stage: Stage, gettext: Gettext) -> None:
    """Build what changed, put it on the stage, and tell what is wrong and how long it took."""
    from builder.build import preview
    from builder.formats import EDITION_FORMATS, WHOLE_FORMATS

    start = perf_counter()
    state = stage.show(preview(read(root), EDITION_FORMATS, WHOLE_FORMATS, disk.memo(), site_of(root)))
    tell(state.findings, gettext)
    took = f"{1000 * (perf_counter() - start):.0f}"
    click.echo(
        gettext("{count} pages, {findings} findings, {took} ms").format(
            count=sum(name.endswith(".html") for name in state.files), findings=len(state.findings), took=took
        )
    )
