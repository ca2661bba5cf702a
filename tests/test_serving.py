"""The preview that a contributor looks at while editing, with a real server, a real browser and a real command."""

from __future__ import annotations

import http.client
import os
import re
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from builder.build import pipeline
from builder.build.cache import GenerationCache
from builder.build.options import Options
from builder.build.preview.lazy_site import EMPTY_PREVIEW, preview
from builder.build.preview.server import LiveSite, Server
from builder.build.stores import disk
from builder.cli.serve import Snapshot, _changed_files, _first_snapshot, _snapshots
from builder.content.repository import Repository
from builder.publish.format import CorpusFormat, File, SiteInput
from builder.publish.formats import CORPUS_FORMATS
from builder.publish.site.addresses import WORKER
from builder.publish.site.frame import templates
from builder.publish.site.page_types import TERM
from builder.publish.site.search.pagefind import IndexerError
from builder.rules import registry
from tests.served import hosted
from tests.site import FULL

TIDE = "translations/tide.yaml"
OWN = re.compile(
    rb'<link rel="stylesheet" href="/-/serving.css"><script src="/-/serving.js\?[0-9a-f]+" defer></script>'
)
# A shell that runs the tests in the background has them ignore Ctrl-C, and what they start inherits that.
PROGRAM = """
import signal
from builder.cli import main
signal.signal(signal.SIGINT, signal.default_int_handler)
main()
"""


# Files with the endings that a site may come to have, with bytes of every value.
BYTES = bytes(range(256))
ENDINGS = {
    "app.webmanifest": "application/manifest+json",
    "more.js": "text/javascript; charset=utf-8",
    "text/index.pf_meta": "application/octet-stream",
    "text/en.pagefind": "application/octet-stream",
    "text/wasm.wasm": "application/wasm",
    "icon.PNG": "image/png",
    "tide/tide.epub": "application/epub+zip",
    "tide/tide.tmx": "application/xml",
    "notes.txt": "text/plain; charset=utf-8",
    "none": "application/octet-stream",
}
ODD = (CorpusFormat("odd", "files of many endings", lambda _: [File(PurePosixPath(name), BYTES) for name in ENDINGS]),)


