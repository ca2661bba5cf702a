"""The table of page types, which determines addresses, templates, bundles, navigation, site map and offline copies.

A page type is a folder of its name, with its format, view, template, styles and scripts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from builder.languages import Language
from builder.messages.marker import _
from builder.publish.format import SiteInput
from builder.publish.site.addresses import INDEX, Page


@dataclass(frozen=True)
class Subject:
    """The subject of a page: its id (empty if the type has only one page), and the date of its last change, if stated."""

    id: str = ""
    changed: str | None = None


def _one(known: SiteInput) -> Iterable[Subject]:
    return (Subject(),)


def _none(known: SiteInput) -> Iterable[Subject]:
    return ()


def _where_there_are_downloads(known: SiteInput) -> Iterable[Subject]:
    return (Subject(),) if known.downloads else ()


def _editions(known: SiteInput) -> Iterable[Subject]:
    return (Subject(digest.id, digest.updated) for digest in known.corpus.digests)


def _works(known: SiteInput) -> Iterable[Subject]:
    works = {work.id for work in known.corpus.works}
    return (Subject(digest.id, digest.updated) for digest in known.corpus.shelf if digest.id in works)


def _terms(known: SiteInput) -> Iterable[Subject]:
    return (Subject(term.id) for term in known.corpus.glossary.terms)


@dataclass(frozen=True)
class PageType:
    """A page type; a `{}` in its `path` is replaced by the id of a page's subject.

    `title` and `about` are messages, for pages without their own. `styles` and `scripts` are files of its folder, or of another one, as
    `folder/name`; the scripts are combined into one bundle. `mapped` returns the subjects of the pages in the site map. The pages
    of a `core` type are the first to be cached for reading offline.
    """

    name: str
    path: str
    title: str = ""
    about: str = ""
    styles: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    in_navigation: bool = False
    core: bool = False
    mapped: Callable[[SiteInput], Iterable[Subject]] = _one

    @property
    def template(self) -> str:
        """The name of the template."""
        return f"{self.name}/{self.name}.html"

    @property
    def bundle(self) -> str | None:
        """The file its scripts are combined into, or None without scripts."""
        return f"{self.name}.js" if self.scripts else None

    def page(self, language: Language, subject: str = "") -> Page:
        """The page about a subject, with its interface in `language`."""
        return Page(self.path.format(subject), language)


LIBRARY = PageType(
    "library",
    INDEX,
    title=_("Library"),
    styles=("library.css",),
    scripts=("sorting.js",),
    in_navigation=True,
    core=True,
)
EDITION = PageType(
    "edition",
    f"{{}}/{INDEX}",
    styles=(
        "title.css",
        "text.css",
        "kinds.css",
        "notes.css",
        "layouts.css",
        "card.css",
        "navigation.css",
        "copying.css",
    ),
    scripts=(
        "shortcuts.js",
        "sentences.js",
        "card.js",
        "card_content.js",
        "apparatus.js",
        "marks.js",
        "tab_stops.js",
        "running_title.js",
        "term_asides.js",
        "reveal.js",
        "reading_position.js",
        "link_target.js",
        "contents.js",
        "citation.js",
        "voices.js",
        "tables.js",
        "frame/clipboard.js",
        "copying.js",
        "next_text.js",
        "frame/spans.js",
        "highlight.js",
    ),
    mapped=_editions,
)
WORK = PageType(
    "work", f"{{}}/{INDEX}", styles=("work.css",), scripts=("frame/clipboard.js", "citing.js"), mapped=_works
)
GLOSSARY = PageType(
    "glossary",
    f"glossary/{INDEX}",
    title=_("Glossary"),
    about=_("The terms of the editions: Korean headwords, English renderings, definitions, and every occurrence."),
    styles=("glossary.css",),
    scripts=("glossary.js",),
    in_navigation=True,
    core=True,
)
TERM = PageType(
    "term", f"glossary/{{}}/{INDEX}", styles=("term.css",), scripts=("concordance/grouping.js",), mapped=_terms
)
# Not in the site map: each of its sentences is in an edition.
CONCORDANCE = PageType(
    "concordance",
    "glossary/{}.html",
    styles=("concordance.css",),
    scripts=("grouping.js",),
    mapped=_none,
)
SEARCH = PageType(
    "search",
    f"search/{INDEX}",
    title=_("Search"),
    about=_("Search the texts of all editions, their notes and the glossary, in Korean and English."),
    styles=("search.css",),
    scripts=(
        "frame/spans.js",
        "query.js",
        "pagefind_engine.js",
        "plain_engine.js",
        "results.js",
        "result_item.js",
        "search.js",
    ),
    in_navigation=True,
)
DOWNLOADS = PageType(
    "downloads",
    f"downloads/{INDEX}",
    title=_("Downloads"),
    about=_("The texts, the translation memory and the glossary as files for other programs."),
    styles=("downloads.css",),
    mapped=_where_there_are_downloads,
)
ABOUT = PageType(
    "about",
    f"about/{INDEX}",
    title=_("About"),
    about=_("Who makes these editions, how to cite them, and how to contribute."),
    styles=("about.css",),
    in_navigation=True,
)
OFFLINE = PageType(
    "offline",
    "offline.html",
    title=_("Reading offline"),
    about=_("How the site is saved for reading offline."),
    core=True,
    mapped=_none,
)
ABSENT = PageType(
    "absent",
    "404.html",
    title=_("No page here"),
    about=_("There is no page at this address: it may be misspelled, or the page may be gone."),
    mapped=_none,
)
# A preview searches for a file in this order, and indexing the texts takes longest.
PAGE_TYPES = (LIBRARY, EDITION, WORK, GLOSSARY, TERM, CONCORDANCE, DOWNLOADS, ABOUT, OFFLINE, ABSENT, SEARCH)
