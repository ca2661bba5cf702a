"""Sentences as HTML, written by functions that escape: a template takes ten times as long for their many small elements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol

from markupsafe import Markup

from builder.languages import Language
from builder.publish.reading.inline import (
    CorrectedText,
    CorrectionCall,
    FootnoteCall,
    InlineNode,
    Italics,
    NoteCall,
    TermMark,
    Words,
)
from builder.publish.reading.markup import concatenated, element


class Messages(Protocol):
    """A function that returns a message in the interface's language, with its `{names}` filled in."""

    def __call__(self, message: str, **values: object) -> Markup:
        """The message."""


class Interface(NamedTuple):
    """What the labels of the page around the sentences are in."""

    language: Language
    gettext: Messages


def inline_html(nodes: Iterable[InlineNode], interface: Interface) -> Markup:
    """The nodes of a sentence."""
    return concatenated(_node(node, interface) for node in nodes)


def _node(node: InlineNode, interface: Interface) -> Markup:
    match node:
        case Words():
            return node.text
        case TermMark():
            flags = " first" * node.first + " leading" * node.leading
            link = None if node.alignment is None else str(node.alignment)
            inside = _inside(node, interface)
            return element("a", inside, class_=f"term{flags}", href=f"#term-{node.term}", data_link=link)
        case Italics():
            return element("i", _inside(node, interface))
        case CorrectedText():
            return element("ins", _inside(node, interface), class_="repair")
        case _:
            return _call(node, interface)


def _call(call: CorrectionCall | FootnoteCall | NoteCall, interface: Interface) -> Markup:
    """The reference to a note of any kind, with its label in the voice of the interface and not in that of the text around it."""
    language, _ = interface
    match call:
        case CorrectionCall():
            target, label = f"#{call.remark}", _("Correction")
            return element("a", ["†"], class_="call remark", href=target, lang=language, aria_label=label)
        case FootnoteCall():
            kind, inside = ("star", _inside(call, interface)) if call.inside else ("call star", iter(["*"]))
            target, label = f"#{call.footnote}", _("Author’s note")
            return element("a", inside, class_=kind, href=target, role="doc-noteref", lang=language, aria_label=label)
        case NoteCall(number=number):
            own, target, label = f"call-{number}", f"#note-{number}", _("Translator’s note {number}", number=number)
            own_call = {"id": own, "href": target, "role": "doc-noteref", "lang": language, "aria_label": label}
            return element("a", [str(number)], class_="call note", **own_call)


def _inside(node: TermMark | Italics | CorrectedText | FootnoteCall, interface: Interface) -> Iterator[str]:
    return (_node(inner, interface) for inner in node.inside)
