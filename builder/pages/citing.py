"""How an edition is cited: in the styles of Chicago, MLA and APA, as BibTeX, RIS and CSL-JSON.

Names stand as the source and the edition state them and are not turned round, since which part of a Korean's name in English is the
family's cannot be told by rule; CSL calls such names literal. Where the source states no author, a citation begins with the title.
Nothing is said that is not stated. The styles were followed by their own guides' forms for a translated work on a website; the styles of
CSL, which a processor would apply, are far more than these three forms of one kind of work need.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 - a value's type beside the words for one

from babel.dates import format_date
from markupsafe import Markup

from builder.model import Edition
from builder.pages import markup

PLACE = "\ue000"  # stands for the address of what is cited, which only the page knows
_LATEX = {
    **{char: f"\\{char}" for char in "&%$#_{}"},
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "\\": r"\textbackslash{}",
}


@dataclass(frozen=True)
class Work:
    """What a citation needs of an edition; `author` and `origin` (the date of the source) are None where nothing is stated."""

    id: str
    author: str | None
    title: str
    original: str
    translators: str
    version: str
    when: Date
    origin: str | None


@dataclass(frozen=True)
class Citation:
    """A citation in one form, cut where the address of what is cited stands; `form` is its code, `name` what it is called."""

    name: str
    form: str
    before: Markup
    after: Markup


def work(edition: Edition) -> Work:
    """The edition as a work to be cited, in its newest version."""
    entry, newest = edition.entry, edition.entry.revisions[0]
    named = [person.name for person in entry.translators if person.role == "translator"]
    return Work(
        id=edition.id,
        author=entry.source.author.en if entry.source.author else None,
        title=edition.title.en,
        original=edition.title.ko,
        translators=" and ".join([", ".join(named[:-1]), named[-1]] if len(named) > 1 else named),
        version=newest.version,
        when=Date.fromisoformat(newest.when),
        origin=entry.source.published,
    )


def citations(edition: Edition) -> tuple[Citation, ...]:
    """The edition's citation in every form, in a fixed order."""
    cited = work(edition)
    return tuple(_cut(name, form, made(cited)) for form, (name, made) in _FORMS.items())


def _cut(name: str, form: str, text: str) -> Citation:
    before, _, after = text.partition(PLACE)
    return Citation(name, form, markup.text(before, "en"), markup.text(after, "en"))


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _quoted(title: str) -> str:
    """A title in quotation marks, those within it single, with the full stop inside."""
    inner = title.replace("“", "‘").replace("”", "’")
    return f"“{_sentence(inner)}”"


def _within(name: str) -> str:
    """A name as it stands within a sentence: the daeyeok editors."""
    return f"the {name[4:]}" if name.startswith("The ") else name


def _chicago(cited: Work) -> str:
    author = f"{_sentence(cited.author)} " if cited.author else ""
    when = format_date(cited.when, "MMMM d, y", locale="en")
    return (
        f"{author}{_quoted(cited.title)} [{cited.original}.] Translated by {_within(cited.translators)}. "
        f"daeyeok, version {cited.version}, {when}. {PLACE}."
    )


def _mla(cited: Work) -> str:
    author = f"{_sentence(cited.author)} " if cited.author else ""
    when = format_date(cited.when, "d MMM. y" if cited.when.month not in (5, 6, 7) else "d MMMM y", locale="en")
    return f"{author}{_quoted(cited.title)} Translated by {_within(cited.translators)}, daeyeok, version {cited.version}, {when}, {PLACE}."


def _apa(cited: Work) -> str:
    year = f"({cited.when.year})."
    lead = f"{_sentence(cited.author)} {year} " if cited.author else ""
    tail = "" if cited.author else f" {year}"
    origin = f" (Original work published {cited.origin[:4]})" if cited.origin else ""
    described = f"{cited.title} [{cited.original}] ({cited.translators}, Trans.; Version {cited.version})."
    return f"{lead}{described}{tail} daeyeok. {PLACE}{origin}"


def _bibtex(cited: Work) -> str:
    """An entry of BibLaTeX's type online, which older styles read as misc."""
    fields = {
        "author": cited.author and f"{{{_latex(cited.author)}}}",
        "title": f"{{{_latex(cited.title)}}}",
        "titleaddon": _latex(cited.original),
        "translator": f"{{{_latex(cited.translators)}}}",
        "organization": "daeyeok",
        "version": _latex(cited.version),
        "year": str(cited.when.year),
        "date": cited.when.isoformat(),
        "origdate": cited.origin,
        "origlanguage": "korean",
        "langid": "english",
        "url": PLACE,
    }
    said = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@online{{daeyeok-{cited.id},\n{said}\n}}"


def _latex(text: str) -> str:
    return "".join(_LATEX.get(char, char) for char in " ".join(text.split()))


def _ris(cited: Work) -> str:
    """Tags as reference managers read them: https://en.wikipedia.org/wiki/RIS_(file_format)."""
    fields = (
        ("TY", "ELEC"),
        ("AU", cited.author),
        ("TI", cited.title),
        ("OP", cited.original),
        ("A4", cited.translators),
        ("PB", "daeyeok"),
        ("ET", cited.version),
        ("PY", str(cited.when.year)),
        ("DA", f"{cited.when:%Y/%m/%d}"),
        ("LA", "en"),
        ("UR", PLACE),
    )
    return "\n".join([*(f"{tag}  - {' '.join(value.split())}" for tag, value in fields if value), "ER  - "])


def _csl(cited: Work) -> str:
    """An item of CSL-JSON: https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables."""
    item = {
        "id": f"daeyeok-{cited.id}",
        "type": "webpage",
        "title": cited.title,
        "original-title": cited.original,
        "container-title": "daeyeok",
        "translator": [{"literal": cited.translators}],
        "issued": {"date-parts": [[cited.when.year, cited.when.month, cited.when.day]]},
        "version": cited.version,
        "language": "en",
        "URL": PLACE,
    }
    if cited.author:
        item["author"] = [{"literal": cited.author}]
    if cited.origin:
        item["original-date"] = {"date-parts": [[int(part) for part in re.findall(r"\d+", cited.origin)]]}
    return json.dumps([item], ensure_ascii=False, indent=2)


_FORMS: dict[str, tuple[str, Callable[[Work], str]]] = {
    "chicago": ("Chicago", _chicago),
    "mla": ("MLA", _mla),
    "apa": ("APA", _apa),
    "bibtex": ("BibTeX", _bibtex),
    "ris": ("RIS", _ris),
    "csl": ("CSL-JSON", _csl),
}
