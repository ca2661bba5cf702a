"""The writer of HTML: whatever is put into it comes back from a parser as it was, and nothing else does."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from markupsafe import Markup

from builder.publish.reading.html import HtmlWriter

# What a parser of HTML returns as it was put: no controls, whose replacement the standard asks for, and no carriage returns.
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]) | st.sampled_from("\"'<>&;/=` "))
HOSTILE = "\"><script>'&"


@given(TEXTS, TEXTS, TEXTS)
def test_any_text_and_attribute_reads_back_equal(before: str, value: str, inside: str) -> None:
    writer = HtmlWriter()
    writer.start("div", class_=value, data_link="1", hidden=None)
    writer.text(before)
    writer.element("b", inside, title=value)
    writer.end("div")
    read = html.fromstring(writer.markup(), parser=html.HTMLParser(encoding="utf-8"))
    assert (read.tag, list(read.attrib), read.get("class")) == ("div", ["class", "data-link"], value)
    assert [(child.tag, child.get("title"), child.text or "") for child in read] == [("b", value, inside)]
    assert (read.text or "") == before


def test_markup_is_put_as_it_is_and_text_escaped() -> None:
    writer = HtmlWriter()
    writer.element("a", HOSTILE, class_=HOSTILE, aria_label="1")
    writer.text(Markup("<i>x</i>"))
    escaped = "&#34;&gt;&lt;script&gt;&#39;&amp;"
    assert writer.markup() == f'<a class="{escaped}" aria-label="1">{escaped}</a><i>x</i>'
    assert isinstance(writer.markup(), Markup)


def test_what_another_library_holds_to_be_markup_is_escaped_like_text_unless_it_is() -> None:
    class Sly(str):
        """A text of another type, which is not markup."""

    writer = HtmlWriter()
    writer.text(Sly("<b>"))
    assert writer.markup() == "&lt;b&gt;"
