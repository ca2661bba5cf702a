"""What the tests share: the miniature repository, the real one, their websites, golden files and schemas."""

from __future__ import annotations

import fcntl
import gc
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from lxml import etree

from builder.build.pipeline import annotated_corpus
from builder.build.stores import disk
from builder.content.repository import Repository
from builder.model.corpus import AnnotatedCorpus, Corpus
from builder.model.edition import Edition
from builder.model.terms import Glossary
from builder.publish.format import File
from tests.support import MINI, ROOT, site
from tests.support.preview import Served

# The same examples every time, so that a change fails for what it changes; HYPOTHESIS_PROFILE=explore looks for new ones.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("explore", max_examples=2_000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--record", action="store_true", help="write the golden files anew instead of comparing with them")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what drives a browser, so that `-m "not browser"` leaves it out."""
    for item in items:
        if "playwright" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


@pytest.fixture(scope="module", autouse=True)
def collected() -> None:
    """What the modules before have left is collected, and the rest, sites for the session above all, is not looked through any more."""
    gc.collect()
    gc.freeze()


def annotated(repository: Repository) -> AnnotatedCorpus:
    """The content of a repository that has no fault of form."""
    content, faults = annotated_corpus(repository)
    assert not faults, [fault.line() for fault in faults]
    return content


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What the commands remember is kept apart from what the user's own have."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DAEYEOK_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def mini() -> Repository:
    """The miniature repository: every kind of block, note and correction in two short texts."""
    return disk.read_repository(MINI)


@pytest.fixture(scope="session")
def mini_content(mini: Repository) -> AnnotatedCorpus:
    return annotated(mini)


@pytest.fixture(scope="session")
def mini_glossary(mini_content: AnnotatedCorpus) -> Glossary:
    return mini_content.glossary


@pytest.fixture(scope="session")
def mini_editions(mini_content: AnnotatedCorpus) -> tuple[Edition, ...]:
    """Its editions, annotated, in order of id: moon, tide."""
    return mini_content.editions


@pytest.fixture(scope="session")
def mini_corpus(mini_glossary: Glossary, mini_editions: tuple[Edition, ...]) -> Corpus:
    return Corpus.of(mini_glossary, mini_editions)


@pytest.fixture
def mini_copy(tmp_path: Path) -> Path:
    """A copy of the miniature repository that a test may change."""
    return Path(shutil.copytree(MINI, tmp_path / "mini"))


@pytest.fixture(scope="session")
def real() -> Repository:
    """This repository's own content."""
    return disk.read_repository(ROOT)


@pytest.fixture(scope="session")
def real_content(real: Repository) -> AnnotatedCorpus:
    return annotated(real)


@pytest.fixture(scope="session")
def real_glossary(real_content: AnnotatedCorpus) -> Glossary:
    return real_content.glossary


@pytest.fixture(scope="session")
def real_editions(real_content: AnnotatedCorpus) -> tuple[Edition, ...]:
    """Its editions, annotated, in order of id."""
    return real_content.editions


@pytest.fixture(scope="session")
def real_corpus(real_glossary: Glossary, real_editions: tuple[Edition, ...]) -> Corpus:
    return Corpus.of(real_glossary, real_editions)


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The folder of the websites, whose names have to be quoted in an address; all workers share it."""
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "all sites"
    folder.mkdir(exist_ok=True)
    return folder.resolve()


@pytest.fixture(scope="session")
def mini_site(sites: Path, mini_glossary: Glossary, mini_editions: tuple[Edition, ...]) -> Path:
    """The miniature repository's website, which no test changes."""
    return written_once(sites / "the mini site", lambda: site.pages(mini_glossary, mini_editions))


@pytest.fixture(scope="session")
def real_site(sites: Path, request: pytest.FixtureRequest) -> Path:
    """This repository's website, which no test changes."""

    def pages() -> Iterable[File]:
        content: AnnotatedCorpus = request.getfixturevalue("real_content")
        return site.pages(content.glossary, content.editions)

    return written_once(sites / "the real site", pages)


def written_once(folder: Path, pages: Callable[[], Iterable[File]]) -> Path:
    """`folder`, into which the first of the workers that ask for it writes the pages, while the others wait."""
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            site.write(folder.with_suffix(".part"), pages()).rename(folder)
    return folder


@pytest.fixture
def served(mini_copy: Path) -> Iterator[Served]:
    """The preview of a copy of the miniature repository that a test may change."""
    made = Served(mini_copy)
    yield made
    made.server.shutdown()
    made.server.server_close()


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare a text with a committed file, or, with `--record`, write it there."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--record"):
            disk.write_file(path, text.encode("utf-8"))
        assert path.is_file(), f"{path.relative_to(ROOT)} is missing: record it with `make record`"
        assert path.read_text(encoding="utf-8") == text, f"{path.relative_to(ROOT)} differs: look, then `make record`"

    return compare


@pytest.fixture(scope="session")
def tei_schemas() -> list[Path]:
    """The TEI P5 schemas to validate against: the packaged one, and a newer one where TEI_SCHEMA names it."""
    packaged = ROOT / ".venv" / "share" / "tei" / "tei_all.rng"
    assert packaged.is_file(), "the TEI schema is missing: `make test` installs it"
    newer = os.environ.get("TEI_SCHEMA")
    return [packaged, *([Path(newer)] if newer and Path(newer).is_file() else [])]


@pytest.fixture(scope="session")
def tei_grammars(tei_schemas: list[Path]) -> list[etree.RelaxNG]:
    """The schemas as libxml2 reads them, which takes it longer than all that is validated by them."""
    return [etree.RelaxNG(etree.parse(schema)) for schema in tei_schemas]
