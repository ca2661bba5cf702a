"""The preview that a contributor looks at while editing, with a real server, a real browser and a real command."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from builder import disk
from builder.build import previews
from builder.formats import EDITION_FORMATS, WHOLE_FORMATS
from builder.rules import KINDS
from builder.serving import Server, Stage
from builder.stage import EMPTY, changed, following
from tests.examples import examples

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
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def show(self) -> None:
        for preview in previews(disk.read(self.root), EDITION_FORMATS, WHOLE_FORMATS):
            self.stage.show(preview)

    def save(self, old: str, new: str, name: str = TIDE) -> None:
        path = self.root / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        self.show()

    def ask(self, path: str, host: str | None = None, method: str = "GET") -> tuple[int, str, bytes]:
        """The answer's status, the type of its content, and the content."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request(method, path, headers={"Host": host or f"127.0.0.1:{self.port}"})
        answer = connection.getresponse()
        return answer.status, answer.headers.get("Content-Type", ""), answer.read()


@contextmanager
def serving(root: Path) -> Iterator[Served]:
    made = Served(root)
    try:
        yield made
    finally:
        made.server.shutdown()
        made.server.server_close()


@pytest.fixture
def served(mini_copy: Path) -> Iterator[Served]:
    with serving(mini_copy) as made:
        yield made


# --- The server -------------------------------------------------------------------------------------------------------


def test_it_serves_the_site_from_memory(served: Served) -> None:
    status, kind, page = served.ask("/tide/index.html")
    assert (status, kind) == (200, "text/html; charset=utf-8")
    assert "Letters from the Tidal Flat" in page.decode()
    assert served.ask("/tide/")[2] == page
    assert served.ask("/assets/daeyeok.css")[1] == "text/css; charset=utf-8"
    assert served.ask("/tide/tide.xml")[1] == "application/xml"
    assert not (served.root / "site").exists()


def test_what_is_served_is_marked_and_what_is_published_is_not(served: Served) -> None:
    assert b"/-/serving.js" in served.ask("/index.html")[2]
    assert all(b"/-/serving" not in data for data in served.stage.state.files.values())


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.webmanifest", "application/manifest+json"),
        ("a.wasm", "application/wasm"),
        ("a.js", "text/javascript; charset=utf-8"),
        ("a.json", "application/json"),
        ("a.unknown", "application/octet-stream"),
    ],
)
def test_each_file_goes_by_its_type(served: Served, name: str, kind: str) -> None:
    served.stage.state.files[name] = b"{}"
    assert served.ask(f"/{name}")[:2] == (200, kind)


def test_nothing_is_kept_and_no_other_site_may_load_it(served: Served) -> None:
    with urlopen(f"{served.address}search/terms.js", timeout=20) as answer:  # noqa: S310 - our own server
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_only_the_loopback_address_is_listened_at(served: Served) -> None:
    with pytest.raises(OSError, match=r".*"), socket.create_connection(("127.0.0.2", served.port), timeout=2):
        pass


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", ""])
def test_it_answers_its_own_machine_only(served: Served, host: str) -> None:
    assert served.ask("/index.html", host or "0.0.0.0")[0] == 403  # noqa: S104 - a name that is not ours
    assert served.ask("/index.html", "localhost:1")[0] == 200
    assert served.server.server_address[0] == "127.0.0.1"


@pytest.mark.parametrize(
    "path",
    [
        "/../pyproject.toml",
        "/%2e%2e/seeds/tide.txt",
        "/seeds/tide.txt",
        "/seeds/",
        "/assets/",
        "/tide",
        "//etc/passwd",
        "http://[",
        "/-/x",
        "/-/../pyproject.toml",
        "/-/explain/T000",
        "/%00",
    ],
)
def test_nothing_but_the_site_can_be_asked_for(served: Served, path: str) -> None:
    assert served.ask(path)[0] == 404


