"""Reports of findings: JSON, GitHub annotations and job summaries, SARIF."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from builder.languages.code_points import escaped_json, on_one_line
from builder.model.finding import Finding, Gettext, Kind, Place
from builder.model.markdown import escaped

SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
# The limits on the annotations of a step and on the size of a job summary (GitHub Actions documentation, “Workflow commands” and “Limits”).
MOST_ANNOTATIONS = 10
MOST_SUMMARY_BYTES = 1_000_000


def rule_page(pages: str | None, code: str, name: str) -> str | None:
    """The address of a code's page in the manual; `pages` is the address of the manual, `docs/rules.md`."""
    return f"{pages}#{code.lower()}-{name}" if pages else None


def as_data(finding: Finding, gettext: Gettext) -> dict[str, object]:
    """A finding as plain data; lines and columns count from 1, columns in code points."""
    place = finding.place
    return {
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "code": finding.code,
        "name": finding.name,
        "message": finding.text(gettext),
    }


def as_json(findings: Iterable[Finding], gettext: Gettext) -> str:
    """The findings as a JSON list of objects."""
    return _dump([as_data(finding, gettext) for finding in findings])


# --- GitHub -----------------------------------------------------------------------------------------------------------


def as_github(findings: tuple[Finding, ...], gettext: Gettext) -> str:
    """Workflow commands that annotate the lines of a pull request with the first findings, and the number of further ones.

    GitHub shows ten per step and silently drops the rest; the job summary has them all.
    """
    lines = [_annotation(finding, gettext) for finding in findings[:MOST_ANNOTATIONS]]
    if len(findings) > MOST_ANNOTATIONS:
        message = gettext("{shown} of {count} findings are shown at their lines; the job summary has them all")
        lines.append(message.format(shown=MOST_ANNOTATIONS, count=len(findings)))
    return "\n".join(lines)


def _annotation(finding: Finding, gettext: Gettext) -> str:
    place = finding.place
    title = _property(f"{finding.code} {finding.name}")
    where = f"file={_property(on_one_line(place.file))},line={place.line},col={place.column}"
    return f"::error {where},title={title}::{_data(finding.text(gettext))}"


def _data(text: str) -> str:
    """`text` escaped for a workflow command, so that no content can end the command and begin another."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_summary(findings: tuple[Finding, ...], gettext: Gettext, pages: str | None = None) -> str:
    """All findings as a Markdown table for a job summary, truncated at GitHub's limit."""
    head = f"### daeyeok check: {_how_many(len(findings), gettext)}\n\n"
    if not findings:
        return head
    titles = (gettext("Place"), gettext("Code"), gettext("Problem"))
    table = f"| {' | '.join(titles)} |\n| --- | --- | --- |\n"
    return head + table + "".join(_within(_rows(findings, gettext, pages), gettext))


def _how_many(count: int, gettext: Gettext) -> str:
    if count == 1:
        return gettext("one finding")
    return gettext("{count} findings").format(count=count) if count else gettext("no findings")


def _rows(findings: Iterable[Finding], gettext: Gettext, pages: str | None) -> Iterator[str]:
    for finding in findings:
        address = rule_page(pages, finding.code, finding.name)
        code = f"[{finding.code}]({address})" if address else finding.code
        yield f"| {escaped(str(finding.place))} | {code} | {escaped(finding.text(gettext))} |\n"


def _within(rows: Iterable[str], gettext: Gettext) -> Iterator[str]:
    size = 0
    for row in rows:
        size += len(row.encode())
        if size > MOST_SUMMARY_BYTES:
            yield "\n" + gettext("…and more; `daeyeok check` lists them all") + "\n"
            return
        yield row


# --- SARIF ------------------------------------------------------------------------------------------------------------


def as_sarif(
    findings: tuple[Finding, ...],
    kinds: tuple[Kind, ...],
    version: str,
    gettext: Gettext,
    pages: str | None = None,
) -> str:
    """The findings as a log of one run in the Static Analysis Results Interchange Format (OASIS SARIF 2.1.0).

    `kinds` are all kinds of finding, in order of code; columns are Unicode code points (clause 3.14.17).
    """
    index = {kind.code: number for number, kind in enumerate(kinds)}
    driver = {"name": "daeyeok", "semanticVersion": version, "rules": [_descriptor(kind, pages) for kind in kinds]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"SRCROOT": {"description": {"text": "The folder of the repository."}}},
        "results": [_result(finding, index[finding.code], gettext) for finding in findings],
    }
    return _dump({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})


def _descriptor(kind: Kind, pages: str | None) -> dict[str, object]:
    address = rule_page(pages, kind.code, kind.name)
    return {
        "id": kind.code,
        "name": "".join(word.capitalize() for word in kind.name.split("-")),
        "shortDescription": {"text": kind.summary},
        "help": {"text": kind.page, "markdown": kind.page},
        "defaultConfiguration": {"level": "error"},
        **({"helpUri": address} if address else {}),
    }


def _result(finding: Finding, index: int, gettext: Gettext) -> dict[str, object]:
    return {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": "error",
        "message": {"text": finding.text(gettext)},
        "locations": [_location(finding.place)],
    }


def _location(place: Place) -> dict[str, object]:
    file = {
        "uri": quote(place.file, errors="surrogateescape"),
        "uriBaseId": "SRCROOT",
    }  # a URI reference (clause 3.4.3)
    return {
        "physicalLocation": {
            "artifactLocation": file,
            "region": {"startLine": place.line, "startColumn": place.column},
        }
    }


def _dump(value: object) -> str:
    return escaped_json(json.dumps(value, ensure_ascii=False, indent=2))
