"""`daeyeok fmt`: format the content files."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from builder.build.stores import disk
from builder.cli.common import CLEAN, FINDINGS, as_json_option, open_repository, print_findings, root_option
from builder.cli.language import gettext, misuse
from builder.cli.output import print_json, tell
from builder.content.file import ContentFile
from builder.content.repository import Repository
from builder.model.finding import Gettext
from builder.rules.report import as_data

if TYPE_CHECKING:
    from builder.content.formatting import Reformatted


@click.command()
@click.argument("files", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@root_option
@as_json_option
@click.option(
    "--check",
    "dry",
    is_flag=True,
    help="Write nothing; list the files that would change, and exit with 1 if there are any.",
)
@click.pass_obj
def fmt(gettext: Gettext, files: tuple[Path, ...], root: Path, as_json: bool, dry: bool) -> None:
    """Format content files: FILES, or all.

    Keys are put into the order of docs/yaml.md, the two sides of a pair under `|`, indentation is two spaces, and a pair that you wrote
    without an id gets one (p7a between p7 and p8, else the next number). Comments stay with the key that they precede. No word is
    changed: before a file is written, its new form is read back and must have the same content and comments. Quotation marks, the line
    breaks of folded texts, and text in brackets are left as you wrote them.

    From a picture of figures/ that is named, what it says besides what it shows is taken out, as where and when it was taken.

    \b
    Examples:
      daeyeok fmt                                      all files
      daeyeok fmt translations/tidal-flat.yaml         this one
      daeyeok fmt figures/lighthouse.jpg               this picture
      daeyeok fmt --check                              only list those that would change
    """
    from builder.content.formatting import reformat

    repository = open_repository(root)
    found = list(reformat(_chosen(files, root, repository)))
    if not dry:
        for one in found:
            if one.data is not None:
                disk.write_file(root / one.file.name, one.data)
    if as_json:
        reports = [(one.file.name, [as_data(fault, gettext) for fault in one.faults], one.refused) for one in found]
        print_json([{"file": name, "faults": faults, "refused": refused} for name, faults, refused in reports])
    else:
        for one in found:
            print_findings(one.faults, gettext)
            tell(_told(one), file=one.file.name, refused=one.refused, err=one.data is None)
    sys.exit(FINDINGS if found and (dry or any(one.data is None for one in found)) else CLEAN)


def _told(one: Reformatted) -> str:
    """What is said of a file: its name if it is written, else why it is not."""
    if one.refused:
        return "{file}: {refused}"
    return "{file}" if one.data is not None else gettext("{file} is left as it is, for its faults")


def rewrite(root: Path, repository: Repository) -> None:
    """Format every file that can be read."""
    from builder.content.formatting import reformat

    for one in reformat(repository.of_yaml()):
        if one.data is not None:
            disk.write_file(root / one.file.name, one.data)


def _chosen(files: Iterable[Path], root: Path, repository: Repository) -> Iterable[ContentFile]:
    """The content files that `files` name, or all but the pictures; raises a usage error for a path that is not a content file."""
    texts = {(root / file.name).resolve(): file for file in repository.of_yaml()}
    known = texts | {(root / file.name).resolve(): file for file in repository.figures}
    wanted = [file.resolve() for file in files] or list(texts)
    for file in wanted:
        if file not in known:
            raise misuse(
                gettext("{file} is not a file of translations/, glossary/, bibliography/ or figures/"), file=file
            )
    return [known[file] for file in wanted]
