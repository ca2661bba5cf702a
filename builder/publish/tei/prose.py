"""Prose and bibliographic references, in notes, definitions and texts alike."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it.tree import SyntaxTreeNode

from builder.languages import Language
from builder.languages.script_runs import script_runs
from builder.model.entries import Reference
from builder.model.markdown import inline
from builder.publish.tei.elements import Content, Element, address, element, spaced, when

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


def bibl(citation: Reference) -> Element:
    """A source as a bibl element: author, title, address and date of access, or the seed that states it."""
    return element("bibl", *spaced(_parts(citation)))


def _parts(citation: Reference) -> Iterator[Element]:
    if citation.author:
        yield element("author", *word_nodes(citation.author, "en"))
    yield element("title", *word_nodes(citation.title, "en"))
    if citation.seed:
        yield element("idno", citation.seed, type="seed")
    if citation.url:
        yield element("ref", citation.url, target=address(citation.url))
    if citation.accessed:
        yield element("date", citation.accessed, type="accessed", when=when(citation.accessed))
