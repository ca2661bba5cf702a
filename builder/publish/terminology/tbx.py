"""TBX-Basic, termbases: version 3 (ISO 30042:2019, in its DCA style), and version 2 (2008) for tools that do not read that.

https://www.tbxinfo.net/. Identifiers refer only to entries of the same file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from builder.languages import LANGUAGES, Language
from builder.messages.marker import _
from builder.model.bibliography import CitedSource
from builder.model.library import Library
from builder.model.term_kinds import TermKind
from builder.model.terms import Glossary, Term
from builder.publish import xml
from builder.publish.format import Download, SiteInput, corpus_download
from builder.publish.terminology.forms import Form, Standing, commentary, definition, forms
from builder.publish.xml import Content, Element, local_name

_STANDINGS: dict[Standing, str] = {
    "preferred": "preferredTerm-admn-sts",
    "admitted": "admittedTerm-admn-sts",
    "deprecated": "deprecatedTerm-admn-sts",
}
_COMMON: frozenset[TermKind] = frozenset({"concept", "technology", "policy"})
_PROSE = frozenset({"term", "termNote", "descrip", "note", "admin", "ref", "xref", "p", "title"})


@dataclass(frozen=True)
class Version:
    """What the versions of TBX name differently, and the standings of the forms that a file of it has."""

    namespace: str
    entry: str
    language: str
    term: str
    standings: tuple[Standing, ...]


THIRD = Version(
    "urn:iso:std:iso:30042:ed-2", "conceptEntry", "langSec", "termSec", ("preferred", "admitted", "deprecated")
)
SECOND = Version("", "termEntry", "langSet", "tig", ("preferred", "admitted"))


def document(version: Version, known: SiteInput) -> bytes:
    """The glossary as a termbase."""
    glossary = known.corpus.glossary
    body = _element(version, "body", *(_entry(version, term, glossary) for term in glossary.terms))
    text = _element(version, "text", body)
    root = (_root_of_third if version is THIRD else _root_of_second)(text, known.site.library)
    return xml.serialize(root, lambda made: local_name(made) in _PROSE)


def _element(version: Version, tag: str, *content: Content, **attributes: str | None) -> Element:
    return xml.element(version.namespace, tag, *content, attributes=attributes)


def _file_description(version: Version, library: Library) -> Element:
    title = _element(version, "titleStmt", _element(version, "title", f"{library.en}: glossary"))
    source = _element(version, "sourceDesc", _element(version, "p", f"The glossary of {library.en}, one file a term."))
    return _element(version, "fileDesc", title, source)


def _root_of_third(text: Element, library: Library) -> Element:
    header = _element(THIRD, "tbxHeader", _file_description(THIRD, library))
    return _element(THIRD, "tbx", header, text, type="TBX-Basic", style="dca", xml_lang="ko")


def _root_of_second(text: Element, library: Library) -> Element:
    constraints = _element(SECOND, "p", "TBXBasicXCSV02.xcs", type="XCSURI")
    header = _element(
        SECOND, "martifHeader", _file_description(SECOND, library), _element(SECOND, "encodingDesc", constraints)
    )
    return _element(SECOND, "martif", header, text, type="TBX-Basic", xml_lang="ko")


def _entry(version: Version, term: Term, glossary: Glossary) -> Element:
    make = partial(_element, version)
    return make(
        version.entry,
        make("descrip", term.kind, type="subjectField"),
        *(make("note", commentary(said)) for said in (term.origin, term.usage) if said),
        *(make("ref", one.ko, type="crossReference", target=_id(one)) for one in _related(term, glossary)),
        *_sources(version, glossary.bibliography.cited(term.sources)),
        *(_language(version, term, language) for language in LANGUAGES),
        id=_id(term),
    )


def _id(term: Term) -> str:
    """The identifier, which must not begin with a digit."""
    return f"term-{term.id}"


def _related(term: Term, glossary: Glossary) -> Iterator[Term]:
    return (glossary.by_id[id_] for id_ in term.see if id_ in glossary.by_id)


def _sources(version: Version, cited: Iterable[CitedSource]) -> Iterator[Element]:
    for one in cited:
        if one.source is None:
            continue
        if one.source.url:
            yield _element(version, "xref", one.source.title, type="externalCrossReference", target=one.source.url)
        else:
            yield _element(version, "admin", one.source.title, type="source")


def _language(version: Version, term: Term, language: Language) -> Element:
    made = (_term(version, term.kind, form) for form in forms(term, language) if form.standing in version.standings)
    explained = _element(version, "descrip", definition(term, language), type="definition")
    return _element(version, version.language, explained, *made, xml_lang=language)


def _term(version: Version, kind: TermKind, form: Form) -> Element:
    part = "other" if kind == "phrase" else "noun" if kind in _COMMON else "properNoun"
    return _element(
        version,
        version.term,
        _element(version, "term", form.text),
        _element(version, "termNote", part, type="partOfSpeech"),
        _element(version, "termNote", _STANDINGS[form.standing], type="administrativeStatus"),
        _element(version, "note", form.note) if form.note else None,
    )


_READERS = _("terminology tools and translation tools such as memoQ and Trados")
_TYPE = "application/x-tbx"

FORMATS = (
    corpus_download(
        "tbx",
        "The glossary as a termbase: TBX-Basic, version 3 (ISO 30042:2019)",
        Download("TBX", "downloads/glossary.tbx", _TYPE, _READERS),
        partial(document, THIRD),
        frozenset({"site"}),
        """\
Carries of every entry the forms in both languages with their standing (preferred, admitted, deprecated, the last with its reason),
pronunciation, definitions, origin, usage, related entries and sources. Loses emphasis, Korean commentary and how terms are found.
""",
    ),
    corpus_download(
        "tbx2",
        "The glossary as a termbase: TBX-Basic, version 2, for tools that do not read version 3",
        Download(
            "TBX 2",
            "downloads/glossary.v2.tbx",
            _TYPE,
            _("OmegaT, Weblate, Virtaal and other tools that do not read TBX 3"),
        ),
        partial(document, SECOND),
        frozenset({"site"}),
        """\
As `tbx`, without the forms to avoid, since its readers offer every form as a suggestion. Read by translate-toolkit 3.20 and OmegaT 3.6;
valid against OmegaT's schema.
""",
    ),
)
