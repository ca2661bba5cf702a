"""Loading of records, and of the hosts that are unfit for them, from their YAML files: every fault is a finding at its place."""

from __future__ import annotations

from builder.content.file import ContentFile
from builder.content.loading.shape import read_shape
from builder.model.bibliography import Source
from builder.model.entries.sources import SourceEntry, UnfitHosts
from builder.model.finding import Finding


def load_source(file: ContentFile) -> tuple[Source | None, tuple[Finding, ...]]:
    """The record in a file, None if its shape is wrong, and a finding for every fault of form or shape."""
    entry, tree, findings = read_shape(file, SourceEntry)
    if entry is None or tree is None:
        return None, findings
    values = {name: getattr(entry, name) for name in SourceEntry.model_fields}
    return Source.model_construct(**values, id=file.stem, locator=tree), findings


def load_unfit_hosts(file: ContentFile) -> tuple[UnfitHosts | None, tuple[Finding, ...]]:
    """The hosts listed in a file, None if its shape is wrong, and a finding for every fault of form or shape."""
    entry, _, findings = read_shape(file, UnfitHosts)
    return entry, findings
