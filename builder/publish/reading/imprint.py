"""The imprint of an edition or a work: what it states about its source, its making and its rights, as its page shows it."""

from __future__ import annotations

from dataclasses import dataclass

from builder.languages import Language
from builder.model.entries.heads import Head, SourceDescription
from builder.model.entries.shape import Bilingual
from builder.publish.reading import markup, wording
from builder.publish.reading.bilingual import BilingualText, LangText, both_sides, in_language
from builder.publish.reading.rights import Rights, source_rights, translation_rights


@dataclass(frozen=True)
class Contributor:
    """A contributor to the edition, and the role in the interface's language."""

    name: str
    role: str


@dataclass(frozen=True)
class RevisionView:
    """One published state of the edition."""

    version: str
    when: str
    who: str
    what: str


@dataclass(frozen=True)
class SourceFacts:
    """What the source states about itself; None where it states nothing."""

    author: BilingualText | None
    series: BilingualText | None
    publisher: BilingualText | None
    rights: LangText | None
    published: str | None
    isbn: str | None
    url: str | None


@dataclass(frozen=True)
class RightsView:
    """A sentence on the rights in the source or in the translation, and the address of the license, if it has one."""

    text: LangText
    url: str | None


@dataclass(frozen=True)
class Imprint:
    """The imprint: `supplied` is whether the title is ours and not the source's, `updated` the day of the latest of the `changes`."""

    supplied: bool
    genre: str | None
    stated: SourceFacts
    rights: tuple[RightsView, ...]
    status: str
    is_draft: bool
    version: str
    updated: str
    people: tuple[Contributor, ...]
    changes: tuple[RevisionView, ...]


def imprint(entry: Head, language: Language) -> Imprint:
    """The imprint for an interface in `language`."""
    newest = entry.revisions[0]
    return Imprint(
        supplied=entry.title.supplied,
        genre=wording.label(entry.genre, language) if entry.genre else None,
        stated=_stated(entry.source, language),
        rights=tuple(_rights(one, language) for one in (source_rights(entry.rights), translation_rights(entry.rights))),
        status=wording.label(entry.status, language),
        is_draft=entry.status == "draft",
        version=newest.version,
        updated=newest.when,
        people=tuple(Contributor(one.name, wording.label(one.role, language)) for one in entry.translators),
        changes=tuple(RevisionView(one.version, one.when, one.who, one.what) for one in entry.revisions),
    )


def _stated(source: SourceDescription, language: Language) -> SourceFacts:

    def both(value: Bilingual | None) -> BilingualText | None:
        return both_sides(value, language) if value else None

    return SourceFacts(
        author=both(source.author),
        series=both(source.series),
        publisher=both(source.publisher),
        rights=in_language(source.rights, language) if source.rights else None,
        published=source.published,
        isbn=source.isbn,
        url=source.url,
    )


def _rights(rights: Rights, language: Language) -> RightsView:
    text = LangText(markup.prose(rights.text(language), language), language)
    return RightsView(text, rights.url)
