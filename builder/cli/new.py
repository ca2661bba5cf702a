"""`daeyeok new`: start an edition from a Korean text."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.build.stores import disk, folders
from builder.cli.common import FINDINGS, from_here, no_edition, open_repository, print_findings, root_option
from builder.cli.language import gettext, misuse, refusal
from builder.cli.output import tell
from builder.content.file import ContentFile
from builder.content.repository import Repository
from builder.languages.korean.kiwi import SentenceSplitter
from builder.languages.script_runs import mostly_korean
from builder.model.finding import Finding, Gettext
from builder.model.genres import GENRES, Genre

if TYPE_CHECKING:
    from builder.content.documents.pictures import DocumentPicture
    from builder.content.draft import DraftPicture
    from builder.content.pairing import Translation
    from builder.content.raw_text.seed_block import SeedBlock
    from builder.content.raw_text.unit import Group
    from builder.model.corpus import AnnotatedCorpus

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@click.command()
@click.argument("text", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@root_option
@click.option(
    "--id",
    "name",
    default=None,
    help="The edition's permanent id, its file name and address. [default: from the name of TEXT]",
)
@click.option(
    "--date",
    "day",
    default=lambda: date.today().isoformat(),
    show_default="today",
    help="The draft's date, as YYYY-MM-DD.",
)
@click.option(
    "--genre",
    type=click.Choice(list(GENRES)),
    default=None,
    metavar="GENRE",
    help="What the text is, where its form may not tell: its lines are read so, and the edition states it. One of essay, article, report, "
    "interview, speech, minutes, press-release, law, declaration, letter, poetry, fiction, drama, other.",
)
@click.option(
    "--kiwi", is_flag=True, help="Split sentences with the analyzer Kiwi (an extra: pip install 'daeyeok[kiwi]')."
)
@click.option(
    "--english",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    default=None,
    help="A translation that exists already, to align with the Korean by sentence.",
)
@click.option(
    "--memory",
    "memories",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    multiple=True,
    help="A translation memory of others (TMX), to suggest similar sentences from; may be repeated.",
)
@click.option(
    "--part-of",
    "work",
    default=None,
    metavar="ID",
    help="Make it the last part of this work, such as a chapter of a book; a work that is not there yet is begun.",
)
@click.pass_obj
def new(
    gettext: Gettext,
    text: Path,
    root: Path,
    name: str | None,
    day: str,
    genre: Genre | None,
    kiwi: bool,
    english: Path | None,
    memories: tuple[Path, ...],
    work: str | None,
) -> None:
    """Start an edition of TEXT, a file with a Korean text.

    Writes translations/ID.yaml: the text split into paragraphs and sentences, with ids, with guesses at what each block is (a heading, a
    footnote, a reference, not part of the text …), and with TODO wherever you must write. Comments above the English give the glossary's
    renderings, and translations of similar sentences in other editions. An existing file is never overwritten.

    TEXT is plain text, Markdown, a web page, or a document of Word (.docx), Hangul (.hwpx) or LibreOffice (.odt), whose headings, lists,
    tables, notes, emphasis and pictures are kept. Unless it is in seeds/ already, its text is written there as ID.txt; its pictures are
    put into figures/, and comments name those that cannot be taken. Nothing is fetched.

    With --english, the sentences of a translation, in any of these formats, are put beside those that they answer, by their lengths,
    numbers, names and terms; Korean sentences that share an English one are joined on a line, and a comment names the doubtful lines.

    With --part-of, the edition states no more than its title, and is listed in the file of the work, which states the rest for all its
    parts.

    \b
    Examples:
      daeyeok new seeds/tidal-flat.txt
      daeyeok new ~/2025-03-essay.docx --id tidal-flat
      daeyeok new azaleas.txt --genre poetry
      daeyeok new essay.txt --english essay-en.txt
      daeyeok new essay.txt --memory ~/omegat/essays.tmx
      daeyeok new chapter-1.txt --part-of tidal-book
      daeyeok check                     report what is still to do
    """
    from builder.content.draft import REFUSED
    from builder.content.importers.foreign import ForeignError

    repository = open_repository(root)
    name = _id(name) if name else _id_of(text)
    path = root / folders.TRANSLATIONS / f"{name}.yaml"
    if path.exists():
        raise misuse(gettext("{path} already exists: choose another --id"), path=from_here(path))
    listed = _listed(repository, _id(work), name, day) if work else None
    try:
        sentences, pictures = _translation(english) if english else (None, ())
        started = _started(text, root, repository, name, pictures)
        split, is_part = _splitter(kiwi), listed is not None
        made, faults = _draft(started, repository, day, split, sentences, memories, genre=genre, is_part=is_part)
    except ForeignError as error:
        made, faults = (), (error.finding,)
    if faults:
        print_findings(faults, gettext)
        sys.exit(FINDINGS)
    disk.write_files(root, (*made, *([listed] if listed else ())))
    if taken := sum(file.name.startswith(f"{folders.FIGURES}/") for file in made):
        tell(gettext("pictures put into figures/: {count}"), count=taken)
    if refused := made[-1].data.count(REFUSED.encode()):
        tell(gettext("pictures that were not taken: {count}; comments in the draft say why"), count=refused)
    if not mostly_korean(started.seed.data.decode("utf-8-sig")):
        tell(
            gettext("less than half of {path} is Korean: is it the source, not the translation?"), path=from_here(text)
        )
    tell(gettext("wrote {path}; replace each TODO, then `daeyeok check`"), path=from_here(path))


def _listed(repository: Repository, work: str, part: str, day: str) -> ContentFile:
    """The file of a work with a part at its end, a new one if there is no such work; raises a usage error where it cannot be listed."""
    from builder.content.draft import with_part, work_draft
    from builder.content.loading.editions import load_work
    from builder.content.loading.works import is_work
    from builder.content.yaml.concrete import RefusedError
    from builder.content.yaml.parser import parse

    name = f"{folders.TRANSLATIONS}/{work}.yaml"
    known = next((file for file in repository.translations if file.name == name), None)
    if known and (parse(known.data, known.name)[1] or (is_work(known) and load_work(known)[0] is None)):
        raise no_edition(work, repository)
    if work == part or (known and not is_work(known)):
        raise misuse(
            gettext("‘{work}’ is an edition, which cannot have parts: choose another id for --part-of"), work=work
        )
    try:
        return with_part(known, part) if known else ContentFile(name, work_draft(part, day))
    except RefusedError as error:
        message = gettext("{path} cannot be changed without changing more: run `daeyeok fmt` first")
        raise refusal(message, path=name) from error


@dataclass(frozen=True)
class _Started:
    """An edition to draft: its file's name, its seed, and the groups and pictures of its document, if it is one.

    `read` is the file that the seed was read from, as the user named it; `new` are the files to be written with it: the seed, unless it is
    in `seeds/` already, and the pictures.
    """

    name: str
    seed: ContentFile
    read: str
    new: tuple[ContentFile, ...] = ()
    groups: tuple[Group, ...] | None = None
    pictures: tuple[DraftPicture, ...] = ()


def _started(
    text: Path, root: Path, repository: Repository, name: str, translated: Sequence[DocumentPicture]
) -> _Started:
    """What is to be drafted; raises ForeignError for a file that cannot be read, and a usage error if its seed would replace another."""
    from builder.content.documents.formats import manuscript
    from builder.content.documents.pictures import drawn

    edition = f"{folders.TRANSLATIONS}/{name}.yaml"
    kept = next((one for one in repository.seeds if (root / one.name).resolve() == text.resolve()), None)
    if kept:
        return _Started(edition, kept, kept.name)
    read = manuscript(disk.read_foreign(text)[0])
    seed = ContentFile(f"{folders.SEEDS}/{name}.txt", read.seed)
    if any(one.name == seed.name for one in repository.seeds):
        raise misuse(gettext("{path} already exists: choose another --id"), path=from_here(root / seed.name))
    known = [path.name for path in disk.within(root, folders.FIGURES)]
    pictures, files = drawn(read.pictures, name, known, lambda address: disk.read_near(text, address), translated)
    return _Started(edition, seed, text.as_posix(), (seed, *files), read.groups, pictures)


def _splitter(kiwi: bool) -> SentenceSplitter:
    """The sentence splitter: rules, or Kiwi if requested; raises Refusal if Kiwi is not installed."""
    from builder.languages.korean.kiwi import NoKiwiError, kiwi_splitter
    from builder.languages.korean.sentences import sentences

    if not kiwi:
        return sentences
    try:
        return kiwi_splitter()
    except NoKiwiError as error:
        message = gettext("Kiwi is not installed: pip install 'daeyeok[kiwi]', or leave --kiwi out")
        raise refusal(message) from error


def _draft(
    started: _Started,
    repository: Repository,
    day: str,
    split: SentenceSplitter,
    english: Translation | None,
    memories: tuple[Path, ...],
    *,
    genre: Genre | None,
    is_part: bool,
) -> tuple[tuple[ContentFile, ...], tuple[Finding, ...]]:
    """The files of the draft of an edition, and the findings about the seed, or about the draft when it is read back.

    Raises ForeignError for a memory that cannot be read.
    """
    from builder.build.drafting import foreign_memory, line_hints
    from builder.build.pipeline import annotated_corpus
    from builder.content.draft import draft
    from builder.content.loading.editions import load_edition, load_part
    from builder.content.seed import seed_text

    text, faults = seed_text(replace(started.seed, name=started.read))
    if text is None:
        return (), faults
    content, _ = annotated_corpus(repository)
    seed = started.seed.name.rsplit("/", 1)[-1]
    others = foreign_memory(file for path in memories for file in disk.read_foreign(path))
    pairing = _pairing(english, content) if english is not None else None
    hints, told = line_hints(content, others), started.groups or text
    drafted = draft(seed, told, day, hints, split, pairing, pictures=started.pictures, genre=genre, is_part=is_part)
    made = ContentFile(started.name, drafted)
    read = load_part if is_part else load_edition
    return (*started.new, made), read(made, {seed: text})[1]


def _translation(english: Path) -> tuple[Translation, tuple[DocumentPicture, ...]]:
    """What a translation says, and its pictures; raises ForeignError for one that cannot be read."""
    from builder.content.documents.formats import manuscript
    from builder.content.importers.foreign import decoded
    from builder.content.pairing import translation

    file = disk.read_foreign(english)[0]
    read = manuscript(file)
    return translation(read.groups if read.groups is not None else decoded(file)), read.pictures


def _pairing(
    english: Translation, content: AnnotatedCorpus
) -> Callable[[tuple[SeedBlock, ...]], tuple[SeedBlock, ...]]:
    """What puts the sentences of a translation beside those of a draft."""
    from builder.build.drafting import anchors
    from builder.content.pairing import with_english

    return lambda pieces: with_english(pieces, english, anchors(content))


def _id_of(text: Path) -> str:
    """The id that the name of a file gives; raises a usage error, with one to give it, if it has no letters for one."""
    from builder.languages.korean.romanization import romanize

    name = _hyphenated(text.stem)
    if not name:
        message = gettext("‘{file}’ gives no id, which has letters a–z, digits and hyphens: give one with --id {id}")
        raise misuse(message, file=text.name, id=_hyphenated(romanize(text.stem)) or "ID")
    return name


def _hyphenated(text: str) -> str:
    return re.sub("[^a-z0-9]+", "-", text.lower()).strip("-")


def _id(name: str) -> str:
    """The name if it is a valid id; raises a usage error otherwise."""
    if not _ID.fullmatch(name):
        message = gettext("‘{name}’ cannot be an id: give one with --id, in lowercase letters a–z, digits and hyphens")
        raise misuse(message, name=name)
    return name
