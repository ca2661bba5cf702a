"""Whether time grows in proportion to the input: `python -m benchmarks.growth [WORD…]`.

Every rule, reader, format and command is given inputs made to take long (`attacks`), and the same of a quarter of the size. What takes
clearly more than four times as long is listed. Time is processor time of this process, the least of some repetitions. All takes hours;
with words, only the steps whose name has one of them are measured.
"""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from benchmarks.attacks import EDITION, FILES, lines, of_line
from builder.build import pipeline
from builder.build.corpus_files import corpus_parts
from builder.build.options import Options
from builder.content.comparison import word_diff
from builder.content.draft import draft
from builder.content.formatting import reformat
from builder.content.loading.editions import load_edition
from builder.content.repository import Repository, load_glossary
from builder.model.corpus import Corpus
from builder.model.digest import digest
from builder.model.edition import Edition
from builder.model.edition_index import edition_index
from builder.model.finding import Finding
from builder.model.house_style import HOUSE_STYLE
from builder.model.terms import Glossary
from builder.publish.format import UNPUBLISHED, EditionInput, File, FileInfo
from builder.publish.formats import CORPUS_FORMATS, EDITION_FORMATS
from builder.rules import report
from builder.rules.prose import prose_of_head, prose_of_pair, prose_of_term
from builder.rules.registry import CORPUS_RULES, EDITION_RULES, KINDS, PAIR_RULES, PROSE_RULES, check_change
from builder.rules.rule import OfEdition, OfPair, Rule
from builder.terms.annotate import annotate
from builder.terms.extraction import LocatedSentence, suggestions
from builder.terms.finder import Finder
from builder.terms.lookup import KeyIndex, all_keys

LINE = 2_800  # characters, below what a line may have
COUNT = 900  # items, below what a list may have
QUICK = 2e-6  # seconds a character or, a hundred times that, an item: what is faster cannot hurt, however it grows
MOST = 8.0  # the growth, when the input is four times as large, from which a step is listed: 4 is in proportion, 16 with the square

Step = tuple[str, Callable[[], object]]


@dataclass(frozen=True)
class Growth:
    """What a step took for an attack, in seconds, and how many times longer than for a quarter of it."""

    step: str
    attack: str
    seconds: float
    times: float

    def __str__(self) -> str:
        return f"{self.times:6.1f} × {self.seconds * 1e3:9.1f} ms  {self.step:<40} {self.attack}"


