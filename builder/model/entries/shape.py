"""What the shapes of all files are made of: checked texts, ids, dates, addresses and lists, and a text in two languages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from builder.messages.marker import Message, _
from builder.model.web import is_web_address

NonEmptyText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
LONGEST_ID = 80
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=LONGEST_ID)]
PartialDate = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$")]
FullDate = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$")]
LARGEST = 999_999_999  # no text has so many of anything
Count = Annotated[int, Field(ge=1, le=LARGEST)]
ItemT = TypeVar("ItemT")
MOST_ITEMS = 1_000
Items = Annotated[tuple[ItemT, ...], Field(max_length=MOST_ITEMS)]


def _web_address(value: str) -> str:
    if not value.startswith(("https://", "http://")) or not is_web_address(value):
        raise ValueError(_("a web address, which begins with https:// or http:// and has no spaces"))
    return value


Url = Annotated[str, AfterValidator(_web_address), Field(json_schema_extra={"pattern": r"^https?://\S+$"})]


class Shape(BaseModel):
    """What all shapes share: values do not change, and a key that is not declared is a fault."""

    # Validators are built when a file is first read, so that look-up, which reads none, starts without them.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    elsewhere: ClassVar[Mapping[str, Message]] = {}
    """Keys that belong to another shape, each with what to do about it; the message may name the `key`."""


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
