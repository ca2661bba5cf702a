"""Bitexts without markup: CSV, plain text line by line, and JSON Lines with a dataset card."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from functools import partial

from builder.languages import Language
from builder.messages.marker import _
from builder.model.edition import Edition
from builder.model.markdown import escaped
from builder.publish.bitexts.segments import sentences
from builder.publish.format import Download, EditionInput, SiteInput, WholeWork, corpus_download, edition_download
from builder.publish.reading.rights import source_rights, translation_rights

_BOM = "\ufeff"  # without it, Excel takes UTF-8 for the code page of the system
_LINGUISTS = _("text editors, spreadsheets and corpus tools")


def _csv(known: EditionInput) -> bytes:
    """The sentences as comma-separated values (RFC 4180): id, Korean, English."""
    return _table(_rows(known.edition, ""))


def _csv_of_work(known: WholeWork) -> bytes:
    """The sentences of a work, whose ids are behind those of their parts."""
    return _table(row for part in known.parts for row in _rows(part, f"{part.id}#"))


def _table(rows: Iterable[list[str]]) -> bytes:
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(["id", "ko", "en"])
    writer.writerows(rows)
    return (_BOM + written.getvalue()).encode()


def _rows(edition: Edition, before: str) -> Iterator[list[str]]:
    for pair in edition.pairs:
        yield from ([f"{before}{pair.id}.{one.number}", one.ko.text, one.en.text] for one in pair.segments)


def _text(language: Language, known: EditionInput) -> bytes:
    return _lines(language, [known.edition])


def _text_of_work(language: Language, known: WholeWork) -> bytes:
    return _lines(language, known.parts)


def _lines(language: Language, editions: Iterable[Edition]) -> bytes:
    found = (one for edition in editions for one in sentences(edition))
    return "".join(f"{one.ko if language == 'ko' else one.en}\n" for one in found).encode()


def _json_lines(known: SiteInput) -> bytes:
    """A sentence a line, with the edition, its permalink, kind, status and version."""
    return "".join(_json_line(one) for edition in known.editions for one in _records(edition)).encode()


def _records(edition: Edition) -> list[dict[str, str]]:
    stated = {"status": edition.entry.status, "version": edition.version}
    return [
        {
            "id": f"{one.edition}#{one.id}",
            "edition": one.edition,
            "kind": one.kind,
            "ko": one.ko,
            "en": one.en,
            **stated,
        }
        for one in sentences(edition)
    ]


def _json_line(record: dict[str, str]) -> str:
    return json.dumps(record, ensure_ascii=False) + "\n"


_CARD = """\
---
language: [ko, en]
multilinguality: translation
task_categories: [translation]
pretty_name: {name}
configs:
- config_name: default
  data_files: sentences.jsonl
---

# Korean and English in parallel

Sentences of Korean texts with their English translations, aligned by hand.

| edition | title | version | sentences | Korean characters | English words |
| --- | --- | --- | ---: | ---: | ---: |
{rows}

## Fields

| field | content |
| --- | --- |
| `id` | the permalink of the sentence: the edition, `#`, the passage and the number of the sentence in it |
| `edition` | the id of the edition |
| `kind` | the kind of passage: heading, paragraph, footnote, reference and so on |
| `ko`, `en` | the sentence in both languages, as published, slips of the source corrected; sentences that the translation joins are one |
| `status`, `version` | those of the edition: draft, reviewed or published |

## Making

The Korean is the source's. The translations were made sentence by sentence, checked against a glossary, and are kept with their notes under
version control; numbers, dates and terms are compared by program, everything else by people.

## Rights

{rights}
"""


def _card(known: SiteInput) -> bytes:
    """The description of the JSON Lines, in the form of the Hugging Face Hub: https://huggingface.co/docs/hub/datasets-cards."""
    rows = (
        f"| {one.id} | {_cell(one.title.en)} ({_cell(one.title.ko)}) | {one.version} |"
        f" {one.counts.sentences} | {one.counts.ko_chars} | {one.counts.en_words} |"
        for one in known.corpus.digests
    )
    name = json.dumps(f"{known.site.library.en}, Korean and English in parallel", ensure_ascii=False)
    return _CARD.format(name=name, rows="\n".join(rows), rights="\n".join(_rights(known))).encode()


def _rights(known: SiteInput) -> Iterator[str]:
    for one in known.corpus.digests:
        stated = (source_rights(one.rights), translation_rights(one.rights))
        yield f"- {one.id}: {' '.join(_cell(rights.en) for rights in stated)}"


def _cell(text: str) -> str:
    return escaped(" ".join(text.split()))


_TEXTS: tuple[tuple[Language, str, str], ...] = (
    ("ko", "Korean", _("Korean text")),
    ("en", "English", _("English text")),
)

EDITION_FORMATS = (
    edition_download(
        "csv",
        "The sentences of an edition as a table: id, Korean, English",
        Download("CSV", "{id}/{id}.csv", "text/csv", _LINGUISTS),
        _csv,
        """\
Carries both texts as published, with the permalink of each sentence; UTF-8 with a byte order mark, which Excel needs, and lines ending in
CR LF as in RFC 4180. Loses everything else. Read by Python's csv module.
""",
        _csv_of_work,
    ),
    *(
        edition_download(
            f"text-{language}",
            f"The {name} sentences of an edition, one a line",
            Download(
                label,
                f"{{id}}/{{id}}.{language}.txt",
                "text/plain",
                _("aligners, concordancers and machine translation (Moses format)"),
            ),
            partial(_text, language),
            f"Carries the {name} text as published; its line k answers line k of the other language. Loses everything else.",
            partial(_text_of_work, language),
        )
        for language, name, label in _TEXTS
    ),
)
CORPUS_FORMATS = (
    corpus_download(
        "sentences",
        "The sentences of all editions as JSON Lines",
        Download(
            "JSON Lines",
            "downloads/sentences.jsonl",
            "application/jsonl",
            _("data frames and data sets: pandas, DuckDB, Hugging Face"),
        ),
        _json_lines,
        frozenset({"editions"}),
        "Carries both texts as published, with permalink, edition, kind, status and version. Loses notes and marks. Read by Python's json.",
    ),
    corpus_download(
        "dataset-card",
        "The description of `sentences`, a dataset card",
        Download(_("Dataset card"), "downloads/sentences.md", "text/markdown", _("people, and the Hugging Face Hub")),
        _card,
        frozenset({"site"}),
        "Says what the fields of `sentences` are, what it is made of, how, and with which rights.",
    ),
)
