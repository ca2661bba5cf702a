"""Cached values as bytes and back: MessagePack of declared shapes, which holds data alone, so that nothing can run when it is read."""

from __future__ import annotations

from collections.abc import Hashable
from functools import cache
from pathlib import PurePosixPath
from typing import Any, TypeVar, cast

import msgspec

ValueT = TypeVar("ValueT")


class UnreadableError(ValueError):
    """Raised if bytes are not a value of the expected shape."""


def encode(value: object) -> bytes:
    """The bytes of a value made of dataclasses, shapes, paths, collections and plain values; equal values give the same bytes.

    What a shape excludes from its own data, such as its places in a file, is left out.
    """
    return _ENCODER.encode(value)


def decode(data: bytes, kind: type[ValueT]) -> ValueT:
    """The value of type `kind` from its bytes. Raises UnreadableError if they are not of its shape."""
    try:
        value: ValueT = _decoder(cast("Any", kind)).decode(data)
    except (msgspec.MsgspecError, ValueError, TypeError, RecursionError) as fault:
        raise UnreadableError(str(fault)) from fault
    return value


def _plain(value: object) -> object:
    """A value that MessagePack does not know, as one that it knows."""
    if isinstance(value, PurePosixPath | str):  # a subclass of str, such as a message
        return str(value)
    from pydantic import BaseModel  # noqa: PLC0415 - slow to import, and in most of what is kept there is none of its shapes

    if isinstance(value, BaseModel):
        return value.model_dump(by_alias=True, exclude_defaults=True, exclude={"locator"})
    raise NotImplementedError(type(value).__name__)


def _made(kind: Any, value: object) -> object:
    """The inverse of `_plain`."""
    return kind.model_validate(value) if hasattr(kind, "model_validate") else kind(value)


_ENCODER = msgspec.msgpack.Encoder(enc_hook=_plain, order="deterministic")


@cache
def _decoder(kind: Hashable) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(kind, dec_hook=_made)
