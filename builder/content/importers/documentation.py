"""The part of the documentation page of the formats that is about those brought back."""

from __future__ import annotations

from collections.abc import Iterable

from builder.content.importers.formats import Importer

_INTRODUCTION = """\
## Bringing work back

`daeyeok import FILE…` brings back into the YAML what was translated in another tool; `--dry-run` shows what would change, as `daeyeok diff`
does. A sentence is known by its id or, where the file gives none, by its Korean. Only lines that differ are changed; all else stays as it
is, byte for byte: comments, notes, the order of keys. If anything does not fit, it is reported with its place in the foreign file, and
nothing at all is written: an id that there is not, Korean that differs, two translations of one sentence, a control character. White space
is no difference; a line break within a sentence becomes a space. Asterisks in a translation set italics, as in the YAML; words in italics
that are still there keep them. A sentence without a translation is left as it is.

The glossary comes back too, entry by entry. Terms that it does not have are reported; with `--new-entries`, each of them gets a file in
`glossary/`, with what the foreign file says and TODO for what it does not, which `daeyeok check` reports until it is written.

XML is read without entities, files are at most 50 MB and archives unfold to at most 100 MB, and nothing that they refer to is opened.
"""


def importers(known: Iterable[Importer]) -> str:
    """The part of `docs/formats.md` on the formats that `daeyeok import` reads, each with its manual."""
    lines = [_INTRODUCTION]
    for one in known:
        endings = ", ".join(f"`{ending}`" for ending in one.endings)
        lines += [f"### import: {one.name}", "", f"Files: {endings}", "", one.manual.strip(), ""]
    return "\n".join(lines).rstrip("\n") + "\n"
