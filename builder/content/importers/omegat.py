"""Projects of OmegaT, read: their translation memory, and their glossaries, with a Korean form, a rendering and a comment a line."""

from __future__ import annotations

from collections.abc import Iterator

from builder.content.importers.archive import members
from builder.content.importers.entries import RENDERING
from builder.content.importers.foreign import Entry, ForeignError, ForeignFile, Text, decoded
from builder.content.importers.kinds import UNREADABLE
from builder.model.finding import Place

MEMORY, GLOSSARY = "omegat/project_save.tmx", "glossary/"
PROJECT_FOLDERS = ("omegat", "glossary")  # those that have what is read
ENDINGS = (".txt", ".utf8", ".tab")  # of glossaries


def belongs(name: str) -> bool:
    """Whether a file of a project, named from its folder on, is one that is read."""
    return name == MEMORY or (name.startswith(GLOSSARY) and "/" not in name[len(GLOSSARY) :] and name.endswith(ENDINGS))


def project(file: ForeignFile) -> list[ForeignFile]:
    """The files to read of a project in an archive, which may have one folder around it; raises ForeignError if there is no memory."""
    inside = list(members(file))
    memory = next((name for name, _ in inside if name == MEMORY or name.endswith(f"/{MEMORY}")), None)
    if memory is None:
        message = "this archive is neither a workbook nor a project of OmegaT, which has {memory}"
        raise ForeignError(UNREADABLE.at(Place(file.name), message, memory=MEMORY))
    around = memory.removesuffix(MEMORY)
    return [one for name, one in inside if name.startswith(around) and belongs(name.removeprefix(around))]


def entries(file: ForeignFile) -> Iterator[Entry]:
    """The lines of a glossary that are no comments; raises ForeignError for one without a tab."""
    for number, line in enumerate(decoded(file).splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        ko, *others = line.split("\t")
        if not others:
            raise ForeignError(
                UNREADABLE.at(Place(file.name, number), "a line of a glossary has a tab after its Korean")
            )
        en = Text(others[0], Place(file.name, number, len(ko) + 2))
        yield Entry(None, Text(ko, Place(file.name, number)), {RENDERING: en})
