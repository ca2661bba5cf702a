"""The site as an application: installed, read without a connection, and never for long in an old state, in the real browser."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

from builder.build import pipeline
from builder.build.stores import disk
from builder.content.repository import Repository
from builder.model.corpus import AnnotatedCorpus
from builder.publish.format import File, SiteSettings
from builder.publish.site.assets import bundles
from pictures import draw
from tests.support import site
from tests.support.page import until
from tests.support.served import Host, hosted

TIDE = "translations/tide.yaml"
OLD, NEW = "The sea does not grow old.", "The sea never grows old."
EVERYTHING = """
async () => {
  const names = await caches.keys();
  const keys = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map((one) => one.url)));
  return keys.flat();
}
"""


def built(repository: Repository) -> list[File]:
    return list(pipeline.site(repository, site.FULL))


@pytest.fixture(scope="module")
def first(mini: Repository) -> list[File]:
    return built(mini)


@pytest.fixture
def second(mini_copy: Path) -> list[File]:
    """The site after a sentence of one edition was mended."""
    path = mini_copy / TIDE
    text = path.read_text(encoding="utf-8")
    assert OLD in text
    path.write_text(text.replace(OLD, NEW), encoding="utf-8")
    return built(disk.read_repository(mini_copy))


@pytest.fixture(params=["/", "/sub/path/"])
def host(request: pytest.FixtureRequest, first: list[File]) -> Iterator[Host]:
    with hosted(first, request.param) as running:
        yield running


@pytest.fixture
def root_host(first: list[File]) -> Iterator[Host]:
    with hosted(first) as running:
        yield running


@pytest.fixture
def said(page: Page) -> list[str]:
    """What the browser says on the console: faults, and what the page's policy forbids."""
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    return heard


def kept(page: Page) -> set[str]:
    """The addresses under which files are kept."""
    return set(page.evaluate(EVERYTHING))


def addresses(host: Host, prefix: str) -> set[str]:
    """Those under which the worker of what is served would keep the files of a kind: `ko/` pages, or all others."""
    script = host.files["sw.js"].decode()
    data = json.loads(script[len("self.build = ") : script.index(";\n")])
    names = list(data["files"])
    wanted = [
        name
        for at, name in enumerate(names)
        if at < data["core"] or not name.endswith(".html") or name.startswith("ko/") == (prefix == "ko/")
    ]
    return {f"{host.address}{name}?{data['files'][name]}" for name in wanted}


def settle(page: Page, host: Host, prefix: str = "") -> None:
    """Wait until all that a reader in one interface should have is kept."""
    until(
        page,
        f"async (wanted) => {{ const all = await ({EVERYTHING})(); return wanted.every((one) => all.includes(one)); }}",
        sorted(addresses(host, prefix)),
    )


def controlled(page: Page) -> None:
    """Wait until a worker answers for the page."""
    until(page, "() => navigator.serviceWorker.controller !== null")


def forget(page: Page, name: str) -> None:
    """Take a file out of what is kept."""
    forgetting = "async (name) => (await caches.open((await caches.keys())[0])).delete(name, { ignoreSearch: true })"
    assert page.evaluate(forgetting, name), name


def keeps(page: Page, name: str) -> None:
    """Wait until a file is kept."""
    until(page, f"async (name) => (await ({EVERYTHING})()).some((one) => one.includes(`/${{name}}?`))", name)


def taken_in(page: Page, name: str) -> None:
    """Wait until the worker has kept all that this page, of the name, has asked it to keep: it takes up one request after the other."""
    keeps(page, name)
    forget(page, f"/{name}")
    page.evaluate("navigator.serviceWorker.controller.postMessage('page')")
    keeps(page, name)


def visited(page: Page, host: Host, name: str = "index.html") -> None:
    """Open a page twice and wait until what belongs to its language is kept."""
    page.goto(f"{host.address}{name}")
    controlled(page)
    page.reload()
    settle(page, host, "ko/" if name.startswith("ko/") else "")


def styled(page: Page) -> bool:
    """Whether the page has the styles of the site: the layer of the pages is by far the longest."""
    layers = "[...document.styleSheets].flatMap((sheet) => [...sheet.cssRules].map((layer) => layer.cssRules.length))"
    return max(page.evaluate(layers), default=0) > 50


