"""The formats: each edition as a book, and all of them as one."""

from __future__ import annotations

from builder.messages.marker import _
from builder.publish.epub.package import epub
from builder.publish.format import Download, EditionInput, SiteInput, WholeWork, corpus_download, edition_download
from builder.publish.reading.book import book_of_all, book_of_edition, book_of_work

_TYPE = "application/epub+zip"
_READERS = _("e-book readers such as Apple Books, Thorium and Kobo")


def _edition(known: EditionInput) -> bytes:
    return epub(book_of_edition(known.edition, known.glossary, known.site.library))


def _work(known: WholeWork) -> bytes:
    return epub(book_of_work(known.work, known.parts, known.glossary, known.site.library))


def _collection(known: SiteInput) -> bytes:
    return epub(book_of_all(known.editions, known.corpus.glossary, known.site.library))


EDITION_FORMAT = edition_download(
    "epub",
    "An edition as an e-book (EPUB 3.3), Korean and English paragraph by paragraph",
    Download("EPUB", "{id}/{id}.epub", _TYPE, _READERS),
    _edition,
    """\
Carries both texts with the translator's notes, the author's footnotes and the corrections; the first mention of a term opens a note, every
other its entry in the glossary at the end, which reading systems can search (search key map). Korean stands above its English, beside it on
wide screens. Loses the omitted parts of the source and everything that a page does by script. Valid by epubcheck 5.3,
without a message of Ace 1.4 (tried on one edition), and read by pandoc.
""",
    _work,
)
CORPUS_FORMAT = corpus_download(
    "collection",
    "All editions as one e-book (EPUB 3.3), with one glossary",
    Download("EPUB", "downloads/{library}.epub", _TYPE, _READERS, of_texts=True),
    _collection,
    frozenset({"editions", "site"}),
    "As `epub`, with an edition a chapter and the entries of all their terms.",
)
