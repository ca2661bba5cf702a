"""Sentences and remarks as HTML, written by functions that escape: a template takes ten times as long for their many small elements."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple, Protocol

from markupsafe import Markup, escape

from builder.languages import Language
from builder.publish.reading.bilingual import LangText
from builder.publish.reading.html import HtmlWriter
from builder.publish.reading.inline import (
    Address,
    CorrectedText,
    CorrectionCall,
    FootnoteCall,
    InlineNode,
    Italics,
    NoteCall,
    ReadHanja,
    TermMark,
    Words,
)


class Messages(Protocol):
    """A function that returns a message in the interface's language, with its `{names}` filled in."""

    def __call__(self, message: str, **values: object) -> Markup:
        """The message."""


class CountedMessages(Protocol):
    """A function that returns a message for one or for many in the interface's language, with its `{count}` filled in."""

    def __call__(self, one: str, many: str, number: int, **values: object) -> Markup:
        """The message."""


class Interface(NamedTuple):
    """What the labels of the page around the sentences are in."""

    language: Language
    gettext: Messages
    ngettext: CountedMessages


def inline_html(nodes: Iterable[InlineNode], interface: Interface) -> Markup:
    """The nodes of a sentence."""
    html = HtmlWriter()
    _write(nodes, html, interface)
    return html.markup()


def put_part(part: LangText, html: HtmlWriter, interface: Interface) -> None:
    """Put a text, and where it is not in the interface's language, an element that says in which."""
    if part.language == interface.language:
        html.text(part.text)
    else:
        html.element("span", part.text, lang=part.language)


def put_remark(part: LangText, html: HtmlWriter, interface: Interface) -> None:
    """Put a text, and where it is not in the interface's language, a word that it is in English."""
    _ = interface.gettext
    put_part(part, html, interface)
    if part.language != interface.language:
        html.text(" ")
        html.element("span", _("(in English)"), class_="aside")


def remark_html(part: LangText, interface: Interface) -> Markup:
    """The text as `put_remark` puts it."""
    html = HtmlWriter()
    put_remark(part, html, interface)
    return html.markup()


def _write(nodes: Iterable[InlineNode], html: HtmlWriter, interface: Interface) -> None:
    for node in nodes:
        match node:
            case Words():
                html.text(node.text)
            case TermMark():
                _term_mark(node, html, interface)
            case Italics():
                html.start("i")
                _write(node.inside, html, interface)
                html.end("i")
            case Address(href=href):
                html.start("a", class_="address", href=href, rel="external")
                _write(node.inside, html, interface)
                html.end("a")
            case ReadHanja():
                html.start("ruby")
                _write(node.inside, html, interface)
                for tag, text in (("rp", "("), ("rt", node.hangul), ("rp", ")")):
                    html.element(tag, text)
                html.end("ruby")
            case CorrectedText():
                html.start("ins", class_="repair")
                _write(node.inside, html, interface)
                html.end("ins")
            case _:
                _call(node, html, interface)


def _term_mark(node: TermMark, html: HtmlWriter, interface: Interface) -> None:
    flags = " first" * node.first + " leading" * node.leading
    link = None if node.alignment is None else str(node.alignment)
    html.start("a", class_=f"term{flags}", href=f"#term-{node.term}", data_link=link)
    _write(node.inside, html, interface)
    html.end("a")


def _call(call: CorrectionCall | FootnoteCall | NoteCall, html: HtmlWriter, interface: Interface) -> None:
    """The reference to a note of any kind, with its label in the voice of the interface and not in that of the text around it."""
    language, _ = interface.language, interface.gettext
    match call:
        case CorrectionCall():
            target, label = f"#{call.remark}", _("Correction")
            html.element("a", "†", class_="call remark", href=target, lang=language, aria_label=label)
        case FootnoteCall():
            kind = "call star" if call.raised else "star"
            target, label = f"#{call.footnote}", _("Author’s note")
            html.start("a", class_=kind, href=target, role="doc-noteref", lang=language, aria_label=label)
            _write(call.inside or (Words(escape(call.mark)),), html, interface)
            html.end("a")
        case NoteCall(number=number):
            own, target, label = f"call-{number}", f"#note-{number}", _("Translator’s note {number}", number=number)
            own_call = {"id": own, "href": target, "role": "doc-noteref", "lang": language, "aria_label": label}
            html.element("a", str(number), class_="call note", **own_call)
