"""Jinja2 environments, one per language: autoescaping, undefined names an error, messages and numbers in the language."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from builder.languages import Language
from builder.messages.catalogue import translations
from builder.model.finding import Gettext
from builder.publish.format import File
from builder.publish.reading import markup, wording
from builder.publish.site.frame.compiled_templates import COMPILED
from builder.publish.site.frame.inline import Interface, inline_html, remark_html
from builder.publish.site.frame.page_context import PageContext
from builder.publish.site.frame.term_note import term_note_html


def render(context: PageContext, view: object) -> File:
    """The page rendered from a view by the template of its type."""
    template = _environment(context.language).get_template(context.type.template)
    return File(context.page.path, template.render(page=context, view=view).encode())


def standalone(template: str, gettext: Gettext, **values: object) -> str:
    """HTML rendered from values by a template, outside the site, with messages translated by `gettext`."""
    return _environment("en").get_template(template).render(_=gettext, **values)


@cache
def _environment(language: Language) -> Environment:
    environment = Environment(
        loader=PackageLoader("builder.publish", "site"),
        auto_reload=False,
        autoescape=True,
        undefined=StrictUndefined,
        bytecode_cache=COMPILED,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    interface = _interface(language)
    gettext, ngettext = interface.gettext, interface.ngettext
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    environment.globals.update(_=gettext, gettext=gettext, ngettext=ngettext, language=language, once=_once())
    environment.filters.update(
        number=lambda number: wording.number(number, language),
        date=lambda date: wording.date(date, language),
        inline=lambda nodes: inline_html(nodes, interface),
        remark=lambda part: remark_html(part, interface),
        term_note=lambda note: term_note_html(note, interface),
    )
    return environment


def _once() -> Callable[[Context, str, Callable[[], Markup]], Markup]:
    """A function of templates that renders a macro, by its name, once for all pages with the same surroundings: it depends on no more."""
    rendered: dict[tuple[str, Hashable], Markup] = {}

    @pass_context
    def once(context: Context, name: str, macro: Callable[[], Markup]) -> Markup:
        key = (name, context["page"].surroundings)
        if key not in rendered:
            rendered[key] = macro()
        return rendered[key]

    return once


def _interface(language: Language) -> Interface:
    catalogue = translations(language)

    @cache
    def plain(message: str) -> Markup:
        return markup.message(catalogue.gettext(message))

    def gettext(message: str, **values: object) -> Markup:
        return markup.message(catalogue.gettext(message), **values) if values else plain(message)

    def ngettext(one: str, many: str, number: int, **values: object) -> Markup:
        counted = {"count": wording.number(number, language), **values}
        return markup.message(catalogue.ngettext(one, many, number), **counted)

    return Interface(language, gettext, ngettext)
