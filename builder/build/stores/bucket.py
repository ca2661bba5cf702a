"""Buckets: objects below an address of fsspec, such as `s3://library/site`, which hold what a folder would.

fsspec is an extra and slow to import, so that it is imported when an object is asked for.
"""

from __future__ import annotations

import os
import re
from base64 import b64decode
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Any, TypeVar

from builder.build.reported_error import ReportedError
from builder.messages.marker import _

ValueT = TypeVar("ValueT")
ResultT = TypeVar("ResultT")
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.I)
_USER = re.compile(r"//[^/@\s]*:[^/@\s]*@")  # a name and a password before a host
_MD5 = re.compile(r'"?([0-9a-f]{32})"?')
_AT_ONCE = 16  # requests
_LONGEST = 300  # characters of what a library says of a fault
# What the libraries of some protocols are told: that folders are made where they are real.
_OPTIONS: Mapping[str, Mapping[str, Any]] = {"file": {"auto_mkdir": True}, "local": {"auto_mkdir": True}}
# How they are told an object's media type; what has none of these guesses, or does not ask.
_MEDIA_TYPE = {"s3": "ContentType", "s3a": "ContentType", "gs": "content_type", "gcs": "content_type"}


class BucketError(ReportedError):
    """Raised if a bucket cannot be used; the message says why, and has no secret in it."""


@dataclass(frozen=True)
class Object:
    """What a listing says of an object.

    Its size is in bytes; its stamp changes when its bytes do; and the MD5 of its bytes, in hexadecimal, is empty where that is not said.
    """

    size: int
    stamp: str
    md5: str


@dataclass(frozen=True)
class Bucket:
    """The objects below an address, each by its key relative to it, with slashes. All methods raise BucketError."""

    address: str

    def __str__(self) -> str:
        return self.address

    def __truediv__(self, name: str) -> Bucket:
        """What is at a name below this."""
        return Bucket(f"{self.address}/{name}")

    def objects(self, folder: str = "") -> dict[str, Object]:
        """The objects in a folder, or all; those that only stand for a folder are left out."""
        files, root = self._open()
        with self._faults():
            top = f"{root}/{folder}" if folder else root
            found = files.find(top, detail=True)
            inside = (name for name in found if name.startswith(f"{top}/") and not name.endswith("/"))
            return {name.removeprefix(f"{root}/"): _object(found[name]) for name in inside}

    def read(self, key: str, most: int) -> bytes | None:
        """The first bytes of an object, at most `most`; None if there is none."""
        files, root = self._open()
        path = _path(root, key)
        with self._faults():
            try:
                return bytes(files.cat_file(path, start=0, end=most))
            except FileNotFoundError:
                return None
            except Exception:
                if files.info(path)["size"] == 0:  # of which some servers refuse any range
                    return b""
                raise

    def read_all(self, keys: Iterable[str], most: int) -> dict[str, bytes]:
        """The first bytes of objects by their keys, several read at once; those that are gone are left out."""
        wanted = list(keys)
        read = _each(lambda key: self.read(key, most), wanted)
        return {key: data for key, data in zip(wanted, read, strict=True) if data is not None}

    def write(self, key: str, data: bytes, media_type: str = "application/octet-stream") -> None:
        """Write an object, which anybody sees as it was before or whole."""
        files, root = self._open()
        told = _MEDIA_TYPE.get(self._protocol)
        with self._faults():
            files.pipe_file(_path(root, key), data, **({told: media_type} if told else {}))

    def write_all(self, keys: Iterable[str], data: Callable[[str], bytes], media_type: Callable[[str], str]) -> None:
        """Write objects, several at once, in no order."""
        _each(lambda key: self.write(key, data(key), media_type(key)), keys)

    def remove_all(self, keys: Iterable[str]) -> None:
        """Remove objects, those that are gone already among them."""
        _each(self._remove, keys)

    def _remove(self, key: str) -> None:
        files, root = self._open()
        with self._faults():
            try:
                files.rm_file(_path(root, key))
            except FileNotFoundError:
                return

    @property
    def _protocol(self) -> str:
        return self.address.partition("://")[0].lower()

    def _open(self) -> tuple[Any, str]:
        """The file system of fsspec, and the path of this in it."""
        try:
            return file_system(self.address, os.getpid())
        except ImportError as fault:
            message = _("what reads {address} is not installed: {fault}")
            raise BucketError(message, address=self, fault=_plain(fault)) from fault
        except ValueError as fault:
            raise BucketError(_("{address} is no address: {fault}"), address=self, fault=_plain(fault)) from fault

    @contextmanager
    def _faults(self) -> Iterator[None]:
        """Turn what a library raises, which each does in its own way, into an error of ours."""
        try:
            yield
        except BucketError:
            raise
        except Exception as fault:
            message = _("{address} cannot be read or written: {fault}")
            raise BucketError(message, address=self, fault=_plain(fault)) from fault


