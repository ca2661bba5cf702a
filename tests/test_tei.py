"""The TEI edition: valid, whole, and giving back exactly the texts that went in."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from builder.annotate import annotate
from builder.finding import Place
from builder.formats.tei import FORMAT
from builder.formats.tei.elements import address, when
from builder.formats.tei.line import Setting, sentence
from builder.load import Text, load_edition, load_term
from builder.matcher import Finder
from builder.model import LANGUAGES, Amendment, Anchor, Call, Edition, Glossary, Line, Mention

Element = etree._Element
NS = {"t": "http://www.tei-c.org/ns/1.0"}
XML = "{http://www.w3.org/XML/1998/namespace}"
DOCS = Path(__file__).parent.parent / "docs" / "tei.md"
POINTERS = ("ana", "corresp", "decls", "domains", "prev", "ref", "resp", "scheme", "target", "who")
PUBLISHED = frozenset({"note", "gap", "sic", "orig"})
SOURCE = frozenset({"note", "gap", "corr", "reg"})

HOSTILE = "a < b & c > d ]]> &amp; &lt;script&gt; &#0; <?pi?> <!-- x --> <![CDATA[ y ]]> '\" {t} %s term:x #ko-p1 \u2028\u00a0$&"


def made(edition: Edition, glossary: Glossary) -> bytes:
    (file,) = FORMAT.files(edition, glossary)
    assert file.path.as_posix() == f"{edition.id}/{edition.id}.xml"
    return file.data


def tag(element: Element) -> str:
    return etree.QName(element).localname


def find(element: Element, path: str) -> list[Element]:
    found = element.xpath(path, namespaces=NS)
    assert isinstance(found, list)
    return [one for one in found if isinstance(one, Element)]


def strings(element: Element, path: str) -> list[str]:
    found = element.xpath(path, namespaces=NS)
    assert isinstance(found, list)
    return [str(one) for one in found]


def reading(element: Element, left_out: frozenset[str]) -> str:
    """The text of an element without the elements left out."""
    parts = [element.text or ""]
    for child in element:
        parts += ["" if tag(child) in left_out else reading(child, left_out), child.tail or ""]
    return "".join(parts)


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.fixture(scope="module")
def works(
    mini_editions: tuple[Edition, ...],
    mini_glossary: Glossary,
    real_editions: tuple[Edition, ...],
    real_glossary: Glossary,
) -> list[tuple[Edition, Element]]:
    """All editions, of the miniature repository and of this one, each with its file read back."""
    pairs = [(e, mini_glossary) for e in mini_editions] + [(e, real_glossary) for e in real_editions]
    return [(edition, etree.fromstring(made(edition, glossary))) for edition, glossary in pairs]


@pytest.fixture(scope="module")
def tide(works: list[tuple[Edition, Element]]) -> Element:
    return next(tei for edition, tei in works if edition.id == "tide")


# --- Hostile content --------------------------------------------------------------------------------------------------


def hostile() -> tuple[Edition, Glossary]:
    """An edition and an entry whose every text is hostile, in every kind of block."""
    both = {"ko": f"가 {HOSTILE}", "en": f"E {HOSTILE}"}
    source = {"title": HOSTILE, "author": HOSTILE, "url": 'https://x.org/<>"{}|^[`%zz?a=1&b=2#가', "accessed": "2024-02-30"}
    kinds = ["paragraph", "item", "item", "quotation", "reference", "byline", "contact", "imprint", "caption"]
    kinds += ["heading", "footnote", "heading"]
    pairs: list[dict[str, object]] = [
        {"id": f"p{n}", "kind": kind, "ko": f"{HOSTILE}\n기정학이 {HOSTILE}", "en": f"{HOSTILE}\ntechnopolitics {HOSTILE}"}
        for n, kind in enumerate(kinds, 1)
    ]
    pairs[0]["notes"] = [{"on": "]]>", "en": f"{HOSTILE} *{HOSTILE}*", "ko": HOSTILE, "sources": [source]}]
    pairs[0]["corrections"] = [{"from": "<script>", "to": HOSTILE, "why": HOSTILE}, {"from": "&amp;", "to": ""}]
    pairs[0]["corrections"] = [{"from": "<?pi?>", "to": "<?pi?", "why": HOSTILE}, {"from": "&amp;", "to": ""}]
    pairs[0]["gap"] = both
    pairs[10]["of"] = "p1.2"
    pairs.insert(1, {"omit": HOSTILE, "why": both})
    edition = {
        "seed": HOSTILE,
        "title": both,
        "summary": both,
        "source": {
            **dict.fromkeys(("author", "publisher", "series", "rights"), both),
            "isbn": HOSTILE,
            "url": source["url"],
            "published": "2024-13",
        },
        "translators": [{"name": HOSTILE, "role": "editor"}],
        "status": "draft",
        "revisions": [{"version": "1.0", "when": "2023-02-29", "who": f"not {HOSTILE}", "what": HOSTILE}],
        "pairs": pairs,
    }
    edition["source"]["published"] = "2023-02-29"  # type: ignore[index]
    mistake = {"term": HOSTILE, "why": HOSTILE}
    term = {
        "ko": "기정학",
        "hanja": HOSTILE,
        "en": "technopolitics",
        "kind": "law",
        "variants": dict.fromkeys(LANGUAGES, [HOSTILE]),
        "avoid": dict.fromkeys(LANGUAGES, [mistake]),
        "romanization": HOSTILE,
        "definition": both,
        "origin": HOSTILE,
        "usage": HOSTILE,
        "sources": [source],
        "status": "proposed",
    }
    entry, faults = load_term(Text("glossary/gijeonghak.yaml", yaml.safe_dump(term).encode()))
    assert entry, faults
    loaded, faults = load_edition(Text("translations/hostile.yaml", yaml.safe_dump(edition).encode()), None)
    assert loaded, faults
    glossary = Glossary((entry,))
    return annotate(loaded, Finder(glossary)), glossary
