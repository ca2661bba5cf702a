"""`daeyeok check`: says what is wrong with the content, line by line."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from builder import disk
from builder.cli.common import (
    CLEAN,
    FINDINGS,
    as_json_option,
    finding_json,
    jobs_option,
    mapping,
    print_json,
    read,
    root_option,
    tell,
)
from builder.finding import Gettext


@click.command()
@root_option
@jobs_option
@as_json_option
@click.pass_obj
def check(gettext: Gettext, root: Path, jobs: int, as_json: bool) -> None:
    """Check every edition and every entry.

    Each finding is one line, `file:line:column: code message`, on standard output; silence means that all is well. `daeyeok explain CODE`
    tells more of a code. With --json, a list of objects with file, line, column, code, name and message.
    """
    from builder import build as building

    repository = read(root)
    with mapping(jobs) as mapper:
        findings = building.check(repository, mapper, jobs, disk.memo())
    if as_json:
        print_json([finding_json(finding, gettext) for finding in findings])
    else:
        tell(findings, gettext)
    sys.exit(FINDINGS if findings else CLEAN)
