"""Flash cards for Anki, made by genanki: each entry asked from Korean to English and from English to Korean.

Everything has an id that is always the same, so that importing a later deck changes the notes that are there, and adds only new ones.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import UTC, date, datetime
from importlib import import_module
from itertools import count
from zlib import crc32

from markupsafe import Markup, escape

from builder.messages.marker import _
from builder.model.corpus import Corpus
from builder.model.library import Library
from builder.model.terms import Term
from builder.publish import xml
from builder.publish.archive import archive
from builder.publish.format import Download, SiteInput, corpus_download
from builder.publish.reading import markup, wording
from builder.publish.terminology.explained import avoided, example
from builder.publish.terminology.forms import pronunciation

_MODEL = 1_732_000_002  # for ever; other fields or cards need another model
_FIELDS = (
    *("Korean", "Hanja", "Pronunciation", "English", "Other renderings", "Definition", "Definition in Korean"),
    *("Usage", "Avoid", "Example in Korean", "Example in English", "Address"),
)
_ANSWER = """\
{{FrontSide}}<hr id="answer">
<p class="term"><span lang="ko">{{Korean}}</span> <span lang="ko-Hani">{{Hanja}}</span> {{Pronunciation}}</p>
<p class="term">{{English}}{{#Other renderings}}; {{Other renderings}}{{/Other renderings}}</p>
<p>{{Definition}}</p><p lang="ko">{{Definition in Korean}}</p>
{{#Usage}}<p>{{Usage}}</p>{{/Usage}}{{#Avoid}}<p>Avoid {{Avoid}}</p>{{/Avoid}}
{{#Example in Korean}}<blockquote><p lang="ko">{{Example in Korean}}</p><p>{{Example in English}}</p></blockquote>{{/Example in Korean}}
{{#Address}}<p><a href="{{Address}}">In the glossary</a></p>{{/Address}}
"""
_CARDS = [
    {"name": "Korean to English", "qfmt": '<p class="term" lang="ko">{{Korean}}</p>', "afmt": _ANSWER},
    {"name": "English to Korean", "qfmt": '<p class="term">{{English}}</p>', "afmt": _ANSWER},
]
_STYLE = ".card {font-family: serif; font-size: 1.1rem; line-height: 1.5; text-align: start} .term {font-size: 1.4rem}"


def document(known: SiteInput) -> bytes:
    """The glossary as a deck."""
    genanki = import_module("genanki")
    fields = [{"name": name} for name in _FIELDS]
    model = genanki.Model(_MODEL, "daeyeok", fields=fields, templates=_CARDS, css=_STYLE)
    library = known.site.library
    about = f"Glossary of {library.en}, Korean texts in bilingual editions"
    deck = genanki.Deck(_deck(library), library.en, about)
    for term in known.corpus.glossary.terms:
        values, guid = list(_values(term, known)), genanki.guid_for(library.slug, term.id)
        deck.add_note(genanki.Note(model, values, guid=guid, tags=_tags(term, known.corpus)))
    changed = _changed(known)
    collection = sqlite3.connect(":memory:")  # genanki itself would leave a file behind
    genanki.Package(deck).write_to_db(collection.cursor(), changed, count(changed * 1000))
    collection.commit()
    return archive([("collection.anki2", collection.serialize()), ("media", b"{}")])


def _deck(library: Library) -> int:
    """The number by which Anki knows the deck for ever, among those that its own would not have."""
    return 2**30 + crc32(library.slug.encode()) % 2**30


def _tags(term: Term, corpus: Corpus) -> list[str]:
    """The kind and the id of an entry, and each edition that it occurs in, so that the words of one can be learned before it is read."""
    return [term.kind, term.id, *(f"edition::{digest.id}" for digest, _ in corpus.uses.get(term.id, ()))]


def _values(term: Term, known: SiteInput) -> Iterator[str]:
    """The fields of an entry, as HTML."""
    shown, site = example(term, known.corpus), known.site.url
    values = (
        *(term.ko, term.hanja, pronunciation(term), term.en, ", ".join(term.variants.en)),
        *(markup.prose(term.definition.en, "en"), markup.prose(term.definition.ko, "ko")),
        markup.prose(term.usage.en, "en") if term.usage else None,
        Markup("; ").join(avoided(term)),
        *((shown.ko, shown.en) if shown else (None, None)),
        f"{site}/glossary/{term.id}/" if site else None,
    )
    # The unit separator is what stands between the fields in Anki's database.
    return (xml.legal(str(escape(value or ""))) for value in values)


def _changed(known: SiteInput) -> int:
    """When the content was last changed, in seconds of Unix, as far as revisions and histories say: Anki keeps what is newer."""
    days = (date.fromisoformat(wording.real_day(digest.updated)) for digest in known.corpus.digests)
    revised = (int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()) for day in days)
    commits = (commit for history in known.histories.values() for commit in history.commits)
    committed = (int(datetime.fromisoformat(commit.date).timestamp()) for commit in commits)
    return max((0, *revised, *committed))


FORMAT = corpus_download(
    "anki",
    "The glossary as a deck of flash cards for Anki",
    Download(
        _("Anki deck"),
        "downloads/{library}.apkg",
        "application/apkg",
        _("Anki and AnkiDroid"),
        module="genanki",
    ),
    document,
    frozenset({"histories", "site"}),
    """\
Carries of every entry headword, Chinese characters, pronunciation, renderings, definitions, usage, the renderings to avoid with their
reasons, and an example in both languages; a card asks for the English, another for the Korean. The tags are the kind, the id, and the
editions in which the entry occurs, by which Anki chooses the words of one (`tag:edition::ID`). A later deck changes the notes of an earlier
one, as far as Git or a revision says that something is newer, and keeps what was learned. Loses origin, related entries and sources.
Read by Anki's own importer (anki 26.9).
""",
)
