"""The formats: each edition as a book to print, and all of them as one."""

from __future__ import annotations

from builder.messages.marker import _
from builder.publish.format import Download, EditionInput, SiteInput, WholeWork, corpus_download, edition_download
from builder.publish.pdf.typeset import pdf
from builder.publish.reading.book import book_of_all, book_of_edition, book_of_work

_READERS = _("PDF readers and printers")


def _edition(known: EditionInput) -> bytes:
    return pdf(book_of_edition(known.edition, known.glossary, known.site.library))


def _work(known: WholeWork) -> bytes:
    return pdf(book_of_work(known.work, known.parts, known.glossary, known.site.library))


def _collection(known: SiteInput) -> bytes:
    return pdf(book_of_all(known.editions, known.corpus.glossary, known.site.library))


EDITION_FORMAT = edition_download(
    "pdf",
    "An edition as a book to print (PDF), Korean and English in facing columns",
    Download("PDF", "{id}/{id}.pdf", "application/pdf", _READERS, module="typst"),
    _edition,
    """\
Carries both texts in columns kept level pair by pair, with the pairs' numbers; translator's notes, the author's footnotes and corrections
at the foot of the page; the glossary of its terms and an index of their English, both with page numbers; bookmarks and running titles. B5,
with fonts embedded. Tagged as PDF/UA-1 asks, as far as the typesetter, Typst, enforces it and pdfua checks it. Loses the reasons against
avoided forms, usage, the addresses of sources other than as links, and characters that neither Noto Serif nor Libertinus has, such as
pictograms (〓). Read by poppler 22.12.
""",
    _work,
)
CORPUS_FORMAT = corpus_download(
    "collection-pdf",
    "All editions as one book to print (PDF), with one glossary and one index",
    Download("PDF", "downloads/{library}.pdf", "application/pdf", _READERS, module="typst", of_texts=True),
    _collection,
    frozenset({"editions", "site"}),
    "As `pdf`, with an edition a chapter.",
)
