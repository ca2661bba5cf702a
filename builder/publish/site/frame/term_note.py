"""The note on a term as HTML, written by functions that escape: an edition has one for each of its terms."""

from __future__ import annotations

from markupsafe import Markup

from builder.publish.reading.bilingual import LangText
from builder.publish.reading.headword import Headword
from builder.publish.reading.html import HtmlWriter
from builder.publish.reading.term_notes import TermNote
from builder.publish.site.frame.inline import Interface, put_part, put_remark

_SEPARATOR = Markup(", ")


def term_note_html(note: TermNote, interface: Interface) -> Markup:
    """The note, to which the marks of its term link."""
    html = HtmlWriter()
    html.start("div", class_="term-note", id=f"term-{note.head.id}")
    html.text("\n")
    _head(note.head, html, interface)
    html.element("p", note.definition.text, class_="definition", lang=note.definition.language)
    html.text("\n")
    _rest(note, html, interface)
    html.end("div")
    html.text("\n")
    return html.markup()


def _head(head: Headword, html: HtmlWriter, interface: Interface) -> None:
    """The headword, a link to its entry, in all its forms."""
    _ = interface.gettext
    html.start("p", class_="head")
    html.element("a", head.ko, href=head.href, lang="ko")
    if head.hanja:
        html.text(" ")
        html.element("span", head.hanja, class_="hanja", lang=head.hanja_language)
    if head.romanization:
        html.text(" ")
        html.element("i", head.romanization, class_="sound", lang="ko-Latn")
    if head.en != head.ko:
        html.text(" ")
        html.element("strong", head.en, lang="en")
    if head.unofficial:
        html.text(" ")
        html.element("span", _("our rendering"), class_="aside")
    html.end("p")
    html.text("\n")


def _rest(note: TermNote, html: HtmlWriter, interface: Interface) -> None:
    """What else is known, a line each in one paragraph, whose line breaks the style keeps."""
    html.start("p", class_="small")
    _forms(note, html, interface)
    if note.usage:
        put_remark(note.usage, html, interface)
        html.text("\n")
    _occurrences(note, html, interface)
    html.end("p")
    html.text("\n")


def _forms(note: TermNote, html: HtmlWriter, interface: Interface) -> None:
    """Its renderings here, and the other accepted ones."""
    _ = interface.gettext
    for label, forms in ((_("In this edition:"), note.here), (_("Also:"), note.others)):
        if forms:
            html.text(label)
            html.text(" ")
            put_part(LangText(_SEPARATOR.join(forms), "en"), html, interface)
            html.text(".\n")


def _occurrences(note: TermNote, html: HtmlWriter, interface: Interface) -> None:
    """How often it occurs, and the terms within its marks."""
    _, ngettext = interface.gettext, interface.ngettext
    html.text(ngettext("In {count} sentence of this edition.", "In {count} sentences of this edition.", note.count))
    if note.within:
        html.text(" ")
        html.text(_("Contains:"))
        for number, one in enumerate(note.within):
            html.text(", " if number else " ")
            html.element("a", one.ko, href=one.href, lang="ko")
