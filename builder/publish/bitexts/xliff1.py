"""XLIFF 1.2, for translation tools that do not read XLIFF 2: https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from builder.messages.marker import _
from builder.model.edition import Edition, Pair, Segment
from builder.publish import xml
from builder.publish.bitexts.segments import notes, speaker
from builder.publish.format import Download, EditionInput, WholeWork, edition_download
from builder.publish.xml import Content, Element, local_name

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_PROSE = frozenset({"source", "target", "note"})


def document(known: EditionInput) -> bytes:
    """An edition as an XLIFF document: a group is a pair, a unit one of its sentences."""
    return _document([known.edition])


def _of_work(known: WholeWork) -> bytes:
    """A work as an XLIFF document, with a file for each part."""
    return _document(known.parts)


def _document(editions: Iterable[Edition]) -> bytes:
    root = _element("xliff", *map(_file, editions), version="1.2")
    return xml.serialize(root, lambda made: local_name(made) in _PROSE)


def _file(edition: Edition) -> Element:
    attributes = {"original": f"translations/{edition.id}.yaml", "source-language": "ko", "target-language": "en"}
    body = _element("body", *(_group(pair, edition) for pair in edition.pairs))
    return _element("file", body, **attributes, datatype="plaintext")


def _element(tag: str, *content: Content, **attributes: str | None) -> Element:
    return xml.element(NAMESPACE, tag, *content, attributes=attributes)


def _group(pair: Pair, edition: Edition) -> Element:
    reviewed = edition.entry.status != "draft"
    units = (_unit(segment, pair, reviewed) for segment in pair.segments)
    return _element("group", *units, id=pair.id, restype=f"x-{pair.kind}")


def _unit(segment: Segment, pair: Pair, reviewed: bool) -> Element:
    id_, translated = f"{pair.id}.{segment.number}", bool(segment.en.text.strip())
    state = "signed-off" if reviewed else "translated"
    return _element(
        "trans-unit",
        _element("source", segment.ko.text, xml_lang="ko"),
        _element("target", segment.en.text, xml_lang="en", state=state) if translated else None,
        *_notes(segment, pair),
        id=id_,
        approved="yes" if reviewed and translated else None,
        xml_space="preserve",
    )


def _notes(segment: Segment, pair: Pair) -> Iterator[Element]:
    """Who speaks, and the notes on the sentence; those that belong to none are with the first."""
    if who := speaker(pair):
        yield _element("note", f"Speaker: {who}", annotates="general")
    for index, text in notes(pair):
        if (index or 0) == segment.number - 1:
            yield _element("note", text, annotates="target", **{"from": "translator"})


FORMAT = edition_download(
    "xliff1",
    "XLIFF 1.2 of an edition, for translation tools that do not read XLIFF 2",
    Download(
        "XLIFF 1.2",
        "{id}/{id}.xliff",
        "application/x-xliff+xml",
        _("translation tools such as OmegaT, Virtaal and Trados"),
    ),
    document,
    """\
Carries both texts as published, sentence by sentence, with who speaks, the translator's notes and whether the edition is reviewed. Loses
marks, italics, corrections and the glossary. Read by translate-toolkit 3.20.
""",
    _of_work,
)
