"""What the site says of itself to other programs: schema.org in JSON-LD, cards, the map of the site."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from builder.model.corpus import Corpus
from builder.model.edition import Edition
from builder.model.terms import Glossary
from builder.publish.format import SiteInput, SiteSettings
from builder.publish.site import sitemap
from builder.publish.site.assets import bundles
from tests.support import site

ROOT = "https://example.org/e"
WEB = SiteSettings(url=ROOT)
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"
Node = dict[str, Any]


@pytest.fixture(scope="module")
def known(
    tmp_path_factory: pytest.TempPathFactory, mini_glossary: Glossary, mini_editions: tuple[Edition, ...]
) -> Path:
    """The site whose address is known."""
    return site.write(tmp_path_factory.mktemp("known"), site.pages(mini_glossary, mini_editions, WEB))


@pytest.fixture(scope="module")
def unknown(mini_site: Path) -> Path:
    return mini_site


def said(folder: Path, name: str) -> dict[str, Node]:
    """What a page says of itself, by type."""
    [script] = site.tree(folder / name).xpath("//script[@type='application/ld+json']")
    data = json.loads(script.text)
    assert data["@context"] == "https://schema.org"
    return {node["@type"]: node for node in data["@graph"]}


def nodes(value: object) -> list[Node]:
    """A value's nodes, however deep."""
    if isinstance(value, list):
        return [node for one in value for node in nodes(one)]
    if isinstance(value, dict):
        return [value, *(node for one in value.values() for node in nodes(one))]
    return []


# --- schema.org -------------------------------------------------------------------------------------------------------


def test_an_edition_says_what_is_stated_and_of_whom_it_is(known: Path) -> None:
    work = said(known, "tide/index.html")["CreativeWork"]
    assert work.pop("translationOfWork") == {
        "@type": "CreativeWork",
        "name": "갯벌 통신",
        "inLanguage": "ko",
        "author": {"name": "홍 아무개", "alternateName": "Hong Amugae"},
        "datePublished": "2020-05-01",
    }
    assert work.pop("isPartOf")["@id"] == f"{ROOT}/#site"
    assert work.pop("encoding")[0]["contentUrl"] == f"{ROOT}/tide/tide.xml"
    assert work == {
        "@type": "CreativeWork",
        "@id": f"{ROOT}/tide/#edition",
        "name": "Letters from the Tidal Flat",
        "alternateName": "갯벌 통신",
        "url": f"{ROOT}/tide/",
        "inLanguage": ["ko", "en"],
        "abstract": "A short piece on tidal flats and tide times.",
        "translator": [{"name": "A. Translator"}],
        "contributor": [{"name": "B. Reader"}],
        "version": "1.1",
        "creativeWorkStatus": "reviewed",
        "dateModified": "2024-02-02",
        "datePublished": "2024-01-01",
    }


def test_of_a_source_that_states_nothing_nothing_is_said(known: Path) -> None:
    assert said(known, "moon/index.html")["CreativeWork"]["translationOfWork"] == {
        "@type": "CreativeWork",
        "inLanguage": "ko",
        "genre": "essay",
    }


def test_both_interfaces_speak_of_the_same_thing_in_their_own_words(known: Path) -> None:
    english, korean = (said(known, f"{folder}tide/index.html")["CreativeWork"] for folder in ("", "ko/"))
    assert english["@id"] == korean["@id"]
    assert (korean["name"], korean["url"]) == ("갯벌 통신", f"{ROOT}/ko/tide/")
    assert korean["abstract"] == "갯벌과 물때에 관한 짧은 글."


def test_a_term_is_one_of_the_glossarys(known: Path, mini_glossary: Glossary) -> None:
    term = said(known, "glossary/getbol/index.html")["DefinedTerm"]
    assert (term["name"], term["termCode"]) == ("갯벌", "getbol")
    assert term["alternateName"][0] == "tidal flat"
    assert term["description"] == mini_glossary.by_id["getbol"].definition.en
    assert term["inDefinedTermSet"]["@id"] == said(known, "glossary/index.html")["DefinedTermSet"]["@id"]
    avoided = {one.term for entry in mini_glossary.terms for one in (*entry.avoid.en, *entry.avoid.ko)}
    assert avoided
    for entry in mini_glossary.terms:
        own = {one.term for one in (*entry.avoid.en, *entry.avoid.ko)}
        assert not own & set(said(known, f"glossary/{entry.id}/index.html")["DefinedTerm"]["alternateName"])


def test_the_library_has_the_editions_and_the_glossary(known: Path) -> None:
    library = said(known, "index.html")["WebSite"]
    assert {part["@id"] for part in library["hasPart"]} == {
        f"{ROOT}/moon/#edition",
        f"{ROOT}/tide/#edition",
        f"{ROOT}/glossary/#terms",
    }
    assert said(known, "ko/search/index.html")["WebPage"]["isPartOf"]["@id"] == library["@id"]


def test_the_library_says_how_the_texts_are_searched(known: Path) -> None:
    for folder in ("", "ko/"):
        action = said(known, f"{folder}index.html")["WebSite"]["potentialAction"]
        assert action["target"]["urlTemplate"] == f"{ROOT}/{folder}search/?q={{query}}"
        assert action["query-input"] == "required name=query"
        assert site.tree(known / folder / "search" / "index.html").xpath("//input[@name='q' or @type='search']")


