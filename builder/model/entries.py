"""The shape of the YAML files, declared once: the loader, its error places and the editors' JSON Schemas come from it."""

from __future__ import annotations

from typing import Annotated, Literal, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    GetJsonSchemaHandler,
    StringConstraints,
    Tag,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from builder.messages.marker import _
from builder.model.block_kinds import PairKind
from builder.model.genres import Genre
from builder.model.licenses import UnknownLicenseError, license_of
from builder.model.term_kinds import TermKind
from builder.model.web import is_plain_address, is_web_address

NonEmptyText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
PICTURE_PATTERN = r"^[a-z0-9]+([-.][a-z0-9]+)*\.(png|jpe?g|webp)$"
LONGEST_ID = 80
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=LONGEST_ID)]
Host = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$")]
PairId = Annotated[str, StringConstraints(pattern=r"^p[0-9]{1,9}[a-z]?$")]
PartialDate = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$")]
FullDate = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")]


LARGEST = 999_999_999  # no text has so many of anything
Count = Annotated[int, Field(ge=1, le=LARGEST)]
ItemT = TypeVar("ItemT")
MOST_ITEMS, MOST_FORMS = 1_000, 200
Items = Annotated[tuple[ItemT, ...], Field(max_length=MOST_ITEMS)]
FormItems = Annotated[tuple[ItemT, ...], Field(max_length=MOST_FORMS)]


def _web_address(value: str) -> str:
    if not value.startswith(("https://", "http://")) or not is_web_address(value):
        raise ValueError(_("a web address begins with https:// or http:// and has no spaces"))
    return value


def _plain_address(value: str) -> str:
    if not is_plain_address(value):
        raise ValueError(_("a web address whose host is written in ASCII, without a user before it"))
    return value


Url = Annotated[str, AfterValidator(_web_address), Field(json_schema_extra={"pattern": r"^https?://\S+$"})]
PlainUrl = Annotated[Url, AfterValidator(_plain_address)]


class Shape(BaseModel):
    """What all shapes share: values do not change, and a key that is not declared is a fault."""

    # Validators are built when a file is first read, so that look-up, which reads none, starts without them.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Bilingual(Shape):
    """A text in Korean and in English."""

    ko: NonEmptyText = Field(description="In Korean.")
    en: NonEmptyText = Field(description="In English.")


class MaybeBilingual(Shape):
    """A text in Korean, in English, or in both."""

    ko: NonEmptyText | None = Field(None, description="In Korean.")
    en: NonEmptyText | None = Field(None, description="In English.")


class Commentary(Shape):
    """The editors' commentary on a term: in English, and in Korean where it has been written."""

    en: NonEmptyText = Field(description="In English.")
    ko: NonEmptyText | None = Field(None, description="In Korean.")


# --- The bibliography -------------------------------------------------------------------------------------------------


class SourceEntry(Shape):
    """A record of the bibliography: a page or a work that is cited, in a file of its own whose name is its permanent id."""

    title: NonEmptyText = Field(
        description="The page's or the work's own title, in its own language; in square brackets, a description instead."
    )
    author: NonEmptyText | None = Field(None, description="Who wrote it, if it says so.")
    publisher: NonEmptyText | None = Field(None, description="The newspaper, body, journal or house that publishes it.")
    date: PartialDate | None = Field(
        None, description="Its date of publication, if it states one: a year, a month or a day."
    )
    url: Url | None = Field(None, description="The address of the page itself.")
    via: Url | None = Field(None, description="The address of a copy, where that is what was seen.")
    accessed: FullDate | None = Field(None, description="The day on which it was seen, as YYYY-MM-DD.")