# --- Without a connection ---------------------------------------------------------------------------------------------


def test_what_was_never_opened_is_read_without_a_connection(page: Page, host: Host, said: list[str]) -> None:
    visited(page, host)
    host.up = False
    for name, heading in {
        "tide/index.html": "Letters from the Tidal Flat",
        "tide/?layout=lines": "Letters from the Tidal Flat",
        "glossary/index.html": "Glossary",
        "glossary/getbol/index.html": "갯벌",
        "": "Korean texts in bilingual editions",
        "ko/index.html": "대역",
        "ko/glossary/": "용어집",
    }.items():
        page.goto(f"{host.address}{name}")
        expect(page.locator("h1")).to_contain_text(heading)
        assert styled(page), name
    page.locator("search input, .search input").first.fill("갯벌")
    expect(page.locator("[role=option]").first).to_contain_text("tidal flat")
    assert not said


def test_the_texts_are_searched_without_a_connection(page: Page, host: Host) -> None:
    visited(page, host)
    page.goto(f"{host.address}search/index.html?q=%EB%AC%BC%EB%95%8C%EB%A5%BC")
    expect(page.locator(".found-passages mark").first).to_be_visible()
    host.up = False
    page.goto(f"{host.address}search/index.html?q=%EA%B0%AF%EB%B2%8C%EC%97%90%EC%84%9C%EB%8A%94")
    expect(page.locator(".found-passages mark").first).to_have_text("갯벌", timeout=20_000)
    expect(page.locator(".simply")).to_be_visible()


def test_the_interface_that_is_read_in_is_kept_whole(page: Page, host: Host) -> None:
    visited(page, host, "ko/tide/index.html")
    host.up = False
    page.goto(f"{host.address}ko/moon/index.html")
    expect(page.locator("h1")).to_be_visible()
    assert page.locator("html").get_attribute("lang") == "ko"
    assert styled(page)


def test_a_page_that_is_not_kept_says_so_and_leads_back(page: Page, host: Host, said: list[str]) -> None:
    visited(page, host)
    host.up = False
    page.goto(f"{host.address}ko/tide/index.html?layout=lines#p3")
    expect(page.locator("h1")).to_have_text("오프라인으로 읽기")
    expect(page.locator(".missing")).to_be_visible()
    assert styled(page)
    page.goto(f"{host.address}nowhere.html")
    expect(page.get_by_text("You are offline")).to_be_visible()
    page.go_back()
    host.up = True
    page.locator("a.again").click()
    expect(page).to_have_url(f"{host.address}ko/tide/index.html?layout=lines#p3")
    expect(page.locator("#p3")).to_be_in_viewport()
    assert not said


def test_a_page_that_is_not_kept_is_there_when_the_connection_is(page: Page, root_host: Host) -> None:
    visited(page, root_host)
    root_host.up = False
    page.goto(f"{root_host.address}ko/tide/index.html")
    expect(page.locator(".missing")).to_be_visible()
    root_host.up = True
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page).to_have_url(f"{root_host.address}ko/tide/index.html")


@pytest.mark.parametrize(
    "asked", ["https://example.org/", "//example.org/", "javascript:alert(1)", "../elsewhere.html"]
)
def test_the_page_that_says_so_leads_nowhere_else(page: Page, asked: str, first: list[File]) -> None:
    with hosted(first, "/sub/path/") as host:
        page.goto(f"{host.address}offline.html?page={asked}")
        assert page.locator("a.again").get_attribute("href") == "index.html"
        expect(page.locator(".missing")).to_be_hidden()


# --- A new build ------------------------------------------------------------------------------------------------------


def test_a_new_build_is_seen_at_once_and_takes_the_old_ones_place(
    page: Page, host: Host, second: list[File], said: list[str]
) -> None:
    visited(page, host)
    before = addresses(host, "")
    host.show(second)
    host.asked.clear()
    page.goto(f"{host.address}tide/index.html")
    expect(page.locator(".text")).to_contain_text(NEW)
    settle(page, host)
    old = sorted(before - addresses(host, ""))
    until(
        page,
        f"async (old) => {{ const all = new Set(await ({EVERYTHING})()); return !old.some((one) => all.has(one)); }}",
        old,
    )
    assert host.asked["moon/index.html"] == host.asked["glossary/index.html"] == 0  # they have not changed
    host.up = False
    page.reload()
    expect(page.locator(".text")).to_contain_text(NEW)
    expect(page.locator(".text")).not_to_contain_text(OLD)
    assert styled(page)
    assert not said


