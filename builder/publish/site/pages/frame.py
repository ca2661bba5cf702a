"""What every page has around its content: title, description, navigation, and its twin in the other language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from builder.publish.format import NOWHERE, Site
from builder.languages import Language
from builder.publish.site.pages import address, assets, wording
from builder.publish.site.pages.address import Page
from builder.publish.site.pages.linked_data import Node
from builder.model.shape import TermKind

CARD = "card.png"  # 1200 by 630 pixels


@dataclass(frozen=True)
class Twin:
    """The same page with the other language's interface; `name` is that language's own."""

    language: Language
    name: str
    href: str


@dataclass(frozen=True)
class Frame:
    """The page's address, its own title (empty on the library page), a description for search engines, where it stands, and its site.

    `data` says what the page is about to programs that read schema.org.
    """

    page: Page
    title: str
    description: str
    section: str
    site: Site = NOWHERE
    data: Node | None = None

    @property
    def language(self) -> Language:
        """The interface's language."""
        return self.page.language

    @property
    def library(self) -> str:
        """The address of the library page."""
        return self.page.to(address.library(self.language))

    @property
    def glossary(self) -> str:
        """The address of the glossary."""
        return self.page.to(address.glossary(self.language))

    @property
    def fulltext(self) -> str:
        """The address of the page that searches the texts."""
        return self.page.to(address.fulltext(self.language))

    @property
    def offline(self) -> str:
        """The address of the page on reading offline."""
        return self.page.to(address.offline(self.language))

    @property
    def twin(self) -> Twin:
        """The page with its interface in the other language.

        A link with `rel=alternate` and `hreflang` in the body says the same to machines as one in the head, where the address would
        have to be absolute.
        """
        other: Language = "en" if self.language == "ko" else "ko"
        return Twin(other, _NAMES[other], self.page.to(self.page.within(other)))

    @property
    def absolute(self) -> str | None:
        """The page's own address on the web, None where the site's is not known."""
        return address.on_web(self.site, self.page)

    @property
    def languages(self) -> tuple[tuple[str, str], ...]:
        """The page's addresses on the web by the language of the interface, for search engines."""
        return address.alternates(self.site, self.page)

    @property
    def card(self) -> str:
        """The address on the web of the picture that other sites show for a link; it has none where the site's is not known."""
        return f"{self.site.url}/{address.asset(CARD)}?{assets.version(CARD)}"

    @property
    def terms(self) -> str:
        """The address of the script with the keys that the search box looks in."""
        return self.page.to_file(address.search("terms.js"))

    @property
    def manifest(self) -> str:
        """The address of what a browser needs to install the site."""
        return self.page.to_file(address.manifest(self.language))

    @property
    def worker(self) -> str:
        """The address of the script that keeps the site for reading offline."""
        return self.page.to_file(address.WORKER)

    @property
    def kinds(self) -> tuple[tuple[str, str], ...]:
        """The kinds of entries, each with the interface's word for it."""
        return tuple((kind, wording.label(kind, self.language)) for kind in get_args(TermKind))

    def asset(self, name: str) -> str:
        """The address of a style, script or picture, with its version."""
        return f"{self.page.to_file(address.asset(name))}?{assets.version(name)}"


_NAMES: dict[Language, str] = {"ko": "한국어", "en": "English"}