@cache
def file_system(address: str, process: int) -> tuple[Any, str]:
    """The file system of fsspec for an address, and the path in it: one for all threads of a process, and none that was made before a fork.

    Raises BucketError without fsspec, ImportError without the library that it needs for the address, and ValueError if it knows none.
    """
    try:
        fsspec = import_module("fsspec.core")
    except ImportError as fault:
        raise BucketError(_("fsspec is not installed: pip install 'daeyeok[bucket]'")) from fault
    options = {**_OPTIONS.get(address.partition("://")[0].lower(), {}), "use_listings_cache": False}
    files, root = fsspec.url_to_fs(address, **options)
    return files, root.rstrip("/")


def is_address(text: str) -> bool:
    """Whether a text is an address rather than the path of a folder."""
    return bool(_ADDRESS.match(text))


def bucket_at(address: str) -> Bucket:
    """The bucket at an address. Raises BucketError for one that states a password, is of several parts, or leads upwards."""
    if _USER.search(address):
        message = _(
            "{address} states who asks: state that where the library of the protocol reads it, in the environment or a file"
        )
        raise BucketError(message, address=_USER.sub("//", address))
    bare = address.rstrip("/")
    if "::" in bare or not is_key(bare.partition("://")[2].lstrip("/")):
        raise BucketError(_("{address} is not the address of a bucket or of a folder in one"), address=address)
    return Bucket(bare)


def is_key(key: str) -> bool:
    """Whether a key can be the path of a file: relative, without empty parts and those that lead elsewhere."""
    return not any(part in ("", ".", "..") for part in key.split("/"))


def _path(root: str, key: str) -> str:
    if not is_key(key):
        raise BucketError(_("{key} cannot be the key of an object"), key=repr(key))
    return f"{root}/{key}"


def _object(about: Mapping[str, Any]) -> Object:
    tag = str(about.get("ETag") or about.get("etag") or about.get("md5Hash") or "")
    times = (str(about[name]) for name in ("mtime", "created", "modified", "LastModified", "ino") if name in about)
    size = int(about["size"] or 0)
    return Object(size, tag or " ".join((str(size), *times)), _md5(about))


def _md5(about: Mapping[str, Any]) -> str:
    """The MD5 that S3 says in the tag of an object that was written in one part, and Google in a field of its own."""
    if "md5Hash" in about:
        return b64decode(about["md5Hash"]).hex()
    stated = _MD5.fullmatch(str(about.get("ETag", "")))
    return stated[1] if stated else ""


def _each(call: Callable[[ValueT], ResultT], values: Iterable[ValueT]) -> list[ResultT]:
    """The results of a call for each value, several at once; after a fault no more is begun."""
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - as slow to import as what needs no bucket may take

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        futures = [pool.submit(call, value) for value in values]
        try:
            return [future.result() for future in futures]
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def _plain(fault: Exception) -> str:
    """What a fault says, on one line, without a password in an address, and no longer than can be read."""
    text = _USER.sub("//", " ".join(str(fault).split())) or type(fault).__name__
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
