"""Where a repository is: in a folder, or in a bucket, which is read alike."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from builder.build.stores import bucket_content, disk, git
from builder.build.stores.bucket import Bucket
from builder.content.file import ContentFile
from builder.content.repository import Repository
from builder.model.history import History

Place = Path | Bucket


def read_repository(place: Place, *, hold: bool = True) -> Repository:
    """All content files, in order of name; those of a folder are held in memory, unless `hold` is false.

    Raises NotARepositoryError, and BucketError.
    """
    return (
        bucket_content.read_repository(place) if isinstance(place, Bucket) else disk.read_repository(place, hold=hold)
    )


def read_file(place: Place, name: str) -> ContentFile | None:
    """The content file of a name; None if there is none."""
    return bucket_content.read_file(place, name) if isinstance(place, Bucket) else disk.read_file(place, name)


def project(place: Place) -> str:
    """The text of the repository's pyproject.toml; empty if there is none."""
    return bucket_content.project(place) if isinstance(place, Bucket) else disk.project(place)


def histories(place: Place) -> Mapping[str, History]:
    """The histories of the entries, by id, as far as Git knows them; a bucket has none."""
    return {} if isinstance(place, Bucket) else git.histories(place)
