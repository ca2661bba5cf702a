"""The preview that a contributor looks at while editing, with a real server and without a browser."""

from __future__ import annotations

import http.client
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from builder.build import pipeline
from builder.build.options import Options
from builder.build.preview.lazy_site import preview
from builder.build.stores import disk
from builder.content.repository import Repository
from builder.publish.format import CorpusFormat, File, SiteInput
from builder.publish.site.addresses import WORKER
from builder.publish.site.frame import templates
from builder.publish.site.page_types import TERM
from builder.publish.site.search.pagefind import IndexerError
from builder.rules import registry
from tests.support.preview import BYTES, ENDINGS, Served
from tests.support.site import FULL

TIDE = "translations/tide.yaml"
OWN = re.compile(
    rb'<link rel="stylesheet" href="/-/serving.css"><script src="/-/serving.js\?[0-9a-f]+" defer></script>'
)


SIZE = re.compile(rb'(?<=</a>) <span class="aside">\d+ ?kB</span>(?= <span class="readers">)')

# --- The server -------------------------------------------------------------------------------------------------------


def test_it_serves_the_site_from_memory(served: Served) -> None:
    status, kind, page = served.ask("/tide/index.html")
    assert (status, kind) == (200, "text/html; charset=utf-8")
    assert "Letters from the Tidal Flat" in page.decode()
    assert served.ask("/tide/")[2] == page
    assert served.ask("/assets/daeyeok.css")[1] == "text/css; charset=utf-8"
    assert served.ask("/tide/tide.xml")[1] == "application/xml"
    assert not (served.root / "site").exists()


@pytest.mark.parametrize("item", ["", "x", "[x]"])
def test_a_pair_that_is_no_mapping_does_not_end_it(served: Served, item: str) -> None:
    served.save("pairs:\n", f"pairs:\n- {item}\n")
    told = [finding.text() for finding in served.last.findings]
    assert any(text.startswith("item 1 of ‘pairs’") for text in told), told
    assert "Letters from the Tidal Flat" in served.ask("/tide/index.html")[2].decode()


def test_what_is_served_is_marked_and_what_is_published_is_not(served: Served) -> None:
    repository = disk.read_repository(served.root)
    made = {str(file.path): file.data for file in pipeline.site(repository, FULL)}
    assert b"/-/serving.js" in served.ask("/index.html")[2]
    assert len(made) > 20
    assert made.pop(WORKER) != served.ask(f"/{WORKER}")[2]  # nothing is kept of a preview
    for path, written in made.items():
        shown, data = served.ask(f"/{path}")[2], SIZE.sub(b"", written)  # a preview has not made the downloads
        assert OWN.sub(b"", shown, count=1) == data if path.endswith(".html") else shown == data, path


@pytest.mark.parametrize(("name", "kind"), ENDINGS.items())
def test_files_of_any_kind_are_served_byte_for_byte(served: Served, name: str, kind: str) -> None:
    assert served.ask(f"/{name}") == (200, kind, BYTES)


def test_no_worker_comes_between_a_page_and_its_preview(served: Served) -> None:
    status, _, worker = served.ask("/sw.js", **{"Service-Worker": "script"})
    assert status == 200
    assert b"unregister()" in worker
    assert b"fetch" not in worker


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", ""])
def test_it_answers_its_own_machine_only(served: Served, host: str) -> None:
    assert served.ask("/index.html", host or "0.0.0.0")[0] == 403  # noqa: S104 - a name that is not ours
    assert served.ask("/index.html", "localhost:1")[0] == 200
    assert served.server.server_address[0] == "127.0.0.1"


@pytest.mark.parametrize(
    "path", ["/../pyproject.toml", "/%2e%2e/seeds/tide.txt", "/seeds/tide.txt", "/tide", "//etc/passwd", "/-/x", "/%00"]
)
def test_nothing_but_the_site_can_be_asked_for(served: Served, path: str) -> None:
    assert served.ask(path)[0] == 404


def test_it_only_answers_reading(served: Served) -> None:
    assert served.ask("/index.html", method="POST")[0] == 501
    status, _, body = served.ask("/index.html", method="HEAD")
    assert (status, body) == (200, b"")


# --- The page ---------------------------------------------------------------------------------------------------------


def test_no_other_site_can_take_in_what_is_served(served: Served) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=20)
    connection.request("GET", "/search/terms.js", headers={"Host": "localhost"})
    assert connection.getresponse().headers["Cross-Origin-Resource-Policy"] == "same-origin"


# --- What is made anew ------------------------------------------------------------------------------------------------


def counting(name: str, made: list[str]) -> CorpusFormat:
    def files(_: SiteInput) -> Iterator[File]:
        made.append(name)
        yield File(PurePosixPath(f"{name}.txt"), name.encode())

    return CorpusFormat(name, "says when it is made", files)


def test_a_format_runs_only_when_something_of_it_is_asked_for(mini: Repository) -> None:
    made: list[str] = []
    formats = (counting("first", made), counting("second", made))
    one = preview(mini, Options(corpus=formats))
    assert made == []
    assert one.files.get("second.txt") == b"second"
    assert made == ["first", "second"]
    two = preview(mini, Options(corpus=formats), one)
    assert two.files.get("second.txt") == b"second"
    assert made == ["first", "second", "second"]
    assert two.files.get("none.txt") is None


