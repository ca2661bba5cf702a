"""The glossary as tables: CSV for spreadsheets, and the tab-separated glossary of OmegaT."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from builder.messages.marker import _
from builder.model.terms import Glossary, Term
from builder.publish.format import Download, SiteInput, corpus_download
from builder.publish.terminology.forms import commentary, definition, pronunciation

_BOM = "\ufeff"  # without it, Excel takes UTF-8 for the code page of the system
_SEPARATOR = " | "  # between the values of one cell
_COLUMNS = (
    *(
        "id",
        "ko",
        "hanja",
        "romanization",
        "en",
        "kind",
        "status",
        "variants_ko",
        "variants_en",
        "avoid_ko",
        "avoid_en",
    ),
    *("definition_ko", "definition_en", "origin", "usage", "see", "sources"),
)


def _csv(known: SiteInput) -> bytes:
    """An entry a row, as comma-separated values (RFC 4180)."""
    glossary, written = known.corpus.glossary, io.StringIO(newline="")
    writer = csv.DictWriter(written, _COLUMNS)
    writer.writeheader()
    writer.writerows(_row(term, glossary) for term in glossary.terms)
    return (_BOM + written.getvalue()).encode()


def _row(term: Term, glossary: Glossary) -> dict[str, str | None]:
    cited = (one.source for one in glossary.bibliography.cited(term.sources))
    return {
        "id": term.id,
        "ko": term.ko,
        "hanja": term.hanja,
        "romanization": pronunciation(term),
        "en": term.en,
        "kind": term.kind,
        "status": term.status,
        "variants_ko": _SEPARATOR.join(term.variants.ko),
        "variants_en": _SEPARATOR.join(term.variants.en),
        "avoid_ko": _SEPARATOR.join(one.term for one in term.avoid.ko),
        "avoid_en": _SEPARATOR.join(one.term for one in term.avoid.en),
        "definition_ko": definition(term, "ko"),
        "definition_en": definition(term, "en"),
        "origin": commentary(term.origin) if term.origin else None,
        "usage": commentary(term.usage) if term.usage else None,
        "see": _SEPARATOR.join(term.see),
        "sources": _SEPARATOR.join(source.url or source.title for source in cited if source),
    }


def _omegat(known: SiteInput) -> bytes:
    """A line for every Korean form with every English one: source, target, and with the first a comment."""
    lines = (line for term in known.corpus.glossary.terms for line in _lines(term))
    return "".join(f"{line}\n" for line in lines).encode()


def _lines(term: Term) -> Iterator[str]:
    for source in term.forms("ko"):
        for number, target in enumerate(term.forms("en")):
            comment = definition(term, "en") if number == 0 else ""
            yield "\t".join(" ".join(cell.split()) for cell in (source, target, comment)).rstrip("\t")


FORMATS = (
    corpus_download(
        "glossary-csv",
        "The glossary as a table, an entry a row",
        Download("CSV", "downloads/terms.csv", "text/csv", _("spreadsheets")),
        _csv,
        frozenset(),
        """\
Carries of every entry its forms, definitions, origin and usage in English, related entries and sources; several values of one cell are
separated by ` | `. UTF-8 with a byte order mark, which Excel needs. Loses emphasis, the reasons of avoided forms and how terms are found.
Read by Python's csv module.
""",
    ),
    corpus_download(
        "omegat",
        "The glossary of OmegaT, a tab between source, target and comment",
        Download(
            _("OmegaT glossary"),
            "downloads/glossary.utf8",
            "text/plain",
            _("OmegaT, in the folder glossary/ of a project"),
        ),
        _omegat,
        frozenset(),
        """\
Carries every Korean form with every accepted rendering, and the English definition as comment. Leaves out the forms to avoid, since OmegaT
would suggest them, and everything else. Read by OmegaT 3.6.
""",
    ),
)
