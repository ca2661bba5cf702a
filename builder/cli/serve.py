"""`daeyeok serve`: show the site while its content is edited."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from time import perf_counter, sleep
from typing import TYPE_CHECKING

import click

from builder.build.cache import GenerationCache
from builder.build.card import card_version, own_card
from builder.build.project_file import SettingsError
from builder.build.settings import house_style, resolve_settings
from builder.build.stores import disk, folders
from builder.cli.common import open_repository, print_findings, root_option, site_settings
from builder.cli.output import echo, tell
from builder.content.repository import Repository
from builder.languages.code_points import on_one_line
from builder.model.finding import Gettext
from builder.model.house_style import HOUSE_STYLE
from builder.publish.format import SiteSettings

if TYPE_CHECKING:
    from builder.build.preview.server import LiveSite

PORT = 8000
_FOLDERS = (folders.BIBLIOGRAPHY, folders.GLOSSARY, folders.TRANSLATIONS, folders.SEEDS, folders.FIGURES)
_LOOK = 2000  # milliseconds after which the files are compared without a notification


@click.command()
@root_option
@click.option(
    "-p", "--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="The port; 0 for any free one."
)
@click.option("--open", "open_", is_flag=True, help="Open the site in the browser.")
@click.pass_obj
def serve(gettext: Gettext, root: Path, port: int, open_: bool) -> None:
    """Show the site while you edit, on this machine only.

    Each saved file is checked at once, and the page you are viewing is rebuilt and reloaded at the same place. Findings are shown at their
    passages, as `check` would report them; a file that cannot be read is shown in its last readable state. Nothing is written to site/.
    Ctrl-C stops the server with exit status 0.

    \b
    Examples:
      daeyeok serve --open     open it in the browser
      daeyeok serve -p 0       use any free port
    """
    with suppress(KeyboardInterrupt):
        _serve(root, port, open_, gettext)


def _serve(root: Path, port: int, open_: bool, gettext: Gettext) -> None:
    from builder.build.preview.server import LiveSite

    seen = _first_snapshot(root)
    stage = LiveSite()
    builder = _Builder(root, site_settings(root), stage, gettext)
    builder.build(seen)
    with _serving(port, stage) as address:
        tell(gettext("serving {address}; press Ctrl-C to stop"), address=address)
        if open_:
            click.launch(address)
        for now in _snapshots(root):
            if names := _changed_files(seen, now):
                echo(on_one_line(", ".join(names)))
                seen = now
                builder.build(seen)


@dataclass(frozen=True)
class Snapshot:
    """The inputs of a build at one moment: the content, and the text of pyproject.toml."""

    repository: Repository
    project: str


def _first_snapshot(root: Path) -> Snapshot:
    """The present state, or, if a file disappears while it is read, that of a moment later."""
    try:
        return Snapshot(open_repository(root), disk.project(root))
    except FileNotFoundError:
        return next(_snapshots(root))


class _Builder:
    """Builds one preview after another and shows it on the live site, each reusing what the previous one cached."""

    def __init__(self, root: Path, site: SiteSettings, stage: LiveSite, gettext: Gettext) -> None:
        from builder.build.preview.lazy_site import EMPTY_PREVIEW

        self._root, self._site, self._stage, self._gettext = root, site, stage, gettext
        self._style, self._card = HOUSE_STYLE, b""
        self._cache, self._last = GenerationCache(), EMPTY_PREVIEW

    def build(self, seen: Snapshot) -> None:
        """Show a snapshot, then print its findings and how long it took."""
        from builder.build.options import Options
        from builder.build.preview.lazy_site import preview
        from builder.build.stores import git
        from builder.publish.formats import CORPUS_FORMATS, EDITION_FORMATS, installed

        start, gettext = perf_counter(), self._gettext
        self._cache.turn()
        self._settle(seen.project)
        options = Options(
            editions=installed(EDITION_FORMATS),
            corpus=installed(CORPUS_FORMATS),
            cache=self._cache,
            site=self._site,
            histories=git.histories(self._root),
            style=self._style,
            card=self._card,
        )
        self._last = preview(seen.repository, options, self._last)
        self._stage.show(self._last)
        print_findings(self._last.findings, gettext)
        took = f"{1000 * (perf_counter() - start):.0f}"
        tell(gettext("findings: {findings} ({took} ms)"), findings=len(self._last.findings), took=took)

    def _settle(self, project: str) -> None:
        """Apply the settings; if one is invalid, print the error and keep the previous ones."""
        try:
            site, style = resolve_settings(project, os.environ), house_style(project)
            card = own_card(project, partial(disk.read_file, self._root))
            self._site, self._style, self._card = replace(site, card=card_version(card)), style, card
        except SettingsError as error:
            echo(error.text(self._gettext), err=True)


@contextmanager
def _serving(port: int, stage: LiveSite) -> Iterator[str]:
    """The address of a server that runs during the context, at `port`, or at any free port if that one is taken."""
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


def _snapshots(root: Path) -> Iterator[Snapshot]:
    """A snapshot each time files are saved, and every few seconds, since not every save is reported.

    Nobody tells of one before we listened, nor of what lies in no folder of content, as pyproject.toml, beside which lie folders of
    any size. What cannot be read at that moment, because an editor or Git is about to put it in its place, is read the next time. Ends
    by KeyboardInterrupt.
    """
    for _ in _moments(root):
        with suppress(OSError, folders.NotARepositoryError):
            yield Snapshot(disk.read_repository(root), disk.project(root))


def _moments(root: Path) -> Iterator[None]:
    """The moments at which to look at the files: when the system tells of a change, and regularly.

    A folder can vanish between being seen and being listened to, and a system can refuse to tell; then we listen anew a little later.
    """
    from watchfiles import watch
    from watchfiles._rust_notify import WatchfilesRustInternalError

    while True:
        folders = [root / name for name in _FOLDERS if (root / name).is_dir()]
        try:
            for _ in watch(*folders, debounce=200, step=50, rust_timeout=_LOOK, yield_on_timeout=True):
                yield
        except (OSError, WatchfilesRustInternalError):
            sleep(_LOOK / 1000)
            yield


def _changed_files(old: Snapshot, new: Snapshot) -> list[str]:
    """The names of the files that were added, removed or modified between two snapshots, sorted."""
    before, after = (_files(seen) for seen in (old, new))
    return sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))


def _files(seen: Snapshot) -> dict[str, bytes]:
    unread = dict.fromkeys((*seen.repository.strays, *(file.name for file in seen.repository.refused)), b"")
    return (
        {file.name: file.data for file in seen.repository.files()} | unread | {folders.PROJECT: seen.project.encode()}
    )
