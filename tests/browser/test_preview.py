"""The preview's pages in a real browser: a change is shown at once, findings at their words, and nothing is kept."""

from __future__ import annotations

import re
import threading
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from builder.build import pipeline
from builder.build.preview.lazy_site import preview
from builder.build.preview.server import LiveSite, Server
from builder.build.stores import disk
from tests.support.page import rest, until
from tests.support.preview import Served
from tests.support.served import hosted
from tests.support.site import FULL


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


def test_nothing_is_kept_and_a_worker_that_was_left_at_the_address_goes(page: Page, mini_copy: Path) -> None:
    left = (
        "Promise.all([navigator.serviceWorker.getRegistrations(), caches.keys()]).then(([a, b]) => a.length + b.length)"
    )
    repository = disk.read_repository(mini_copy)
    with hosted(pipeline.site(repository, FULL)) as host:
        page.goto(host.address)
        until(page, "() => navigator.serviceWorker.controller !== null")
        assert page.evaluate(left) == 2
        port = int(host.server_address[1])
    stage = LiveSite()
    stage.show(preview(repository, FULL))
    with Server(port, stage) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        page.goto(host.address)
        until(page, f"async () => await ({left}) === 0")
        page.add_init_script("navigator.serviceWorker.register = () => { self.registered = true; }")
        page.reload()
        assert page.evaluate("'registered' in self") is False
        assert page.evaluate(left) == 0
        server.shutdown()


def test_a_change_is_shown_at_once_and_at_the_same_place(page: Page, served: Served) -> None:
    page.goto(f"{served.address}tide/index.html")
    page.locator("#p10").evaluate("one => scrollTo(0, scrollY + one.getBoundingClientRect().top - 120)")
    before = page.locator("#p10").evaluate("one => Math.round(one.getBoundingClientRect().top)")
    served.save("Letters from the Tidal Flat", "Long and Longer Letters from the Tidal Flat and Some More Words")
    expect(page.locator("h1")).to_contain_text("Long and Longer Letters", timeout=20_000)
    rest(page)
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
    seen = page.context.new_page()
    seen.goto(f"{served.address}tide/index.html")
    for old, new in (
        ("Letters", "Short Letters"),
        ("Short Letters", "Long Letters"),
    ):  # whoever is told of the second knows of the first
        served.save(f"{old} from the Tidal Flat", f"{new} from the Tidal Flat")
        expect(seen.locator("h1")).to_contain_text(new, timeout=20_000)
    assert not [url for url in asked if "/-/page" in url]
    page.evaluate("globalThis.away = false; dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator("h1")).to_contain_text("Long Letters", timeout=20_000)


def test_a_finding_stands_at_its_words_and_goes_when_it_is_mended(page: Page, served: Served) -> None:
    page.goto(f"{served.address}tide/index.html")
    expect(page.locator(".finding")).to_have_count(0)
    served.save("A tidal flat breathes.", "A tidal tidal flat breathes.")
    finding = page.locator("#p3 [data-of='p3.2'] > .finding")
    expect(finding).to_contain_text("L104", timeout=20_000)
    expect(finding).to_contain_text("translations/tide.yaml:")
    marked = "[...CSS.highlights.get('finding')].map((range) => range.toString())"
    assert page.evaluate(marked) == ["tidal"]
    served.save("A tidal tidal flat breathes.", "A tidal flat breathes.")
    expect(page.locator(".finding")).to_have_count(0, timeout=20_000)


def test_findings_are_in_the_language_of_the_page(page: Page, served: Served) -> None:
    served.save("A tidal flat breathes.", "A tidal tidal flat breathes.")
    page.goto(f"{served.address}ko/tide/index.html")
    expect(page.locator("#p3 .finding")).to_contain_text(re.compile("[가-힣]"), timeout=20_000)


@pytest.mark.parametrize("width", [390, 1280])
def test_a_finding_stays_in_its_column(page: Page, served: Served, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    served.save("A tidal flat breathes.", "A tidal tidal flat breathes.\n    A line that no Korean one answers.")
    page.goto(f"{served.address}tide/index.html")
    finding = page.locator(".pair > .finding").first
    expect(finding).to_be_visible(timeout=20_000)
    rest(page)
    inner, outer = finding.evaluate(
        "one => [one, one.parentElement.querySelector('.cells')].map((it) => it.getBoundingClientRect().toJSON())"
    )
    assert outer["left"] <= inner["left"] < inner["right"] <= outer["right"]
    finding.evaluate("one => one.parentElement.classList.add('signature')")
    assert finding.evaluate("one => getComputedStyle(one).textAlign") == "start"


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
    served.save("The moon sets", "The the moon sets", "translations/moon.yaml")
    expect(page.locator(".finding")).to_contain_text(["translations/moon.yaml"], timeout=20_000)
    page.goto(f"{served.address}index.html")
    expect(page.locator("main > .finding")).not_to_have_count(0, timeout=20_000)
