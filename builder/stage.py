"""What `daeyeok serve` shows: the newest site that could be made, with the findings at the pages and pairs that they belong to."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace

from builder.build import Preview, Starts
from builder.finding import Finding, Place
from builder.locale import translations
from builder.model import Language
from builder.pages import address
from builder.pages.address import Page
from builder.repository import Repository

_OF_FORM = "Y"  # the family of the faults of form: while there are any, nothing else is told and some pages are old


@dataclass(frozen=True)
class State:
    """What is served: the files by path, the findings, and where each edition's pairs begin; `number` counts the states."""

    number: int
    files: dict[str, bytes]
    findings: tuple[Finding, ...]
    pairs: dict[str, Starts]


EMPTY = State(0, {}, (), {})


def following(state: State, preview: Preview) -> State:
    """The state after `preview`: what it has not made, or not yet, stays as it last was."""
    made = {str(file.path): file.data for file in preview.files}
    whole = preview.complete and not any(_is_of_form(finding) for finding in preview.findings)
    pairs = {name: starts or state.pairs.get(name, ()) for name, starts in preview.pairs.items()}
    files = made if whole else {**state.files, **made}
    return replace(state, number=state.number + 1, files=files, findings=preview.findings, pairs=pairs)


def changed(before: Repository, after: Repository) -> tuple[str, ...]:
    """The names of the files that are new, gone or different, in order."""
    old, new = (
        {(file.name, file.data) for file in (*one.glossary, *one.translations, *one.seeds)} for one in (before, after)
    )
    return tuple(sorted({name for name, _ in old ^ new}))


def told(state: State, page: str, language: Language) -> dict[str, object]:
    """The findings as a page's script takes them.

    `findings` are those that the page shows: what is wrong with the file it is made of, and every fault of form; on the library page
    all. `here` and `elsewhere` say how many they and the others are, `gone` that the server has ended.
    """
    catalogue = translations(language)
    library = str(address.library(language).path)
    shown = [f for f in state.findings if page == library or _is_of_form(f) or _path(f.place, language) == page]
    here, elsewhere = len(shown), len(state.findings) - len(shown)
    return {
        "findings": [_told(state, finding, page, language) for finding in shown],
        "here": catalogue.ngettext("{count} finding here", "{count} findings here", here).format(count=here),
        "elsewhere": catalogue.ngettext(
            "{count} finding in other files", "{count} findings in other files", elsewhere
        ).format(count=elsewhere)
        if elsewhere
        else "",
        "library": f"/{library}",
        "gone": catalogue.gettext("`daeyeok serve` has ended: this page is no longer kept up to date"),
    }


def _told(state: State, finding: Finding, page: str, language: Language) -> dict[str, object]:
    path, pair = _path(finding.place, language), _pair(state, finding.place)
    return {
        "code": finding.code,
        "name": finding.name,
        "text": finding.text(translations(language).gettext),
        "place": str(finding.place),
        "manual": f"/-/explain/{finding.code}",
        "form": _is_of_form(finding),
        "pair": pair if path == page else None,
        "page": f"/{path}{f'#{pair}' if pair else ''}" if path in state.files and path != page else None,
    }


def _is_of_form(finding: Finding) -> bool:
    return finding.code.startswith(_OF_FORM)


def _path(place: Place, language: Language) -> str | None:
    """The page that is made of a file; a seed has none of its own."""
    folder, _, name = place.file.removesuffix(".yaml").partition("/")
    pages: dict[str, Page] = {"translations": address.edition(name, language), "glossary": address.term(name, language)}
    return str(pages[folder].path) if folder in pages else None


def _pair(state: State, place: Place) -> str | None:
    """The id of the pair that begins at or nearest above a place."""
    starts = state.pairs.get(place.file, ())
    at = bisect_right(starts, place.line, key=lambda start: start[0]) - 1
    return starts[at][1] if at >= 0 else None
