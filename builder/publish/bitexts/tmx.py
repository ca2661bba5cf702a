"""TMX 1.4b, translation memories: https://www.gala-global.org/tmx-14b.

Each edition's by sentence and by paragraph, and those of all editions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Literal

from builder import __version__
from builder.messages.marker import _
from builder.model.edition import Edition
from builder.publish import xml
from builder.publish.bitexts.segments import Bisegment, paragraphs, sentences, timestamp
from builder.publish.format import Download, EditionInput, SiteInput, WholeWork, corpus_download, edition_download
from builder.publish.xml import Content, Element, local_name

_TYPE = "application/x-tmx+xml"
_READERS = _("translation tools such as OmegaT, memoQ and Trados")
_CARRIES = """\
Carries both texts as published, each unit with the edition, the permalink and who speaks as `prop`, its translators as `creationid`
and the day of the latest version as `changedate`. Loses notes, marks, italics and everything else. A sentence without a translation is
left out.
"""

Level = Literal["sentence", "paragraph"]
_UNITS: dict[Level, Callable[[Edition], Iterable[Bisegment]]] = {"sentence": sentences, "paragraph": paragraphs}


def _element(tag: str, *content: Content, **attributes: str | None) -> Element:
    return xml.element("", tag, *content, attributes=attributes)


def memory(editions: Iterable[Edition], level: Level) -> bytes:
    """The translation memory of editions, in order."""
    header = _element(
        "header",
        **{
            "creationtool": "daeyeok",
            "creationtoolversion": __version__,
            "segtype": level,
            "o-tmf": "daeyeok",
            "adminlang": "en",
            "srclang": "ko",
            "datatype": "plaintext",
        },
    )
    units = (unit for edition in editions for unit in _units(edition, level))
    return xml.serialize(_element("tmx", header, _element("body", *units), version="1.4"), _is_prose)


def _units(edition: Edition, level: Level) -> Iterator[Element]:
    translators = ", ".join(one.name for one in edition.entry.translators if one.role == "translator")
    changed = timestamp(edition.entry.revisions[0].when)
    for one in _UNITS[level](edition):
        yield _element(
            "tu",
            _element("prop", one.edition, type="x-edition"),
            _element("prop", one.id, type="x-permalink"),
            _element("prop", one.kind, type="x-kind"),
            _element("prop", one.speaker, type="x-speaker") if one.speaker else None,
            _element("tuv", _element("seg", one.ko), xml_lang="ko"),
            _element("tuv", _element("seg", one.en), xml_lang="en"),
            tuid=f"{one.edition}.{one.id}",
            creationid=translators or None,
            changedate=changed,
        )


def _is_prose(made: Element) -> bool:
    return local_name(made) in ("seg", "prop")


def _of_edition(level: Level, known: EditionInput) -> bytes:
    return memory([known.edition], level)


def _of_work(level: Level, known: WholeWork) -> bytes:
    return memory(known.parts, level)


def _of_corpus(level: Level, known: SiteInput) -> bytes:
    return memory(known.editions, level)


EDITION_FORMATS = (
    edition_download(
        "tmx",
        "The sentences of an edition as a translation memory (TMX 1.4b)",
        Download("TMX", "{id}/{id}.tmx", _TYPE, _READERS),
        partial(_of_edition, "sentence"),
        _CARRIES
        + "Read by translate-toolkit 3.20 and OmegaT 3.6, which translates with it; valid against the DTD of TMX 1.4.",
        partial(_of_work, "sentence"),
    ),
    edition_download(
        "tmx-paragraphs",
        "The paragraphs of an edition as a translation memory (TMX 1.4b)",
        Download(_("TMX by paragraph"), "{id}/{id}.paragraphs.tmx", _TYPE, _READERS),
        partial(_of_edition, "paragraph"),
        "As `tmx`, with whole paragraphs, their sentences joined by spaces.",
        partial(_of_work, "paragraph"),
    ),
)
CORPUS_FORMATS = (
    corpus_download(
        "memory",
        "The sentences of all editions as one translation memory (TMX 1.4b)",
        Download("TMX", "downloads/memory.tmx", _TYPE, _READERS),
        partial(_of_corpus, "sentence"),
        frozenset({"editions"}),
        "As `tmx`, of all editions.",
    ),
    corpus_download(
        "memory-paragraphs",
        "The paragraphs of all editions as one translation memory (TMX 1.4b)",
        Download(_("TMX by paragraph"), "downloads/memory.paragraphs.tmx", _TYPE, _READERS),
        partial(_of_corpus, "paragraph"),
        frozenset({"editions"}),
        "As `tmx-paragraphs`, of all editions.",
    ),
)
