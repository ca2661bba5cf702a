"""Loading of an entry from its YAML file: every fault of form or shape is a finding at its place."""

from __future__ import annotations

from builder.content.file import ContentFile
from builder.content.loading.shape import read_shape
from builder.model.entries.terms import TermEntry
from builder.model.finding import Finding
from builder.model.terms import Term


def load_term(file: ContentFile) -> tuple[Term | None, tuple[Finding, ...]]:
    """The entry in a file, None if its shape is wrong, and a finding for every fault of form or shape."""
    entry, tree, findings = read_shape(file, TermEntry)
    if entry is None or tree is None:
        return None, findings
    values = {name: getattr(entry, name) for name in TermEntry.model_fields}
    return Term.model_construct(**values, id=file.stem, locator=tree), findings
