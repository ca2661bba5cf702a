"""Firefox and WebKitGTK, driven by the WebDriver protocol that each speaks itself.

Playwright drives only browsers of its own making in these two families, and Selenium needs a geckodriver, which Debian does not have;
what the tests need of the protocol is little.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, Protocol, TypeVar

T = TypeVar("T")
PATIENCE = 60  # seconds in which a browser starts, or a page comes to be as a test expects
_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # the key of an element's reference, from the standard


class Send(Protocol):
    """Carries out one command of the protocol and returns its result."""

    def __call__(self, command: str, **parameters: object) -> Any: ...


class Browser:
    """A window of a browser; `name` is that of the engine."""

    def __init__(self, name: str, send: Send) -> None:
        """Send the commands by `send`."""
        self.name = name
        self._send = send

    def open(self, address: str, width: int = 1280, height: int = 900) -> None:
        """Load a page in a window of the given size."""
        self._send("SetWindowRect", x=0, y=0, width=width, height=height)
        self._send("Navigate", url=address)

    def run(self, script: str, *arguments: object) -> Any:
        """The value that the body of a JavaScript function returns."""
        return self._send("ExecuteScript", script=script, args=list(arguments))

    def until(self, script: str, *arguments: object) -> Any:
        """The first value of the script that is true; AssertionError if there is none in time."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            value = self.run(script, *arguments)
            if value:
                return value
        raise AssertionError(f"{self.name}: not within {PATIENCE} s: {script}")

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Press the mouse at one point of the window, and release it at another."""
        (x, y), (to_x, to_y) = start, end
        places = [(x, y), (x + 8, y), (to_x - 2, to_y), (to_x, to_y)]
        first, *others = ({"type": "pointerMove", "x": round(x), "y": round(y), "duration": 50} for x, y in places)
        down, up = ({"type": kind, "button": 0} for kind in ("pointerDown", "pointerUp"))
        mouse = {"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}}
        self._send("PerformActions", actions=[{**mouse, "actions": [first, down, *others, up]}])
        self._send("ReleaseActions")

    def print(self) -> str:
        """The page as a PDF on A4, in Base64."""
        return str(self._send("Print", page={"width": 21.0, "height": 29.7}))

    def role(self, selector: str) -> str:
        """The role of an element in the accessibility tree."""
        element = self._send("FindElement", using="css selector", value=selector)
        return str(self._send("GetComputedRole", id=element[_ELEMENT]))


# --- Firefox: Marionette ----------------------------------------------------------------------------------------------


@contextmanager
def firefox(folder: Path) -> Iterator[Browser]:
    """Firefox with a profile in `folder`."""
    (folder / "user.js").write_text('user_pref("marionette.port", 0);\n', encoding="utf-8")
    program = shutil.which("firefox-esr") or "firefox"
    with _process([program, "--headless", "--marionette", "--no-remote", "--profile", str(folder)]):
        port = int(_patiently(lambda: (folder / "MarionetteActivePort").read_text(encoding="ascii")))
        with closing(_patiently(lambda: socket.create_connection(("127.0.0.1", port), PATIENCE))) as connection:
            yield Browser("firefox", _marionette(connection))


def _marionette(connection: socket.socket) -> Send:
    stream = connection.makefile("rb")

    def receive() -> Any:
        size = b""
        while not size.endswith(b":"):
            size += stream.read(1)
        return json.loads(stream.read(int(size[:-1])))

    def send(command: str, **parameters: object) -> Any:
        message = json.dumps([0, 1, f"WebDriver:{command}", parameters]).encode()
        connection.sendall(b"%d:%s" % (len(message), message))
        _, _, error, result = receive()
        assert not error, (command, error)
        return result["value"] if isinstance(result, dict) and set(result) == {"value"} else result

    receive()  # its greeting
    send("NewSession")
    return send


# --- WebKitGTK: WebDriver over HTTP -----------------------------------------------------------------------------------

_BROWSERS = (
    "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
    "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.0/MiniBrowser",
)
_PATHS: Mapping[str, tuple[str, str]] = {
    "SetWindowRect": ("POST", "window/rect"),
    "Navigate": ("POST", "url"),
    "ExecuteScript": ("POST", "execute/sync"),
    "PerformActions": ("POST", "actions"),
    "ReleaseActions": ("DELETE", "actions"),
    "FindElement": ("POST", "element"),
    "GetComputedRole": ("GET", "element/{id}/computedrole"),
}


@contextmanager
def webkit(folder: Path) -> Iterator[Browser]:
    """WebKitGTK on a display of its own, with its data in `folder`."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = ["xvfb-run", "--auto-servernum", "WebKitWebDriver", f"--port={port}"]
    with _process(command, home=folder):
        _patiently(lambda: _request(port, "GET", "/status"))
        yield Browser("webkit", _webdriver(port))


def _webdriver(port: int) -> Send:
    binary = next(path for path in _BROWSERS if Path(path).exists())
    options = {"webkitgtk:browserOptions": {"binary": binary, "args": ["--automation"]}}
    session = _request(port, "POST", "/session", {"capabilities": {"alwaysMatch": options}})["sessionId"]

    def send(command: str, **parameters: object) -> Any:
        method, path = _PATHS[command]
        return _request(port, method, f"/session/{session}/{path.format(**parameters)}", parameters)

    return send


def _request(port: int, method: str, path: str, body: Mapping[str, object] | None = None) -> Any:
    with closing(HTTPConnection("127.0.0.1", port, timeout=PATIENCE)) as connection:
        connection.request(method, path, json.dumps(body or {}) if method == "POST" else None)
        answer = connection.getresponse()
        value = json.loads(answer.read())["value"]
        assert answer.status == 200, (path, value)
        return value


# --- Processes --------------------------------------------------------------------------------------------------------


@contextmanager
def _process(command: list[str], home: Path | None = None) -> Iterator[None]:
    environment = None if home is None else {**os.environ, "HOME": str(home)}
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, stdout=quiet, stderr=quiet, env=environment, start_new_session=True)
    try:
        yield
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)  # with the processes that it has started
        process.wait()


def _patiently(attempt: Callable[[], T]) -> T:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return attempt()
        except (OSError, ValueError):
            if time.monotonic() > end:
                raise
            time.sleep(0.1)
