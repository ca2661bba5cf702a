"""The same paragraphs by other site generators, where they are installed: Hugo and Eleventy, which are given the links already made.

Each makes a page of every edition, with its paragraphs in both languages, and one of every term, with its definition. They do not find
terms, align, check, index, or make a page for each interface; what they take is what rendering as much text costs.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from builder.build.pipeline import annotated_corpus
from builder.build.stores import disk
from builder.model.edition import Edition, Line
from builder.model.terms import Term

_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title><main>{content}</main></html>
"""


@dataclass(frozen=True)
class Generator:
    """A site generator: the program and its arguments, and where in its folder pages, their layout and settings belong."""

    program: str
    arguments: tuple[str, ...]
    pages: str
    files: Mapping[str, str]
    front: Mapping[str, str]


HUGO = Generator(
    "hugo",
    ("--quiet",),
    "content",
    {
        "hugo.toml": 'title = "Editions"\ndisableKinds = ["taxonomy", "term", "RSS"]\n[markup.goldmark.renderer]\nunsafe = true\n',
        "layouts/_default/single.html": _PAGE.format(title="{{ .Title }}", content="{{ .Content }}"),
        "layouts/_default/list.html": _PAGE.format(
            title="{{ .Title }}", content="{{ range .Pages }}<p>{{ .Title }}</p>{{ end }}"
        ),
    },
    {},
)
ELEVENTY = Generator(
    "eleventy",
    ("--quiet",),
    ".",
    {"_includes/page.html": _PAGE.format(title="{{ title }}", content="{{ content }}")},
    {"layout": "page.html"},
)

GENERATORS = (HUGO, ELEVENTY)


def write(root: Path, out: Path, generator: Generator) -> None:
    """Write the site's sources of the repository at `root` for a generator."""
    for name, text in generator.files.items():
        _write(out / name, text)
    content, _ = annotated_corpus(disk.read_repository(root))
    for edition in content.editions:
        _write(out / generator.pages / "text" / f"{edition.id}.md", _page(generator, edition.title.en, _text(edition)))
    for term in content.glossary.terms:
        _write(out / generator.pages / "glossary" / f"{term.id}.md", _page(generator, term.en, _entry(term)))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _page(generator: Generator, title: str, text: str) -> str:
    front = json.dumps({"title": title, **generator.front}, ensure_ascii=False)
    return f"---\n{front}\n---\n\n{text}\n"


def _entry(term: Term) -> str:
    return f"{term.ko} · {term.en}\n\n{term.definition.en}\n"


def _text(edition: Edition) -> str:
    """The paragraphs in Markdown, the Korean before the English of each."""
    return "\n\n".join(
        " ".join(map(_linked, lines))
        for pair in edition.pairs
        for lines in ([one.ko for one in pair.segments], [one.en for one in pair.segments])
    )


def _linked(line: Line) -> str:
    """A sentence in Markdown, its marks as links to the terms' pages."""
    parts, end = list[str](), 0
    for mention in line.mentions:
        parts += [
            line.text[end : mention.start],
            f"[{line.text[mention.start : mention.end]}](/glossary/{mention.term}/)",
        ]
        end = mention.end
    return "".join((*parts, line.text[end:]))
