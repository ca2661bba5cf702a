"""A library to begin with: its folders, settings, workflows, and a text with a term, to be replaced by one's own."""

from __future__ import annotations

import json
import re
from importlib.resources import files

from builder.content.file import ContentFile
from builder.content.schemas import documents
from builder.model.library import Library

_MARKUP = re.compile(r"([\\`*_\[\]<>#&|~])")  # what Markdown would take for its own

_FILES = {
    ".github/workflows/check.yml": "workflows/check.yml",
    ".github/workflows/publish.yml": "workflows/publish.yml",
    ".gitignore": "gitignore",
    "CONTRIBUTING.ko.md": "CONTRIBUTING.ko.md",
    "CONTRIBUTING.md": "CONTRIBUTING.md",
    "README.ko.md": "README.ko.md",
    "README.md": "README.md",
    "glossary/sundial.yaml": "term.yaml",
    "pyproject.toml": "pyproject.toml",
    "seeds/sundial.txt": "seed.txt",
    "translations/sundial.yaml": "edition.yaml",
}


def first_files(requirement: str, library: Library) -> tuple[ContentFile, ...]:
    """The files of a new library; `requirement` is what pip installs the program by."""
    kept = files(__package__).joinpath("files")
    return (
        *(
            ContentFile(name, _named(kept.joinpath(source).read_text(encoding="utf-8"), library).encode())
            for name, source in _FILES.items()
        ),
        *(ContentFile(f"docs/schemas/{name}", text.encode()) for name, text in documents()),
        ContentFile("bibliography/.gitkeep", b""),
        ContentFile("requirements.txt", f"{requirement}\n".encode()),
    )


def _named(text: str, library: Library) -> str:
    """The text of a file with the library's names in the places for them: as text of TOML, and of Markdown."""
    for place, name in (("LIBRARY_EN", library.en), ("LIBRARY_KO", library.ko)):
        text = text.replace(f'"{place}"', json.dumps(name, ensure_ascii=False))
        text = text.replace(place, _MARKUP.sub(r"\\\1", name))
    return text
