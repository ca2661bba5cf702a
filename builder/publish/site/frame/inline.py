"""Sentences as HTML, written by functions that escape: a template takes ten times as long for their many small elements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from markupsafe import Markup

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


def inline_html(nodes: Iterable[InlineNode], gettext: Messages) -> Markup:
    """The nodes of a sentence."""
    return concatenated(_node(node, gettext) for node in nodes)


def _node(node: InlineNode, gettext: Messages) -> Markup:
    match node:
        case Words():
            return node.text
        case TermMark():
            flags = " first" * node.first + " leading" * node.leading
            link = None if node.alignment is None else str(node.alignment)
            inside = _inside(node, gettext)
            return element("a", inside, class_=f"term{flags}", href=f"#term-{node.term}", data_link=link)
        case Italics():
            return element("i", _inside(node, gettext))
        case CorrectedText():
            return element("ins", _inside(node, gettext), class_="repair")
        case _:
            return _call(node, gettext)


def _call(call: CorrectionCall | FootnoteCall | NoteCall, _: Messages) -> Markup:
    """The reference to a note of any kind."""
    match call:
        case CorrectionCall():
            return element("a", ["†"], class_="call remark", href=f"#{call.remark}", aria_label=_("Correction"))
        case FootnoteCall():
            kind, inside = ("star", _inside(call, _)) if call.inside else ("call star", iter(["*"]))
            target, label = f"#{call.footnote}", _("Author’s note")
            return element("a", inside, class_=kind, href=target, role="doc-noteref", aria_label=label)
        case NoteCall(number=number):
            own, target, label = f"call-{number}", f"#note-{number}", _("Translator’s note {number}", number=number)
            return element(
                "a", [str(number)], class_="call note", id=own, href=target, role="doc-noteref", aria_label=label
            )


def _inside(node: TermMark | Italics | CorrectedText | FootnoteCall, gettext: Messages) -> Iterator[str]:
    return (_node(inner, gettext) for inner in node.inside)
