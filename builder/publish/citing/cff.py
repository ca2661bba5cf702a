"""Citation File Format 1.2, CITATION.cff: https://github.com/citation-file-format/citation-file-format.

The file is YAML; its scalars are written as JSON, which every reader of YAML reads, since the values may hold anything.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping

from builder.messages.marker import _
from builder.model.entries.heads import Head
from builder.publish.format import Download, EditionInput, SiteSettings, WholeWork, edition_download
from builder.publish.reading.citations import Work, work, work_of
from builder.publish.reading.rights import translation_rights

# YAML 1.2, production 1: other characters must be escaped, also those that JSON leaves as they are.
_NOT_PRINTABLE = re.compile("[\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")


def document(known: EditionInput) -> bytes:
    """An edition as a data set, and as the translation that is to be cited."""
    return _record(work(known.edition, known.site.library), known.edition.entry, known.site)


def _of_work(known: WholeWork) -> bytes:
    return _record(work_of(known.work.id, known.work.entry, known.site.library), known.work.entry, known.site)


def _record(cited: Work, entry: Head, site: SiteSettings) -> bytes:
    address = f"{site.url}/{cited.id}/" if site.url else None
    stated = {"title": cited.title, "version": cited.version, "url": address}
    lines = [
        "cff-version: 1.2.0",
        "message: If you use this edition, please cite it as the translation below.",
        "type: dataset",
        *_names("authors", (cited.author,) if cited.author else cited.translators),
        *_fields({**stated, "date-released": cited.when, "license-url": translation_rights(entry.rights).url}),
        "preferred-citation:",
        *(f"  {line}" for line in _preferred(cited, stated, site.library.by)),
    ]
    return "".join(f"{line}\n" for line in lines).encode()


def _preferred(cited: Work, stated: Mapping[str, str | None], publisher: str) -> Iterator[str]:
    yield "type: generic"
    yield from _names("authors", (cited.author,) if cited.author else cited.translators)
    yield from _names("translators", cited.translators)
    yield from _fields({**stated, "date-released": cited.when})
    yield f"year: {int(cited.when[:4])}"
    yield "languages: [en, ko]"
    yield from _names("publisher", (publisher,), single=True)
    yield from _fields({"collection-title": cited.book})
    if cited.original:
        yield from _fields({"notes": f"Originally published as {cited.original}"})


def _fields(values: Mapping[str, str | None]) -> Iterator[str]:
    return (f"{key}: {_scalar(value)}" for key, value in values.items() if value)


def _names(key: str, names: Iterable[str], *, single: bool = False) -> Iterator[str]:
    """Names as entities, since no rule tells the family name of a Korean name in English."""
    listed = [*names]
    if single or listed:
        yield f"{key}:"
    yield from (f"{'  ' if single else '- '}name: {_scalar(name)}" for name in listed)


def _scalar(text: str) -> str:
    return _NOT_PRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))


FORMAT = edition_download(
    "cff",
    "Citation File Format: the record of an edition for repositories, as CITATION.cff",
    Download(
        "CITATION.cff", "{id}/{id}.cff", "application/yaml", _("GitHub, Zenodo and Zotero, under the name CITATION.cff")
    ),
    document,
    """\
Carries the author (or, without one, the translators), title, version, day and address, and as the preferred citation the translation
with its translators. Valid against the schema of CFF 1.2 (check-jsonschema).
""",
    _of_work,
)
