"""A build on a cluster of worker processes: the same bytes, also if one of them dies in the middle."""

from __future__ import annotations

import hashlib
import os
import signal
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
from click.testing import CliRunner

from builder.build import executors, pipeline
from builder.build.executors import NoClusterError
from builder.build.options import Options
from builder.build.stores.disk_cache import DiskCache
from builder.cli import main
from builder.content.file import ContentFile
from builder.content.repository import Repository
from builder.publish.format import EditionFormat, EditionInput, File
from builder.publish.formats import EDITION_FORMATS

distributed = pytest.importorskip("distributed", reason="the extra `cluster` is not installed")
pytestmark = pytest.mark.filterwarnings("default")  # those of a foreign program, in its threads
EDITIONS = Options(EDITION_FORMATS)  # what is made of the corpus is not distributed
TRACE = "DAEYEOK_TEST_TRACE"  # the variable that names the file which a worker leaves before it dies


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a cluster of two worker processes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(TRACE, str(tmp_path_factory.mktemp("cluster") / "trace"))
        with distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
        ) as found:
            yield found.scheduler_address


def digests(files: Iterable[File]) -> dict[str, str]:
    return {str(file.path): hashlib.sha256(file.data).hexdigest() for file in files}


def many(mini: Repository) -> Repository:
    """A repository of eight editions, so that each worker has several batches."""
    (moon,) = (file for file in mini.translations if file.stem == "moon")
    copies = tuple(ContentFile(f"translations/moon-{number}.yaml", moon.data) for number in range(6))
    return replace(mini, translations=(moon, *copies, *(file for file in mini.translations if file != moon)))


@pytest.mark.parametrize("is_cached", [False, True])
def test_a_cluster_gives_the_same_bytes(mini: Repository, address: str, tmp_path: Path, is_cached: bool) -> None:
    options = replace(EDITIONS, cache=DiskCache(tmp_path / "cache")) if is_cached else EDITIONS
    with executors.cluster(address) as found:
        assert found.processes == 2
        built = digests(pipeline.site(many(mini), replace(options, execute=found.execute, batches=found.processes)))
    assert built == digests(pipeline.site(many(mini), EDITIONS))


def test_what_all_batches_share_is_not_sent_with_each(address: str) -> None:
    sent: list[Any] = []

    class Watched:
        def __reduce__(self) -> tuple[Any, ...]:
            sent.append(self)
            return Watched, ()

    with executors.cluster(address) as found:
        assert list(found.execute(partial(second, Watched()), range(20))) == list(range(20))
    assert 1 <= len(sent) <= 4  # to be measured and to be sent; twenty batches have no part in it


def second(_: object, value: int) -> int:
    return value


def test_workers_with_another_program_are_refused(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(executors, "fingerprint", lambda: b"another")
    with pytest.raises(NoClusterError, match="another version"), executors.cluster(address):
        pass


def test_the_command_builds_on_a_cluster(mini_copy: Path, tmp_path: Path, address: str) -> None:
    def build(*words: str | Path) -> dict[str, bytes]:
        out = tmp_path / "site"
        command = ["--lang", "en", "build", "--no-cache", "-C", str(mini_copy), "-o", str(out), *map(str, words)]
        ran = CliRunner().invoke(main, command)
        assert ran.exit_code == 0, ran.output
        return {str(path.relative_to(out)): path.read_bytes() for path in out.rglob("*") if path.is_file()}

    assert build("--cluster", address) == build("-j", "1")


def test_without_a_cluster_at_the_address_the_command_says_so(mini_copy: Path) -> None:
    command = ["--lang", "en", "build", "-C", str(mini_copy), "--cluster", "nonsense://127.0.0.1:1"]
    ran = CliRunner().invoke(main, command)
    assert ran.exit_code == 2
    assert "there is no cluster at nonsense://127.0.0.1:1" in ran.stderr


def dies_once(known: EditionInput) -> Iterator[File]:
    """Kill this process at the edition moon-3, but only once."""
    trace = Path(os.environ[TRACE])
    if known.edition.id == "moon-3" and not trace.exists():
        trace.write_bytes(b"%d" % os.getpid())
        os.kill(os.getpid(), signal.SIGKILL)
    yield File(PurePosixPath(known.edition.id, "index.html"), known.edition.title.en.encode())


def test_a_worker_that_dies_in_the_middle_changes_nothing(mini: Repository, address: str, tmp_path: Path) -> None:
    options = Options((EditionFormat("dies", "dies once", dies_once),), cache=DiskCache(tmp_path / "cache"))
    with executors.cluster(address) as found:
        built = digests(pipeline.site(many(mini), replace(options, execute=found.execute, batches=found.processes)))
    assert int(Path(os.environ[TRACE]).read_bytes()) != os.getpid()
    assert built == digests(pipeline.site(many(mini), replace(options, cache=DiskCache(tmp_path / "another"))))
    assert len(built) == 8
