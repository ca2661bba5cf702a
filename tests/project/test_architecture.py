"""What import-linter cannot say of the program's modules: who opens files, and that no constant is left over."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path

import builder
from tests.support import ROOT

HOME = Path(builder.__file__).parent
MODULES = {
    ".".join(path.relative_to(HOME).with_suffix("").parts): path.read_text(encoding="utf-8")
    for path in sorted(HOME.rglob("*.py"))
}
OPENERS = {
    *(
        "iterdir",
        "mkdir",
        "open",
        "read_bytes",
        "read_text",
        "rename",
        "rglob",
        "rmdir",
        "symlink_to",
        "touch",
        "unlink",
    ),
    *("write_bytes", "write_text"),
}
# The store; and who reads files of the program itself, which are part of its code.
MAY_OPEN = {
    *(
        "build.stores.bucket_site",  # a site on its way into a bucket
        "build.stores.disk",
        "build.stores.cache_folder",
        "build.stores.disk_cache",
        "build.stores.exchange",
        "build.stores.folder_site",
        "build.stores.lookup_store",
        "cli.output",
        "build.fingerprint",
        "build.preview.server",
        "content.beginning.__init__",
        "content.raw_text.tagger",
        "messages.catalogue",
    ),
    "cli.init",  # to know from where pip has installed the program
    "publish.site.frame.compiled_templates",  # what Python has compiled, and may keep
    "content.picture_metadata",  # to read a picture from memory
    "content.pictures",  # likewise
    "content.documents.word",  # to read a picture that is in the document
    "build.process_pool",  # to count the threads of its own process
    "publish.epub.package",
    "publish.pdf.typeset",
    "publish.site.assets.bundles",
    "publish.terminology.stardict",  # to hand on what PyGlossary writes into a temporary folder
}


def opens(source: str) -> bool:
    """Whether a module calls a function or a method that touches the disk."""
    calls = [node.func for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    return bool(OPENERS & {call.attr if isinstance(call, ast.Attribute) else getattr(call, "id", "") for call in calls})


def test_only_the_store_opens_files() -> None:
    assert {name for name, source in MODULES.items() if opens(source)} == MAY_OPEN


def test_every_constant_is_used() -> None:
    tests = [path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("*.py")]
    words = Counter(re.findall(r"\w+", "\n".join([*MODULES.values(), *tests])))
    constants = [
        name for source in MODULES.values() for name in re.findall(r"^(_?[A-Z][A-Z_]+)(?:: [^=\n]+)? = ", source, re.M)
    ]
    assert constants
    assert not [name for name in constants if words[name] == 1]
