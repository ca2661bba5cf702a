"""Templates as they are compiled, which is most of what a few pages cost: kept in this process and where Python keeps its modules."""

from __future__ import annotations

import sys
from contextlib import suppress
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from types import CodeType

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket

_FOLDER = Path(__file__).with_name(
    "__pycache__"
)  # Python's own, so that whoever could change this code could change any


class CompiledTemplates(FileSystemBytecodeCache):
    """The code of templates, in memory and in a folder, if that is there and can be written to.

    Code is known by its template's name and source, by this version of Python and of Jinja2, and by the module that makes the environments.
    """

    def __init__(self, folder: Path) -> None:
        made_by = blake2b(Path(__file__).with_name("templates.py").read_bytes(), digest_size=8).hexdigest()
        super().__init__(str(folder), f"%s.jinja2-{version('jinja2')}-{made_by}")
        self._code: dict[str, CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the bucket its template's code, if that has been compiled from the same source."""
        bucket.code = self._code.get(_name(bucket))
        if bucket.code is None:
            with suppress(OSError, EOFError):  # what is cut short is compiled anew
                super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of the bucket's template; in the folder only if Python may keep its own there."""
        if bucket.code:
            self._code[_name(bucket)] = bucket.code
        if not sys.dont_write_bytecode:
            with suppress(OSError):
                super().dump_bytecode(bucket)


COMPILED = CompiledTemplates(_FOLDER)


def _name(bucket: Bucket) -> str:
    return f"{bucket.key} {bucket.checksum}"
