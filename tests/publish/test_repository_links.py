"""The links by which a correction is suggested: to the line in the forge's editor, and to a form that is filled in."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from builder.model.edition import Edition
from builder.model.terms import Glossary
from builder.publish.format import UNPUBLISHED, SiteSettings
from builder.publish.site import repository_links
from builder.publish.site.links import REPORT_FORM
from tests.support import MINI, ROOT, site

TIDE = "tide/index.html"

GITHUB = SiteSettings(url="https://example.org/e", repository="https://github.com/someone/essays", branch="main")


@pytest.fixture(scope="module")
def tide(mini_editions: tuple[Edition, ...]) -> Edition:
    return next(edition for edition in mini_editions if edition.id == "tide")


@pytest.fixture(scope="module")
def folder(
    tmp_path_factory: pytest.TempPathFactory, mini_glossary: Glossary, mini_editions: tuple[Edition, ...]
) -> Path:
    return site.write(tmp_path_factory.mktemp("citing"), site.pages(mini_glossary, mini_editions, GITHUB))


def test_a_correction_leads_to_the_line_and_to_a_form_that_is_filled_in(folder: Path) -> None:
    pair = site.tree(folder / TIDE).get_element_by_id("p4")
    edit, report = (link.get("href") for link in pair.xpath(".//*[@class='doings']/a[@rel]"))
    lines = (MINI / "translations/tide.yaml").read_text(encoding="utf-8").splitlines()
    address, _, line = edit.partition("#L")
    assert address == "https://github.com/someone/essays/edit/main/translations/tide.yaml"
    assert lines[int(line) - 1] == "- id: p4"
    fields = parse_qs(urlsplit(report).query)
    form = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE" / fields["template"][0]).read_text(encoding="utf-8"))
    ids = {part.get("id") for part in form["body"]}
    assert fields.keys() - {"template", "title"} <= ids
    assert fields["place"] == ["tide/#p4 (version 1.1)"]
    assert "물때" in fields["korean"][0]
    assert "tide times" in fields["english"][0]


def test_without_a_repository_nothing_is_suggested(tmp_path: Path, mini_glossary: Glossary, tide: Edition) -> None:
    page = site.tree(site.write(tmp_path, site.pages(mini_glossary, [tide])) / TIDE)
    assert not page.xpath("//*[@class='doings']/a[@rel]")


@pytest.mark.parametrize(
    ("repository", "edited", "reported"),
    [
        (
            "https://github.com/a/b",
            "https://github.com/a/b/edit/x%20y/t/%EA%B0%80.yaml#L7",
            "https://github.com/a/b/issues/new?template=",
        ),
        (
            "https://gitlab.com/a/b",
            "https://gitlab.com/a/b/-/edit/x%20y/t/%EA%B0%80.yaml#L7",
            "https://gitlab.com/a/b/-/issues/new?issue",
        ),
        (
            "https://codeberg.org/a/b",
            "https://codeberg.org/a/b/_edit/x%20y/t/%EA%B0%80.yaml#L7",
            "https://codeberg.org/a/b/issues/new?title=",
        ),
    ],
)
def test_forges_have_their_own_addresses(repository: str, edited: str, reported: str) -> None:
    known = SiteSettings(repository=repository, branch="x y")
    assert repository_links.edit(known, "t/가.yaml", 7) == edited
    made = repository_links.issue(known, REPORT_FORM, "A & B", {"korean": "가" * 9000})
    assert made
    assert made.startswith(reported)
    assert len(made) < 16_000
    assert repository_links.edit(UNPUBLISHED, "t", 1) is None
    assert repository_links.issue(UNPUBLISHED, REPORT_FORM, "t", {}) is None


def test_an_entry_leads_to_its_file_and_to_the_form_for_terms(folder: Path) -> None:
    page = site.tree(folder / "glossary" / "getbol" / "index.html")
    edit, propose = (link.get("href") for link in page.xpath("//a[@rel='external nofollow']"))
    assert edit == "https://github.com/someone/essays/edit/main/glossary/getbol.yaml#L1"
    fields = parse_qs(urlsplit(propose).query)
    form = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE" / fields["template"][0]).read_text(encoding="utf-8"))
    assert fields.keys() - {"template", "title"} <= {part.get("id") for part in form["body"]}
    assert fields["ko"] == ["갯벌"]
