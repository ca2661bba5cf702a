"""The marks and links of the published essays, compared with what was judged by hand, sentence by sentence.

`judged/essays/<edition>.tsv` holds every sentence in both languages with its true marks, ⟦words|term⟧. An English mark answers the
Korean mark of its term with the same number, counted in the sentence, or none if there are fewer; where it answers another one, that
one's number stands after the term, ⟦AI|ai:2⟧, with the sentence's before it if that is another one, ⟦AI|ai:3.1⟧, and 0 where it answers
none. A line that begins with `?` was written by the program and waits for its judge.
"""

from __future__ import annotations

import re
import textwrap
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from builder.build.stores import disk
from builder.languages import LANGUAGES, Language
from builder.model.edition import Edition, Pair, Segment
from builder.model.terms import Glossary
from tests.support import JUDGED, ROOT

ESSAYS = JUDGED / "essays"
NAMES = sorted(path.stem for path in ESSAYS.glob("*.tsv"))
_MARK = re.compile(r"⟦([^⟦⟧|]+)\|([a-z0-9-]+)(?::([\d.]+))?⟧")
_ADVICE = """
Was the sentence edited on purpose? `.venv/bin/pytest -n0 --record tests/terms/test_judged_essays.py` writes such sentences anew, and no
others, with the program's marks and a `?` before each. Judge them: the right term, its whole extent without particles, nothing missing,
every English mark tied to the Korean one that it renders; correct the line and take the `?` away. Was it not edited? Then the program errs:
mend the entry's forms or its `match`, or say it in the pair's `terms` or `links` (docs/terms.md)."""


class Mark(NamedTuple):
    """A mark of a line; in English `answers` numbers the Korean mark of its term that it renders, 0 for none."""

    start: int
    end: int
    term: str
    answers: str = ""


class Sentence(NamedTuple):
    """A sentence in one language with its marks, and whether a person has judged them."""

    text: str
    marks: tuple[Mark, ...]
    judged: bool = True


Key = tuple[str, Language]  # the sentence, as in p14.5, and the language
Sentences = dict[Key, Sentence]
Both = dict[str, tuple[Sentences, Sentences]]  # by edition, what was judged and what was found


