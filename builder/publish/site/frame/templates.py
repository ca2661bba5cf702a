"""Jinja2 environments, one per language: autoescaping, undefined names an error, messages and numbers in the language."""

from __future__ import annotations

from functools import cache

from babel.numbers import format_decimal
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from builder.languages import Language
from builder.messages.catalogue import translations
from builder.model.finding import Gettext
from builder.publish.format import File
from builder.publish.reading import markup, wording
from builder.publish.site.frame.inline import Interface, inline_html
from builder.publish.site.frame.page_context import PageContext


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
        trim_blocks=True,
        lstrip_blocks=True,
    )
    catalogue = translations(language)

    def gettext(message: str, **values: object) -> Markup:
        return markup.message(catalogue.gettext(message), **values)

    def ngettext(one: str, many: str, number: int, **values: object) -> Markup:
        counted = {"count": format_decimal(number, locale=language), **values}
        return markup.message(catalogue.ngettext(one, many, number), **counted)

    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    environment.globals.update(_=gettext, gettext=gettext, ngettext=ngettext, language=language)
    environment.filters.update(
        number=lambda number: format_decimal(number, locale=language),
        date=lambda date: wording.date(date, language),
        inline=lambda nodes: inline_html(nodes, Interface(language, gettext)),
    )
    return environment