def test_it_only_answers_reading(served: Served) -> None:
    assert served.ask("/index.html", method="POST")[0] == 501
    status, _, body = served.ask("/index.html", method="HEAD")
    assert (status, body) == (200, b"")
    assert served.ask("/-/events", method="HEAD")[::2] == (200, b"")


# --- What is shown ----------------------------------------------------------------------------------------------------


def test_whatever_is_wrong_there_is_something_to_show() -> None:
    shown = 0
    for example in (example for kind in KINDS for example in examples(kind.manual) if example.bad):
        state = EMPTY
        for preview in previews(example.repository, EDITION_FORMATS, WHOLE_FORMATS):
            state = following(state, preview)
        assert {"example/index.html", "index.html", "glossary/index.html"} <= state.files.keys()
        shown += bool(state.findings)
    assert shown > 40


def test_the_editions_come_before_the_whole(mini_copy: Path) -> None:
    first, last = previews(disk.read(mini_copy), EDITION_FORMATS, WHOLE_FORMATS)
    assert "tide/index.html" in (early := {str(file.path) for file in first.files})
    assert "index.html" not in early
    assert "index.html" in {str(file.path) for file in last.files}
    assert first.findings == last.findings


def test_what_is_gone_is_shown_no_more(mini_copy: Path) -> None:
    served = Stage()
    for preview in previews(disk.read(mini_copy), EDITION_FORMATS, WHOLE_FORMATS):
        served.show(preview)
    before = disk.read(mini_copy)
    (mini_copy / "translations" / "moon.yaml").unlink()
    after = disk.read(mini_copy)
    assert changed(before, after) == ("translations/moon.yaml",)
    for preview in previews(after, EDITION_FORMATS, WHOLE_FORMATS):
        served.show(preview)
    assert "moon/index.html" not in served.state.files


# --- The page ---------------------------------------------------------------------------------------------------------

SOON = 30_000  # milliseconds; on a machine with nothing else to do it is some hundred
LONGER = ("Letters from the Tidal Flat", "Long and Longer Letters from the Tidal Flat and Then Some More Words")


def top(element: Locator) -> int:
    """Where in the view an element begins, in pixels."""
    return int(element.evaluate("one => Math.round(one.getBoundingClientRect().top)"))


def go_to(element: Locator, height: int = 130) -> None:
    element.evaluate(f"one => scrollTo(0, scrollY + one.getBoundingClientRect().top - {height})")
    assert abs(top(element) - height) <= 1


def settled(page: Page) -> None:
    """Wait until the page has loaded and shows what it was told."""
    page.wait_for_load_state("load")
    page.wait_for_function("document.querySelector('aside.findings') && document.readyState === 'complete'")
    page.evaluate("fetch('/-/findings?path=/').then(() => new Promise((done) => setTimeout(done, 50)))")


def test_a_change_is_shown_at_once_and_at_the_same_place(page: Page, served: Served) -> None:
    page.goto(f"{served.address}tide/index.html")
    go_to(page.locator("#p10"))
    served.save(*LONGER)
    expect(page.locator("h1")).to_contain_text("Long and Longer Letters", timeout=SOON)
    settled(page)
    assert abs(top(page.locator("#p10")) - 130) <= 2
    expect(page.locator(".resume")).to_be_hidden()


def test_the_place_is_kept_where_findings_come_above_it_and_go(page: Page, served: Served) -> None:
    page.goto(f"{served.address}tide/index.html")
    go_to(page.locator("#p10"))
    served.save("A tidal flat breathes.", "A tidal tidal tidal flat breathes.")
    expect(page.locator("#p3 > .finding").first).to_be_attached(timeout=SOON)
    settled(page)
    assert abs(top(page.locator("#p10")) - 130) <= 2
    served.save("A tidal tidal tidal flat breathes.", "A tidal flat breathes.")
    expect(page.locator(".finding")).to_have_count(0, timeout=SOON)
    settled(page)
    assert abs(top(page.locator("#p10")) - 130) <= 2


