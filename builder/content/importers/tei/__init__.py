"""TEI, read: two texts in one document, which change an edition, or become one where there is none yet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from builder.content.file import ContentFile
from builder.content.importers.foreign import ForeignFile, NewEdition, Record, Text, Unit
from builder.content.importers.tei.alignment import Aligned, AlignedPair, AlignedPicture, aligned
from builder.content.importers.tei.edition import seed_text, yaml_text
from builder.content.importers.tei.line import ReadLine, prose
from builder.content.importers.xml import XmlElement, elements


def records(file: ForeignFile) -> Iterator[Record]:
    """Of each document, its sentences, and the edition that it becomes where there is none yet."""
    for document in elements(file, {"TEI"}):
        stated = (one.text().strip() for one in document.within("idno") if one.attributes.get("type") == "edition")
        id_ = next(stated, "") or re.sub("[^a-z0-9]+", "-", file.stem.lower()).strip("-")
        found, faults = aligned(document)
        yield from _units(found, id_)
        yield NewEdition(
            id_, document.place, tuple(faults), partial(_files, id_, document, found), (*_pictures(found),)
        )


def _pictures(found: Iterable[Aligned]) -> Iterator[tuple[str, Text]]:
    for one in found:
        if isinstance(one, AlignedPicture):
            yield from ((one.name, Text(prose(said), said.place)) for said in one.descriptions.values())


def _units(found: Iterable[Aligned], edition: str) -> Iterator[Unit]:
    for pair in found:
        if isinstance(pair, AlignedPair):
            for number, (ko, en) in enumerate(zip(pair.ko, pair.en, strict=False), 1):
                id_ = f"{pair.own_id}.{number}" if pair.own_id else None
                label = pair.speaker.get("en") if number == 1 else None
                yield Unit(
                    (edition,),
                    id_,
                    Text(ko.text, ko.place),
                    Text(en.text, en.place, en.marked),
                    Text(prose(label), label.place) if label else None,
                    (*_remarks(ko), *_remarks(en)),
                )


def _remarks(line: ReadLine) -> Iterator[Text]:
    """What the notes and the corrections of a line say."""
    for note in line.notes:
        yield from (Text(said, note.place) for said in note.texts.values())
    yield from (Text(one.why, line.place) for one in line.corrections if one.why)


def _files(id_: str, document: XmlElement, found: Sequence[Aligned], day: str) -> tuple[ContentFile, ContentFile]:
    """The seed of a new edition, and its YAML."""
    seed = ContentFile(f"seeds/{id_}.txt", seed_text(found).encode())
    return seed, ContentFile(f"translations/{id_}.yaml", yaml_text(id_, document, found, day).encode())
