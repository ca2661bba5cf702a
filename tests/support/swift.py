"""OpenStack Swift with its S3 interface: its four services in one process, the objects in memory.

`python -m tests.support.swift FOLDER` keeps its databases in a folder, prints its address once it answers, and runs until it is ended.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import eventlet
from eventlet import wsgi
from swift.account.server import AccountController
from swift.common import utils
from swift.common.ring import RingData
from swift.common.wsgi import loadapp
from swift.container.server import ContainerController
from swift.obj.mem_server import ObjectController

from tests.support.object_server import LISTED, SECRET_KEY

SERVICES = {"account": AccountController, "container": ContainerController, "object": ObjectController}
PROXY = f"""
[pipeline:main]
pipeline = catch_errors cache listing_formats s3api tempauth slo proxy-server
[filter:catch_errors]
use = egg:swift#catch_errors
[filter:cache]
paste.filter_factory = tests.support.swift:with_cache
[filter:listing_formats]
use = egg:swift#listing_formats
[filter:s3api]
use = egg:swift#s3api
max_bucket_listing = {LISTED}
[filter:tempauth]
use = egg:swift#tempauth
user_test_tester = {SECRET_KEY} .admin
[filter:slo]
use = egg:swift#slo
[app:proxy-server]
use = egg:swift#proxy
account_autocreate = true
"""


class Memory:
    """What the services use of memcached."""

    def __init__(self) -> None:
        self._values: dict[str, Any] = {}

    def get(self, key: str, **_options: Any) -> Any:
        return self._values.get(key)

    def set(self, key: str, value: Any, **_options: Any) -> None:
        self._values[key] = value

    def delete(self, key: str, **_options: Any) -> None:
        self._values.pop(key, None)


def with_cache(_settings: dict[str, str], **_options: str) -> Callable[[Any], Any]:
    """A filter that gives the services a cache."""
    memory = Memory()

    def filtered(service: Any) -> Any:
        def answer(environment: dict[str, Any], start: Any) -> Any:
            environment["swift.cache"] = memory
            return service(environment, start)

        return answer

    return filtered


def run(folder: Path) -> None:
    """Serve until this process is ended."""
    eventlet.monkey_patch(all=False, socket=True)
    (folder / "proxy.conf").write_text(PROXY, encoding="utf-8")
    utils.SWIFT_CONF_FILE = str(folder / "swift.conf")
    Path(utils.SWIFT_CONF_FILE).write_text("[swift-hash]\nswift_hash_path_suffix = tests\n", encoding="utf-8")
    utils.validate_hash_conf()
    (folder / "devices" / "one").mkdir(parents=True)
    settings = {"devices": str(folder / "devices"), "swift_dir": str(folder), "recon_cache_path": str(folder)}
    for name, service in SERVICES.items():
        listening = eventlet.listen(("127.0.0.1", 0))
        write_ring(folder / f"{name}.ring.gz", listening.getsockname()[1])
        eventlet.spawn(wsgi.server, listening, service({**settings, "mount_check": "false"}), utils.NullLogger())
    listening = eventlet.listen(("127.0.0.1", 0))
    proxy = loadapp(str(folder / "proxy.conf"), global_conf=settings)
    print(f"http://127.0.0.1:{listening.getsockname()[1]}", flush=True)
    wsgi.server(listening, proxy, utils.NullLogger())


def write_ring(path: Path, port: int) -> None:
    """Write where a service is: one copy of everything, on one device."""
    device = {
        "id": 0,
        "region": 1,
        "zone": 1,
        "weight": 1.0,
        "ip": "127.0.0.1",
        "port": port,
        "device": "one",
        "meta": "",
    }
    RingData([[0]], [device], 32).save(str(path))


if __name__ == "__main__":
    run(Path(sys.argv[1]))
