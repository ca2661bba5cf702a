"""GNU gettext catalogues of the interface's languages, compiled in memory on first use.

English is the source language, and its messages are the keys. `pybabel extract` makes `daeyeok.pot` from the program.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

DOMAIN = "daeyeok"
SOURCE_LANGUAGE: Final = "en"


@cache
def translations(language: str) -> NullTranslations:
    """The translations into `language`; raises FileNotFoundError if it has no catalogue."""
    if language == SOURCE_LANGUAGE:
        return NullTranslations()
    compiled = BytesIO()
    write_mo(compiled, catalogue(language))
    compiled.seek(0)
    return Translations(compiled, DOMAIN)


def catalogue(language: str) -> Catalog:
    """The catalogue of `language`, as read from its file."""
    file = files(__package__).joinpath(language, "LC_MESSAGES", f"{DOMAIN}.po")
    return read_po(BytesIO(file.read_bytes()), language, DOMAIN)
