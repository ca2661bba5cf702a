"""Prose and bibliographic references, in notes, definitions and texts alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it.tree import SyntaxTreeNode

from builder.languages import Language
from builder.languages.script_runs import script_runs
from builder.model.bibliography import CitedSource, Source
from builder.model.markdown import inline
from builder.publish.tei.elements import element, spaced, when
from builder.publish.xml import Content, Element, address

_REND = {"em": "italic", "strong": "bold"}


def word_nodes(text: str, language: Language) -> Iterator[Content]:
    """A plain text; Korean within English is `foreign` with its language."""
    for stretch, tongue in script_runs(text) if language == "en" else [(text, None)]:
        yield element("foreign", stretch, xml_lang=tongue) if tongue else stretch


def prose_nodes(text: str, language: Language) -> Iterator[Content]:
    """A text with emphasis and links in Markdown, as `hi` and `ref`."""
    yield from _nodes(inline(text), language)


def _nodes(nodes: Sequence[SyntaxTreeNode], language: Language) -> Iterator[Content]:
    for node in nodes:
        if node.type == "link":
            yield element("ref", *_nodes(node.children, language), target=address(str(node.attrs["href"])))
        elif node.type in _REND:
            yield element("hi", *_nodes(node.children, language), rend=_REND[node.type])
        else:
            yield from word_nodes(node.content, language)


def bibl(cited: CitedSource) -> Element:
    """A source as a bibl element: what its record states, or the seed, and the statement that it supports."""
    parts = _record(cited.source) if cited.source else [element("idno", cited.citation.seed, type="seed")]
    bears = cited.citation.for_
    note = element("note", *prose_nodes(bears, "en"), type="bears", xml_lang="en") if bears else None
    return element("bibl", *spaced((*parts, note)))


def _record(source: Source) -> Iterator[Element]:
    if source.author:
        yield element("author", *word_nodes(source.author, "en"))
    yield element("title", *word_nodes(source.title, "en"))
    if source.publisher:
        yield element("publisher", *word_nodes(source.publisher, "en"))
    if source.date:
        yield element("date", source.date, when=when(source.date))
    if source.url:
        yield element("ref", source.url, target=address(source.url))
    if source.via:
        yield element("ref", source.via, type="copy", target=address(source.via))
    if source.accessed:
        yield element("date", source.accessed, type="accessed", when=when(source.accessed))
    yield element("idno", source.id, type="record")
