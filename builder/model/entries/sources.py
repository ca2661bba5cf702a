"""The shape of the bibliography: records, citations, and the hosts that are unfit as sources."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, GetJsonSchemaHandler, StringConstraints, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from builder.messages.marker import _
from builder.model.entries.shape import ID_PATTERN, FullDate, Id, Items, NonEmptyText, PartialDate, Shape, Url

Host = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$")]


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