def growths(
    attack: str, make: Callable[[int], Repository], size: int, quick: float, words: Iterable[str] = ()
) -> Iterator[Growth]:
    """Of the steps for an attack, those whose time grows more than in proportion."""
    whole, part = (dict(steps(make(count))) for count in (size, size // 4))
    for name, step in whole.items():
        if words and not any(word in name for word in words):
            continue
        if name in part and (seconds := _seconds(step, 1)) > quick * size:
            times = ratio(step, part[name])
            if times > MOST and (times := min(times, ratio(step, part[name]), ratio(step, part[name]))) > MOST:
                yield Growth(name, attack, seconds, times)


def ratio(whole: Callable[[], object], part: Callable[[], object]) -> float:
    """How many times longer a step takes than the same for a part of the input."""
    return _seconds(whole, 1) / max(_seconds(part, 2), 1e-6)


def _seconds(step: Callable[[], object], repetitions: int) -> float:
    """The least processor time of some repetitions."""
    spent = []
    gc.collect()
    gc.disable()  # what it takes is not in proportion
    try:
        for _ in range(repetitions):
            start = time.process_time()
            step()
            spent.append(time.process_time() - start)
    finally:
        gc.enable()
    return min(spent)


# --- The steps --------------------------------------------------------------------------------------------------------


def steps(repository: Repository) -> Iterator[Step]:
    """All that is done with a repository, step by step; what can be done with it depends on whether it can be read."""
    (file,) = (file for file in repository.translations if file.name == EDITION)
    seeds = repository.seed_texts()
    yield "read the edition", lambda: load_edition(file, seeds)
    yield "read the glossary", lambda: load_glossary(repository)
    yield "format", lambda: list(reformat(repository.of_yaml()))
    yield "draft", lambda: draft("attack.txt", next(iter(seeds.values())), "2024-01-01")
    edition, faults = load_edition(file, seeds)
    glossary, more_faults = load_glossary(repository)
    if edition is None or more_faults:
        yield from _reports((*faults, *more_faults))
        return
    finder = Finder(glossary)
    yield "compile the finder", lambda: Finder(glossary)
    yield "annotate", lambda: annotate(edition, finder)
    annotated = annotate(edition, finder)
    yield from _rules(annotated, glossary)
    yield from _formats(annotated, glossary)
    yield from _commands(annotated, glossary, finder)
    yield from _reports(pipeline.check(repository))


def _rules(edition: Edition, glossary: Glossary) -> Iterator[Step]:
    pairs = [OfPair(pair, glossary) for pair in edition.pairs]
    of_pairs = (prose_of_pair(pair, glossary, HOUSE_STYLE) for pair in edition.pairs)
    of_terms = (prose_of_term(term, glossary, HOUSE_STYLE) for term in glossary.terms)
    prose = [prose_of_head(edition, glossary, HOUSE_STYLE), *of_pairs, *of_terms]
    corpus = Corpus.of(glossary, [edition])
    yield from (_rule(rule, pairs) for rule in PAIR_RULES)
    yield from (_rule(rule, prose) for rule in PROSE_RULES)
    yield from (_rule(rule, [OfEdition(edition, glossary)]) for rule in EDITION_RULES)
    yield from (_rule(rule, [corpus]) for rule in CORPUS_RULES)
    yield "rules of changes", lambda: list(check_change(edition, edition))


def _rule(rule: Rule[Any], subjects: list[Any]) -> Step:
    return f"rule {rule.kind.code} {rule.kind.name}", lambda: [f for one in subjects for f in rule.findings(one)]


def _formats(edition: Edition, glossary: Glossary) -> Iterator[Step]:
    yield "digest", lambda: digest(edition, edition_index(edition))
    given = EditionInput(edition, glossary, UNPUBLISHED)
    yield from ((f"format {form.name}", partial(_made, form.files, given)) for form in EDITION_FORMATS)
    corpus = Corpus.of(glossary, [edition])
    for form in CORPUS_FORMATS:
        if form.name != "search-page":  # another program makes it
            options = Options(corpus=(form,))
            yield f"format {form.name}", partial(_made, partial(_of_corpus, options, corpus, edition), [])


def _of_corpus(options: Options, corpus: Corpus, edition: Edition, made: list[FileInfo]) -> Iterator[File]:
    return (file for part in corpus_parts(options, corpus, [edition], made) for file in part.files)


def _made(files: Callable[[Any], Iterable[File]], given: object) -> list[bytes]:
    return [file.data for file in files(given)]


def _commands(edition: Edition, glossary: Glossary, finder: Finder) -> Iterator[Step]:
    lines = [line for pair in edition.pairs for line in pair.lines()]
    ko, en = ("\n".join(line.text for line in lines if line.language == side) for side in ("ko", "en"))
    yield "diff", lambda: word_diff(en, f"{ko}\n{en[::-1]}")
    index = KeyIndex(all_keys(glossary))
    yield "look up", lambda: index.matches(en)
    yield "look up the nearest", lambda: index.nearest(en)
    yield "suggest", lambda: suggestions([LocatedSentence(line.text, "p2.1") for line in lines], finder)


def _reports(findings: tuple[Finding, ...]) -> Iterator[Step]:
    yield "report as text", lambda: [finding.line() for finding in findings]
    yield "report as json", lambda: report.as_json(findings, str)
    yield "report as summary", lambda: report.as_summary(findings, str)
    yield "report as sarif", lambda: report.as_sarif(findings, KINDS, "1.0", str)


def main(words: list[str]) -> None:
    """Measure all, and list what grows."""
    for attack, make in FILES.items():
        for growth in growths(attack, make, COUNT, QUICK * 100, words):
            print(growth, flush=True)
    for attack, line in lines():
        for growth in growths(attack, partial(_of_line, line), LINE, QUICK, words):
            print(growth, flush=True)


def _of_line(line: Callable[[int], str], length: int) -> Repository:
    return of_line(line(length))


if __name__ == "__main__":
    main(sys.argv[1:])
