"""The page that hosts show for an address at which there is none."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from builder.model.edition import Edition
from builder.model.terms import Glossary
from builder.publish.format import SiteSettings
from tests.support import site


def addresses(page: Path) -> list[str]:
    """What the page loads and leads to on its own site, by path."""
    links = (link for _, attribute, link, _ in site.tree(page).iterlinks() if attribute in ("href", "src"))
    worker = site.tree(page).xpath(
        "//@data-worker | //form/@data-terms | //form/@data-glossary | //form/@data-fulltext"
    )
    parts = map(urlsplit, (*links, *worker))
    return [one.path for one in parts if not one.netloc and one.path]


@pytest.mark.parametrize(
    ("url", "root"), [("https://example.org", ""), ("https://example.org/texts/korean/", "/texts/korean")]
)
def test_its_links_arrive_from_any_depth(
    url: str, root: str, mini_glossary: Glossary, mini_editions: tuple[Edition, ...], tmp_path: Path
) -> None:
    folder = site.write(tmp_path, site.pages(mini_glossary, mini_editions, SiteSettings(url=url.rstrip("/"))))
    for name in ("404.html", "ko/404.html"):
        found = addresses(folder / name)
        assert len(found) > 15
        for path in found:
            assert path.startswith(f"{root}/"), path
            assert (folder / path.removeprefix(f"{root}/")).exists() or path.endswith(("sw.js", ".json")), path


def test_where_the_address_of_the_site_is_not_known_they_arrive_from_its_folder(mini_site: Path) -> None:
    for name in ("404.html", "ko/404.html"):
        found = addresses(mini_site / name)
        assert len(found) > 15
        for path in found:
            assert ((mini_site / name).parent / path).exists() or path.endswith("sw.js"), path


def test_it_is_in_both_languages_and_asks_not_to_be_listed(mini_site: Path) -> None:
    for name, other in (("404.html", "ko"), ("ko/404.html", "en")):
        tree = site.tree(mini_site / name)
        assert tree.xpath("//meta[@name='robots']/@content") == ["noindex"]
        _, foreign, ways = tree.xpath("//main//p")
        assert foreign.get("lang") == other
        assert [one.get("lang") for one in ways.xpath("a")] == [None, other]
