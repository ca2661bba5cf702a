"""The generated documentation page of the formats."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from builder.publish.format import CorpusFormat, EditionFormat

Format = EditionFormat | CorpusFormat

_DOWNLOADS = """\
## Downloads

`daeyeok export FORMAT` writes these files to `export/`, `daeyeok export --all` all of them, and `daeyeok export` lists them;
`daeyeok build --downloads`, and so `make site`, puts them beside the pages that link to them. `daeyeok build` alone makes none of them:
all of them add 10 s of processor time to the 7 s in which a build without a cache makes the four editions. The same content always gives
the same bytes. Characters that a format cannot hold, such as control characters in XML, are replaced by U+FFFD. {libraries} need libraries
of the extra `downloads` (`pip install 'daeyeok[downloads]'`), which `make site` installs.

Every format of an edition is also made of a work of several parts, as `<work>/<work>.…` and with the parts in the order of the book: one
translation memory, one XLIFF document with a file for each part, one table whose ids are behind those of the parts (`moon-1#p7.2`), one TEI
corpus, and one e-book and one PDF with a chapter for each part. Each part has its own files too, since a chapter is what is cited, quoted
and translated further.
"""


def formats(editions: Iterable[EditionFormat], corpus: Iterable[CorpusFormat]) -> str:
    """`docs/formats.md`: the downloads, each with its manual, and the formats that make pages."""
    all_formats: list[Format] = [*editions, *corpus]
    lines = [
        "# Formats",
        "",
        "<!-- Generated from the formats' own declarations: run `make record` after a change. -->",
        "",
        _DOWNLOADS.format(libraries=_with_libraries(all_formats)),
        "| format | file | media type |",
        "| --- | --- | --- |",
        *(f"| [{form.name}](#{form.name}) | `{path}` | {kind} |" for form, path, kind in _files(all_formats)),
        "",
        *(
            line
            for form in all_formats
            if form.download
            for line in (f"### {form.name}", "", f"{form.about}.", *_manual(form), "")
        ),
        "## Pages",
        "",
        "| format | made from | description |",
        "| --- | --- | --- |",
        *(f"| {form.name} | {_origin(form)} | {form.about} |" for form in all_formats if not form.download),
    ]
    return "\n".join(lines) + "\n"


def _files(forms: Iterable[Format]) -> Iterator[tuple[Format, str, str]]:
    for form in forms:
        if form.download:
            yield form, form.download.path.format(id="<edition>", library="<library>"), form.download.media_type


def _with_libraries(forms: Iterable[Format]) -> str:
    """The names of the formats that a library makes, in a list."""
    *names, last = (f"`{form.name}`" for form in forms if form.download and form.download.module)
    return f"{', '.join(names)} and {last}"


def _manual(form: Format) -> Iterator[str]:
    if form.manual:
        yield from ("", form.manual.strip())


def _origin(form: Format) -> str:
    return "each edition" if isinstance(form, EditionFormat) else "the corpus"
