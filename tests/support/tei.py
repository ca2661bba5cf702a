"""TEI read back in tests, and content that is as hostile as content can be."""

from __future__ import annotations

from typing import Any

import yaml
from lxml import etree

from builder.content.file import ContentFile
from builder.content.loading.bibliography import load_source
from builder.content.loading.editions import load_edition
from builder.content.loading.glossary import load_term
from builder.model.bibliography import Bibliography
from builder.model.edition import Edition
from builder.model.terms import Glossary
from builder.publish.format import EditionInput
from builder.publish.tei import FORMAT
from builder.terms.annotate import annotate
from builder.terms.finder import Finder

Element = etree._Element
NS = {"t": "http://www.tei-c.org/ns/1.0"}
ID = "{http://www.w3.org/XML/1998/namespace}id"
PUBLISHED = frozenset({"note", "gap", "sic", "orig"})  # what to leave out of a text to read the edition's
SOURCE = frozenset({"note", "gap", "corr", "reg"})  # and the source's


def made(edition: Edition, glossary: Glossary) -> bytes:
    (file,) = FORMAT.files(EditionInput(edition, glossary))
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


HOSTILE = (
    "a < b ]]> &amp; &lt;i&gt; &#0; <?pi?> <!-- x --> <![CDATA[ y ]]> '\" {t} %s term:x #ko-p1 \u00a0 \U0001f600 $&"
)
ADDRESS = 'https://x.org/<>"{}|^[`%zz?a=1&b=2#가'


HOSTILE_RECORD = {
    **dict.fromkeys(("title", "author", "publisher"), HOSTILE),
    **{"date": "2023-02-29", "url": ADDRESS, "via": ADDRESS, "accessed": "2024-02-30"},
}


def both(text: str) -> dict[str, str]:
    return {"ko": f"가 {text}", "en": f"E {text}"}


def hostile_pairs() -> list[dict[str, Any]]:
    kinds = ["paragraph", "item", "item", "quotation", "reference", "byline", "contact", "imprint", "caption"]
    text = {"ko": f"{HOSTILE}\n기정학이 {HOSTILE}", "en": f"{HOSTILE}\ntechnopolitics {HOSTILE}"}
    pairs: list[dict[str, Any]] = [
        {"id": f"p{n}", "kind": kind, **text} for n, kind in enumerate([*kinds, "heading", "footnote", "heading"], 1)
    ]
    source = {"id": "hostile", "for": HOSTILE}
    pairs[0]["notes"] = [{"on": "]]>", "en": f"{HOSTILE} *{HOSTILE}*", "ko": HOSTILE, "sources": [source]}]
    pairs[0]["corrections"] = [{"from": "<?pi?>", "to": "<?pi ?>", "why": HOSTILE}, {"from": "&amp;", "to": ""}]
    pairs[0]["gap"] = both(HOSTILE)
    pairs[10]["of"] = "p1.2"
    return [pairs[0], {"omit": HOSTILE, "why": both(HOSTILE)}, *pairs[1:]]


class _Plain(yaml.SafeDumper):
    """Writes a value out each time, without aliases."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _yaml(content: dict[str, Any]) -> bytes:
    return yaml.dump(content, Dumper=_Plain).encode()


def hostile() -> tuple[Edition, Glossary]:
    """An edition and an entry that have hostile text wherever there is text, in every kind of block."""
    said = both(HOSTILE)
    stated = dict.fromkeys(("author", "publisher", "series", "rights"), said)
    edition = {
        "seed": HOSTILE,
        "title": said,
        "summary": said,
        "source": {**stated, "isbn": HOSTILE, "url": ADDRESS, "published": "2023-02-29"},
        "translators": [{"name": HOSTILE, "role": "editor"}],
        "status": "draft",
        "revisions": [{"version": "1.0", "when": "2023-02-29", "who": f"not {HOSTILE}", "what": HOSTILE}],
        "pairs": hostile_pairs(),
    }
    forms = {"ko": [HOSTILE], "en": [HOSTILE]}
    mistakes = [{"term": HOSTILE, "why": both(HOSTILE)}]
    term = {
        **{"ko": "기정학", "hanja": HOSTILE, "en": "technopolitics", "kind": "law", "romanization": HOSTILE},
        **{"variants": forms, "avoid": {"ko": mistakes, "en": mistakes}, "definition": said, "origin": {"en": HOSTILE}},
        **{
            "usage": both(HOSTILE),
            "sources": [{"id": "hostile", "for": HOSTILE}, {"seed": HOSTILE}],
            "status": "proposed",
        },
    }
    entry, faults = load_term(ContentFile("glossary/gijeonghak.yaml", _yaml(term)))
    assert entry, faults
    record, faults = load_source(ContentFile("bibliography/hostile.yaml", _yaml(HOSTILE_RECORD)))
    assert record, faults
    loaded, faults = load_edition(ContentFile("translations/hostile.yaml", _yaml(edition)), {})
    assert loaded, faults
    glossary = Glossary((entry,), Bibliography((record,)))
    return annotate(loaded, Finder(glossary)), glossary
