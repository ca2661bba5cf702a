"""PO, the catalogues of gettext: https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from builder import __version__
from builder.messages.marker import _
from builder.model.edition import Edition, Pair, Segment
from builder.model.library import Library
from builder.model.work import Work
from builder.publish.bitexts.segments import notes, speaker
from builder.publish.format import Download, EditionInput, WholeWork, edition_download
from builder.publish.reading import wording


def document(known: EditionInput) -> bytes:
    """An edition as a PO file: a message is a sentence, and its context the permalink."""
    catalogue = _catalogue(known.edition, known.site.library)
    _add(catalogue, known.edition, "")
    return _written(catalogue)


def _of_work(known: WholeWork) -> bytes:
    """A work as a PO file: the context of a message is the permalink of its sentence, behind the id of its part."""
    catalogue = _catalogue(known.work, known.site.library)
    for part in known.parts:
        _add(catalogue, part, f"{part.id}#")
    return _written(catalogue)


def _add(catalogue: Catalog, edition: Edition, before: str) -> None:
    for pair in edition.pairs:
        for segment in pair.segments:
            catalogue.add(
                segment.ko.text,
                segment.en.text,
                locations=[(segment.en.place.file, segment.en.place.line)],
                auto_comments=_comments(segment, pair),
                context=f"{before}{pair.id}.{segment.number}",
            )


def _written(catalogue: Catalog) -> bytes:
    written = BytesIO()
    write_po(written, catalogue, width=0)
    return written.getvalue()


def _catalogue(edition: Edition | Work, library: Library) -> Catalog:
    """An empty catalogue; its dates are the edition's, so that the same edition gives the same bytes."""
    first, newest = edition.entry.revisions[-1], edition.entry.revisions[0]
    return Catalog(
        locale="en",
        project=edition.id,
        version=edition.version,
        creation_date=_midnight(first.when),
        revision_date=_midnight(newest.when),
        last_translator=newest.who,
        language_team=library.en,
        header_comment=f"# {edition.title.ko} / {edition.title.en}\n# Made by daeyeok {__version__}.",
        fuzzy=False,
    )


def _midnight(day: str) -> datetime:
    """The beginning of a day in UTC."""
    return datetime.fromisoformat(wording.real_day(day)).replace(tzinfo=UTC)


def _comments(segment: Segment, pair: Pair) -> list[str]:
    """The kind of the pair with its first sentence, who speaks, and the notes on the sentence."""
    first, who = segment.number == 1, speaker(pair)
    said = [text for index, text in notes(pair) if (index or 0) == segment.number - 1]
    return [*([pair.kind] if first else []), *([f"Speaker: {who}"] if who else []), *said]


FORMAT = edition_download(
    "po",
    "A gettext catalogue of an edition",
    Download(
        "PO", "{id}/{id}.po", "text/x-gettext-translation", _("Poedit, Weblate and other editors of gettext catalogues")
    ),
    document,
    """\
Carries both texts as published, sentence by sentence with the permalink as context and the line in the YAML as reference, and who
speaks and the translator's notes as comments. Loses marks, italics, corrections and the glossary. Read by translate-toolkit 3.20.
""",
    _of_work,
)