def test_a_page_that_is_open_meanwhile_goes_on_working(page: Page, root_host: Host, second: list[File]) -> None:
    visited(page, root_host, "tide/index.html")
    root_host.show(second)
    other = page.context.new_page()
    other.goto(root_host.address)
    settle(other, root_host)
    root_host.up = False
    expect(page.locator(".text")).to_contain_text(OLD)
    page.locator(".search input").fill("mulddae")
    expect(page.locator("[role=option]").first).to_be_visible()
    page.locator("#p3 .ko a.term").first.click()
    expect(page.locator("#card")).to_be_visible()


def test_a_page_of_another_build_gets_its_own_style_or_none(page: Page, root_host: Host) -> None:
    visited(page, root_host)
    root_host.asked.clear()
    name, own = "assets/daeyeok.css", bundles.version("daeyeok.css")
    status = "(address) => fetch(address).then((answer) => answer.status, () => 0)"
    assert page.evaluate(status, f"{name}?{own}") == 200
    assert root_host.asked[name] == 0
    assert page.evaluate(status, f"{name}?0123456789") == 200
    assert root_host.asked[name] == 1
    root_host.up = False
    assert page.evaluate(status, f"{name}?0123456789") == 0
    assert page.evaluate(status, f"{name}?{own}") == 200


def test_what_is_kept_is_of_one_build_whatever_the_server_gives(
    page: Page, root_host: Host, second: list[File]
) -> None:
    visited(page, root_host)
    [mended] = [file.data for file in second if str(file.path) == "tide/index.html"]
    root_host.files["tide/index.html"] = (
        mended  # and the worker's script is still the first build's, as on a slow mirror
    )
    page.goto(f"{root_host.address}tide/index.html")
    expect(page.locator(".text")).to_contain_text(NEW)
    forget(page, "/moon/index.html")
    page.evaluate("fetch('../moon/index.html').then((answer) => answer.text())")
    keeps(page, "moon/index.html")  # and what was given out before it would be kept by now
    root_host.up = False
    page.reload()
    expect(page.locator(".text")).to_contain_text(OLD)


# --- A poor connection ------------------------------------------------------------------------------------------------


def test_who_waits_three_seconds_is_given_what_is_kept(page: Page, root_host: Host) -> None:
    visited(page, root_host)
    root_host.answers.clear()
    start = time.monotonic()
    page.goto(f"{root_host.address}tide/index.html", wait_until="commit")
    expect(page.locator("h1")).to_contain_text("Letters")
    assert 2.5 < time.monotonic() - start < 10
    assert styled(page)


def test_an_error_of_the_server_is_no_page_and_a_page_that_is_gone_is(page: Page, root_host: Host) -> None:
    visited(page, root_host)
    root_host.status = 503
    page.goto(f"{root_host.address}tide/index.html")
    expect(page.locator("h1")).to_contain_text("Letters")
    root_host.status = 200
    del root_host.files["tide/index.html"]
    answer = page.goto(f"{root_host.address}tide/index.html")
    assert answer
    assert answer.status == 404


def test_a_page_that_never_was_is_said_to_be_none_at_any_depth(
    page: Page, mini_content: AnnotatedCorpus, said: list[str]
) -> None:
    where = SiteSettings(url="https://example.org/sub/path")
    with hosted(site.pages(mini_content.glossary, mini_content.editions, where), "/sub/path/") as host:
        for address in ("nowhere.html", "glossary/nowhere/index.html", "ko/no/where/at/all"):
            said.clear()
            answer = page.goto(f"{host.address}{address}")
            assert answer
            assert answer.status == 404
            assert styled(page)
            assert [one for one in said if "404" not in one] == []
            page.locator("main a").first.click()
            expect(page.locator(".shelf")).to_be_visible()