class Served:
    """A copy of the miniature repository, served; `save` changes a file and shows what follows."""

    def __init__(self, root: Path) -> None:
        self.root, self.stage = root, LiveSite()
        self.cache, self.last = GenerationCache(), EMPTY_PREVIEW
        self.show()
        self.server = Server(0, self.stage)
        self.port = int(self.server.server_address[1])
        self.address = f"http://127.0.0.1:{self.port}/"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def show(self) -> None:
        self.cache.turn()
        repository = disk.read_repository(self.root)
        self.last = preview(repository, replace(FULL, corpus=CORPUS_FORMATS + ODD, cache=self.cache), self.last)
        self.stage.show(self.last)

    def save(self, old: str, new: str, name: str = TIDE) -> None:
        path = self.root / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        self.show()

    def ask(self, path: str, host: str | None = None, method: str = "GET", **headers: str) -> tuple[int, str, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request(method, path, headers={"Host": host or f"127.0.0.1:{self.port}", **headers})
        answer = connection.getresponse()
        return answer.status, answer.headers.get("Content-Type", ""), answer.read()


@pytest.fixture
def served(mini_copy: Path) -> Iterator[Served]:
    made = Served(mini_copy)
    yield made
    made.server.shutdown()
    made.server.server_close()


# --- The server -------------------------------------------------------------------------------------------------------


def test_it_serves_the_site_from_memory(served: Served) -> None:
    status, kind, page = served.ask("/tide/index.html")
    assert (status, kind) == (200, "text/html; charset=utf-8")
    assert "Letters from the Tidal Flat" in page.decode()
    assert served.ask("/tide/")[2] == page
    assert served.ask("/assets/daeyeok.css")[1] == "text/css; charset=utf-8"
    assert served.ask("/tide/tide.xml")[1] == "application/xml"
    assert not (served.root / "site").exists()


@pytest.mark.parametrize("item", ["", "x", "[x]"])
def test_a_pair_that_is_no_mapping_does_not_end_it(served: Served, item: str) -> None:
    served.save("pairs:\n", f"pairs:\n- {item}\n")
    told = [finding.text() for finding in served.last.findings]
    assert any(text.startswith("item 1 of ‘pairs’") for text in told), told
    assert "Letters from the Tidal Flat" in served.ask("/tide/index.html")[2].decode()


def test_the_texts_are_searched_in_the_preview_too(page: Page, served: Served) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{served.address}search/index.html?q=%EA%B0%AF%EB%B2%8C%EC%97%90%EC%84%9C%EB%8A%94")
    expect(page.locator(".found-passages mark").first).to_have_text("갯벌", timeout=20_000)
    assert any(url.endswith(".pf_index") for url in asked)
    assert not any(url.endswith("texts.js") for url in asked)
    served.save("A tidal flat breathes.", "A tidal flat inhales.")
    page.goto(f"{served.address}search/index.html?q=inhaling")
    expect(page.locator(".found-passages mark")).to_have_text("inhales", timeout=20_000)


def test_what_is_served_is_marked_and_what_is_published_is_not(served: Served) -> None:
    repository = disk.read_repository(served.root)
    made = {str(file.path): file.data for file in pipeline.site(repository, FULL)}
    assert b"/-/serving.js" in served.ask("/index.html")[2]
    assert len(made) > 20
    assert made.pop(WORKER) != served.ask(f"/{WORKER}")[2]  # nothing is kept of a preview
    for path, data in made.items():
        shown = served.ask(f"/{path}")[2]
        assert OWN.sub(b"", shown, count=1) == data if path.endswith(".html") else shown == data, path


@pytest.mark.parametrize(("name", "kind"), ENDINGS.items())
def test_files_of_any_kind_are_served_byte_for_byte(served: Served, name: str, kind: str) -> None:
    assert served.ask(f"/{name}") == (200, kind, BYTES)


def test_no_worker_comes_between_a_page_and_its_preview(served: Served) -> None:
    status, _, worker = served.ask("/sw.js", **{"Service-Worker": "script"})
    assert status == 200
    assert b"unregister()" in worker
    assert b"fetch" not in worker


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", ""])
def test_it_answers_its_own_machine_only(served: Served, host: str) -> None:
    assert served.ask("/index.html", host or "0.0.0.0")[0] == 403  # noqa: S104 - a name that is not ours
    assert served.ask("/index.html", "localhost:1")[0] == 200
    assert served.server.server_address[0] == "127.0.0.1"


@pytest.mark.parametrize(
    "path", ["/../pyproject.toml", "/%2e%2e/seeds/tide.txt", "/seeds/tide.txt", "/tide", "//etc/passwd", "/-/x", "/%00"]
)
def test_nothing_but_the_site_can_be_asked_for(served: Served, path: str) -> None:
    assert served.ask(path)[0] == 404


def test_it_only_answers_reading(served: Served) -> None:
    assert served.ask("/index.html", method="POST")[0] == 501
    status, _, body = served.ask("/index.html", method="HEAD")
    assert (status, body) == (200, b"")


def test_nothing_is_kept_and_a_worker_that_was_left_at_the_address_goes(page: Page, mini_copy: Path) -> None:
    left = (
        "Promise.all([navigator.serviceWorker.getRegistrations(), caches.keys()]).then(([a, b]) => a.length + b.length)"
    )
    repository = disk.read_repository(mini_copy)
    with hosted(pipeline.site(repository, FULL)) as host:
        page.goto(host.address)
        page.wait_for_load_state("networkidle")
        assert page.evaluate(left) == 2
        port = int(host.server_address[1])
    stage = LiveSite()
    stage.show(preview(repository, FULL))
    with Server(port, stage) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page.goto(host.address)
        start = time.monotonic()
        while page.evaluate(left):
            assert time.monotonic() < start + 30
            page.wait_for_timeout(200)
        page.reload()
        page.wait_for_load_state("load")
        page.wait_for_timeout(500)
        assert page.evaluate(left) == 0
        server.shutdown()


# --- The page ---------------------------------------------------------------------------------------------------------


def test_a_change_is_shown_at_once_and_at_the_same_place(page: Page, served: Served) -> None:
    page.goto(f"{served.address}tide/index.html")
    page.locator("#p10").evaluate("one => scrollTo(0, scrollY + one.getBoundingClientRect().top - 120)")
    before = page.locator("#p10").evaluate("one => Math.round(one.getBoundingClientRect().top)")
    served.save("Letters from the Tidal Flat", "Long and Longer Letters from the Tidal Flat and Some More Words")
    expect(page.locator("h1")).to_contain_text("Long and Longer Letters", timeout=20_000)
    page.wait_for_timeout(300)
    after = page.locator("#p10").evaluate("one => Math.round(one.getBoundingClientRect().top)")
    assert abs(after - before) <= 2


def test_what_was_saved_before_the_page_listens_is_shown(page: Page, served: Served) -> None:
    page.route(re.compile("/-/(events|page)"), lambda route: route.abort())
    page.goto(f"{served.address}tide/index.html")
    served.save("Letters from the Tidal Flat", "Long Letters from the Tidal Flat")
    expect(page.locator("h1")).not_to_contain_text("Long Letters")
    page.unroute(re.compile("/-/(events|page)"))
    expect(page.locator("h1")).to_contain_text("Long Letters", timeout=20_000)


def test_any_number_of_pages_is_open_and_one_of_them_listens(page: Page, served: Served) -> None:
    """A browser opens six connections to a host: a stream each would leave none for the seventh page."""
    listening: list[str] = []
    page.context.on("request", lambda request: listening.append(request.url) if "/-/events" in request.url else None)
    pages = [page, *(page.context.new_page() for _ in range(8))]
    for one in pages:
        one.goto(f"{served.address}tide/index.html", timeout=20_000)
    served.save("Letters from the Tidal Flat", "Long Letters from the Tidal Flat")
    for one in pages:
        expect(one.locator("h1")).to_contain_text("Long Letters", timeout=20_000)
    assert listening
    page.close()  # the first one listened
    served.save("Long Letters", "Longer Letters")
    for one in pages[1:]:
        expect(one.locator("h1")).to_contain_text("Longer Letters", timeout=20_000)


def test_a_page_out_of_view_looks_once_it_is_seen(page: Page, served: Served) -> None:
    page.add_init_script("Object.defineProperty(document, 'hidden', {get: () => Boolean(globalThis.away)})")
    page.goto(f"{served.address}tide/index.html")
    expect(page.locator(".finding")).to_have_count(0)
    page.evaluate("globalThis.away = true")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    served.save("Letters from the Tidal Flat", "Long Letters from the Tidal Flat")
    page.wait_for_timeout(500)
    assert not [url for url in asked if "/-/page" in url]
    page.evaluate("globalThis.away = false; dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator("h1")).to_contain_text("Long Letters", timeout=20_000)


def test_no_other_site_can_take_in_what_is_served(served: Served) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=20)
    connection.request("GET", "/search/terms.js", headers={"Host": "localhost"})
    assert connection.getresponse().headers["Cross-Origin-Resource-Policy"] == "same-origin"


def test_a_finding_stands_at_its_pair_and_goes_when_it_is_mended(page: Page, served: Served) -> None:
    page.goto(f"{served.address}tide/index.html")
    expect(page.locator(".finding")).to_have_count(0)
    served.save("A tidal flat breathes.", "A tidal tidal flat breathes.")
    finding = page.locator("#p3 > .finding")
    expect(finding).to_contain_text("L104", timeout=20_000)
    expect(finding).to_contain_text("translations/tide.yaml:")
    served.save("A tidal tidal flat breathes.", "A tidal flat breathes.")
    expect(page.locator(".finding")).to_have_count(0, timeout=20_000)


def test_findings_are_in_the_language_of_the_page(page: Page, served: Served) -> None:
    served.save("A tidal flat breathes.", "A tidal tidal flat breathes.")
    page.goto(f"{served.address}ko/tide/index.html")
    expect(page.locator("#p3 > .finding")).to_contain_text(re.compile("[가-힣]"), timeout=20_000)


def test_what_cannot_be_read_is_told_over_the_last_good_page(page: Page, served: Served) -> None:
    page.goto(f"{served.address}tide/index.html")
    served.save("status: reviewed", "status: [reviewed")
    expect(page.locator("main > .finding, .pair > .finding").first).to_contain_text("Y1", timeout=20_000)
    expect(page.locator("h1")).to_contain_text("Letters from the Tidal Flat")
    page.reload()
    expect(page.locator("h1")).to_contain_text("Letters from the Tidal Flat")
    served.save("status: [reviewed", "status: reviewed")
    expect(page.locator(".finding")).to_have_count(0, timeout=20_000)


def test_what_a_finding_quotes_is_no_markup(page: Page, served: Served) -> None:
    served.save("A tidal flat breathes.", "A <img/src=x> <img/src=x> flat breathes.")
    page.goto(f"{served.address}tide/index.html")
    expect(page.locator(".finding").first).to_be_visible(timeout=20_000)
    expect(page.locator(".finding img")).to_have_count(0)


def test_a_page_shows_what_concerns_it(page: Page, served: Served) -> None:
    served.save("A tidal flat breathes.", "A tidal tidal flat breathes.")
    page.goto(f"{served.address}moon/index.html")
    page.wait_for_timeout(500)
    expect(page.locator(".finding")).to_have_count(0)
    page.goto(f"{served.address}index.html")
    expect(page.locator("main > .finding")).not_to_have_count(0, timeout=20_000)


# --- What is made anew ------------------------------------------------------------------------------------------------


def counting(name: str, made: list[str]) -> CorpusFormat:
    def files(_: SiteInput) -> Iterator[File]:
        made.append(name)
        yield File(PurePosixPath(f"{name}.txt"), name.encode())

    return CorpusFormat(name, "says when it is made", files)


def test_a_format_runs_only_when_something_of_it_is_asked_for(mini: Repository) -> None:
    made: list[str] = []
    formats = (counting("first", made), counting("second", made))
    one = preview(mini, Options(corpus=formats))
    assert made == []
    assert one.files.get("second.txt") == b"second"
    assert made == ["first", "second"]
    two = preview(mini, Options(corpus=formats), one)
    assert two.files.get("second.txt") == b"second"
    assert made == ["first", "second", "second"]
    assert two.files.get("none.txt") is None


def counted(patch: pytest.MonkeyPatch, function: str, call: Callable[..., Any]) -> list[Any]:
    """The first arguments with which a function is called from here on."""
    calls: list[Any] = []

    def counting(first: Any, *others: Any) -> Any:
        calls.append(first)
        return call(first, *others)

    patch.setattr(function, counting)
    return calls


def test_of_pages_only_those_asked_for_are_made(mini: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    made = counted(monkeypatch, "builder.publish.site.term.format.render", templates.render)
    shelf = preview(mini, FULL).files
    assert b"getbol" in (shelf.get("glossary/getbol/index.html") or b"")
    assert shelf.get("glossary/getbol/index.html")
    assert [context.type for context in made] == [TERM]


def test_editions_that_did_not_change_are_not_checked_again(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    checked = counted(monkeypatch, "builder.build.pipeline.check_edition", registry.check_edition)
    served.save("A tidal flat breathes.", "A tidal tidal flat breathes.")
    assert [edition.id for edition in checked] == ["tide"]
    served.save("definition:", "definition: ", "glossary/korea.yaml")
    assert [edition.id for edition in checked] == ["tide", "moon", "tide"]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (TIDE, "A tidal flat breathes.", "A tidal tidal flat breathes."),
        (TIDE, "status: reviewed", "status: [reviewed"),
        (TIDE, "status: reviewed", "status: none"),
        ("glossary/korea.yaml", "ko: 한국", "ko: 한국\nsee: [nothing]"),
        ("glossary/korea.yaml", "ko: 한국", "ko: [한국"),
        ("glossary/getbol.yaml", "en: tidal flat", "en: mudflat"),
        ("seeds/tide.txt", "갯벌", "개펄"),
    ],
)
def test_the_findings_are_those_of_check(served: Served, name: str, old: str, new: str) -> None:
    served.save(old, new, name)
    assert served.last.findings == pipeline.check(disk.read_repository(served.root)) != ()
    served.save(new, old, name)
    assert served.last.findings == ()


def test_two_files_that_cannot_be_read_are_shown_as_each_last_was(served: Served) -> None:
    served.save("en: tidal flat", "en: [tidal flat", "glossary/getbol.yaml")
    served.save("A tidal flat breathes.", "A tidal flat breathes in and out.")
    served.save("status: reviewed", "status: [reviewed")
    assert b"in and out." in served.ask("/tide/")[2]
    assert b"tidal flat" in served.ask("/glossary/getbol/")[2]
    (served.root / "glossary" / "getbol.yaml").unlink()
    served.show()
    assert served.ask("/glossary/getbol/")[0] == 404


# --- The command ------------------------------------------------------------------------------------------------------


class Command:
    """The command as it runs on a repository; `lines` are what it says, and it is ended after a while whatever happens."""

    def __init__(self, root: Path, **environment: str) -> None:
        words = [sys.executable, "-u", "-c", PROGRAM, "--lang", "en", "serve", "-C", str(root), "-p", "0"]
        self.ran = subprocess.Popen(
            words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env={**os.environ, **environment}
        )
        assert self.ran.stdout
        self.lines = iter(self.ran.stdout.readline, "")
        self._stop = threading.Timer(120, self.ran.kill)
        self._stop.start()

    def until(self, pattern: str) -> str:
        """Read on to a line that has the pattern."""
        return next(line for line in self.lines if re.search(pattern, line))

    def end(self) -> int:
        """Press Ctrl-C, and give the exit status."""
        self.ran.send_signal(signal.SIGINT)
        status = self.ran.wait(20)
        self._stop.cancel()
        return status


def rewrite(path: Path, old: str, new: str) -> None:
    """Put a file in place whole, as editors do."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    disk.write_file(path, text.replace(old, new, 1).encode())


@pytest.fixture
def command(mini_copy: Path) -> Iterator[Command]:
    made = Command(mini_copy)
    with made.ran:
        yield made
        made.ran.kill()


def test_the_command_watches_rebuilds_and_ends_by_ctrl_c(mini_copy: Path, command: Command) -> None:
    assert re.fullmatch(r"0 findings, \d+ ms\n", next(command.lines))
    assert re.fullmatch(r"serving http://127\.0\.0\.1:\d+/; press Ctrl-C to stop\n", next(command.lines))
    rewrite(mini_copy / TIDE, "flat breathes", "flat flat breathes")  # at once, whether it watches already or not
    assert next(command.lines) == f"{TIDE}\n"
    assert "L104" in next(command.lines)
    command.until(r"^1 findings, \d+ ms")
    assert command.end() == 0
    assert "".join(command.lines) == ""
    assert not (mini_copy / "site").exists()


@pytest.mark.parametrize("module", ["builder.build.preview.lazy_site", "builder.publish.formats"])
def test_ctrl_c_ends_the_first_build_quietly(mini_copy: Path, module: str) -> None:
    """What is imported late says that it is there, so that the signal comes in the midst of the build."""
    program = PROGRAM.replace(
        "main()",
        f"""
import importlib.abc, os, sys
class Interrupting(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == {module!r}:
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Interrupting())
main()""",
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, "serve", "-C", str(mini_copy), "-p", "0"],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "", "")


def test_settings_are_watched_and_wrong_ones_are_told(mini_copy: Path, command: Command) -> None:
    address = command.until("serving").split()[1].rstrip(";")
    project = mini_copy / "pyproject.toml"
    disk.write_file(project, b'[tool.daeyeok]\nrepository = "nowhere"\n')
    command.until("the setting repository is 'nowhere'")
    command.until("findings")
    disk.write_file(project, b'[tool.daeyeok]\nrepository = "https://github.com/someone/essays"\n')
    command.until("findings")
    with urllib.request.urlopen(f"{address}tide/") as answer:  # noqa: S310 - our own server
        assert b"https://github.com/someone/essays/edit/main/translations/tide.yaml" in answer.read()
    assert command.end() == 0


def test_a_folder_that_is_away_for_a_while_ends_nothing(mini_copy: Path, command: Command) -> None:
    command.until("serving")
    for name in ("translations", "glossary", "seeds"):
        (mini_copy / name).rename(mini_copy / f"{name} away")
        time.sleep(0.5)
        (mini_copy / f"{name} away").rename(mini_copy / name)
    rewrite(mini_copy / TIDE, "flat breathes", "flat flat breathes")
    command.until("L104")
    assert command.end() == 0


def test_names_without_a_file_are_no_content(mini_copy: Path) -> None:
    before = disk.read_repository(mini_copy)
    (mini_copy / "translations" / ".#tide.yaml").symlink_to("somebody@somewhere.1234")  # as Emacs does
    (mini_copy / "translations" / ".tide.yaml.swp").write_bytes(b"b0VIM")
    (mini_copy / "translations" / "tide.yaml~").write_bytes(b"seed: old")
    (mini_copy / "glossary" / "#korea.yaml#").write_bytes(b"ko: old")
    (mini_copy / "seeds" / ".gitkeep").write_bytes(b"")
    assert disk.read_repository(mini_copy) == before


def test_a_file_that_nothing_reads_is_told_of_while_it_is_there(mini_copy: Path) -> None:
    served = Served(mini_copy)
    assert not served.last.findings
    seen = Snapshot(disk.read_repository(mini_copy), "")
    (mini_copy / "glossary" / "old.yml").write_bytes(b"ko: old")
    assert _changed_files(seen, Snapshot(disk.read_repository(mini_copy), "")) == ["glossary/old.yml"]
    served.show()
    assert [finding.line() for finding in served.last.findings] == [
        "glossary/old.yml:1:1: Y205 this file is not read: rename it to ‘old.yaml’"
    ]
    assert b"Letters from the Tidal Flat" in served.ask("/tide/index.html")[2]
    served.server.server_close()


def test_a_file_that_goes_while_it_is_read_is_read_the_next_time(
    mini_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    going = [1, 2]

    def vanishing(root: Path) -> Repository:
        if going:
            raise FileNotFoundError(f"{going.pop()}.yaml")
        return whole(root)

    whole = disk.read_repository
    monkeypatch.setattr(disk, "read", vanishing)
    assert _first_snapshot(mini_copy).repository == whole(mini_copy)
    assert not going


def test_a_save_that_nobody_told_of_is_found(mini_copy: Path) -> None:
    before = Snapshot(disk.read_repository(mini_copy), "")
    (mini_copy / "glossary" / "new.yaml").write_text("ko: 말", encoding="utf-8")
    (mini_copy / "translations" / "moon.yaml").unlink()
    (mini_copy / "pyproject.toml").write_text("[tool.daeyeok]", encoding="utf-8")
    changed = ["glossary/new.yaml", "pyproject.toml", "translations/moon.yaml"]
    assert _changed_files(before, before) == []
    states = _snapshots(mini_copy)  # says what there is after a while, without a file having been saved
    assert _changed_files(before, next(states)) == changed


def test_only_the_search_has_the_texts_indexed(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object) -> None:
        raise IndexerError("the program is not there")

    monkeypatch.setattr("builder.publish.site.search.format.index", missing)
    assert served.ask("/nowhere.html")[0] == 404
    assert served.ask("/tide/")[0] == 200
    assert served.ask("/search/")[::2] == (500, b"the program is not there\n")
    assert served.ask("/-/page?path=/search/")[0] == 500