class CitationEntry(Shape):
    """A citation: of a record of the bibliography, or of one of the seeds. Instead of a mapping, it may be a record's id alone."""

    id: Id | None = Field(None, description="The id of a record: the name of its file in bibliography/ without .yaml.")
    seed: NonEmptyText | None = Field(None, description="The file name of the seed that is cited, instead of a record.")
    for_: NonEmptyText | None = Field(
        None, alias="for", description="The statement that it supports, where that is not obvious."
    )

    @model_validator(mode="before")
    @classmethod
    def _of_id(cls, value: object) -> object:
        return {"id": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _one_of_two(self) -> CitationEntry:
        if (self.id is None) == (self.seed is None):
            raise ValueError(_("the id of a record, or a mapping with either ‘id’ or ‘seed’"))
        return self

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The mapping, or the id alone."""
        mapping = handler.resolve_ref_schema(handler(core))
        alone = {"type": "string", "pattern": ID_PATTERN, "description": "The id of a record."}
        return {"anyOf": [alone, mapping], "title": cls.__name__}


class UnfitHosts(Shape):
    """Hosts whose pages are not to be cited, by the reason; subdomains are included."""

    copies: Items[Host] = Field(
        (), description="They copy what others publish: cite the original, with the copy under `via`."
    )
    anonymous: Items[Host] = Field(
        (), description="Content farms and other pages without an author or publisher who is responsible for them."
    )
    user_written: Items[Host] = Field((), description="Wikis, blogs and forums in which anybody can write.")


# --- The glossary -----------------------------------------------------------------------------------------------------

TermStatus = Literal["proposed", "approved"]
EditionStatus = Literal["draft", "reviewed", "published"]


class Forms(Shape):
    """Forms that are accepted beside the preferred one."""

    ko: FormItems[NonEmptyText] = Field((), description="Other Korean spellings and names.")
    en: FormItems[NonEmptyText] = Field((), description="Other English renderings that are accepted.")


class AvoidedForm(Shape):
    """A tempting but wrong rendering."""

    term: NonEmptyText = Field(description="The rendering to avoid.")
    why: Commentary = Field(description="Why it is wrong, in one sentence, in English and perhaps in Korean.")


class AvoidedForms(Shape):
    """Renderings to avoid, by language."""

    ko: FormItems[AvoidedForm] = Field((), description="Korean forms to avoid.")
    en: FormItems[AvoidedForm] = Field((), description="English renderings to avoid.")


class MatchOptions(Shape):
    """How the term is found in Korean text, where the default is wrong."""

    except_: FormItems[NonEmptyText] = Field(
        (), alias="except", description="Longer strings in which a match does not count: 드라마 for 라마."
    )
    not_before: FormItems[NonEmptyText] = Field(
        (), description="Hangul that may not follow directly: 인 for 미국 (미국인)."
    )
    compound: Literal["none", "left", "right", "both"] = Field(
        "none", description="On which side further Hangul may be attached. Particles and endings always may."
    )
    only: Literal["forced"] | None = Field(None, description="A homograph: marked only where a pair's `terms` says so.")


class TermEntry(Shape):
    """A glossary entry: one term, in a file of its own whose name is the term's permanent id."""

    ko: NonEmptyText = Field(description="The Korean headword.")
    hanja: NonEmptyText | None = Field(None, description="The headword in Chinese characters, where it has any.")
    en: NonEmptyText = Field(description="The preferred English rendering.")
    kind: TermKind = Field(description="What the term names.")
    variants: Forms = Field(Forms(), description="Other accepted forms.")
    avoid: AvoidedForms = Field(AvoidedForms(), description="Tempting wrong forms, each with its reason.")
    unofficial: bool = Field(
        False, description="For a name: no established English form was found; the rendering is ours."
    )
    romanization: NonEmptyText | None = Field(
        None, description="Only where the rule-made Revised Romanization is wrong."
    )
    definition: Bilingual = Field(
        description="What it is, in one to three sentences, readable without the other language."
    )
    origin: Commentary | None = Field(
        None, description="The Hanja syllable by syllable; who coined the term and when, with a source, or “uncertain”."
    )
    usage: Commentary | None = Field(
        None, description="How the essays use it differently, and what it is easily confused with."
    )
    see: Items[Id] = Field((), description="Ids of entries to compare; links go both ways.")
    sources: Items[CitationEntry] = Field((), description="The sources that support the entry.")
    status: TermStatus = Field(description="Whether an editor has approved the entry.")
    gloss: bool = Field(
        False, description="A coinage: its first mention in the English of an edition has the Hanja or Hangul after it."
    )
    match: MatchOptions = Field(MatchOptions(), description="How the term is found, where the default is wrong.")
    rendering: Literal["every", "free"] = Field(
        "every", description="Whether each Korean occurrence must have a rendering in the aligned English sentence."
    )


# --- The editions -----------------------------------------------------------------------------------------------------


class Title(Bilingual):
    """An edition's title in both languages."""

    supplied: bool = Field(False, description="The source has no title: this one was supplied by the edition.")


class SourceDescription(Shape):
    """What the source states about itself; what it does not state is left out."""

    author: Bilingual | None = Field(None, description="The author, as the source names them.")
    publisher: Bilingual | None = Field(None, description="The publisher, as the source names it.")
    series: Bilingual | None = Field(None, description="The series.")
    published: PartialDate | None = Field(None, description="The date, as YYYY, YYYY-MM or YYYY-MM-DD.")
    isbn: NonEmptyText | None = Field(None, description="The ISBN as printed.")
    url: PlainUrl | None = Field(None, description="The source's address.")
    rights: Bilingual | None = Field(None, description="The statement of rights, as the source prints it.")


def _license(value: str) -> str:
    try:
        return license_of(value).id
    except UnknownLicenseError:
        message = _("an SPDX identifier such as CC-BY-4.0, KOGL-1 to KOGL-4, public-domain or all-rights-reserved")
        raise ValueError(message) from None


class RightsStatement(MaybeBilingual):
    """What may be done with a text: a license, or a sentence in both languages. Instead of a mapping, it may be the license alone."""

    license: Annotated[str, AfterValidator(_license)] | None = Field(
        None, description="An SPDX identifier (CC-BY-4.0), KOGL-1 to KOGL-4, public-domain, or all-rights-reserved."
    )

    @model_validator(mode="before")
    @classmethod
    def _of_license(cls, value: object) -> object:
        return {"license": value} if isinstance(value, str) else value

    @model_validator(mode="after")
    def _says_something(self) -> RightsStatement:
        if self.license is None and (self.ko is None or self.en is None):
            raise ValueError(_("a license, or a sentence in both languages under ‘ko’ and ‘en’"))
        return self

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """The mapping, or the license alone."""
        mapping = handler.resolve_ref_schema(handler(core))
        alone = {"type": "string", "description": "The identifier of a license."}
        return {"anyOf": [alone, mapping], "title": cls.__name__}


class RightsEntry(Shape):
    """The rights in an edition; what is not stated is said to be unknown."""

    source: RightsStatement | None = Field(None, description="What may be done with the source.")
    translation: RightsStatement | None = Field(
        None, description="What may be done with the translation, its notes and annotations."
    )


class Translator(Shape):
    """A contributor to the edition."""

    name: NonEmptyText = Field(description="The name to be shown.")
    role: Literal["translator", "reviewer", "editor"] = Field(description="What they did.")


class Revision(Shape):
    """A published version of the edition."""

    version: Annotated[str, StringConstraints(pattern=r"^[0-9]{1,9}\.[0-9]{1,9}(\.[0-9]{1,9})?$")] = Field(
        description="The version, such as 1.0."
    )
    when: FullDate = Field(description="The day, as YYYY-MM-DD.")
    who: NonEmptyText = Field(description="Who made it.")
    what: NonEmptyText = Field(description="What was done, in one sentence.")


class NoteEntry(Shape):
    """A translator's note on words of the pair."""

    on: NonEmptyText = Field(description="The words it explains, quoted exactly from one line of either side.")
    nth: Count = Field(1, description="Which occurrence, where the words occur more than once.")
    en: NonEmptyText = Field(description="The note, in English.")
    ko: NonEmptyText | None = Field(None, description="The note, in Korean.")
    sources: Items[CitationEntry] = Field((), description="The sources of its facts.")


class CorrectionEntry(Shape):
    """A correction of a slip of the source."""

    from_: Annotated[str, StringConstraints(min_length=1)] = Field(
        alias="from", description="The words as the source has them."
    )
    to: str = Field(description="The words as they should read.")
    nth: Count = Field(1, description="Which occurrence, where the words occur more than once.")
    why: NonEmptyText | None = Field(
        None, description="Why, shown to the reader. A correction without it is silent, and may change spacing only."
    )


class TermOverrideEntry(Shape):
    """An override of the term finder: these words are that term, or none."""

    on: NonEmptyText = Field(description="The words, quoted exactly from one line of either side.")
    nth: Count = Field(1, description="Which occurrence, where the words occur more than once.")
    is_: Id = Field(alias="is", description="The id of the term, or “none”.")


class LinkEntry(Shape):
    """The Korean mentions of a term that its English mentions render, in a sentence whose English has them in another order."""

    term: Id = Field(description="The id of the term.")
    sentence: Count = Field(1, description="The number of the sentence in the pair.")
    renders: Items[Annotated[int, Field(ge=0, le=LARGEST)]] = Field(
        min_length=1,
        description="For each English mention of the term, in order, the number of the Korean one that it renders; 0 for none.",
    )


Exceptions = Annotated[
    dict[str, NonEmptyText],
    Field(
        default_factory=dict,
        max_length=MOST_ITEMS,
        description="Exceptions to checks: the code of a finding, such as T101, and the reason.",
    ),
]


PlaceInText = Annotated[str, StringConstraints(pattern=r"^p[0-9]{1,9}[a-z]?(\.[1-9][0-9]{0,8})?$")]


class PairEntry(Shape):
    """A paragraph, heading, footnote or other block in both languages: line k of `en` translates line k of `ko`."""

    id: PairId = Field(description="p1, p2, …: never reused and never renumbered, since readers' links depend on it.")
    kind: PairKind = Field("paragraph", description="What it is in the text.")
    level: int | None = Field(
        None,
        ge=1,
        le=6,
        description="For a heading: 1 is the edition's title, 2 a part, 3 a part of a part. For an item: 2 is one of a list within a list.",
    )
    speaker: Bilingual | None = Field(
        None,
        description="For a speech: who speaks, as the source prints it before their words, with a time stamp if it has one.",
    )
    head_rows: int = Field(0, ge=0, le=9, description="For a table: how many rows at its top are headings.")
    of: PlaceInText | None = Field(
        None,
        description="For a footnote: the pair, or the sentence of a pair, that it belongs to (p9 or p9.2).",
    )
    also: Items[PlaceInText] = Field(
        (),
        description="For a footnote that the text calls more than once: the further pairs or sentences that call it.",
    )
    on: MaybeBilingual | None = Field(
        None, description="For a footnote: the words of that sentence after which it is referenced."
    )
    ko: NonEmptyText = Field(
        description="The Korean, verbatim from the seed: one sentence, one line of verse or one row of a table a line."
    )
    reading: NonEmptyText | None = Field(
        None,
        description="For Korean in Hanja or mixed script: the same lines with each Hanja as it is read, a syllable of Hangul.",
    )
    en: NonEmptyText = Field(description="The English, one line for each line of the Korean.")
    notes: Items[NoteEntry] = Field((), description="Translator's notes.")
    corrections: Items[CorrectionEntry] = Field((), description="Corrections of slips of the source.")
    terms: Items[TermOverrideEntry] = Field((), description="Overrides of the term finder where it is wrong.")
    links: Items[LinkEntry] = Field(
        (), description="Which mentions correspond, where the English has a term's mentions in another order."
    )
    allow: Exceptions
    gap: Bilingual | None = Field(
        None, description="The source breaks off at the end of this pair: what is known about the rest."
    )


class FigureEntry(Shape):
    """A picture at this place of the text, which has no words of its own: a caption directly before or after it is its caption."""

    figure: Annotated[str, StringConstraints(pattern=PICTURE_PATTERN, max_length=LONGEST_ID)] = Field(
        description="The file in figures/, a PNG, JPEG or WebP picture."
    )
    description: Bilingual = Field(description="What it shows, for those who do not see it.")
    allow: Exceptions


class OmissionEntry(Shape):
    """Lines of the seed that are no part of the text: navigation, advertising."""

    omit: NonEmptyText = Field(description="The lines, verbatim from the seed.")
    why: Bilingual = Field(description="Why they are omitted.")
    allow: Exceptions


def _block(value: object) -> str:
    """Which shape a block is held to; what is no mapping is held to that of a pair, which says what it should be."""
    if isinstance(value, dict):
        return "omission" if "omit" in value else "figure" if "figure" in value else "pair"
    return "omission" if isinstance(value, OmissionEntry) else "figure" if isinstance(value, FigureEntry) else "pair"


EditionBlock = Annotated[
    Annotated[PairEntry, Tag("pair")]
    | Annotated[OmissionEntry, Tag("omission")]
    | Annotated[FigureEntry, Tag("figure")],
    Discriminator(_block),
]


class _OfSeed(Shape):
    """What an edition has above its head, so that its keys are declared in the order in which they are written."""

    seed: NonEmptyText = Field(description="The file in seeds/ that this is an edition of.")


class Head(Shape):
    """What an edition or a work states about itself."""

    title: Title = Field(description="The title in both languages.")
    summary: Bilingual = Field(description="Two or three neutral sentences for the library page.")
    genre: Genre | None = Field(None, description="What the text is.")
    source: SourceDescription = Field(SourceDescription(), description="Only what the source itself states.")
    rights: RightsEntry = Field(RightsEntry(), description="What may be done with the source and with the translation.")
    translators: Items[Translator] = Field(min_length=1, description="Who made the edition.")
    status: EditionStatus = Field(description="How far the edition has come.")
    revisions: Items[Revision] = Field(min_length=1, description="The published states, newest first.")


class EditionEntry(Head, _OfSeed):
    """An edition: one seed with its translation, aligned, with notes and corrections."""

    pairs: tuple[EditionBlock, ...] = Field(min_length=1, description="The text, in the seed's order.")


# What a part of a work need not state, since the work has stated it: of `source` and `rights`, each key by itself.
INHERITED = ("summary", "genre", "source", "rights", "translators", "status", "revisions")


class WorkEntry(Head):
    """A work: a book of several editions, which are its parts, such as chapters."""

    parts: Items[Id] = Field(
        min_length=1, description="The ids of its parts, which are editions, in the order of the book."
    )
