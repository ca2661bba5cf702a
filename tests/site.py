"""The website of some editions as files in a folder, for tests to read and to open in a browser."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html
from playwright.sync_api import Page

from builder.build.pipeline import NO_HISTORIES, of_whole
from builder.model.digest import digest
from builder.model.edition import Edition
from builder.model.history import History
from builder.model.terms import Glossary
from builder.publish.format import NOWHERE, File, Made, Site, Whole
from builder.publish.formats import WHOLE_FORMATS
from builder.publish.site import edition_page


def pages(
    glossary: Glossary,
    editions: Iterable[Edition],
    where: Site = NOWHERE,
    histories: Mapping[str, History] = NO_HISTORIES,
) -> Iterator[File]:
    """Every file of the website's own formats."""
    kept = tuple(editions)
    made = [file for edition in kept for file in edition_page.FORMAT.files(edition, glossary, where)]
    yield from made
    whole = Whole(glossary, tuple(digest(edition) for edition in kept), where, histories)
    yield from of_whole(WHOLE_FORMATS, whole, map(Made.of, made))


def write(folder: Path, files: Iterable[File]) -> Path:
    """Write the files below `folder`, and give it back."""
    for file in files:
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
    return folder


_AT_REST = """async () => {
    for (let height, same = 0; same < 5; await new Promise(requestAnimationFrame)) {
        const now = document.documentElement.scrollHeight;
        same = now === height ? same + 1 : 0;
        height = now;
    }
}"""


def rest(page: Page) -> None:
    """Wait until a page, whose far passages are laid out as they come near, has come to rest; without scripts it is from the start."""
    if page.locator("html[data-scripted]").count():
        page.evaluate(_AT_REST)


def tree(path: Path) -> html.HtmlElement:
    """A page as a tree."""
    return html.document_fromstring(path.read_bytes().decode("utf-8"))


def all_of(tag: str, *classes: str) -> str:
    """The XPath of all elements of a tag that have all of the classes."""
    having = "".join(f"[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]" for name in classes)
    return f".//{tag}{having}"


def targets(page: Path) -> Iterator[tuple[Path, str]]:
    """What a page's links within the site lead to: the file and the fragment."""
    for _, attribute, link, _ in tree(page).iterlinks():
        parts = urlsplit(link)
        if attribute in ("href", "src") and not parts.scheme and not parts.netloc:
            yield ((page.parent / unquote(parts.path)).resolve() if parts.path else page), unquote(parts.fragment)
