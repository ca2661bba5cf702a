"""The preview that a contributor looks at while editing, with a real server, a real browser and a real command."""

from __future__ import annotations

import http.client
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest
from playwright.sync_api import Page, expect

from builder import build, disk
from builder.build import preview
from builder.cli.serve import _changed, _states
from builder.formats import EDITION_FORMATS, WHOLE_FORMATS
from builder.serving import Server, Stage
from tests.served import hosted

TIDE = "translations/tide.yaml"
# A shell that runs the tests in the background has them ignore Ctrl-C, and what they start inherits that.
PROGRAM = """
import signal
from builder.cli import main
signal.signal(signal.SIGINT, signal.default_int_handler)
main()
"""


class Served:
    """A copy of the miniature repository, served; `save` changes a file and shows what follows."""

    def __init__(self, root: Path) -> None:
        self.root, self.stage = root, Stage()
        self.show()
        self.server = Server(0, self.stage)
        self.port = int(self.server.server_address[1])
        self.address = f"http://127.0.0.1:{self.port}/"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def show(self) -> None:
        self.stage.show(preview(disk.read(self.root), EDITION_FORMATS, WHOLE_FORMATS))

    def save(self, old: str, new: str, name: str = TIDE) -> None:
        path = self.root / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        self.show()

    def ask(self, path: str, host: str | None = None, method: str = "GET") -> tuple[int, str, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request(method, path, headers={"Host": host or f"127.0.0.1:{self.port}"})
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
    assert b"/-/serving.js" in served.ask("/index.html")[2]
    assert all(b"/-/serving" not in data for data in served.stage.state.files.values())


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
    repository = disk.read(mini_copy)
    with hosted(build.site(repository, EDITION_FORMATS, WHOLE_FORMATS)) as host:
        page.goto(host.address)
        page.wait_for_load_state("networkidle")
        assert page.evaluate(left) == 2
        port = int(host.server_address[1])
    stage = Stage()
    stage.show(preview(repository, EDITION_FORMATS, WHOLE_FORMATS))
    with Server(port, stage) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page.goto(host.address)
        start = monotonic()
        while page.evaluate(left):
            assert monotonic() < start + 30
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
    page.route("**/-/events", lambda route: route.abort())
    page.goto(f"{served.address}tide/index.html")
    served.save("Letters from the Tidal Flat", "Long Letters from the Tidal Flat")
    expect(page.locator("h1")).not_to_contain_text("Long Letters")
    page.unroute("**/-/events")
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


# --- The command ------------------------------------------------------------------------------------------------------


def test_the_command_watches_rebuilds_and_ends_by_ctrl_c(mini_copy: Path) -> None:
    command = [
        sys.executable,
        "-u",
        "-c",
        PROGRAM,
        "--lang",
        "en",
        "serve",
        "-C",
        str(mini_copy),
        "-p",
        "0",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=os.environ) as ran:
        assert ran.stdout
        lines = iter(ran.stdout.readline, "")
        first = [next(lines), next(lines)]
        assert re.fullmatch(r"\d+ pages, 0 findings, \d+ ms\n", first[0])
        assert re.fullmatch(r"serving http://127\.0\.0\.1:\d+/; Ctrl-C ends it\n", first[1])
        path = mini_copy / TIDE
        text = path.read_text(encoding="utf-8")
        stop = threading.Timer(40, ran.kill)
        stop.start()
        saver = threading.Timer(
            1.5, lambda: path.write_text(text.replace("flat breathes", "flat flat breathes"), "utf-8")
        )
        saver.start()
        told = [next(lines), next(lines)]
        assert told[0] == f"{TIDE}\n"
        assert "L104" in told[1]
        while not re.match(r"\d+ pages, \d+ findings", line := next(lines)):
            assert line
        ran.send_signal(signal.SIGINT)
        assert ran.wait(20) == 0
        stop.cancel()
    assert not (mini_copy / "site").exists()


def test_a_save_that_nobody_told_of_is_found(mini_copy: Path) -> None:
    before = disk.read(mini_copy)
    (mini_copy / "glossary" / "new.yaml").write_text("ko: 말", encoding="utf-8")
    (mini_copy / "translations" / "moon.yaml").unlink()
    assert _changed(before, before) == []
    assert _changed(before, disk.read(mini_copy)) == ["glossary/new.yaml", "translations/moon.yaml"]
    states = _states(mini_copy)  # says what there is after a while, without a file having been saved
    assert _changed(before, next(states)) == ["glossary/new.yaml", "translations/moon.yaml"]
