"""How an entry's page says its history, and where it leads."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lxml import html

from builder.model.corpus import Corpus
from builder.model.history import Commit, History
from builder.model.terms import Glossary
from builder.publish.format import UNPUBLISHED, SiteInput, SiteSettings
from builder.publish.site import repository_links
from builder.publish.site.term import format as term


def page(
    glossary: Glossary, known: dict[str, History], where: SiteSettings = UNPUBLISHED, language: str = ""
) -> html.HtmlElement:
    files = term.FORMAT.files(SiteInput(Corpus(glossary), where, known))
    data = next(file.data for file in files if str(file.path) == f"{language}glossary/getbol/index.html")
    return html.document_fromstring(data.decode("utf-8"))


def said(tree: html.HtmlElement) -> str:
    return " ".join(tree.xpath("//section[@class='history']")[0].text_content().split())


COMMITS = tuple(Commit(f"{number:040x}", f"2024-03-{number:02}T23:30:00+09:00") for number in range(10, 0, -1))


def test_a_page_says_the_days_of_the_history_in_the_interface_s_language(mini_glossary: Glossary) -> None:
    again = replace(COMMITS[0], name="f" * 40, date="2024-03-10T01:00:00+09:00")
    known = {"getbol": History((COMMITS[0], again, *COMMITS[1:]), 1_211, "2021-01-31T00:00:00Z")}
    english, korean = page(mini_glossary, known), page(mini_glossary, known, language="ko/")
    assert said(english).startswith("History First added: January 31, 2021 Changed: March 10, 2024; March 9, 2024;")
    assert said(english).endswith("March 1, 2024 and 1,200 earlier changes")
    assert said(korean).startswith("변경 이력 처음 실은 날: 2021년 1월 31일 고친 날: 2024년 3월 10일; ")
    assert said(korean).endswith("그 전의 변경 1,200건")
    times = english.xpath("//section[@class='history']//time/@datetime")
    assert times == ["2021-01-31T00:00:00Z", *(commit.date for commit in COMMITS)]
    assert not english.xpath("//section[@class='history']//script | //section[@class='history']//a")


def test_a_page_without_a_history_says_nothing_of_it(mini_glossary: Glossary) -> None:
    assert not page(mini_glossary, {}).xpath("//*[@class='history']")


@pytest.mark.parametrize(
    ("repository", "commit", "changes"),
    [
        ("https://github.com/a/b", "commit", "commits"),
        ("https://gitlab.com/a/b", "-/commit", "-/commits"),
        ("https://codeberg.org/a/b", "commit", "commits/branch"),
    ],
)
def test_a_history_leads_to_the_forge(mini_glossary: Glossary, repository: str, commit: str, changes: str) -> None:
    where = SiteSettings(repository=repository, branch="ma in")
    assert repository_links.commit(where, "0123") == f"{repository}/{commit}/0123"
    links = page(mini_glossary, {"getbol": History(COMMITS[:1], 1, COMMITS[0].date)}, where).xpath(
        "//section[@class='history']//a/@href"
    )
    assert links == [f"{repository}/{commit}/{10:040x}", f"{repository}/{changes}/ma%20in/glossary/getbol.yaml"]
