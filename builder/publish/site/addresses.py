"""Addresses of the site's pages, relative to one another, so that the site works in any folder.

Links include `index.html`, since a page may be opened from a folder, without a server.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import PurePosixPath

from builder.languages import LANGUAGES, Language
from builder.messages.catalogue import SOURCE_LANGUAGE
from builder.publish.format import SiteSettings

INDEX = "index.html"
ASSETS_FOLDER = "assets"
SEARCH_FOLDER = "search"
WORKER = "sw.js"
_REMEMBERED = 4096  # addresses, of which a page repeats most


@dataclass(frozen=True)
class Page:
    """A page: its path below the root of the site in the English interface, and the language of its interface.

    A page that is shown at other addresses than its own leads on by the path of the site on its server, `root`, which has no slash at its
    end; all others by relative addresses.
    """

    name: str
    language: Language
    root: str | None = None

    @property
    def path(self) -> PurePosixPath:
        """The path below the root of the site; interfaces other than English are in a folder named after their language."""
        return _path(self.name, self.language)

    def to(self, other: Page, fragment: str = "") -> str:
        """The relative address of another page, or of a fragment of it."""
        return self.to_file(other.path) + (f"#{fragment}" if fragment else "")

    def to_file(self, path: PurePosixPath | str) -> str:
        """The relative address of a file, given by its path below the root of the site."""
        return _relative(str(path), str(self.path)) if self.root is None else f"{self.root}/{path}"

    def within(self, language: Language) -> Page:
        """The same page with its interface in `language`."""
        return replace(self, language=language)


@lru_cache(maxsize=_REMEMBERED)
def _path(name: str, language: Language) -> PurePosixPath:
    return PurePosixPath(*([] if language == SOURCE_LANGUAGE else [language]), name)


@lru_cache(maxsize=_REMEMBERED)
def _relative(path: str, page: str) -> str:
    """As posixpath.relpath, which asks the system for the folder that it is in."""
    target, here = [part for part in path.split("/") if part != "."], page.split("/")[:-1]
    both = enumerate(zip(target, here, strict=False))
    shared = next((depth for depth, (one, other) in both if one != other), min(len(target), len(here)))
    return "/".join((*[".."] * (len(here) - shared), *target[shared:])) or "."


def on_web(site: SiteSettings, page: Page) -> str | None:
    """The page's absolute address; None if that of the site is not known."""
    return f"{site.url}/{page.path}".removesuffix(INDEX) if site.url else None


def alternates(site: SiteSettings, page: Page) -> tuple[tuple[str, str], ...]:
    """The page's absolute addresses by interface language, with the English one also for all other languages (`x-default`)."""
    versions = [(language, on_web(site, page.within(language))) for language in LANGUAGES]
    default = ("x-default", on_web(site, page.within(SOURCE_LANGUAGE)))
    return tuple((code, own) for code, own in (*versions, default) if own)


def manifest(language: Language) -> str:
    """The path of the web app manifest."""
    return str(Page("manifest.webmanifest", language).path)


def term_data(term_id: str) -> str:
    """The path of a term's entry as JSON, the same for every interface language."""
    return f"glossary/{term_id}.json"


def sentences(term_id: str, number: int) -> str:
    """What distinguishes the path of a page of a term's sentences, within the glossary and without an ending."""
    return f"{term_id}/sentences-{number}"


def sentences_data(term_id: str, number: int) -> str:
    """The path of a page of a term's sentences as JSON, the same for every interface language."""
    return f"glossary/{sentences(term_id, number)}.json"


def asset(name: str) -> str:
    """The path of a style sheet, script or picture."""
    return f"{ASSETS_FOLDER}/{name}"


def search(name: str) -> str:
    """The path of a file of search data, the same for every interface language."""
    return f"{SEARCH_FOLDER}/{name}"
