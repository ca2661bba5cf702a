"""What a screen reader is given of an edition's page, read from a real browser through AT-SPI.

Usage: accessibility_tree.py firefox|webkit ADDRESS, in a D-Bus session with a display (`make accessibility-tree`).
Prints how much there is of each role; exits with 1 if a paragraph of the page is empty, however far from the window,
or if a link, a button or a field has no name.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

_BUS = "/usr/libexec/at-spi-bus-launcher"
_MINI_BROWSERS = "*/webkit2gtk-4.?/MiniBrowser"  # below /usr/lib
_PATIENCE = 120  # seconds in which a browser starts and a page is loaded
_DEEP = 14  # levels between the desktop and a document
_NAMED = ("link", "push button", "combo box", "entry", "check box", "radio button")


def main(engine: str, address: str) -> int:
    """Open the page, print what is in its tree, and return the exit status."""
    atspi = _atspi()
    with tempfile.TemporaryDirectory() as profile:
        command = (
            ["firefox-esr", "--no-remote", "--profile", profile, address]
            if engine == "firefox"
            else [str(next(Path("/usr/lib").glob(_MINI_BROWSERS))), address]
        )
        quiet = subprocess.DEVNULL
        with subprocess.Popen([_BUS, "--launch-immediately"], stdout=quiet, stderr=quiet) as bus:
            try:
                time.sleep(1)  # the bus says to nobody when it is ready
                with subprocess.Popen(command, stdout=quiet, stderr=quiet) as browser:
                    try:
                        return _report(engine, list(_walk(_document(atspi))), atspi)
                    finally:
                        browser.terminate()
            finally:
                bus.terminate()


def _atspi() -> Any:
    gi: Any = import_module("gi")
    gi.require_version("Atspi", "2.0")
    atspi: Any = import_module("gi.repository.Atspi")
    atspi.init()
    atspi.set_timeout(1000 * _PATIENCE, 1000 * _PATIENCE)  # a browser that lays out a long page answers late
    return atspi


def _document(atspi: Any) -> Any:
    """The page's document, once it is there with its end."""
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        for document in _documents(atspi.get_desktop(0), atspi, 0):
            if any(one.get_role_name() == "footer" or _is_contentinfo(one) for one in _walk(document)):
                return document
        time.sleep(1)
    raise SystemExit("no document came")


def _is_contentinfo(one: Any) -> bool:
    return bool(one.get_role_name() == "landmark" and one.get_attributes().get("xml-roles") == "contentinfo")


def _documents(one: Any, atspi: Any, depth: int) -> Iterator[Any]:
    if one is None or depth > _DEEP:
        return
    if one.get_role() == atspi.Role.DOCUMENT_WEB:
        yield one
        return
    for at in range(one.get_child_count()):
        yield from _documents(one.get_child_at_index(at), atspi, depth + 1)


def _walk(one: Any) -> Iterator[Any]:
    yield one
    for at in range(one.get_child_count()):
        child = one.get_child_at_index(at)
        if child is not None:
            yield from _walk(child)


def _report(engine: str, found: list[Any], atspi: Any) -> int:
    roles = Counter(one.get_role_name() for one in found)
    paragraphs = [atspi.Text.get_text(one, 0, -1) for one in found if one.get_role_name() == "paragraph"]
    empty = sum(not text.strip() for text in paragraphs)
    unnamed = sum(not (one.get_name() or "").strip() for one in found if one.get_role_name() in _NAMED)
    print(f"{engine}: " + ", ".join(f"{role} {count}" for role, count in roles.most_common()))
    print(f"{engine}: {len(paragraphs)} paragraphs, {empty} empty; {unnamed} without a name of what can be operated")
    return int(not paragraphs or bool(empty or unnamed))


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
