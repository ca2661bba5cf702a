"""The package of a book: its pages, its package document and its search key map, in a ZIP archive (EPUB 3.3).

https://www.w3.org/TR/epub-33/; the glossary is marked up as EPUB Dictionaries and Glossaries 1.0 says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from uuid import NAMESPACE_URL, uuid5

from jinja2 import Environment, PackageLoader, StrictUndefined

from builder.publish import xml
from builder.publish.archive import archive
from builder.publish.epub.cover import cover
from builder.publish.reading import markup, wording
from builder.publish.reading.book import GLOSSARY, Book
from builder.publish.reading.pictures import picture_path
from builder.publish.xml import Element, local_name

_OPF, _DC, _OPS = "http://www.idpf.org/2007/opf", "http://purl.org/dc/elements/1.1/", "http://www.idpf.org/2007/ops"
_CONTAINER = "urn:oasis:names:tc:opendocument:xmlns:container"
_XHTML, _KEYS = "application/xhtml+xml", "search-key-map.xml"
_ACCESS = (
    ("schema:accessMode", "textual"),
    ("schema:accessModeSufficient", "textual"),
    *(
        ("schema:accessibilityFeature", feature)
        for feature in ("tableOfContents", "readingOrder", "structuralNavigation", "displayTransformability", "ARIA")
    ),
    ("schema:accessibilityHazard", "none"),
)
_SUMMARY = "All text is real text in its language; notes are linked both ways."
_ACCESS_WITHOUT_PICTURES = (
    (
        "schema:accessibilitySummary",
        f"{_SUMMARY} The only picture is the cover, which has its words as alternative text.",
    ),
)
_ACCESS_OF_PICTURES = (
    ("schema:accessMode", "visual"),
    ("schema:accessibilityFeature", "alternativeText"),
    ("schema:accessibilitySummary", f"{_SUMMARY} Pictures have alternative text that says what they show."),
)


def epub(book: Book) -> bytes:
    """The book as an EPUB file."""
    return archive([("mimetype", b"application/epub+zip"), *_files(book)], stored=frozenset({"mimetype"}))


def _files(book: Book) -> Iterator[tuple[str, bytes]]:
    yield "META-INF/container.xml", _container()
    yield "EPUB/package.opf", _package(book)
    yield "EPUB/nav.xhtml", _page("nav.xhtml", "Contents", book=book)
    yield "EPUB/cover.svg", cover(book)
    yield "EPUB/cover.xhtml", _page("cover.xhtml", "Cover", book=book)
    yield "EPUB/titlepage.xhtml", _page("titlepage.xhtml", book.en, book=book)
    for chapter in book.chapters:
        title = chapter.entry.title.en
        yield f"EPUB/{chapter.file}", _page("chapter.xhtml", title, chapter=chapter, edition=chapter.entry)
    if book.glossary:
        yield f"EPUB/{GLOSSARY}", _page(GLOSSARY, "Glossary", book=book)
        yield f"EPUB/{_KEYS}", _search_keys(book)
    yield from ((f"EPUB/{picture_path(one.name)}", one.data) for one in book.pictures)
    yield "EPUB/style.css", files(__package__).joinpath("style.css").read_bytes()


def _page(template: str, title: str, **values: object) -> bytes:
    return xml.legal(_environment().get_template(template).render(title=title, **values)).lstrip().encode()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("builder.publish", "epub"),
        auto_reload=False,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        date=lambda stated: wording.date(stated, "en"),
        said=lambda text: markup.text(str(text), "en"),
        address=xml.address,
    )
    return environment


def _container() -> bytes:
    media_type = "application/oebps-package+xml"
    rootfile = xml.element(
        _CONTAINER, "rootfile", attributes={"full-path": "EPUB/package.opf", "media-type": media_type}
    )
    rootfiles = xml.element(_CONTAINER, "rootfiles", rootfile, attributes={})
    return xml.serialize(xml.element(_CONTAINER, "container", rootfiles, attributes={"version": "1.0"}), _no_prose)


def _no_prose(made: Element) -> bool:
    return False


# --- The package document ---------------------------------------------------------------------------------------------


def _package(book: Book) -> bytes:
    root = _opf(
        "package",
        _opf("metadata", *_metadata(book)),
        _opf("manifest", *_manifest(book)),
        _opf("spine", *(_opf("itemref", idref=id_) for id_ in _spine(book))),
        version="3.0",
        xml_lang="en",
        **{"unique-identifier": "id"},
    )
    return xml.serialize(root, lambda made: local_name(made) in ("title", "meta"))


def _opf(tag: str, *content: Element | str, **attributes: str | None) -> Element:
    prefixes: dict[str | None, str] = {None: _OPF, "dc": _DC}
    return xml.element(_OPF, tag, *content, attributes=attributes, prefixes=prefixes)


def _dc(tag: str, text: str, **attributes: str | None) -> Element:
    return xml.element(_DC, tag, " ".join(text.split()), attributes=attributes, prefixes={None: _OPF, "dc": _DC})


def _metadata(book: Book) -> Iterator[Element]:
    yield _dc("identifier", f"urn:uuid:{uuid5(NAMESPACE_URL, f'{book.library.slug}:{book.id}')}", id="id")
    yield _dc("title", book.en, xml_lang="en")
    yield _dc("title", book.ko, xml_lang="ko")
    yield from (_dc("language", code) for code in ("en", "ko"))
    yield from (_dc("creator", name) for name in book.authors or book.translators)
    for number, name in enumerate(book.translators if book.authors else ()):
        yield _dc("contributor", name, id=f"translator-{number}")
        yield _opf("meta", "trl", refines=f"#translator-{number}", property="role", scheme="marc:relators")
    yield _dc("publisher", book.library.by)
    yield from (_dc("subject", genre) for genre in book.genres)
    yield from (_dc("rights", sentence) for sentence in book.rights)
    yield _dc("date", wording.real_day(book.newest.when))
    yield _opf("meta", f"{wording.real_day(book.newest.when)}T00:00:00Z", property="dcterms:modified")
    access = (*_ACCESS, *(_ACCESS_OF_PICTURES if book.pictures else _ACCESS_WITHOUT_PICTURES))
    yield from (_opf("meta", value, property=name) for name, value in access)


def _manifest(book: Book) -> Iterator[Element]:
    yield _item("nav", "nav.xhtml", properties="nav")
    yield _item("cover-image", "cover.svg", "image/svg+xml", properties="cover-image")
    yield _item("cover", "cover.xhtml")
    yield _item("titlepage", "titlepage.xhtml")
    yield from (_item(f"text-{chapter.id}", chapter.file) for chapter in book.chapters)
    if book.glossary:
        yield _item("glossary", GLOSSARY, properties="glossary")
        yield _item("keys", _KEYS, "application/vnd.epub.search-key-map+xml", properties="search-key-map glossary")
    for number, picture in enumerate(book.pictures):
        yield _item(f"picture-{number}", picture_path(picture.name), picture.media_type)
    yield _item("style", "style.css", "text/css")


def _item(id_: str, href: str, media_type: str = _XHTML, **attributes: str) -> Element:
    return _opf("item", id=id_, href=href, **{"media-type": media_type}, **attributes)


def _spine(book: Book) -> Iterable[str]:
    chapters = (f"text-{chapter.id}" for chapter in book.chapters)
    return ("cover", "titlepage", "nav", *chapters, *(["glossary"] if book.glossary else []))


def _search_keys(book: Book) -> bytes:
    """The words under which a reading system finds each entry of the glossary."""
    groups = (
        _key_element(
            "search-key-group",
            *(_key_element("match", value=key) for key in entry.keys),
            href=entry.head.href,
        )
        for entry in book.glossary
    )
    return xml.serialize(_key_element("search-key-map", *groups, xml_lang="en"), _no_prose)


def _key_element(tag: str, *content: Element, **attributes: str) -> Element:
    return xml.element(_OPS, tag, *content, attributes=attributes)