def counted(patch: pytest.MonkeyPatch, function: str, call: Callable[..., Any]) -> list[Any]:
    """The first arguments with which a function is called from here on."""
    calls: list[Any] = []

    def counting(first: Any, *others: Any) -> Any:
        calls.append(first)
        return call(first, *others)

    patch.setattr(function, counting)
    return calls


def test_of_pages_only_those_asked_for_are_made(mini: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    made = counted(monkeypatch, "builder.publish.site.term.format.render", templates.render)
    shelf = preview(mini, FULL).files
    assert b"getbol" in (shelf.get("glossary/getbol/index.html") or b"")
    assert shelf.get("glossary/getbol/index.html")
    assert [context.type for context in made] == [TERM]


def test_editions_that_did_not_change_are_not_checked_again(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    checked = counted(monkeypatch, "builder.build.preview.checked_edition.check_edition", registry.check_edition)
    served.save("A tidal flat breathes.", "A tidal tidal flat breathes.")
    assert [edition.id for edition in checked] == ["tide"]
    served.save("definition:", "definition: ", "glossary/korea.yaml")
    assert [edition.id for edition in checked] == ["tide", "moon", "tide"]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        (TIDE, "A tidal flat breathes.", "A tidal tidal flat breathes."),
        (TIDE, "status: reviewed", "status: [reviewed"),
        (TIDE, "status: reviewed", "status: none"),
        ("glossary/korea.yaml", "ko: 한국", "ko: 한국\nsee: [nothing]"),
        ("glossary/korea.yaml", "ko: 한국", "ko: [한국"),
        ("glossary/getbol.yaml", "en: tidal flat", "en: mudflat"),
        ("seeds/tide.txt", "갯벌", "개펄"),
    ],
)
def test_the_findings_are_those_of_check(served: Served, name: str, old: str, new: str) -> None:
    served.save(old, new, name)
    assert served.last.findings == pipeline.check(disk.read_repository(served.root)) != ()
    served.save(new, old, name)
    assert served.last.findings == ()


@pytest.mark.parametrize(
    "path", ["/", "/ko/", "/glossary/", "/search/", "/downloads/", "/offline.html", "/ko/offline.html"]
)
def test_a_page_of_the_corpus_shows_all_findings(served: Served, path: str) -> None:
    served.save("status: reviewed", "status: none", TIDE)
    [finding] = json.loads(served.ask(f"/-/page?path={path}")[2])["findings"]
    assert finding["place"].startswith(f"{TIDE}:")


def test_a_finding_names_the_word_that_it_is_about(served: Served) -> None:
    served.save("A tidal flat breathes.", "A tidal tidal flat breathes.", TIDE)
    [finding] = json.loads(served.ask("/-/page?path=/tide/")[2])["findings"]
    word = finding["word"]
    assert (finding["pair"], word["sentence"], word["language"]) == ("p3", "p3.2", "en")
    assert "A tidal tidal flat breathes."[word["start"] : word["end"]] == "tidal"
    served.save("A tidal tidal flat breathes.", "A tidal flat breathes.", TIDE)
    served.save("status: reviewed", "status: none", TIDE)
    [other] = json.loads(served.ask("/-/page?path=/tide/")[2])["findings"]
    assert other["word"] is None


def test_two_files_that_cannot_be_read_are_shown_as_each_last_was(served: Served) -> None:
    served.save("en: tidal flat", "en: [tidal flat", "glossary/getbol.yaml")
    served.save("A tidal flat breathes.", "A tidal flat breathes in and out.")
    served.save("status: reviewed", "status: [reviewed")
    assert b"in and out." in served.ask("/tide/")[2]
    assert b"tidal flat" in served.ask("/glossary/getbol/")[2]
    (served.root / "glossary" / "getbol.yaml").unlink()
    served.show()
    assert served.ask("/glossary/getbol/")[0] == 404


# --- The command ------------------------------------------------------------------------------------------------------


def test_names_without_a_file_are_no_content(mini_copy: Path) -> None:
    before = disk.read_repository(mini_copy)
    (mini_copy / "translations" / ".#tide.yaml").symlink_to("somebody@somewhere.1234")  # as Emacs does
    (mini_copy / "translations" / ".tide.yaml.swp").write_bytes(b"b0VIM")
    (mini_copy / "translations" / "tide.yaml~").write_bytes(b"seed: old")
    (mini_copy / "glossary" / "#korea.yaml#").write_bytes(b"ko: old")
    (mini_copy / "seeds" / ".gitkeep").write_bytes(b"")
    assert disk.read_repository(mini_copy) == before


def test_only_the_search_has_the_texts_indexed(served: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object) -> None:
        raise IndexerError("the program is not there")

    monkeypatch.setattr("builder.publish.site.search.format.build_index", missing)
    assert served.ask("/nowhere.html")[0] == 404
    assert served.ask("/tide/")[0] == 200
    assert served.ask("/search/")[::2] == (500, b"the program is not there\n")
    assert served.ask("/-/page?path=/search/")[0] == 500
