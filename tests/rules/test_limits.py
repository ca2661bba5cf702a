"""How many findings are listed, of a file and of a run, and how many that are not is said."""

from __future__ import annotations

import pytest

from builder.build import pipeline
from builder.build.findings import is_of_form
from builder.build.options import Options
from builder.build.preview.lazy_site import preview
from builder.content.file import ContentFile
from builder.content.repository import Repository
from builder.model import limits
from builder.model.finding import Finding, Kind, Place
from builder.model.limits import MORE, MOST_OF_FILE, MOST_OF_RUN, within_limits
from builder.rules.registry import KINDS
from builder.rules.report import as_sarif
from tests.support.examples import edition_file, repository

KIND = Kind("P199", "example", "An example.")


def findings(count: int, file: str) -> list[Finding]:
    return [KIND.at(Place(file, line), "it is wrong") for line in range(count, 0, -1)]


def test_no_more_are_listed_than_anybody_reads() -> None:
    within = within_limits([*findings(MOST_OF_FILE + 5, "b.yaml"), *findings(3, "a.yaml")])
    assert [f.place.file for f in within[:4]] == ["a.yaml"] * 3 + ["b.yaml"]
    assert within[-1].text() == "5 more findings in this file are not listed"
    assert [f.place.line for f in within[3:-1]] == list(range(1, MOST_OF_FILE + 1))


def test_what_was_limited_is_limited_again_with_what_came_meanwhile() -> None:
    once = within_limits(findings(MOST_OF_FILE + 5, "b.yaml"))
    assert within_limits(once) == once
    again = within_limits([*once, *findings(2, "b.yaml")])
    assert again[-1].text() == "7 more findings in this file are not listed"


def test_a_run_has_a_limit_of_its_own() -> None:
    files = MOST_OF_RUN // MOST_OF_FILE + 2
    found = [one for number in range(files) for one in findings(MOST_OF_FILE + 1, f"{number:03}.yaml")]
    within = within_limits(found)
    assert len(within) == MOST_OF_RUN + 1
    assert within[-1].text().endswith("more findings, in this file and those after it, are not listed")
    counts = [int(dict(one.values)["count"]) for one in within if one.code == MORE.code]
    assert sum(counts) + sum(one.code != MORE.code for one in within) == len(found)


def test_a_file_with_thousands_of_findings_makes_a_small_report() -> None:
    many = '‘Straight’ "quotes"  and "more" ( of them ' * 60
    pairs: list[dict[str, object]] = [{"id": f"p{number}", "ko": "말이다.", "en": many} for number in range(1, 40)]
    content = repository({})
    content = Repository(content.glossary, (edition_file(*pairs),), content.seeds)
    found = pipeline.check(content)
    assert MORE.code in {one.code for one in found}
    assert len(found) < 2 * MOST_OF_FILE
    assert preview(content, Options()).findings == found
    assert len(as_sarif(found, KINDS, "1.0", str)) < 5_000_000


def test_what_is_left_out_does_not_keep_drafts_from_being_exported() -> None:
    assert not is_of_form(limits.more(Place("a.yaml"), 3))


@pytest.mark.parametrize(("key", "most"), [("see", 1_000), ("variants", 200)])
def test_a_list_that_is_too_long_is_told(key: str, most: int) -> None:
    listed = "".join(f"\n  - a{number}" for number in range(most + 1))
    value = listed if key == "see" else f"\n  ko:{listed}"
    base = next(one for one in repository({}).glossary if one.stem == "korea")
    file = ContentFile(base.name, base.data + f"{key}:{value}\n".encode())
    found = pipeline.check(Repository(glossary=(file,)))
    assert [(one.code, one.text()) for one in found] == [
        ("Y203", f"‘{'see' if key == 'see' else 'ko'}’ has the wrong shape; it must be: at most {most} items")
    ]


def test_thousands_of_unknown_keys() -> None:
    base = repository({}).glossary[0]
    file = ContentFile(base.name, base.data + b"".join(b"note%d: a\n" % number for number in range(5_000)))
    found = pipeline.check(Repository(glossary=(file,)))
    assert len(found) == MOST_OF_FILE + 1
    assert found[-1].text() == "4000 more findings in this file are not listed"
