"""A library to begin with: its folders, settings, workflows, and a text with a term, to be replaced by one's own."""

from __future__ import annotations

from importlib.resources import files

from builder.content.file import ContentFile
from builder.content.schemas import documents

_FILES = {
    ".github/workflows/check.yml": "workflows/check.yml",
    ".github/workflows/publish.yml": "workflows/publish.yml",
    ".gitignore": "gitignore",
    "README.md": "README.md",
    "glossary/sundial.yaml": "term.yaml",
    "pyproject.toml": "pyproject.toml",
    "seeds/sundial.txt": "seed.txt",
    "translations/sundial.yaml": "edition.yaml",
}


def first_files(requirement: str) -> tuple[ContentFile, ...]:
    """The files of a new library; `requirement` is what pip installs the program by."""
    kept = files(__package__).joinpath("files")
    return (
        *(ContentFile(name, kept.joinpath(source).read_bytes()) for name, source in _FILES.items()),
        *(ContentFile(f"docs/schemas/{name}", text.encode()) for name, text in documents()),
        ContentFile("bibliography/.gitkeep", b""),
        ContentFile("requirements.txt", f"{requirement}\n".encode()),
    )
