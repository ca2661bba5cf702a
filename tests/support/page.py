"""Waiting for a state of a page in a browser, in the place of waiting for a while."""

from __future__ import annotations

from playwright.sync_api import Page

_AT_REST = """async (frames) => {
    const shape = () => `${document.documentElement.scrollHeight} ${scrollY}`;
    for (let last, same = 0; same < frames; await new Promise(requestAnimationFrame)) {
        const now = shape();
        same = now === last ? same + 1 : 0;
        last = now;
    }
}"""


def rest(page: Page, frames: int = 5) -> None:
    """Wait until a page has had the same height and place for some frames, since notes move to their words as it loads.

    Without scripts it is so from the start.
    """
    if page.locator("html[data-scripted]").count():
        page.evaluate(_AT_REST, frames)


def until(page: Page, holds: str, *given: object) -> None:
    """Wait until a function in JavaScript, which may be asynchronous, is true of what is given.

    Playwright's own `wait_for_function` evaluates texts in the page, which the pages' policy forbids.
    """
    waited = f"""async (given) => {{
        const holds = {holds};
        const end = performance.now() + 20_000;
        while (!await holds(...given)) {{
            if (performance.now() > end) return false;
            await new Promise((next) => setTimeout(next, 10));
        }}
        return true;
    }}"""
    assert page.evaluate(waited, given), holds
