"""The page context: title, description, navigation, and the same page in the other interface language."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from markupsafe import Markup

from builder.languages import Language
from builder.model.term_kinds import TERM_KINDS
from builder.publish.format import UNPUBLISHED, SiteSettings
from builder.publish.reading import wording
from builder.publish.reading.schema_org import JsonLdNode
from builder.publish.site import addresses
from builder.publish.site.addresses import Page
from builder.publish.site.assets import bundles
from builder.publish.site.frame.colors import Paper, paper
from builder.publish.site.frame.naming import colophon, site_lead, site_title
from builder.publish.site.page_types import GLOSSARY, LIBRARY, OFFLINE, PAGE_TYPES, SEARCH, PageType

CARD = "card.png"  # 1200 by 630 pixels


@dataclass(frozen=True)
class Twin:
    """The same page in the other interface language, and the name of that language in itself."""

    language: Language
    name: str
    href: str


@dataclass(frozen=True)
class NavigationItem:
    """An item of the navigation, and whether it is the current page."""

    title: str
    href: str
    current: bool


@dataclass(frozen=True)
class PageContext:
    """The context of a page: type and address, title (empty on the library page), description for search engines, and site settings.

    `data` is its linked data (schema.org).
    """

    type: PageType
    page: Page
    title: str
    description: str
    site: SiteSettings = UNPUBLISHED
    data: JsonLdNode | None = None

    @property
    def language(self) -> Language:
        """The interface's language."""
        return self.page.language

    @property
    def site_title(self) -> str:
        """The name of the site, and what it is."""
        return site_title(self.site.library, self.language)

    @property
    def lead(self) -> str:
        """What the site offers, as it introduces itself."""
        return site_lead(self.site.library, self.language)

    @property
    def colophon(self) -> str:
        """What the site is, at the foot of every page."""
        return colophon(self.site.library, self.language)

    @property
    def section(self) -> str:
        """The name of the page's type."""
        return self.type.name

    @cached_property
    def surroundings(self) -> tuple[Language, str, str, PurePosixPath]:
        """What the page has in common with all others of its type from which the same relative addresses lead to what all pages share."""
        return self.language, self.section, self.page.to_file("."), self.page.path.parent.parent

    @property
    def navigation(self) -> tuple[NavigationItem, ...]:
        """The items of the navigation at the top of every page."""
        types = (one for one in PAGE_TYPES if one.in_navigation)
        return tuple(
            NavigationItem(wording.translate(one.title, self.language), self._to(one), one is self.type)
            for one in types
        )

    @property
    def library(self) -> str:
        """The address of the library page."""
        return self._to(LIBRARY)

    @property
    def glossary(self) -> str:
        """The address of the glossary."""
        return self._to(GLOSSARY)

    @property
    def fulltext(self) -> str:
        """The address of the full-text search page."""
        return self._to(SEARCH)

    @property
    def offline(self) -> str:
        """The address of the page on reading offline."""
        return self._to(OFFLINE)

    @property
    def script(self) -> str | None:
        """The address of the script bundle of the page's type; None if it has none."""
        return self.asset(self.type.bundle) if self.type.bundle else None

    @property
    def early(self) -> Markup:
        """The script that runs before the page is painted."""
        return Markup(bundles.early())  # noqa: S704 - part of the program

    @property
    def early_hash(self) -> str:
        """What the page's policy calls that script."""
        return bundles.early_hash()

    @property
    def twin(self) -> Twin:
        """The page in the other interface language.

        For programs, a link with `rel=alternate` and `hreflang` in the body is equivalent to one in the head, where the address would
        have to be absolute.
        """
        other: Language = "en" if self.language == "ko" else "ko"
        return Twin(other, _NAMES[other], self.page.to(self.page.within(other)))

    @property
    def absolute(self) -> str | None:
        """The page's absolute address; None if that of the site is not known."""
        return addresses.on_web(self.site, self.page)

    @property
    def languages(self) -> tuple[tuple[str, str], ...]:
        """The page's absolute addresses by interface language, for search engines."""
        return addresses.alternates(self.site, self.page)

    @property
    def card(self) -> str:
        """The absolute address of the picture for link previews; None if the site's address is not known."""
        return f"{self.site.url}/{addresses.asset(CARD)}?{self.site.card or bundles.version(CARD)}"

    @property
    def terms(self) -> str:
        """The address of the script with the keys of the search box."""
        return self.page.to_file(addresses.search("terms.js"))

    @property
    def paper(self) -> Paper:
        """The color of the background in both schemes."""
        return paper()

    @property
    def manifest(self) -> str:
        """The address of the web app manifest."""
        return self.page.to_file(addresses.manifest(self.language))

    @property
    def worker(self) -> str:
        """The address of the service worker."""
        return self.page.to_file(addresses.WORKER)

    @property
    def kinds(self) -> tuple[tuple[str, str], ...]:
        """The kinds of entries with their labels."""
        return tuple((kind, wording.label(kind, self.language)) for kind in TERM_KINDS)

    def _to(self, other: PageType) -> str:
        return self.page.to(other.page(self.language))

    def asset(self, name: str) -> str:
        """The address of a style sheet, script or picture, with its version."""
        return f"{self.page.to_file(addresses.asset(name))}?{bundles.version(name)}"


_NAMES: dict[Language, str] = {"ko": "한국어", "en": "English"}
