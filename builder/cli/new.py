"""`daeyeok new`: start an edition from a raw Korean text."""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path

import click

from builder.build.stores import disk
from builder.cli.common import FINDINGS, open_repository, print_findings, root_option
from builder.cli.language import gettext, misuse
from builder.cli.output import tell
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
    help="The edition's permanent id, its file name and address. [default: from the seed's name]",
)
@click.option(
    "--date",
    "day",
    default=lambda: date.today().isoformat(),
    show_default="today",
    help="The draft's date, as YYYY-MM-DD.",
)
@click.option(
    "--kiwi", is_flag=True, help="Split sentences with the analyzer Kiwi (an extra: pip install 'daeyeok[kiwi]')."
)
@click.pass_obj
def new(gettext: Gettext, seed: Path, root: Path, name: str | None, day: str, kiwi: bool) -> None:
    """Start an edition of SEED, a raw Korean text in seeds/.

    Writes translations/ID.yaml: the text split into paragraphs and sentences, with ids, with guesses at what each block is (a heading, a
    footnote, a reference, not part of the text …), and with TODO wherever you must write. Comments above the English give the glossary's
    renderings, and translations of similar sentences in other editions. An existing file is never overwritten.

    \b
    Examples:
      daeyeok new seeds/tidal-flat.txt
      daeyeok new seeds/2025-03-essay.txt --id tidal-flat
      daeyeok check                     report what is still to do
    """
    repository = open_repository(root)
    file = _seed(seed, root, repository)
    path = root / disk.TRANSLATIONS / f"{_id(name or re.sub('[^a-z0-9]+', '-', seed.stem.lower()).strip('-'))}.yaml"
    if path.exists():
        raise misuse(gettext("{path} already exists: choose another --id"), path=path)
    made, faults = _draft(file, f"{disk.TRANSLATIONS}/{path.name}", repository, day, _splitter(kiwi))
    if faults:
        print_findings(faults, gettext)
        sys.exit(FINDINGS)
    disk.write_file(path, made)
    tell(gettext("wrote {path}; replace each TODO, then `daeyeok check`"), path=path)


def _splitter(kiwi: bool) -> SentenceSplitter:
    """The sentence splitter: rules, or Kiwi if requested; raises a usage error if Kiwi is not installed."""
    from builder.languages.korean.kiwi import NoKiwiError, kiwi_splitter
    from builder.languages.korean.sentences import sentences

    if not kiwi:
        return sentences
    try:
        return kiwi_splitter()
    except NoKiwiError as error:
        message = gettext("Kiwi is not installed: pip install 'daeyeok[kiwi]', or leave --kiwi out")
        raise misuse(message) from error


def _draft(
    file: ContentFile, name: str, repository: Repository, day: str, split: SentenceSplitter
) -> tuple[bytes, tuple[Finding, ...]]:
    """The draft of an edition, and the findings about the seed, or about the draft when it is read back."""
    from builder.build.drafting import line_hints
    from builder.build.pipeline import annotated_corpus
    from builder.content.draft import draft, seed_text
    from builder.content.load import load_edition

    text, faults = seed_text(file)
    if text is None:
        return b"", faults
    content, _ = annotated_corpus(repository)
    made = draft(file.name.rsplit("/", 1)[-1], text, day, line_hints(content), split)
    return made, load_edition(ContentFile(name, made), repository.seed_texts())[1]


def _seed(seed: Path, root: Path, repository: Repository) -> ContentFile:
    """The seed's file in the repository; raises a usage error if it is not there."""
    file = next((one for one in repository.seeds if (root / one.name).resolve() == seed.resolve()), None)
    if file is None:
        place = root / disk.SEEDS
        message = gettext("{seed} is not in {folder}, or its name does not end in .txt: put it there first")
        raise misuse(message, seed=seed, folder=place)
    return file


def _id(name: str) -> str:
    """The name if it is a valid id; raises a usage error otherwise."""
    if not _ID.fullmatch(name):
        message = gettext("‘{name}’ cannot be an id: give one with --id, in lowercase letters a–z, digits and hyphens")
        raise misuse(message, name=name)
    return name
