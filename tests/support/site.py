"""The website of some editions as files in a folder, for tests to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import html

from builder.build.corpus_files import corpus_parts
from builder.build.options import NO_HISTORIES, Options
from builder.model.corpus import Corpus
from builder.model.edition import Edition
from builder.model.history import History
from builder.model.terms import Glossary
from builder.model.work import Work
from builder.publish.figures import FORMAT as FIGURES
from builder.publish.format import UNPUBLISHED, EditionInput, File, MeasuredDownload, SiteSettings, downloads
from builder.publish.formats import CORPUS_FORMATS, EDITION_FORMATS
from builder.publish.page_formats import CORPUS_FORMATS as PAGES
from builder.publish.site.edition import format as edition_page

FULL = Options(EDITION_FORMATS, CORPUS_FORMATS)


def pages(
    glossary: Glossary,
    editions: Iterable[Edition],
    where: SiteSettings = UNPUBLISHED,
    histories: Mapping[str, History] = NO_HISTORIES,
    works: tuple[Work, ...] = (),
) -> Iterator[File]:
    """Every file of the website's pages, which offer the downloads without making them."""
    kept, options = tuple(editions), replace(FULL, corpus=PAGES, site=where, histories=histories)
    offered = tuple(MeasuredDownload(one, 2048) for one in downloads(EDITION_FORMATS))
    given = (EditionInput(edition, glossary, where, offered) for edition in kept)
    made = [file for one in given for form in (edition_page.FORMAT, FIGURES) for file in form.files(one)]
    yield from made
    corpus = Corpus.of(glossary, kept, works)
    for part in corpus_parts(options, corpus, kept, (file.info for file in made)):
        yield from part.files


def downloads_below(folder: Path, editions: Iterable[Edition]) -> frozenset[Path]:
    """The files that a site in `folder` offers for download."""
    ids = [edition.id for edition in editions]
    offered = downloads((*EDITION_FORMATS, *CORPUS_FORMATS))
    return frozenset(folder / one.file(id_) for one in offered for id_ in (ids if one.of_edition else [""]))


def write(folder: Path, files: Iterable[File]) -> Path:
    """Write the files below `folder`, and give it back."""
    for file in files:
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.data)
    return folder


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
