"""The web app manifest, with which browsers install the site, and the page shown for one that is not cached."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import PurePosixPath

from builder.languages import LANGUAGES, Language
from builder.publish.format import CorpusFormat, File, SiteInput, SiteSettings
from builder.publish.reading import wording
from builder.publish.site import addresses
from builder.publish.site.addresses import Page
from builder.publish.site.frame.colors import paper
from builder.publish.site.frame.naming import site_description, site_title
from builder.publish.site.frame.page_context import PageContext
from builder.publish.site.frame.templates import render
from builder.publish.site.page_types import GLOSSARY, LIBRARY, OFFLINE

_ICONS = (
    ("icon.svg", "image/svg+xml", "any", "any"),
    ("icon-192.png", "image/png", "192x192", "any"),
    ("icon-512.png", "image/png", "512x512", "any"),
    ("icon-maskable-512.png", "image/png", "512x512", "maskable"),
)


def files(known: SiteInput) -> Iterator[File]:
    """For each interface language, the manifest and the page shown for one that is not cached."""
    for language in LANGUAGES:
        yield _manifest(language, known.site)
        yield _offline(language, known.site)


def _manifest(language: Language, site: SiteSettings) -> File:
    """A web app manifest with relative addresses only, so that it works under any path: https://www.w3.org/TR/appmanifest/.

    The scope of both interfaces is the entire site, so that links between them stay within the application. No `id` is given, since it
    would be resolved against the server's root; the id of the application is then its start address.
    """
    path = addresses.manifest(language)
    own = Page(PurePosixPath(path).name, language)
    data = {
        "name": site_title(site.library, language),
        "short_name": site.library.name(language),
        "description": site_description(site.library, language),
        "lang": language,
        "start_url": own.to(LIBRARY.page(language)),
        "scope": f"{own.to_file('.')}/",
        "display": "standalone",
        "display_override": ["minimal-ui"],
        "background_color": paper().light,
        "theme_color": paper().light,
        "categories": ["books", "education"],
        "icons": [
            {"src": own.to_file(addresses.asset(name)), "type": kind, "sizes": sizes, "purpose": purpose}
            for name, kind, sizes, purpose in _ICONS
        ],
        "shortcuts": [
            {"name": wording.translate(GLOSSARY.title, language), "url": own.to(GLOSSARY.page(language))},
        ],
    }
    return File(PurePosixPath(path), (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode())


def _offline(language: Language, site: SiteSettings) -> File:
    title, about = wording.translate(OFFLINE.title, language), wording.translate(OFFLINE.about, language)
    return render(PageContext(OFFLINE, OFFLINE.page(language), title, about, site), None)


FORMAT = CorpusFormat(
    "offline-page",
    "The web app manifest, and the page shown offline for one that is not cached",
    files,
    frozenset({"site"}),
)