@pytest.fixture(scope="module")
def both(real_editions: tuple[Edition, ...], request: pytest.FixtureRequest) -> Both:
    """What was judged and what is found; with `--record`, what was judged is first brought up to the editions' text."""
    found = {edition.id: _found(edition) for edition in real_editions}
    if request.config.getoption("--record"):
        for name in NAMES:
            _record(ESSAYS / f"{name}.tsv", found[name])
    return {name: (_read(ESSAYS / f"{name}.tsv"), found[name]) for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_marks_are_as_judged(name: str, both: Both) -> None:
    faults = [f"{name} {fault}" for fault in _faults(*both[name])]
    assert not faults, "\n".join((*faults, _ADVICE))


@pytest.mark.parametrize("language", LANGUAGES)
def test_precision_and_recall(language: Language, both: Both) -> None:
    right = false = missed = 0
    for judged, found in both.values():
        for key in (key for key in judged.keys() & found.keys() if key[1] == language):
            true, ours = ({mark[:3] for mark in side[key].marks} for side in (judged, found))
            right, false, missed = right + len(true & ours), false + len(ours - true), missed + len(true - ours)
    figures = f"precision {right / (right + false):.4f}, recall {right / (right + missed):.4f}"
    print(f"\n{language}: {figures}, {right} right, {false} false, {missed} missed")
    assert right > 900
    assert false == missed == 0


def test_a_link_joins_a_korean_and_an_english_mark_of_one_term(real_editions: tuple[Edition, ...]) -> None:
    links: dict[tuple[str, str, int], list[tuple[Language, str]]] = {}
    for edition in real_editions:
        for pair in edition.pairs:
            for line in pair.lines():
                for mention in line.mentions:
                    if mention.alignment:
                        links.setdefault((edition.id, pair.id, mention.alignment), []).append(
                            (line.language, mention.term)
                        )
    assert len(links) > 900
    for ends in links.values():
        assert sorted(language for language, _ in ends) == ["en", "ko"]
        assert len({term for _, term in ends}) == 1


def test_links_are_as_judged(both: Both) -> None:
    right, wrong = 0, []
    for name, (judged, found) in both.items():
        for key in (key for key in judged.keys() & found.keys() if key[1] == "en"):
            true, ours = set(judged[key].marks), found[key].marks
            right += sum(mark in true and mark.answers != "0" for mark in ours)
            wrong += [(name, key[0], _shown(found[key]._replace(marks=(m,)))) for m in ours if m not in true]
    print(f"\nlinks: {right} right, {len(wrong)} wrong")
    assert right > 900
    assert not wrong, "\n".join((*(" ".join(one) for one in wrong), _ADVICE))


def test_few_marks_need_an_override(real_editions: tuple[Edition, ...]) -> None:
    pairs = [pair for edition in real_editions for pair in edition.pairs]
    overrides = sum(len(pair.overrides) for pair in pairs)
    assert overrides < sum(len(line.mentions) for pair in pairs for line in pair.lines()) / 50


def test_the_documentation_counts_the_marks(
    real_editions: tuple[Edition, ...], real_glossary: Glossary, golden: Callable[[Path, str], None]
) -> None:
    page = ROOT / "docs/terms.md"
    before, begin, rest = page.read_text(encoding="utf-8").partition(
        "<!-- what follows is recorded from the content -->\n"
    )
    _, end, after = rest.partition("<!-- up to here -->\n")
    assert begin
    assert end
    golden(page, f"{before}{begin}{_figures(real_editions, real_glossary)}{end}{after}")


def _figures(editions: tuple[Edition, ...], glossary: Glossary) -> str:
    """The paragraph on the marks of the essays and on what they needed beyond the forms, wrapped as the documents are."""
    pairs = [pair for edition in editions for pair in edition.pairs]
    marks = Counter(line.language for pair in pairs for line in pair.lines() for _ in line.mentions)
    settings = [len(term.match.model_fields_set) for term in glossary.terms if term.match.model_fields_set]
    overrides = [override for pair in pairs for override in pair.overrides]
    forced = sum(override.term is not None for override in overrides)
    links = sum(len(pair.entry.links) for pair in pairs)
    text = f"""Today all {marks["ko"] + marks["en"]:,} marks of the essays are as judged, {marks["ko"]:,} of them Korean and
        {marks["en"]:,} English. Beyond the forms themselves, that takes {sum(settings)} settings in {len(settings)} of the
        {len(glossary.terms)} entries (`match`) and, in the editions, {forced} forced and {len(overrides) - forced} suppressed marks
        (`terms`). Mentions of a term within a sentence are aligned *k*-th to *k*-th. Where the English has them in a different
        order, or one of them renders nothing, the pair's `links` say so: {links} times in all
        (`links: [{{term: ai, sentence: 5, renders: [4, 1, 3, 2]}}]`); every alignment in the essays is as judged."""
    text = " ".join(text.split())
    return f"{textwrap.fill(text, 140, break_long_words=False, break_on_hyphens=False)}\n"


def test_a_record_keeps_what_was_judged_and_asks_about_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "one.tsv"
    path.write_text("p1.1\tko\t⟦중국|china⟧은\np1.1\ten\tOld ⟦China|china⟧\np2.1\tko\t없다\n", encoding="utf-8")
    china = Mark(4, 9, "china", "1")
    found: Sentences = {("p1.1", "ko"): Sentence("중국은", ()), ("p1.1", "en"): Sentence("New China", (china,))}
    with pytest.warns(UserWarning, match=r"p1\.1 en"):
        _record(path, found)
    assert path.read_text(encoding="utf-8") == "p1.1\tko\t⟦중국|china⟧은\n?p1.1\ten\tNew ⟦China|china⟧\n"
    assert [fault.split(":")[0] for fault in _faults(_read(path), found)] == ["p1.1 ko", "p1.1 en"]


# --- What the program finds -------------------------------------------------------------------------------------------


def _found(edition: Edition) -> Sentences:
    return {
        (f"{pair.id}.{segment.number}", language): _sentence(pair, segment, language)
        for pair in edition.pairs
        for segment in pair.segments
        for language in LANGUAGES
    }


def _sentence(pair: Pair, segment: Segment, language: Language) -> Sentence:
    line = segment.line(language)
    answers = {link: _number(at, segment.number) for link, at in _korean_links(pair)} if language == "en" else {}
    nothing = "0" if language == "en" else ""
    marks = (Mark(m.start, m.end, m.term, answers.get(m.alignment or 0, nothing)) for m in line.mentions)
    return Sentence(line.text, tuple(marks))


def _korean_links(pair: Pair) -> Iterator[tuple[int, tuple[int, int]]]:
    """Each link with the sentence of its Korean mark, and that mark's number among those of its term there."""
    for segment in pair.segments:
        counted: Counter[str] = Counter()
        for mention in segment.ko.mentions:
            counted[mention.term] += 1
            if mention.alignment:
                yield mention.alignment, (segment.number, counted[mention.term])


def _number(at: tuple[int, int], sentence: int) -> str:
    return str(at[1]) if at[0] == sentence else f"{at[0]}.{at[1]}"


# --- What was judged --------------------------------------------------------------------------------------------------


def _read(path: Path) -> Sentences:
    judged: Sentences = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        place, language, marked = line.split("\t")
        key: Key = (place.removeprefix("?"), "ko" if language == "ko" else "en")
        korean = judged[key[0], "ko"].marks if language == "en" else ()
        text, marks = _parsed(marked)
        if language == "en":
            marks = _answering(marks, Counter(mark.term for mark in korean))
        judged[key] = Sentence(text, tuple(marks), not place.startswith("?"))
    return judged


def _parsed(marked: str) -> tuple[str, list[Mark]]:
    text, at, marks = "", 0, []
    for sign in _MARK.finditer(marked):
        text += marked[at : sign.start()]
        marks.append(Mark(len(text), len(text) + len(sign[1]), sign[2], sign[3] or ""))
        text, at = text + sign[1], sign.end()
    assert not set("⟦⟧") & set(text + marked[at:]), marked
    return text + marked[at:], marks


def _answering(marks: Iterable[Mark], korean: Counter[str]) -> list[Mark]:
    """The English marks with the number of what they answer, said or understood."""
    return [mark._replace(answers=mark.answers or usual) for mark, usual in _usual(marks, korean)]


def _usual(marks: Iterable[Mark], korean: Counter[str]) -> Iterator[tuple[Mark, str]]:
    """Each mark with what it answers if nothing is said: the Korean mark of the same number, if there is one."""
    counted: Counter[str] = Counter()
    for mark in marks:
        counted[mark.term] += 1
        yield mark, str(counted[mark.term]) if counted[mark.term] <= korean[mark.term] else "0"


# --- One against the other --------------------------------------------------------------------------------------------


def _faults(judged: Sentences, found: Sentences) -> Iterator[str]:
    for key in dict.fromkeys((*found, *judged)):
        true, ours = judged.get(key), found.get(key)
        if true is None or ours is None or true.text != ours.text:
            yield f"{key[0]} {key[1]}: the sentence was edited: {ours.text if ours else 'it is gone'}"
        elif not true.judged:
            yield f"{key[0]} {key[1]}: not yet judged: {_shown(ours)}"
        elif [mark[:3] for mark in true.marks] != [mark[:3] for mark in ours.marks]:
            yield f"{key[0]} {key[1]}:\n  judged {_shown(true)}\n  found  {_shown(ours)}"


def _shown(sentence: Sentence, korean: Counter[str] | None = None) -> str:
    """The sentence with its marks as signs; given the Korean ones, without the numbers that are understood."""
    text = sentence.text
    usual = dict(_usual(sentence.marks, korean)) if korean is not None else {}
    for mark in reversed(sentence.marks):
        said = f":{mark.answers}" if mark.answers and mark.answers != usual.get(mark) else ""
        text = f"{text[: mark.start]}⟦{text[mark.start : mark.end]}|{mark.term}{said}⟧{text[mark.end :]}"
    return text


def _record(path: Path, found: Sentences) -> None:
    """Write the file anew: what was judged where the text is as it was, else what the program finds, with a question mark."""
    judged = _read(path)
    kept = {key for key, sentence in found.items() if key in judged and judged[key].text == sentence.text}
    merged = {key: judged[key] if key in kept else found[key]._replace(judged=False) for key in found}
    lines = []
    for (place, language), sentence in merged.items():
        korean = Counter(mark.term for mark in merged[place, "ko"].marks)
        lines.append(f"{'' if sentence.judged else '?'}{place}\t{language}\t{_shown(sentence, korean)}\n")
    disk.write_file(path, "".join(lines).encode())
    if asked := [f"{place} {language}" for place, language in found if (place, language) not in kept]:
        warnings.warn(f"{path.name}: to be judged by hand: {', '.join(asked)}", stacklevel=2)
