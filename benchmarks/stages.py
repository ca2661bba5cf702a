"""What each stage of a build takes, made whole by one process without a cache: `python -m benchmarks.stages REPOSITORY`.

Prints a line for each stage: its name, a tab, and its seconds of processor time.
"""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from builder.build.corpus_files import corpus_parts
from builder.build.options import Options
from builder.build.stores import disk
from builder.content.loading.editions import load_edition
from builder.content.repository import Repository, load_glossary
from builder.model.corpus import Corpus, IndexesInMemory
from builder.model.digest import Digest, digest
from builder.model.edition_index import EditionIndex, edition_index
from builder.model.terms import Glossary
from builder.publish.format import EditionInput, FileInfo
from builder.publish.page_formats import CORPUS_FORMATS, EDITION_FORMATS
from builder.rules.registry import check_corpus, check_edition
from builder.terms.annotate import annotate
from builder.terms.finder import Finder


class Stages:
    """The processor time of stages, in the order in which they first come."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Add the time of a block to that of a stage."""
        start = time.process_time()
        yield
        self.seconds[name] += time.process_time() - start


def build(root: Path) -> Stages:
    """Build the site of a repository, without writing it."""
    stages = Stages()
    with stages.stage("files read"):
        repository = disk.read_repository(root)
    with stages.stage("entries read"):
        glossary, _ = load_glossary(repository)
    made, digests, indexes = _editions(repository, glossary, stages)
    corpus = Corpus(glossary, tuple(digests), IndexesInMemory(indexes))
    with stages.stage("entries and corpus checked"):
        list(check_corpus(corpus))
    for form in CORPUS_FORMATS:
        with stages.stage(form.name):
            parts = list(corpus_parts(Options(corpus=(form,)), corpus, (), made))
            made += [file.info for part in parts for file in part.files]
    return stages


def _editions(
    repository: Repository, glossary: Glossary, stages: Stages
) -> tuple[list[FileInfo], list[Digest], dict[str, EditionIndex]]:
    """What the corpus needs of the editions: their pages without the bytes, their digests and their indexes."""
    made, digests, indexes = list[FileInfo](), list[Digest](), dict[str, EditionIndex]()
    seeds = repository.seed_texts()
    with stages.stage("finder"):
        finder = Finder(glossary)
    for file in repository.translations:
        with stages.stage("editions read"):
            loaded, _ = load_edition(file, seeds)
        if loaded is None:
            continue
        with stages.stage("editions annotated"):
            edition = annotate(loaded, finder)
        with stages.stage("editions checked"):
            list(check_edition(edition, glossary))
        with stages.stage("editions digested"):
            indexes[edition.id] = edition_index(edition)
            digests.append(digest(edition, indexes[edition.id]))
        for form in EDITION_FORMATS:
            with stages.stage(form.name):
                made += [file.info for file in form.files(EditionInput(edition, glossary))]
    return made, digests, indexes


def main(root: Path) -> None:
    """Print what the stages take."""
    for name, seconds in build(root).seconds.items():
        print(f"{name}\t{seconds:.3f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
