"""TEI P5: one self-contained file per edition, following the profile in docs/tei.md."""

from __future__ import annotations

from builder.messages.marker import _
from builder.publish.format import Download, EditionInput, edition_download
from builder.publish.tei.corpus import of_work
from builder.publish.tei.elements import element, serialize
from builder.publish.tei.header import header
from builder.publish.tei.standoff import standoff
from builder.publish.tei.text import texts


def document(known: EditionInput) -> bytes:
    """The edition as a TEI document."""
    edition, glossary = known.edition, known.glossary
    content = texts(edition, glossary), standoff(edition, glossary)
    return serialize(element("TEI", header(edition, known.site.library), *content, xml_lang="en"))


FORMAT = edition_download(
    "tei",
    "TEI P5: both texts of an edition aligned, with terms, notes, corrections and the entries used",
    Download("TEI XML", "{id}/{id}.xml", "application/tei+xml", _("XML editors and TEI tools")),
    document,
    """\
Carries everything: both texts, verbatim and corrected, with sentences, marks, notes, footnotes and the entries used, as [tei.md](tei.md)
describes. Valid against `tei_all` by jing and by libxml2; queried by SaxonC, and shown in a browser by CETEIcean 1.9.
""",
    of_work,
)
