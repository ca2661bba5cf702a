"""Names of content files: which can be ids, which are not read, and which two systems take for one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from builder.content.file import ENDINGS, ContentFile, RefusedFile
from builder.content.yaml.characters import too_large
from builder.model.entries.shape import LONGEST_ID
from builder.model.finding import Finding, Kind, Place

NAME = Kind(
    "Y204",
    "file-name",
    f"A file's name is the id of what it holds: lower-case ASCII letters, digits and hyphens, at most {LONGEST_ID}.\n\n"
    "Rename it before anybody links to it. A few names are taken: those of the site's own pages and folders (`glossary`, `search`, `ko`), "
    "`none`, which in `terms` stands for no term, and those of devices on Windows (`con`, `nul`). The name of a seed is free, but not two "
    "may differ in upper and lower case only, since many systems take them for one.",
)
STRAY = Kind(
    "Y205",
    "stray-file",
    "A file or folder that nothing reads.\n\n"
    "Records, entries and editions are the files of `bibliography/`, `glossary/` and `translations/` that end in `.yaml`, seeds those of "
    "`seeds/` that end in `.txt`, and pictures those of `figures/` that end in `.png`, `.jpg`, `.jpeg` or `.webp`; "
    "folders within these are not gone into. Rename it as the message says, or move it elsewhere. What editors leave beside a file "
    "(names that begin with a dot, or end in `~` or `.swp`) is no matter.",
)
REFUSED = Kind(
    "Y206",
    "refused-file",
    "A file that is not read, whatever is in it.\n\n"
    "It is a link that leads out of the repository, or no file but a device, a pipe or a socket, or its name is not UTF-8. Put a file "
    "of its own in its place, or rename it.",
)
NAME_KINDS = (NAME, STRAY, REFUSED)

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
# Of devices, on Windows: https://learn.microsoft.com/windows/win32/fileio/naming-a-file.
_DEVICES = {"aux", "con", "nul", "prn", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}
_TAKEN = {
    "glossary": {"index", "none", *_DEVICES},
    "translations": {
        "404",
        "about",
        "assets",
        "downloads",
        "glossary",
        "index",
        "ko",
        "none",
        "offline",
        "search",
        "sitemap",
        *_DEVICES,
    },
}  # by folder; a test compares them with the site's own paths
_MEANT = re.compile(r"^(?P<stem>[^.]+)\.(?P<ending>ya?ml(?:\.txt)?|txt|text|txt\.txt)$", re.IGNORECASE)


def misnamed(file: ContentFile) -> Iterator[Finding]:
    """A finding if the name of a file cannot be an id, or is taken."""
    stem, place = file.name.partition("/")[2].removesuffix(".yaml"), Place(file.name)
    if not _ID.fullmatch(stem):
        yield NAME.at(place, "‘{stem}’ cannot be an id: use lowercase letters a–z, digits and hyphens", stem=stem)
    elif len(stem) > LONGEST_ID:
        message = "this name has {count} characters, and an id at most {most}: shorten it"
        yield NAME.at(place, message, count=len(stem), most=LONGEST_ID)
    elif stem in _TAKEN.get(file.name.partition("/")[0], _DEVICES):
        yield NAME.at(place, "‘{stem}’ cannot be an id: the site or an operating system uses it", stem=stem)


def stray(name: str) -> Finding:
    """What is wrong with a name, in one of the folders of content, that nothing reads; that of a folder ends in a slash."""
    folder, _, own = name.rstrip("/").partition("/")
    place, (ending, *others) = Place(name.rstrip("/")), ENDINGS[folder]
    meant = _MEANT.match(own)
    if name.endswith("/"):
        return STRAY.at(place, "this folder is not read: move its files into {folder}/ itself", folder=folder)
    if meant and not others and meant["ending"][:1].lower() == ending[1:2]:
        return STRAY.at(place, "this file is not read: rename it to ‘{name}’", name=meant["stem"] + ending)
    if others:
        message = "this file is not read: the files of {folder}/ are those that end in {endings}"
        return STRAY.at(place, message, folder=folder, endings=", ".join((ending, *others)))
    message = "this file is not read: give it the ending .{ending} if it belongs to {folder}/, or move it elsewhere"
    return STRAY.at(place, message, ending=ending[1:], folder=folder)


def refusal(file: RefusedFile) -> Finding:
    """Why a file is not read."""
    place = Place(file.name)
    if file.reason == "large":
        return too_large(file.name, file.size)
    if file.reason == "link":
        return REFUSED.at(place, "this is a link that leads out of the repository: put the file itself here")
    if file.reason == "special":
        return REFUSED.at(place, "this is a device, a pipe or a socket, not a file: remove it")
    return REFUSED.at(place, "the name of this file is not UTF-8: rename it")


def alike(files: Iterable[ContentFile]) -> Iterator[Finding]:
    """A finding for each file whose name differs from that of one before it only in case or in the composition of its characters."""
    first: dict[str, str] = {}
    for file in files:
        other = first.setdefault(unicodedata.normalize("NFC", file.name).casefold(), file.name)
        if other != file.name:
            message = "many systems take this name for that of ‘{other}’: choose another"
            yield NAME.at(Place(file.name), message, other=other)