@pytest.mark.parametrize(
    ("name", "steps"),
    [
        ("tide/index.html", ["Library", "Letters from the Tidal Flat"]),
        ("ko/glossary/index.html", ["서가", "용어집"]),
        ("glossary/getbol/index.html", ["Library", "Glossary", "갯벌 · tidal flat"]),
    ],
)
def test_the_way_from_the_library_leads_to_the_page(known: Path, name: str, steps: list[str]) -> None:
    items = said(known, name)["BreadcrumbList"]["itemListElement"]
    assert [(one["position"], one["name"]) for one in items] == list(enumerate(steps, 1))
    [own] = site.tree(known / name).xpath("//link[@rel='canonical']/@href")
    assert items[-1]["item"] == own
    for one in items:
        path = one["item"].removeprefix(f"{ROOT}/")
        assert (known / path / "index.html").is_file()


def test_without_an_address_on_the_web_none_is_said(unknown: Path) -> None:
    for page in unknown.rglob("index.html"):
        graph = said(unknown, str(page.relative_to(unknown)))
        assert "BreadcrumbList" not in graph
        for node in nodes(list(graph.values())):
            assert not node.keys() & {"@id", "item", "contentUrl", "urlTemplate"}
            assert node
    assert said(unknown, "tide/index.html")["CreativeWork"]["version"] == "1.1"


# --- Cards ------------------------------------------------------------------------------------------------------------


def test_a_link_is_shown_with_a_picture_where_it_has_an_address(known: Path, unknown: Path) -> None:
    card = bundles.content("card.png")
    for name in ("index.html", "ko/tide/index.html"):
        tree = site.tree(known / name)
        shown = {one.get("property") or one.get("name"): one.get("content") for one in tree.xpath("//meta")}
        where = shown["og:image"].removeprefix(f"{ROOT}/").partition("?")[0]
        assert (known / where).read_bytes() == card
        width, height = (int.from_bytes(card[at : at + 4], "big") for at in (16, 20))
        assert (shown["og:image:width"], shown["og:image:height"]) == (str(width), str(height)) == ("1200", "630")
        assert "Side by Side" in shown["og:image:alt"]
        assert shown["twitter:card"] == "summary_large_image"
    assert len(card) < 60_000
    assert not site.tree(unknown / "index.html").xpath("//meta[starts-with(@property, 'og:image')]")


# --- The map of the site ----------------------------------------------------------------------------------------------


def test_the_map_has_every_page_with_its_twin(known: Path, mini_editions: tuple[Edition, ...]) -> None:
    root = etree.fromstring((known / "sitemap.xml").read_bytes())
    assert root.tag == f"{MAP}urlset"
    places = {}
    for url in root:
        tags = [child.tag for child in url]
        assert url.tag == f"{MAP}url"
        assert tags in ([f"{MAP}loc", *[LINK] * 3], [f"{MAP}loc", f"{MAP}lastmod", *[LINK] * 3])
        links = {one.get("hreflang"): one.get("href") for one in url.findall(LINK)}
        assert links.keys() == {"en", "ko", "x-default"}
        assert url.findtext(f"{MAP}loc") in (links["en"], links["ko"])
        assert links["x-default"] == links["en"]
        places[url.findtext(f"{MAP}loc")] = url.findtext(f"{MAP}lastmod")
    canonical = {
        site.tree(page).xpath("//link[@rel='canonical']/@href")[0]
        for page in known.rglob("*.html")
        if not site.tree(page).xpath("//meta[@name='robots']")
    }
    assert places.keys() == canonical
    assert places[f"{ROOT}/ko/tide/"] == mini_editions[1].entry.revisions[0].when
    assert all(date.fromisoformat(when) for when in places.values() if when)


def test_crawlers_are_told_where_the_map_is(known: Path, unknown: Path) -> None:
    lines = (known / "robots.txt").read_text(encoding="utf-8").splitlines()
    assert lines == ["User-agent: *", "Allow: /", f"Sitemap: {ROOT}/sitemap.xml"]
    assert not (unknown / "robots.txt").exists()
    assert not (unknown / "sitemap.xml").exists()


def test_a_long_map_is_split_into_maps_that_an_index_lists(mini_glossary: Glossary, mini_corpus: Corpus) -> None:
    many = tuple(replace(mini_corpus.digests[0], id=f"edition-{number}") for number in range(5_100))
    files = {str(one.path): one.data for one in sitemap.files(SiteInput(Corpus(mini_glossary, many), WEB))}
    assert list(files) == ["sitemap-1.xml", "sitemap-2.xml", "sitemap.xml", "robots.txt"]
    index = etree.fromstring(files["sitemap.xml"])
    assert index.tag == f"{MAP}sitemapindex"
    assert [one.text for one in index.iter(f"{MAP}loc")] == [f"{ROOT}/sitemap-1.xml", f"{ROOT}/sitemap-2.xml"]
    maps = [etree.fromstring(files[f"sitemap-{number}.xml"]) for number in (1, 2)]
    assert all(len(one) <= 50_000 and one.tag == f"{MAP}urlset" for one in maps)
    listed = [url.text for one in maps for url in one.iter(f"{MAP}loc")]
    assert len(listed) == len(set(listed)) == 2 * (5_100 + len(mini_glossary.terms) + 4)
    assert {f"{ROOT}/edition-0/", f"{ROOT}/ko/edition-5099/"} <= set(listed)


def test_a_map_is_split_before_it_has_too_many_bytes(monkeypatch: pytest.MonkeyPatch, mini_corpus: Corpus) -> None:
    monkeypatch.setattr(sitemap, "_BYTES", 5_000)
    files = list(sitemap.files(SiteInput(mini_corpus, WEB)))
    assert len(files) > 3
    assert all(len(one.data) < 5_500 for one in files)
