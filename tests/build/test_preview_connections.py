"""The preview's server among connections that ask for too much, too slowly, or for nothing that there is."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import pytest

from builder.build.preview import server
from builder.build.preview.server import LiveSite, Server

REQUEST = b"%s HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n"


@pytest.fixture
def port(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """The port of a server that bears three connections, and silence for half a second."""
    monkeypatch.setattr(server, "_MOST_CONNECTIONS", 3)
    monkeypatch.setattr(server._Handler, "timeout", 0.5)
    running = Server(0, LiveSite())
    threading.Thread(target=running.serve_forever, daemon=True).start()
    yield running.server_address[1]
    running.shutdown()
    running.server_close()


def ask(port: int, request: bytes) -> bytes:
    """All that is answered until the connection is closed."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
        connection.sendall(request)
        with connection.makefile("rb") as answer:
            return answer.read()


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (REQUEST % b"GET http://[/", b"400"),
        (REQUEST % b"GET /%00%ff/../../etc/passwd", b"404"),
        (REQUEST % b"POST /", b"501"),
        (b"nonsense\r\n\r\n", b"400"),
        (REQUEST % (b"GET /" + b"a" * 70_000), b"414"),
        (b"GET / HTTP/1.0\r\n" + b"A: b\r\n" * 200 + b"\r\n", b"431"),
        (b"GET / HTTP/1.0\r\nHost: example.org\r\n\r\n", b"403"),
    ],
)
def test_a_malformed_request_is_answered(
    request_: bytes, status: bytes, port: int, capfd: pytest.CaptureFixture[str]
) -> None:
    assert status in ask(port, request_).split(b"\r\n")[0]
    assert "Traceback" not in capfd.readouterr().err


def test_a_head_request_never_streams(port: int) -> None:
    head = ask(port, REQUEST % b"HEAD /-/events")
    assert b"text/event-stream" in head
    assert head.endswith(b"\r\n\r\n")


def test_silence_ends_a_connection(port: int) -> None:
    assert ask(port, b"GET / HTT") == b""


def test_a_connection_beyond_the_bound_is_closed(port: int) -> None:
    streams = [socket.create_connection(("127.0.0.1", port), timeout=20) for _ in range(3)]
    for stream in streams:
        stream.sendall(REQUEST % b"GET /-/events")
        assert stream.recv(1)
    with socket.create_connection(("127.0.0.1", port), timeout=20) as fourth:
        assert fourth.recv(1) == b""
    for stream in streams:
        stream.close()
