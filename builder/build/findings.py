"""What findings mean for a build: which prevent that anything is published, and which only leave an edition out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from builder.build.editions import EditionResult
from builder.build.known_site import LeftOut
from builder.content.loading.works import Works
from builder.content.repository import Repository
from builder.model.corpus import Corpus
from builder.model.finding import Finding
from builder.model.house_style import HouseStyle
from builder.model.limits import MORE, within_limits
from builder.rules.registry import check_corpus


class FaultyError(Exception):
    """Raised by a build whose content has findings, and which must not be published."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__(f"{len(findings)} findings")
        self.findings = findings


class LateFindingsError(Exception):
    """Raised by a build that has already made files of editions, named by their files, about which the corpus then shows findings."""

    def __init__(self, files: frozenset[str]) -> None:
        super().__init__(", ".join(sorted(files)))
        self.files = files


@dataclass(frozen=True)
class Policy:
    """Which findings prevent that anything is published, and which editions are left out instead if these are about them."""

    is_grave: Callable[[Finding], bool]
    may_leave_out: Callable[[EditionResult], bool]


def findings_of(results: Iterable[EditionResult]) -> Iterator[Finding]:
    """The findings about the editions by themselves."""
    return (finding for result in results for finding in result.state.findings)


def is_of_form(finding: Finding) -> bool:
    """Whether the finding is about a file that cannot be read, rather than about what it says."""
    return finding.code.startswith("Y") and finding.code != MORE.code


def verdict(
    faults: Iterable[Finding],
    found: Iterable[Finding],
    corpus: Corpus,
    style: HouseStyle,
    of_glossary: Callable[[], Iterable[Finding]] | None = None,
    *,
    is_whole: bool = True,
) -> tuple[Finding, ...]:
    """The findings to report, by place and within limits: the faults of entries, and what is found about the editions and the corpus.

    Unreliable findings are left out; see `check`. The corpus is not whole if editions that cannot be read were set aside. `of_glossary`, if
    given, returns what `check_glossary` finds.
    """
    faults = list(faults)
    findings = [*faults, *found]
    if faults:
        return within_limits(finding for finding in findings if is_of_form(finding) or finding.code == MORE.code)
    unread = any(map(is_of_form, findings))
    if unread:
        return within_limits(findings)
    known = of_glossary() if of_glossary else None
    return within_limits([*findings, *check_corpus(corpus, style, is_whole=is_whole, of_glossary=known)])


def is_left_out(result: EditionResult, policy: Policy) -> bool:
    """Whether an edition is to be left out for the findings about it by itself."""
    return any(map(policy.is_grave, result.state.findings)) and policy.may_leave_out(result)


def judge(
    repository: Repository,
    faults: Iterable[Finding],
    corpus: Corpus,
    found: list[EditionResult],
    policy: Policy,
    style: HouseStyle,
    works: Works,
    of_glossary: Callable[[], Iterable[Finding]] | None = None,
) -> tuple[LeftOut, ...]:
    """The editions to leave out for what is found about them and about the corpus, in order of name.

    A work that is left out takes its parts with it, and one of which no part is left is left out itself.

    The findings are those of a check, except that the others are checked even if an edition that may be left out cannot be read. Raises
    FaultyError if there are grave findings elsewhere, or if no edition would be left, so that an empty site never replaces a full one.
    """
    loose = {result.task.file.name for result in found if policy.may_leave_out(result)}
    early = (*repository.unread_findings(), *findings_of(found))
    aside = [finding for finding in early if is_of_form(finding) and finding.place.file in loose]
    rest = [finding for finding in early if not (is_of_form(finding) and finding.place.file in loose)]
    all_ = sorted((*aside, *verdict(faults, rest, corpus, style, of_glossary, is_whole=not aside)))
    grave = tuple(filter(policy.is_grave, all_))
    left_out = tuple(_left_out(_by_file(grave, works), found))
    if any(finding.place.file not in loose for finding in grave) or (left_out and len(left_out) == len(found)):
        raise FaultyError(grave)
    return left_out


def _by_file(findings: Iterable[Finding], works: Works) -> Mapping[str, list[Finding]]:
    """For each file to leave out, the findings for which it is."""
    by_file: dict[str, list[Finding]] = {}
    for finding in findings:
        by_file.setdefault(finding.place.file, []).append(finding)
    for name, work in works.loaded.items():
        parts = [part for part in works.parts if works.parts[part].of.work == work.file.stem]
        if name in by_file:
            by_file |= {part: by_file.get(part, by_file[name]) for part in parts}
        elif parts and all(part in by_file for part in parts):
            by_file[name] = by_file[parts[0]]
    return by_file


def _left_out(by_file: Mapping[str, list[Finding]], found: Iterable[EditionResult]) -> Iterator[LeftOut]:
    for result in found:
        if result.task.file.name in by_file:
            yield LeftOut(result.task.file.name, result.is_draft, tuple(by_file[result.task.file.name]))