def test_the_readers_choices_focus_and_open_notes_are_kept(page: Page, served: Served) -> None:
    page.goto(f"{served.address}tide/index.html#p1")
    page.locator("#layout-lines").check()
    page.locator("#p4 details.terms > summary").click()
    expect(page.locator("#p4 details.terms")).to_have_attribute("open", "")
    go_to(page.locator("#p4"))
    served.save(*LONGER)
    expect(page.locator("h1")).to_contain_text("Long and Longer Letters", timeout=SOON)
    settled(page)
    expect(page.locator("#layout-lines")).to_be_checked()
    expect(page.locator("#p4 details.terms")).to_have_attribute("open", "")
    expect(page.locator("#p4 details.terms > summary")).to_be_focused()
    assert abs(top(page.locator("#p4")) - 130) <= 2, "the fragment of the address does not take the reader away"


def test_a_page_that_did_not_change_is_not_loaded_again(page: Page, served: Served) -> None:
    page.goto(f"{served.address}moon/index.html")
    settled(page)
    page.evaluate("self.mine = true")
    served.save(*LONGER)
    served.save("A tidal flat breathes.", "A tidal tidal flat breathes.")
    expect(page.locator(".findings")).to_contain_text("1 finding in other files", timeout=SOON)
    assert page.evaluate("self.mine") is True


def test_what_is_saved_while_a_page_loads_is_not_missed(page: Page, served: Served) -> None:
    def save_first(route: Route) -> None:
        if "Long and" not in (served.root / TIDE).read_text(encoding="utf-8"):
            served.save(*LONGER)
        route.continue_()

    page.route("**/-/serving.js", save_first)
    page.goto(f"{served.address}tide/index.html")
    expect(page.locator("h1")).to_contain_text("Long and Longer Letters", timeout=SOON)


def test_a_finding_stands_at_its_pair_and_goes_when_it_is_mended(page: Page, served: Served) -> None:
    page.goto(f"{served.address}tide/index.html")
    settled(page)
    expect(page.locator(".finding")).to_have_count(0)
    expect(page.locator(".findings")).to_be_hidden()
    served.save("A tidal flat breathes.", "A tidal tidal flat breathes.")
    finding = page.locator("#p3 > .finding")
    expect(finding).to_contain_text("L104", timeout=SOON)
    expect(finding).to_contain_text("‘tidal’ stands twice")
    expect(finding).to_contain_text("translations/tide.yaml:30:")
    page.locator(".findings button").click()
    expect(finding).to_be_in_viewport()
    served.save("A tidal tidal flat breathes.", "A tidal flat breathes.")
    expect(page.locator(".finding")).to_have_count(0, timeout=SOON)
    expect(page.locator(".findings")).to_be_hidden()


def test_a_finding_leads_to_its_page_in_the_manual(page: Page, served: Served) -> None:
    served.save("A tidal flat breathes.", "A tidal tidal flat breathes.")
    page.goto(f"{served.address}tide/index.html")
    page.locator("#p3 > .finding a.code").click(timeout=SOON)
    expect(page.locator("body")).to_contain_text("A word of the English stands twice in a row.")


def test_a_finding_without_a_pair_stands_at_the_head(page: Page, served: Served) -> None:
    served.save("seed: tide.txt", "seed: ebb.txt")
    page.goto(f"{served.address}tide/index.html")
    expect(page.locator("main > .finding").first).to_contain_text("translations/tide.yaml:1:7", timeout=SOON)


def test_findings_are_in_the_language_of_the_page(page: Page, served: Served) -> None:
    served.save("A tidal flat breathes.", "A tidal tidal flat breathes.")
    page.goto(f"{served.address}ko/tide/index.html")
    expect(page.locator("#p3 > .finding")).to_contain_text("두 번 나옵니다", timeout=SOON)
    expect(page.locator(".findings")).to_contain_text("여기에 지적 1건")


