"""BibTeX, RIS and CSL-JSON, for reference managers."""

from __future__ import annotations

from functools import partial

from builder.messages.marker import _
from builder.publish.format import Download, EditionInput, SiteSettings, WholeWork, edition_download
from builder.publish.reading.citations import Work, record, work, work_of


def _document(form: str, known: EditionInput) -> bytes:
    return _record(form, work(known.edition, known.site.library), known.site)


def _of_work(form: str, known: WholeWork) -> bytes:
    return _record(form, work_of(known.work.id, known.work.entry, known.site.library), known.site)


def _record(form: str, cited: Work, site: SiteSettings) -> bytes:
    address = f"{site.url}/{cited.id}/" if site.url else None
    return f"{record(cited, form, address)}\n".encode()


_CARRIES = """\
Carries the author and the title as the source states them, the translators, the version, its day, the date of the original and, where the
site's address is set, that of the edition. Names are not inverted ([reading.md](reading.md)). Read by {clients}.
"""

FORMATS = tuple(
    edition_download(
        form,
        f"{label}: the record of an edition for reference managers",
        Download(label, f"{{id}}/{{id}}.{ending}", media_type, readers),
        partial(_document, form),
        _CARRIES.format(clients=clients),
        partial(_of_work, form),
    )
    for form, label, ending, media_type, readers, clients in (
        ("bibtex", "BibTeX", "bib", "application/x-bibtex", _("LaTeX (BibLaTeX), JabRef and Zotero"), "pandoc"),
        (
            "ris",
            "RIS",
            "ris",
            "application/x-research-info-systems",
            _("EndNote, Zotero, Mendeley and RefWorks"),
            "rispy",
        ),
        (
            "csl",
            "CSL-JSON",
            "csl.json",
            "application/vnd.citationstyles.csl+json",
            _("Zotero, pandoc and Quarto"),
            "pandoc",
        ),
    )
)
