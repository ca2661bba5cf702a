"""`daeyeok new`: makes a new edition's file from a raw Korean text."""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path

import click

from builder.build.stores import disk
from builder.cli.common import FINDINGS, open_repository, print_findings, root_option
from builder.cli.language import gettext, misuse
from builder.content.file import ContentFile
from builder.content.repository import Repository
from builder.languages.korean.kiwi import SentenceSplitter
from builder.model.finding import Finding, Gettext

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@click.command()
@click.argument("seed", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@root_option
@click.option(
    "--id",
    "name",
    default=None,
    help="The edition's id: its file's name and its address, for ever. [default: from the seed's name]",
)
@click.option(
    "--date",
    "day",
    default=lambda: date.today().isoformat(),
    show_default="today",
    help="The draft's date, as YYYY-MM-DD.",
)
@click.option(
    "--kiwi", is_flag=True, help="Find sentences by the analyser Kiwi (an extra: pip install 'daeyeok[kiwi]')."
)
@click.pass_obj
def new(gettext: Gettext, seed: Path, root: Path, name: str | None, day: str, kiwi: bool) -> None:
    """Begin an edition of SEED, a raw Korean text in seeds/.

    Writes translations/ID.yaml: the text cut into paragraphs and sentences, kinds guessed (headings, footnotes, references, lines that
    are no text), ids given, and TODO wherever you must write. Above each English side stand, as comments, the glossary's renderings of
    the terms in it, and the translation of any sentence much like it in another edition. Nothing that exists is overwritten.

    \b
    Examples:
      daeyeok new seeds/tidal-flat.txt
      daeyeok new seeds/2025-03-essay.txt --id tidal-flat
      daeyeok check                     says what is still to do
    """
    repository = open_repository(root)
    file = _seed(seed, root, repository)
    path = root / disk.TRANSLATIONS / f"{_id(name or re.sub('[^a-z0-9]+', '-', seed.stem.lower()).strip('-'))}.yaml"
    if path.exists():
        raise misuse(gettext("{path} is there already: choose another --id"), path=path)
    made, faults = _drafted(file, f"{disk.TRANSLATIONS}/{path.name}", repository, day, _splitter(kiwi))
    if faults:
        print_findings(faults, gettext)
        sys.exit(FINDINGS)
    disk.write_file(path, made)
    click.echo(gettext("wrote {path}; replace each TODO, then `daeyeok check`").format(path=path))


def _splitter(kiwi: bool) -> SentenceSplitter:
    """What cuts paragraphs into sentences: rules, or Kiwi where it is asked for."""
    from builder.languages.korean.kiwi import NoKiwiError, kiwi_splitter
    from builder.languages.korean.sentences import sentences

    if not kiwi:
        return sentences
    try:
        return kiwi_splitter()
    except NoKiwiError as error:
        told = gettext("Kiwi is not installed: pip install 'daeyeok[kiwi]', or leave --kiwi out")
        raise misuse(told) from error


def _drafted(
    file: ContentFile, name: str, repository: Repository, day: str, split: SentenceSplitter
) -> tuple[bytes, tuple[Finding, ...]]:
    """The draft of an edition of a seed, and what is wrong with the seed as a text, or with the draft when it is read back."""
    from builder.build.drafting import hints
    from builder.build.pipeline import annotated_corpus
    from builder.content.draft import draft, seed_text
    from builder.content.load import load_edition

    text, faults = seed_text(file)
    if text is None:
        return b"", faults
    content, _ = annotated_corpus(repository)
    made = draft(file.name.rsplit("/", 1)[-1], text, day, hints(content), split)
    return made, load_edition(ContentFile(name, made), repository.seed_texts())[1]


def _seed(seed: Path, root: Path, repository: Repository) -> ContentFile:
    """The seed as the repository has it; a usage error where it has not."""
    file = next((one for one in repository.seeds if (root / one.name).resolve() == seed.resolve()), None)
    if file is None:
        place = root / disk.SEEDS
        told = gettext("{seed} is not in {folder}, or its name does not end in .txt: put it there first")
        raise misuse(told, seed=seed, folder=place)
    return file


def _id(name: str) -> str:
    """The name, if an edition may be called so; else a usage error."""
    if not _ID.fullmatch(name):
        told = gettext("‘{name}’ cannot be an id: give one with --id, in lower-case letters a–z, digits and hyphens")
        raise misuse(told, name=name)
    return name
