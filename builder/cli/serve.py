"""`daeyeok serve`: shows the site while its content is edited."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import click

from builder.build.cache import GenerationCache
from builder.build.settings import SettingsError, house_style, settings
from builder.build.stores import disk
from builder.cli.common import open_repository, print_findings, root_option, site_settings
from builder.content.repository import Repository
from builder.model.finding import Gettext
from builder.model.house_style import HOUSE_STYLE
from builder.publish.format import SiteSettings

if TYPE_CHECKING:
    from builder.build.preview.server import LiveSite

PORT = 8000
_LOOK = 2000  # milliseconds after which we look at the files without being told


@click.command()
@root_option
@click.option("-p", "--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="0: any free one.")
@click.option("--open", "open_", is_flag=True, help="Open the site in the browser.")
@click.pass_obj
def serve(gettext: Gettext, root: Path, port: int, open_: bool) -> None:
    """Show the site while you edit, to this machine only.

    Each file that is saved is checked at once, and the page that you look at is made anew and loaded where you were. What is wrong is
    shown at its passage, as `check` would tell it; a file that cannot be read is shown as it last was. Nothing is written to site/.
    Ctrl-C ends it, with exit status 0.

    \b
    Examples:
      daeyeok serve --open     look at it in the browser
      daeyeok serve -p 0       at any port that is free
    """
    with suppress(KeyboardInterrupt):
        _serve(root, port, open_, gettext)


def _serve(root: Path, port: int, open_: bool, gettext: Gettext) -> None:
    from builder.build.preview.server import LiveSite

    seen = _first(root)
    stage = LiveSite()
    builder = _Builder(root, site_settings(root), stage, gettext)
    builder.build(seen)
    with _serving(port, stage) as address:
        click.echo(gettext("serving {address}; Ctrl-C ends it").format(address=address))
        if open_:
            click.launch(address)
        for now in _states(root):
            if names := _changed(seen, now):
                click.echo(", ".join(names))
                seen = now
                builder.build(seen)


@dataclass(frozen=True)
class Snapshot:
    """What a build is made from, as it was at one moment: the content, and the text of pyproject.toml."""

    repository: Repository
    project: str


def _first(root: Path) -> Snapshot:
    """What there is now, or, where a file goes while it is read, a moment later."""
    try:
        return Snapshot(open_repository(root), disk.project(root))
    except FileNotFoundError:
        return next(_states(root))


class _Builder:
    """Puts one preview after another on the stage, each built from what the one before has left."""

    def __init__(self, root: Path, site: SiteSettings, stage: LiveSite, gettext: Gettext) -> None:
        from builder.build.preview.lazy_site import EMPTY_PREVIEW

        self._root, self._site, self._stage, self._gettext = root, site, stage, gettext
        self._style = HOUSE_STYLE
        self._cache, self._last = GenerationCache(), EMPTY_PREVIEW

    def build(self, seen: Snapshot) -> None:
        """Show what was seen, then tell what is wrong with it and how long it took."""
        from builder.build.options import Options
        from builder.build.preview.lazy_site import preview
        from builder.build.stores import git
        from builder.publish.formats import CORPUS_FORMATS, EDITION_FORMATS

        start, gettext = perf_counter(), self._gettext
        self._cache.turn()
        self._settle(seen.project)
        options = Options(
            editions=EDITION_FORMATS,
            corpus=CORPUS_FORMATS,
            cache=self._cache,
            site=self._site,
            histories=git.histories(self._root),
            style=self._style,
        )
        self._last = preview(seen.repository, options, self._last)
        self._stage.show(self._last)
        print_findings(self._last.findings, gettext)
        took = f"{1000 * (perf_counter() - start):.0f}"
        click.echo(gettext("{findings} findings, {took} ms").format(findings=len(self._last.findings), took=took))

    def _settle(self, project: str) -> None:
        """Take the settings over; those that cannot be right are told, and the last ones stay."""
        try:
            self._site, self._style = settings(project, os.environ), house_style(project)
        except SettingsError as error:
            click.echo(error.text(self._gettext), err=True)


@contextmanager
def _serving(port: int, stage: LiveSite) -> Iterator[str]:
    """The address of a server that runs meanwhile, at the port, or at any free one where it is taken."""
    from builder.build.preview.server import Server

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


def _states(root: Path) -> Iterator[Snapshot]:
    """What there is each time that files were saved, and every few seconds, since not every save is told of.

    Nobody tells of one before we listened, nor of pyproject.toml, beside which lie folders of any size. What cannot be read at that
    moment, because an editor or Git is about to put it in its place, is read the next time. Ends by KeyboardInterrupt.
    """
    from watchfiles import watch

    folders = [root / name for name in (disk.GLOSSARY, disk.TRANSLATIONS, disk.SEEDS) if (root / name).is_dir()]
    for _ in watch(*folders, debounce=200, step=50, rust_timeout=_LOOK, yield_on_timeout=True):
        with suppress(OSError, disk.NotARepositoryError):
            yield Snapshot(disk.read_repository(root), disk.project(root))


def _changed(old: Snapshot, new: Snapshot) -> list[str]:
    """The names of the files that are in one of the two states only, or otherwise in the other."""
    before, after = (_files(seen) for seen in (old, new))
    return sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))


def _files(seen: Snapshot) -> dict[str, bytes]:
    strays = dict.fromkeys(seen.repository.strays, b"")
    return {file.name: file.data for file in seen.repository.files()} | strays | {disk.PROJECT: seen.project.encode()}
