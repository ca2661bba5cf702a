"""The files that come with the program: templates, styles, scripts and message catalogues; the only place that reads them."""

from __future__ import annotations

from importlib.resources import files


def read(path: str) -> bytes:
    """The file at `path`, relative to the package, with forward slashes; FileNotFoundError where there is none."""
    return files("builder").joinpath(*path.split("/")).read_bytes()


def names(folder: str) -> tuple[str, ...]:
    """The names of the files in a folder of the package, in order."""
    return tuple(sorted(entry.name for entry in files("builder").joinpath(folder).iterdir() if entry.is_file()))
