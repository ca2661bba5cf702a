"""A real object server: OpenStack Swift with its S3 interface (`tests.support.swift`), in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

LISTED = 50  # objects in a page of a listing, fewer than usual, so that a listing has several
ACCESS_KEY, SECRET_KEY = "test:tester", "a-secret-that-no-message-says"


@dataclass(frozen=True)
class ObjectServer:
    """A running server: its address, and its process."""

    address: str
    process: subprocess.Popen[str]

    def environment(self) -> dict[str, str]:
        """The variables by which a client finds it and is let in; nothing is read from the user's own files."""
        return {
            "AWS_ENDPOINT_URL": self.address,
            "AWS_ACCESS_KEY_ID": ACCESS_KEY,
            "AWS_SECRET_ACCESS_KEY": SECRET_KEY,
            "AWS_DEFAULT_REGION": "us-east-1",
            "AWS_CONFIG_FILE": os.devnull,
            "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
            "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_MAX_ATTEMPTS": "1",
        }


@contextmanager
def object_server(folder: Path) -> Iterator[ObjectServer]:
    """A server that has nothing yet, and keeps its databases in a folder."""
    command = [sys.executable, "-W", "ignore", "-m", "tests.support.swift", str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        address = process.stdout.readline().strip()
        assert address, "the object server has not started"
        try:
            yield ObjectServer(address, process)
        finally:
            process.terminate()
