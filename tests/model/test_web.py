"""Addresses: what leads where it seems to."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from builder.model.entries.heads import SourceDescription
from builder.model.markdown import inline
from builder.model.web import is_plain_address, is_web_address

PLAIN = [
    "https://example.org",
    "http://example.org:8080/a?b=c#d",
    "https://xn--3e0b707e.xn--3e0b707e/바다",
    "https://[2001:db8::1]/",
    "https://example.org/@someone",
    "https://198.51.100.7/",
    "https://Example.ORG/",
]
MISLEADING = [
    "https://korea.kr@evil.example/",
    "https://user:word@example.org/",
    "https://kоrea.kr/",  # a Cyrillic letter
    "https://evil.example\\@korea.kr/",
    "https://korea。kr/",
    "https://exa%6dple.org/",
]
NONE = [
    "https://",
    "https:///a",
    "http://[::1",
    "http://a:b/",
    "https://a:99999/",
    "javascript:alert(1)",
    "//a.org",
    "https://a .org",
    "",
]


@pytest.mark.parametrize("address", PLAIN)
def test_an_address_that_shows_where_it_leads(address: str) -> None:
    assert is_web_address(address)
    assert is_plain_address(address)
    assert [node.type for node in inline(f"[a]({address})")] == ["link"]


@pytest.mark.parametrize("address", [*MISLEADING, *NONE])
def test_an_address_that_does_not_is_no_link_and_no_source(address: str) -> None:
    assert not is_plain_address(address)
    for node in inline(f"[a]({address or 'x'})"):  # a host in other letters is shown in ASCII
        assert node.type != "link" or "/xn--" in str(node.attrs["href"]) or is_plain_address(str(node.attrs["href"]))
    with pytest.raises(ValidationError):
        SourceDescription.model_validate({"url": address})


@pytest.mark.parametrize("address", NONE)
def test_what_is_no_address(address: str) -> None:
    assert not is_web_address(address)