def test_nothing_but_whole_pages_of_the_site_is_kept(page: Page, root_host: Host) -> None:
    visited(page, root_host)
    before = kept(page)
    read = "([address, init]) => fetch(address, init).then((answer) => answer.text())"
    page.evaluate(read, ["tide/tide.xml", {}])
    page.evaluate(read, ["search/pagefind.js", {}])  # a part of an index would find less without saying so
    page.evaluate(read, ["ko/tide/index.html", {"headers": {"Range": "bytes=0-9"}}])
    page.goto(f"{root_host.address}nowhere.html")
    page.goto(root_host.address)
    assert kept(page) == before


def test_sites_of_one_server_leave_each_others_alone(page: Page, first: list[File], mini: Repository) -> None:
    both = [File(PurePosixPath(name) / file.path, file.data) for name in ("a", "b") for file in first]
    with hosted(both) as host:
        for name in ("a", "b"):
            page.goto(f"{host.address}{name}/index.html")
            controlled(page)
        assert set(page.evaluate("caches.keys()")) == {f"daeyeok {host.address}{name}/" for name in ("a", "b")}


def test_who_only_looks_in_is_sent_no_more_than_what_is_needed(page: Page, root_host: Host) -> None:
    page.goto(f"{root_host.address}tide/index.html")
    controlled(page)
    taken_in(page, "tide/index.html")
    assert root_host.asked["glossary/index.html"] == 1
    assert root_host.asked["moon/index.html"] == root_host.asked["glossary/getbol/index.html"] == 0


def test_who_saves_data_is_sent_what_is_visited(page: Page, root_host: Host) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'connection', { value: { saveData: true } })")
    page.goto(root_host.address)
    controlled(page)
    page.goto(f"{root_host.address}tide/index.html")
    taken_in(page, "tide/index.html")
    assert root_host.asked["moon/index.html"] == root_host.asked["glossary/getbol/index.html"] == 0


# --- Where nothing is kept --------------------------------------------------------------------------------------------


def test_from_a_folder_nothing_is_registered_and_nothing_said(
    page: Page, said: list[str], tmp_path: Path, first: list[File]
) -> None:
    folder = site.write(tmp_path, first)
    page.add_init_script("navigator.serviceWorker.register = () => { self.registered = true; }")
    for name in ("index.html", "tide/index.html", "offline.html"):
        page.goto((folder / name).as_uri())
        assert page.evaluate("'registered' in self") is False
    assert not said


# --- Its files --------------------------------------------------------------------------------------------------------


DIFFERENCE = """
async (pictures) => {
  const [one, other] = await Promise.all(pictures.map(async (data) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
    const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
    canvas.drawImage(image, 0, 0);
    return canvas.getImageData(0, 0, image.width, image.height).data;
  }));
  return one.reduce((sum, value, at) => sum + Math.abs(value - other[at]), 0) / one.length;
}
"""


def test_the_icons_are_what_the_drawing_is(browser: Browser, page: Page) -> None:
    drawn = draw.pictures(browser)
    assert {name for name in bundles.everything() if name.endswith(".png")} == drawn.keys()
    for name in drawn.keys() - {"card.png"}:  # its letters look as the fonts of the machine do
        both = [base64.b64encode(png).decode() for png in (drawn[name], bundles.content(name))]
        assert page.evaluate(DIFFERENCE, both) < 1, name  # of 255: other browsers smooth edges otherwise


@pytest.fixture(scope="module")
def chrome(
    playwright: Playwright, whole_browser: dict[str, Any], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[BrowserContext]:
    """A whole browser with a profile of its own, since one without may install nothing."""
    profile = tmp_path_factory.mktemp("profile")
    with playwright.chromium.launch_persistent_context(profile, **whole_browser) as own:
        yield own


@pytest.mark.parametrize("folder", ["", "ko/"])
def test_the_browser_can_install_it(chrome: BrowserContext, host: Host, folder: str) -> None:
    page = chrome.new_page()
    page.goto(f"{host.address}{folder}tide/index.html")
    session = chrome.new_cdp_session(page)
    assert session.send("Page.getInstallabilityErrors")["installabilityErrors"] == []
    read = session.send("Page.getAppManifest")
    assert read["errors"] == []
    assert read["url"] == f"{host.address}{folder}manifest.webmanifest"
    assert read["manifest"]["scope"] == host.address
    assert read["manifest"]["startUrl"] == f"{host.address}{folder}index.html"
