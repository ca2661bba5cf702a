"""What the tests share: the miniature repository, the real one, golden files, schemas and a browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from builder.build.pipeline import annotated_corpus
from builder.build.stores import disk
from builder.content.repository import Repository
from builder.model.corpus import AnnotatedCorpus, Corpus
from builder.model.digest import digest
from builder.model.edition import Edition
from builder.model.terms import Glossary

# The same examples every time, so that a change fails for what it changes; HYPOTHESIS_PROFILE=explore looks for new ones.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("explore", max_examples=2_000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

HERE = Path(__file__).parent
BROWSER = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
ROOT = HERE.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--record", action="store_true", help="write the golden files anew instead of comparing with them")


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
    return disk.read_repository(HERE / "mini")


@pytest.fixture(scope="session")
def mini_glossary(mini: Repository) -> Glossary:
    return annotated(mini).glossary


@pytest.fixture(scope="session")
def mini_editions(mini: Repository) -> tuple[Edition, ...]:
    """Its editions, annotated, in order of id: moon, tide."""
    return annotated(mini).editions


@pytest.fixture(scope="session")
def mini_corpus(mini_glossary: Glossary, mini_editions: tuple[Edition, ...]) -> Corpus:
    return Corpus(mini_glossary, tuple(digest(edition) for edition in mini_editions))


@pytest.fixture
def mini_copy(tmp_path: Path) -> Path:
    """A copy of the miniature repository that a test may change."""
    return Path(shutil.copytree(HERE / "mini", tmp_path / "mini"))


@pytest.fixture(scope="session")
def real() -> Repository:
    """This repository's own content."""
    return disk.read_repository(ROOT)


@pytest.fixture(scope="session")
def real_glossary(real: Repository) -> Glossary:
    return annotated(real).glossary


@pytest.fixture(scope="session")
def real_editions(real: Repository) -> tuple[Edition, ...]:
    """Its editions, annotated, in order of id."""
    return annotated(real).editions


@pytest.fixture(scope="session")
def real_corpus(real_glossary: Glossary, real_editions: tuple[Edition, ...]) -> Corpus:
    return Corpus(real_glossary, tuple(digest(edition) for edition in real_editions))


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
def chromium() -> str:
    """The path of a Chromium browser."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert found, "no Chromium: `make test` installs it"
    return found


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright, chromium: str) -> Iterator[Browser]:
    launched = playwright.chromium.launch(executable_path=chromium, args=list(BROWSER))
    yield launched
    launched.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport={"width": 1280, "height": 500}) as context:
        yield context.new_page()
