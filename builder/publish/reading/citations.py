"""Citations of an edition in Chicago, MLA and APA style, in the Korean form, and as BibTeX, RIS and CSL-JSON.

Names are given as the source and the edition state them and are not inverted, since no rule can tell which part of a Korean's name in
English is the surname; CSL calls such names literal. Only what is stated is given, and an original title only if the source bears one. The
page fills in the address by script, so the styles are implemented here, for the one kind of work that occurs, and the tests compare them
with a CSL processor; docs/reading.md says where they differ and why.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from builder.languages import Language
from builder.model.edition import Edition
from builder.model.entries.heads import Head
from builder.model.entries.shape import Bilingual
from builder.model.library import Library
from builder.publish.reading import markup, wording

PLACE = "\ue000"  # placeholder for the address of what is cited, which only the page knows
_MLA_MONTHS = "Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.".split()
_LATEX = {
    **{char: f"\\{char}" for char in "&%$#_{}"},
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "\\": r"\textbackslash{}",
}


@dataclass(frozen=True)
class Work:
    """An edition or a work of a library as what is to be cited, in its latest version.

    `author`, `original` (the source's own title) and `origin` (its date) are None if the source states none; `origin` is a year, month
    or day, `when` a day, both in ISO 8601. `translators` may be empty. `place` is the address, None where it is not known. `author_ko` and
    `title_ko` are for a citation in Korean; a title that is ours, and not the source's, is in brackets. `book` and `book_ko` are the titles
    of the work that an edition is a part of, and `number` its number there; None and 0 of what is no part.
    """

    library: Library
    id: str
    author: str | None
    author_ko: str | None
    title: str
    title_ko: str
    original: str | None
    translators: tuple[str, ...]
    version: str
    when: str
    origin: str | None
    place: str | None = PLACE
    book: str | None = None
    book_ko: str | None = None
    number: int = 0


@dataclass(frozen=True)
class Citation:
    """A citation in one form, in two parts: before and after the address of what is cited; `form` is its code, `name` its name."""

    name: str
    form: str
    language: Language
    before: Markup
    after: Markup


def work(edition: Edition, library: Library) -> Work:
    """The edition of a library as a work to be cited, in its latest version."""
    cited = work_of(edition.id, edition.entry, library)
    if (part := edition.part_of) is None:
        return cited
    return replace(cited, book=_words(part.title.en), book_ko=_words(part.title.ko), number=part.number)


def work_of(id_: str, entry: Head, library: Library) -> Work:
    """What states this about itself as a work to be cited, in its latest version."""
    newest = entry.revisions[0]
    return Work(
        library=library,
        id=id_,
        author=_words(entry.source.author.en) if entry.source.author else None,
        author_ko=_words(entry.source.author.ko) if entry.source.author else None,
        title=_words(entry.title.en),
        title_ko=_words(_own(entry.title, entry.title.supplied)),
        original=None if entry.title.supplied else _words(entry.title.ko),
        translators=tuple(_words(person.name) for person in entry.translators if person.role == "translator"),
        version=newest.version,
        when=newest.when,
        origin=entry.source.published,
    )


def _own(title: Bilingual, supplied: bool) -> str:
    return f"[{title.ko}]" if supplied else title.ko


def citations(cited: Work) -> tuple[Citation, ...]:
    """The citation in every form, in a fixed order."""
    return tuple(_cut(name, form, made(cited)) for form, (name, made) in _FORMS.items())


def record(cited: Work, form: str, address: str | None) -> str:
    """The record as `bibtex`, `ris` or `csl`, with its address, if that is known."""
    _, made = _FORMS[form]
    return made(replace(cited, place=address))


def _cut(name: str, form: str, text: str) -> Citation:
    before, _, after = text.partition(PLACE)
    language: Language = "ko" if form == "korean" else "en"
    return Citation(name, form, language, markup.text(before, language), markup.text(after, language))


def _words(*parts: str | None) -> str:
    """The parts that are not empty, joined on one line, since a line of RIS is a field."""
    return " ".join(word for part in parts if part for word in part.split())


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _quoted(title: str) -> str:
    """A title in quotation marks, with those within it single, and the period inside them all."""
    words = title.rstrip("”")
    inner = f"{_sentence(words)}{title[len(words) :]}"
    return f"“{inner.replace('“', '‘').replace('”', '’')}”"


def _listed(names: Sequence[str], conjunction: str) -> str:
    if len(names) < 3:  # noqa: PLR2004 - three or more have the serial comma
        return f" {conjunction} ".join(names)
    return f"{', '.join(names[:-1])}, {conjunction} {names[-1]}"


def _within(names: Sequence[str]) -> list[str]:
    """Names as written within a sentence: the editors of a journal."""
    return [f"the {name[4:]}" if name.startswith("The ") else name for name in names]


def _chicago(cited: Work) -> str:
    """A bibliography entry; without an author, the translators come first."""
    first = cited.author or (f"{_listed(cited.translators, 'and')}, trans." if cited.translators else "")
    made = f"Translated by {_listed(_within(cited.translators), 'and')}" if cited.author and cited.translators else ""
    return _words(
        first and _sentence(first),
        _quoted(cited.title),
        cited.book and _sentence(f"In {cited.book}"),
        f"Version {cited.version}.",
        made and _sentence(made),
        f"{cited.library.title}, {wording.date(cited.when, 'en')}.",
        _chicago_origin(cited),
        f"{PLACE}.",
    )


def _chicago_origin(cited: Work) -> str | None:
    when = cited.origin and wording.date(cited.origin, "en")
    if cited.original:
        return _sentence(_words(f"Originally published as {cited.original}", when and f"({when})"))
    return when and f"Originally published {when}."


def _mla(cited: Work) -> str:
    """An entry of works cited; the translators belong to the text, not the site, and so follow its title."""
    names = _within(cited.translators)
    by = _listed(names, "and") if len(names) < 3 else f"{names[0]} et al."  # noqa: PLR2004 - MLA names at most two
    return _words(
        cited.author and _sentence(cited.author),
        _quoted(cited.title),
        cited.book and _sentence(cited.book),
        cited.origin and f"{mla_date(cited.origin)}.",
        by and _sentence(f"Translated by {by}"),
        f"{cited.library.title}, version {cited.version}, {mla_date(cited.when)}, {PLACE}.",
        cited.original and _sentence(f"Originally published as {cited.original}"),
    )


def mla_date(stated: str) -> str:
    """A day, month or year in ISO 8601, as MLA style writes it: 5 Feb. 2025."""
    year, *rest = stated.split("-")
    month = [_MLA_MONTHS[int(part) - 1] for part in rest[:1]]
    day = [str(int(part)) for part in rest[1:]]
    return " ".join([*day, *month, year])


def _apa(cited: Work) -> str:
    """An entry of a reference list; without an author, the title comes first."""
    by = f"{_listed(cited.translators, '&')}, Trans.; " if cited.translators else ""
    title = f"{cited.title} ({by}Version {cited.version})."
    when = f"({apa_date(cited.when)})."
    lead = (_sentence(cited.author), when, title) if cited.author else (title, when)
    book = cited.book and _sentence(f"In {cited.book}")
    return _words(*lead, book, f"{cited.library.title}.", PLACE, _apa_origin(cited))


def apa_date(day: str) -> str:
    """A day in ISO 8601, as APA style writes it: 2025, February 5."""
    return ", ".join(reversed(wording.date(day, "en").split(", ")))


def _apa_origin(cited: Work) -> str | None:
    facts = ", ".join(
        part for part in (cited.original and f"as {cited.original}", cited.origin and cited.origin[:4]) if part
    )
    return facts and f"(Original work published {facts})"


def _korean(cited: Work) -> str:
    """The form of Korean bibliographies: a title in corner brackets, those who translated it, and the day in figures."""
    year, month, day = (int(part) for part in cited.when.split("-"))
    by = f"{'·'.join(cited.translators)} 옮김" if cited.translators else ""
    site, version, when = cited.library.ko_with_en, f"{cited.version}판", f"{year}. {month}. {day}."
    book = cited.book_ko and f"『{cited.book_ko}』"
    parts = (cited.author_ko, f"「{cited.title_ko}」", book, by, site, version, when, cited.place)
    return f"{', '.join(part for part in parts if part)}."


def _bibtex(cited: Work) -> str:
    """An entry of BibLaTeX's type online, which older styles treat as misc, or inbook; braces protect names and titles."""
    publisher = "publisher" if cited.book else "organization"
    fields = {
        "author": cited.author and f"{{{_latex(cited.author)}}}",
        "title": f"{{{_latex(cited.title)}}}",
        "booktitle": cited.book and f"{{{_latex(cited.book)}}}",
        "chapter": cited.number and str(cited.number),
        "origtitle": cited.original and f"{{{_latex(cited.original)}}}",
        "translator": " and ".join(f"{{{_latex(name)}}}" for name in cited.translators),
        publisher: f"{{{_latex(cited.library.en)}}}",
        "version": _latex(cited.version),
        "year": cited.when[:4],
        "date": cited.when,
        "origdate": cited.origin,
        "origlanguage": "korean",
        "langid": "english",
        "url": cited.place,
    }
    body = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@{'inbook' if cited.book else 'online'}{{{cited.library.slug}-{cited.id},\n{body}\n}}"


def _latex(text: str) -> str:
    return "".join(_LATEX.get(char, char) for char in text)


def _ris(cited: Work) -> str:
    """Tags as reference managers read them: https://en.wikipedia.org/wiki/RIS_(file_format).

    A comma after a name keeps it whole, as for a corporation; without it, the last word is taken for the surname.
    """
    fields = (
        ("TY", "CHAP" if cited.book else "ELEC"),
        ("AU", cited.author and f"{cited.author},"),
        ("TI", cited.title),
        ("OP", cited.original),
        *(("A4", f"{name},") for name in cited.translators),
        ("T2", cited.book or cited.library.en),
        ("PB", cited.book and cited.library.en),
        ("ET", cited.version),
        ("PY", cited.when[:4]),
        ("DA", cited.when.replace("-", "/")),
        ("LA", "en"),
        ("UR", cited.place),
    )
    return "\n".join([*(f"{tag}  - {value}" for tag, value in fields if value), "ER  - "])


def _csl(cited: Work) -> str:
    """An item of CSL-JSON: https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables."""
    item = {
        "id": f"{cited.library.slug}-{cited.id}",
        "type": "chapter" if cited.book else "webpage",
        "author": _names([cited.author] if cited.author else []),
        "title": cited.title,
        "original-title": cited.original,
        "container-title": cited.book or cited.library.en,
        "chapter-number": cited.number and str(cited.number),
        "publisher": cited.book and cited.library.en,
        "translator": _names(cited.translators),
        "issued": _parts(cited.when),
        "original-date": cited.origin and _parts(cited.origin),
        "version": cited.version,
        "language": "en",
        "URL": cited.place,
    }
    return json.dumps([{name: value for name, value in item.items() if value}], ensure_ascii=False, indent=2)


def _names(names: Sequence[str]) -> list[dict[str, str]]:
    return [{"literal": name} for name in names]


def _parts(stated: str) -> dict[str, list[list[int]]]:
    return {"date-parts": [[int(part) for part in stated.split("-")]]}


_FORMS: dict[str, tuple[str, Callable[[Work], str]]] = {
    "chicago": ("Chicago", _chicago),
    "mla": ("MLA", _mla),
    "apa": ("APA", _apa),
    "korean": ("한국어", _korean),
    "bibtex": ("BibTeX", _bibtex),
    "ris": ("RIS", _ris),
    "csl": ("CSL-JSON", _csl),
}