def test_what_cannot_be_read_is_told_over_the_last_good_page(page: Page, served: Served) -> None:
    page.goto(f"{served.address}tide/index.html")
    go_to(page.locator("#p10"))
    served.save("status: reviewed", "status: [reviewed")
    told = page.locator(".findings > .finding")
    expect(told).to_contain_text("Y105", timeout=SOON)
    expect(told).to_contain_text(re.compile(r"not YAML: .+ translations/tide\.yaml:\d+:\d+"))
    expect(told).to_be_in_viewport()
    expect(page.locator("h1")).to_contain_text("Letters from the Tidal Flat")
    page.reload()
    expect(page.locator("h1")).to_contain_text("Letters from the Tidal Flat")
    page.goto(f"{served.address}moon/index.html")
    expect(told).to_contain_text("Y105", timeout=SOON)  # until it is mended, the rules say nothing of any file
    served.save("status: [reviewed", "status: reviewed")
    expect(page.locator(".finding")).to_have_count(0, timeout=SOON)


def test_a_page_that_never_could_be_made_comes_when_it_can(page: Page, mini_copy: Path) -> None:
    path = mini_copy / TIDE
    path.write_text(path.read_text(encoding="utf-8").replace("status: reviewed", "status: [reviewed"), encoding="utf-8")
    with serving(mini_copy) as served:
        page.goto(f"{served.address}tide/index.html")
        expect(page.locator("h1")).to_have_text("There is no such page")
        expect(page.locator(".findings > .finding")).to_contain_text("Y105", timeout=SOON)
        served.save("status: [reviewed", "status: reviewed")
        expect(page.locator("h1")).to_contain_text("Letters from the Tidal Flat", timeout=SOON)


def test_what_a_finding_quotes_is_no_markup(page: Page, served: Served) -> None:
    served.save("A tidal flat breathes.", "A <img/src=x> <img/src=x> flat breathes.")
    served.save("what: Notes added.}", "what: Notes added., '<img/src=x>': y}")
    page.goto(f"{served.address}tide/index.html")
    expect(page.locator(".finding").first).to_contain_text("<img/src=x>", timeout=SOON)
    expect(page.locator(":is(.finding, .findings) img")).to_have_count(0)


def test_the_library_lists_all_and_leads_there(page: Page, served: Served) -> None:
    served.save("A tidal flat breathes.", "A tidal tidal flat breathes.")
    page.goto(f"{served.address}moon/index.html")
    page.locator(".findings a.elsewhere").click(timeout=SOON)
    expect(page).to_have_url(f"{served.address}index.html")
    page.locator("main > .finding a.at").click(timeout=SOON)
    expect(page).to_have_url(f"{served.address}tide/index.html#p3")


