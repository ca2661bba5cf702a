"""StarDict, the dictionary format of GoldenDict, KOReader and sdcv, written by PyGlossary, in a ZIP archive."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from markupsafe import Markup

from builder.messages.marker import _
from builder.model.corpus import Corpus
from builder.model.library import Library
from builder.model.terms import Term
from builder.publish import xml
from builder.publish.archive import archive
from builder.publish.format import Download, SiteInput, corpus_download
from builder.publish.reading import markup
from builder.publish.terminology.explained import avoided, concatenated, element, example
from builder.publish.terminology.forms import pronunciation

_LONGEST = 255  # bytes of a word in the index


def document(known: SiteInput) -> bytes:
    """The glossary as a dictionary whose entries are found by every accepted form of either language, and as pronounced."""
    limit = sys.getrecursionlimit()
    library = known.site.library
    glossary = _glossary(library)
    for term in known.corpus.glossary.terms:
        glossary.addEntry(glossary.newEntry(_words(term), _article(term, known.corpus), defiFormat="h"))
    with TemporaryDirectory() as folder:
        glossary.write(
            str(Path(folder, f"{library.slug}.ifo")), formatName="Stardict", dictzip=False, sametypesequence="h"
        )
        sys.setrecursionlimit(limit)  # which one of PyGlossary's plug-ins has raised for the whole program
        files = [(f"{library.slug}/{path.name}", path.read_bytes()) for path in sorted(Path(folder).iterdir())]
    return archive(files)


def _glossary(library: Library) -> Any:
    """An empty glossary of PyGlossary, which is told of its plug-ins without the folders that it would otherwise make in the user's own."""
    program, core = import_module("pyglossary.glossary_v2"), import_module("pyglossary.core")
    if not program.Glossary.plugins:
        depth = sys.getrecursionlimit()  # which one of the plug-ins changes
        program.Glossary.loadPluginsFromJson(str(Path(core.dataDir, "plugins-meta", "index.json")))
        sys.setrecursionlimit(depth)
    made = program.Glossary()
    made.sourceLangName, made.targetLangName = "Korean", "English"
    made.setInfo("name", library.en)
    made.setInfo("description", f"Glossary of {library.en}, Korean texts in bilingual editions")
    return made


def _words(term: Term) -> list[str]:
    """The words under which the entry is found, the headword first, each short enough for the index."""
    latin = pronunciation(term)
    forms = (*term.forms("ko"), *term.forms("en"), *([latin] if latin else []))
    return list(dict.fromkeys(map(_word, forms)))


def _word(form: str) -> str:
    return " ".join(xml.legal(form).split()).encode()[:_LONGEST].decode(errors="ignore")


def _article(term: Term, corpus: Corpus) -> str:
    return xml.legal(concatenated(*_paragraphs(term, corpus)))


def _paragraphs(term: Term, corpus: Corpus) -> Iterator[Markup]:
    names = [f" {name}" for name in (term.hanja, pronunciation(term)) if name]
    others = [f", {form}" for form in term.variants.en]
    yield element("p", element("b", term.ko), *names, " — ", element("b", term.en), *others)
    yield element("p", markup.prose(term.definition.en, "en"))
    yield element("p", markup.prose(term.definition.ko, "ko"))
    if term.usage:
        yield element("p", markup.prose(term.usage.en, "en"))
    for mistake in avoided(term):
        yield element("p", element("i", "Avoid "), mistake)
    if shown := example(term, corpus):
        yield element("blockquote", element("p", shown.ko), element("p", shown.en))


FORMAT = corpus_download(
    "stardict",
    "The glossary as a dictionary for dictionary apps: StarDict, in a ZIP archive",
    Download(
        "StarDict",
        "downloads/{library}.stardict.zip",
        "application/zip",
        _("dictionary apps such as GoldenDict, KOReader and sdcv, once unpacked"),
        module="pyglossary",
    ),
    document,
    frozenset({"site"}),
    """\
Carries of every entry headword, Chinese characters, pronunciation, renderings, definitions, usage, the renderings to avoid with their
reasons, and an example in both languages, as HTML; found by every accepted form in either language and as pronounced. Loses origin, related
entries and sources. Read by sdcv 0.5.
""",
)
