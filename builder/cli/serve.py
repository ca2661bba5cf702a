"""`daeyeok serve`: shows the site while it is edited."""

from __future__ import annotations

import signal
import threading
import traceback
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import click

from builder import disk
from builder.cli.common import read, root_option, site_of, tell
from builder.finding import Gettext
from builder.format import Site
from builder.repository import Repository

if TYPE_CHECKING:
    from builder.build import Preview
    from builder.serving import Server, Stage

PORT = 8000
QUIET, IDLE = 50, 2_000  # milliseconds: how long nothing is saved before we look, and when we look without being told
_NAMED = 4  # files that the line of a build names


@click.command()
@root_option
@click.option("-p", "--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="0: any free one.")
@click.option("--open", "open_", is_flag=True, help="Open the site in the browser.")
@click.option("--program", is_flag=True, help="Watch the program too: its templates, styles, scripts and modules.")
@click.pass_obj
def serve(gettext: Gettext, root: Path, port: int, open_: bool, program: bool) -> None:
    """Show the site while you edit, to this machine only.

    Each file that is saved is checked and built again at once, and the pages that it changes are loaded anew where you were. What is
    wrong is shown at its passage, as `check` would tell it; a page that cannot be made stays as it last was. Nothing is written to
    site/. Ctrl-C ends it.

    With --program, for those who work on the look, each build is made by a process of its own, which has the program as it is then.

    \b
    Examples:
      daeyeok serve --open     look at it in the browser
      daeyeok serve -p 0       at any port that is free
    """
    from builder.serving import Stage

    bench = _Bench(root, Stage(), gettext, program)
    try:
        bench.look()
        with _serving(port, bench.stage, gettext) as address:
            if open_:
                click.launch(address)
            for _ in _wakes(root, program):
                bench.look_again()
    except KeyboardInterrupt:
        pass


@contextmanager
def _serving(port: int, stage: Stage, gettext: Gettext) -> Iterator[str]:
    """The address at which the stage is served in another thread."""
    server = _server(port, stage, gettext)
    address = f"http://127.0.0.1:{server.server_address[1]}/"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    click.echo(gettext("serving {address}; Ctrl-C ends it").format(address=address))
    try:
        yield address
    finally:
        server.shutdown()
        server.server_close()


def _server(port: int, stage: Stage, gettext: Gettext) -> Server:
    """A server at the port, or at any free one where it cannot be had."""
    from builder.serving import Server

    try:
        return Server(port, stage)
    except OSError as error:
        told = gettext("port {port} cannot be had ({why}); another one is taken")
        click.echo(told.format(port=port, why=error.strerror), err=True)
        return Server(0, stage)


def _wakes(root: Path, program: bool) -> Iterator[object]:
    """Yield whenever something was saved, and now and then, for what was saved while nobody watched; ends by KeyboardInterrupt."""
    from watchfiles import watch

    import builder

    folders = [root / name for name in (disk.GLOSSARY, disk.TRANSLATIONS, disk.SEEDS) if (root / name).is_dir()]
    if program:
        folders.append(Path(builder.__file__).parent)
    yield from watch(*folders, step=QUIET, rust_timeout=IDLE, yield_on_timeout=True)


@dataclass(frozen=True)
class _Sources:
    """All that the site is made of: the content, what is told of the site, and a digest of the program."""

    repository: Repository
    site: Site
    program: bytes


class _Bench:
    """Where the site lies open: what it was last made of, and what was last said of that."""

    def __init__(self, root: Path, stage: Stage, gettext: Gettext, program: bool) -> None:
        self.stage = stage
        self._root, self._gettext, self._program = root, gettext, program
        self._shown: _Sources | None = None
        self._said = ""

    def look_again(self) -> None:
        """Look, and go on whatever happens: what cannot be read or made now is told, once, and can be mended."""
        try:
            self.look()
            self._said = ""
        except FileNotFoundError:
            pass  # an editor was putting a file in the place of another
        except click.UsageError as error:
            self._say_once(error.message)
        except Exception:
            self._say_once(traceback.format_exc())

    def look(self) -> None:
        """If anything is not as it was, build it anew, show it in its steps, and tell what is wrong and how long it took."""
        before, now = self._shown, self._read()
        if now == before:
            return
        self._shown = now
        start, took = perf_counter(), list[int]()
        count = 0
        for preview in self._previews(now):
            self.stage.show(preview)
            if not took:
                tell(preview.findings, self._gettext)
                count = len(preview.findings)
            took.append(round(1000 * (perf_counter() - start)))
        line = self._gettext("{what}: findings: {count}; on the page after {shown} ms, all pages after {all} ms")
        click.echo(line.format(what=self._what(before, now), count=count, shown=took[0], all=took[-1]))

    def _read(self) -> _Sources:
        from builder.resources import fingerprint, fingerprint_now

        program = fingerprint_now() if self._program else fingerprint()
        return _Sources(read(self._root), site_of(self._root), program)

    def _previews(self, sources: _Sources) -> Iterable[Preview]:
        if self._program:
            return [_made_afresh(sources.repository, sources.site)]
        return _previews(sources.repository, sources.site)

    def _what(self, before: _Sources | None, now: _Sources) -> str:
        """What was saved, in a few words."""
        from builder.stage import changed

        if before is None:
            return self._gettext("all files")
        names = [*changed(before.repository, now.repository)]
        names += ["pyproject.toml"] if before.site != now.site else []
        names += [self._gettext("the program")] if before.program != now.program else []
        return ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "")

    def _say_once(self, message: str) -> None:
        if message != self._said:
            self._said = message
            click.echo(message.rstrip("\n"), err=True)


def _previews(repository: Repository, site: Site) -> Iterator[Preview]:
    from builder.build import previews
    from builder.formats import EDITION_FORMATS, WHOLE_FORMATS

    return previews(repository, EDITION_FORMATS, WHOLE_FORMATS, disk.memo(), site)


def _last_preview(repository: Repository, site: Site) -> Preview:
    *_, last = _previews(repository, site)
    return last


def _made_afresh(repository: Repository, site: Site) -> Preview:
    """The complete preview as the program on the disk makes it; what goes wrong there is raised here.

    The process leaves Ctrl-C to this one.
    """
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    silent = (signal.SIGINT, signal.SIG_IGN)
    with ProcessPoolExecutor(1, get_context("spawn"), initializer=signal.signal, initargs=silent) as pool:
        return pool.submit(_last_preview, repository, site).result()