def test_the_page_says_when_the_server_has_ended(page: Page, mini_copy: Path) -> None:
    with serving(mini_copy) as served:
        page.goto(f"{served.address}tide/index.html")
        settled(page)
    page.evaluate("dispatchEvent(new Event('visibilitychange')), document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator(".findings")).to_contain_text("has ended", timeout=SOON)


# --- The command ------------------------------------------------------------------------------------------------------

BUILT = r"{what}: findings: {count}; on the page after \d+ ms, all pages after \d+ ms\n"


class Command:
    """`daeyeok serve` as a process; what it prints is read line by line."""

    def __init__(self, ran: subprocess.Popen[str]) -> None:
        self.ran = ran

    def until(self, pattern: str) -> list[str]:
        """The lines up to the first that is like the pattern."""
        assert self.ran.stdout
        lines = []
        for line in iter(self.ran.stdout.readline, ""):
            lines.append(line)
            if re.fullmatch(pattern, line):
                return lines
        raise AssertionError(f"no line is like {pattern}: {lines}")

    def end(self) -> int:
        self.ran.send_signal(signal.SIGINT)
        return self.ran.wait(30)


@contextmanager
def command(root: Path, *options: str, program: Path | None = None) -> Iterator[Command]:
    """The command at work; it is killed when it says nothing for too long."""
    words = ["--lang", "en", "serve", "-C", str(root), *options]
    run = [sys.executable, "-u", "-c", "from builder.cli import main; main()", *words]
    env = {**os.environ, **({"PYTHONPATH": str(program)} if program else {})}
    with subprocess.Popen(run, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=env, cwd=root) as ran:
        stop = threading.Timer(90, ran.kill)
        stop.start()
        try:
            yield Command(ran)
        finally:
            stop.cancel()
            ran.kill()


def test_the_command_watches_rebuilds_and_ends_by_ctrl_c(mini_copy: Path) -> None:
    path = mini_copy / TIDE
    right = path.read_text(encoding="utf-8")
    with command(mini_copy, "-p", "0") as serve:
        serve.until(BUILT.format(what="all files", count=0))
        serve.until(r"serving http://127\.0\.0\.1:\d+/; Ctrl-C ends it\n")
        path.write_text(right.replace("flat breathes", "flat flat breathes"), encoding="utf-8")
        told = serve.until(BUILT.format(what=TIDE, count=1))
        assert told[0].startswith(f"{TIDE}:30:18: L104 ‘flat’ stands twice")
        disk.write_file(path, right.encode())  # as an editor does that puts a new file in the old one's place
        serve.until(BUILT.format(what=TIDE, count=0))
        assert serve.end() == 0
    assert not (mini_copy / "site").exists()


def test_the_command_goes_on_when_the_settings_cannot_be_read(mini_copy: Path) -> None:
    project = mini_copy / "pyproject.toml"
    with command(mini_copy, "-p", "0") as serve:
        serve.until(r"serving .+\n")
        project.write_text('[tool.daeyeok]\nurl = "nowhere"\n', encoding="utf-8")
        serve.until("the setting url is 'nowhere'.*\n")
        project.write_text('[tool.daeyeok]\nurl = "https://example.org"\n', encoding="utf-8")
        serve.until(BUILT.format(what=r"pyproject\.toml", count=0))
        assert serve.end() == 0


def test_the_command_takes_another_port_and_says_so(mini_copy: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with command(mini_copy, "-p", str(port)) as serve:
            serve.until(rf"port {port} cannot be had \(.+\); another one is taken\n")
            (said,) = serve.until(r"serving .+\n")
            assert f":{port}/" not in said
            assert serve.end() == 0


def test_a_change_of_the_program_is_shown(mini_copy: Path, tmp_path: Path) -> None:
    program = tmp_path / "program"
    shutil.copytree(Path(disk.__file__).parent, program / "builder", ignore=shutil.ignore_patterns("__pycache__"))
    template = program / "builder" / "templates" / "library.html"
    right = template.read_text(encoding="utf-8")

    def library(address: str) -> str:
        with urlopen(f"{address}index.html", timeout=30) as answer:  # noqa: S310 - our own server
            return str(answer.read().decode())

    with command(mini_copy, "-p", "0", "--program", program=program) as serve:
        address = re.sub(r"serving (\S+);.*\n", r"\1", serve.until(r"serving .+\n")[-1])
        template.write_text(right.replace("{% block main %}", "{% block main %}<p>Quite new</p>"), encoding="utf-8")
        serve.until(BUILT.format(what="the program", count=0))
        assert "<p>Quite new</p>" in library(address)
        template.write_text(right.replace("{% block main %}", "{% block main %}{{ nothing }}"), encoding="utf-8")
        serve.until(r".*'nothing' is undefined\n")
        assert "<p>Quite new</p>" in library(address)
        template.write_text(right, encoding="utf-8")
        serve.until(BUILT.format(what="the program", count=0))
        assert "Quite new" not in library(address)
        assert serve.end() == 0
