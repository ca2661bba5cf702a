"""The engines, and the site as files that they open."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.conftest import base_url, browser_type_launch_args, context, whole_browser  # noqa: F401 (Chromium, for paper)
from tests.support import engines

LONG = "ai-competition-and-world-politics"  # the longest edition


@pytest.fixture(scope="session")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[engines.Browser]:
    with engines.firefox(tmp_path_factory.mktemp("firefox")) as browser:
        yield browser


@pytest.fixture(scope="session")
def webkit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[engines.Browser]:
    with engines.webkit(tmp_path_factory.mktemp("webkit")) as browser:
        yield browser


@pytest.fixture(params=["firefox", "webkit"])
def engine(request: pytest.FixtureRequest) -> engines.Browser:
    """Each engine in its turn."""
    browser = request.getfixturevalue(request.param)
    assert isinstance(browser, engines.Browser)
    return browser


@pytest.fixture
def edition(real_site: Path) -> str:
    """The address of the longest edition's page."""
    return (real_site / LONG / "index.html").as_uri()
