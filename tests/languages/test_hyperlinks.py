"""Addresses in running text: what is one, where it ends, and what it leads to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.languages.hyperlinks import hyperlinks


def found(text: str) -> list[tuple[str, str]]:
    return [(text[one.start : one.end], one.href) for one in hyperlinks(text)]


@pytest.mark.parametrize(
    ("text", "shown", "href"),
    [
        ("자료는 https://example.org/a?b=1#c에 있다.", "https://example.org/a?b=1#c", "https://example.org/a?b=1#c"),
        ("https://example.org에서 보라.", "https://example.org", "https://example.org"),
        ("see https://example.org/a, and", "https://example.org/a", "https://example.org/a"),
        ("(https://example.org/a_(b)).", "https://example.org/a_(b)", "https://example.org/a_(b)"),
        ("(see https://example.org/a).", "https://example.org/a", "https://example.org/a"),
        ("“http://example.org:8080/”", "http://example.org:8080/", "http://example.org:8080/"),
        ("누리집(www.example.org).", "www.example.org", "https://www.example.org"),
        ("https://example.org/쪽?분기=3 에", "https://example.org/쪽?분기=3", "https://example.org/%EC%AA%BD?%EB%B6%84%EA%B8%B0=3"),
        ("a.b+c@mail.example.org으로", "a.b+c@mail.example.org", "mailto:a.b+c@mail.example.org"),
        ("<a@example.org>", "a@example.org", "mailto:a@example.org"),
        ("032-555-0123으로", "032-555-0123", "tel:+82-32-555-0123"),
        ("문의: 031)1234-5678", "031)1234-5678", "tel:+82-31-1234-5678"),
        ("(전화 02) 123-4567)", "02) 123-4567", "tel:+82-2-123-4567"),
        ("(02) 123-4567", "(02) 123-4567", "tel:+82-2-123-4567"),
        ("Tel. +82-2-123-4567.", "+82-2-123-4567", "tel:+82-2-123-4567"),
    ],
)  # fmt: skip
def test_an_address_ends_before_particles_and_punctuation(text: str, shown: str, href: str) -> None:
    assert found(text) == [(shown, href)]


@pytest.mark.parametrize(
    "text",
    [
        "1592-1598년의 일",
        "2024-01-01",
        "978-0-00-000000-2",
        "ISSN 0123-4567-8901",
        "a@b",
        "a@example.org@evil.example",
        "https://example.org@evil.example/",
        "https://user:word@evil.example/",
        "https://한글.한국/",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "and/or, 3.14, e.g. this",
    ],
)
def test_what_may_be_something_else_is_no_address(text: str) -> None:
    assert found(text) == []


@given(st.text(alphabet=st.sampled_from("ab1.@/:?#&=가에-+()[]<>\"'wh tps\u202e"), max_size=60))
def test_what_a_link_leads_to_is_of_a_known_kind_and_needs_no_escape(text: str) -> None:
    for prefix in ("", "https://example.org/", "www.example.org"):
        for one in hyperlinks(prefix + text):
            assert one.href.startswith(("https://", "http://", "mailto:", "tel:+"))
            assert one.href.isascii()
            assert not set(one.href) & set(' <>"\\\n')
