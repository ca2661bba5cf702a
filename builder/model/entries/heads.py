"""The shape of what an edition or a work states about itself."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, GetJsonSchemaHandler, StringConstraints, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from builder.messages.marker import _
from builder.model.entries.shape import (
    Bilingual,
    FullDate,
    Items,
    MaybeBilingual,
    NonEmptyText,
    PartialDate,
    Shape,
    Url,
)
from builder.model.genres import Genre
from builder.model.licenses import UnknownLicenseError, license_of, nearest_license
from builder.model.web import is_plain_address

EditionStatus = Literal["draft", "reviewed", "published"]


def _plain_address(value: str) -> str:
    if not is_plain_address(value):
        raise ValueError(_("a web address whose host is written in ASCII, without a user before it"))
    return value


PlainUrl = Annotated[Url, AfterValidator(_plain_address)]


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


UNKNOWN_LICENSE, LIKE_A_LICENSE = (
    "unknown_license",
    "like_a_license",
)  # types of errors; the second has the `near` one in its context


def _license(value: str) -> str:
    try:
        return license_of(value).id
    except UnknownLicenseError:
        near = nearest_license(value)
        raise PydanticCustomError(LIKE_A_LICENSE if near else UNKNOWN_LICENSE, "{near}", {"near": near or ""}) from None


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
