"""After any sequence of edits, a build on the results of those before equals a clean one byte for byte, and costs what was changed."""

from __future__ import annotations

import gc
import hashlib
import pickle
import tempfile
import weakref
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from hypothesis.strategies import sampled_from

from builder.build import editions, pipeline
from builder.build.findings import FaultyError
from builder.build.known_site import NO_SITE, KnownSite, LeftOut
from builder.build.options import Options
from builder.build.site_request import request
from builder.build.stored_indexes import StoredIndexes
from builder.build.stores import disk
from builder.build.stores.disk_cache import DiskCache
from builder.content.file import ContentFile
from builder.content.repository import Repository
from builder.model.edition import Edition
from builder.model.history import History
from builder.publish.format import File, SiteSettings
from builder.publish.formats import CORPUS_FORMATS, EDITION_FORMATS
from builder.publish.site.term import format as term_pages
from builder.terms.annotate import annotate
from builder.terms.finder import Finder
from tests.support import MINI, ROOT

FULL = Options(EDITION_FORMATS, CORPUS_FORMATS)


@dataclass(frozen=True)
class Edit:
    """An edit of a file of the miniature repository; without `new`, the file is removed."""

    file: str
    old: str = ""
    new: str | None = None

    def apply(self, repository: Repository) -> Repository:
        folder = self.file.split("/")[0]
        files: tuple[ContentFile, ...] = getattr(repository, folder)
        kept = (self._edited(file) if file.name == self.file else file for file in files)
        changes: dict[str, Any] = {folder: tuple(file for file in kept if file)}
        return replace(repository, **changes)

    def _edited(self, file: ContentFile) -> ContentFile | None:
        if self.new is None:
            return None
        assert self.old.encode() in file.data, self
        return replace(file, data=file.data.replace(self.old.encode(), self.new.encode()))


SENTENCE = Edit("translations/tide.yaml", "We dig clams", "We gather clams")
TITLE = Edit("translations/moon.yaml", "title:", "# a comment\ntitle:")
SUMMARY = Edit("translations/tide.yaml", "A short piece", "A brief piece")
DEFINITION = Edit("glossary/mulddae.yaml", "The hours of flood", "The times of flood")
RELATED = Edit("glossary/neap-tide.yaml", "kind: event", "kind: concept")
FORM = Edit("glossary/korea.yaml", "kind:", "variants: {ko: [조개]}\nkind:")
FAULT = Edit("glossary/getbol.yaml", "tidal flat", "mudflat")
RECORD = Edit("bibliography/crabs.yaml", "Crabs", "On Crabs")
CITED = Edit("bibliography/flats.yaml", "The Shore", "The Beach")
SEED = Edit("seeds/moon.txt", "달", "해")
MALFORMED = Edit("translations/moon.yaml", "pairs:", "pears:")
NO_ENTRY = Edit("glossary/spring-tide.yaml")
NO_EDITION = Edit("translations/moon.yaml")
PART_RENAMED = Edit("translations/harbor-song.yaml", "en: A Boat Song}", "en: A Rowing Song}")
PART_REMOVED = Edit("translations/harbor.yaml", "- harbor-song\n", "")
PARTS_REORDERED = Edit("translations/harbor.yaml", "- harbor-morning\n", "")
PART_LAST = Edit("translations/harbor.yaml", "- harbor-rules\n", "- harbor-rules\n- harbor-morning\n")
WORK_REVISED = Edit("translations/harbor.yaml", '"1.1"', '"1.2"')
PART_FAULTY = Edit("translations/harbor-song.yaml", "Heave ho,", "Heave  ho,")
NO_SONG = Edit("translations/harbor-song.yaml")
EDITS = (
    *(PART_RENAMED, PART_FAULTY, WORK_REVISED, PARTS_REORDERED, PART_LAST, PART_REMOVED, NO_SONG),
    *(SENTENCE, SUMMARY, TITLE, DEFINITION, RELATED, FORM, FAULT, RECORD, CITED, SEED, NO_ENTRY, MALFORMED),
    NO_EDITION,  # the last, since it removes what others edit
)
SITE = SiteSettings("https://example.org", "https://forge.example/sea")
HISTORY = {"mulddae": History((), 1, "2024-01-01")}

# The SHA-256 of every file of the site by its path, with the editions left out of it, or else the findings.
Outcome = tuple[dict[str, str], tuple[LeftOut, ...]] | tuple[str, ...]


@cache
def library() -> Repository:
    """The miniature repository with a book of three parts beside its editions."""
    mini, book = disk.read_repository(MINI), disk.read_repository(ROOT / "tests" / "libraries" / "book")

    def both(one: tuple[ContentFile, ...], other: tuple[ContentFile, ...]) -> tuple[ContentFile, ...]:
        return tuple(sorted((*one, *other), key=lambda file: file.name))

    return replace(
        mini,
        glossary=both(mini.glossary, book.glossary),
        translations=both(mini.translations, book.translations),
        seeds=both(mini.seeds, book.seeds),
    )


def repository_with(edits: frozenset[Edit]) -> Repository:
    repository = library()
    for edit in sorted(edits, key=EDITS.index):
        repository = edit.apply(repository)
    return repository


def outcome(edits: frozenset[Edit], options: Options) -> Outcome:
    repository = repository_with(edits)
    left_out: list[LeftOut] = []
    files: list[File] = []

    def write(given: Iterator[File]) -> int:
        files[:] = given
        return len(files)

    try:
        pipeline.publish(repository, replace(options, report_left_out=left_out.extend), write)
    except FaultyError as faulty:
        return tuple(finding.line() for finding in faulty.findings)
    known = options.cache.get(request(options).key(repository), KnownSite)
    assert known is None or known.left_out == tuple(left_out)
    return {str(file.path): hashlib.sha256(file.data).hexdigest() for file in files}, tuple(left_out)


@cache
def clean(edits: frozenset[Edit], site: SiteSettings, with_history: bool, keep_going: bool = False) -> Outcome:
    histories = HISTORY if with_history else {}
    return outcome(edits, replace(FULL, site=site, histories=histories, keep_going=keep_going))


class Edited(RuleBasedStateMachine):
    """A repository in which edits are made and undone, built after each with one cache."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.edits: frozenset[Edit] = frozenset()
        self.site, self.with_history, self.keep_going = SiteSettings(), False, False
        self.last = ""  # the key of the site that was made last

    @rule(edit=sampled_from(EDITS))
    def toggle(self, edit: Edit) -> None:
        self.edits = self.edits ^ {edit}

    @rule()
    def publish_elsewhere(self) -> None:
        self.site = SiteSettings() if self.site == SITE else SITE

    @rule()
    def commit(self) -> None:
        self.with_history = not self.with_history

    @rule()
    def keep_going_or_not(self) -> None:
        self.keep_going = not self.keep_going

    @invariant()
    def equals_a_clean_build(self) -> None:
        histories = HISTORY if self.with_history else {}
        cache = DiskCache(Path(self.folder.name))
        options = replace(FULL, site=self.site, histories=histories, cache=cache, keep_going=self.keep_going)
        kept = cache.get(self.last, KnownSite) or NO_SITE
        wanted = clean(self.edits, self.site, self.with_history, self.keep_going)
        assert outcome(self.edits, replace(options, kept=kept)) == wanted
        self.last = request(options).key(repository_with(self.edits))
        options.cache.keep("build", MINI)

    def teardown(self) -> None:
        self.folder.cleanup()


TestAnySequenceOfEdits: Any = Edited.TestCase
TestAnySequenceOfEdits.settings = settings(
    max_examples=2, stateful_step_count=8, deadline=None, phases=(Phase.generate,)
)


@pytest.mark.parametrize(
    "edits",
    [
        (PART_RENAMED,),
        (PART_REMOVED, NO_SONG),
        (PARTS_REORDERED, PART_LAST),
        (WORK_REVISED,),
        (PART_FAULTY,),
        (PART_FAULTY, PARTS_REORDERED, PART_LAST),
    ],
    ids=["renamed", "removed", "reordered", "revised", "left out", "left out and reordered"],
)
def test_a_book_that_has_changed_is_built_as_if_it_had_always_been_so(edits: tuple[Edit, ...], tmp_path: Path) -> None:
    without_pdf = tuple(form for form in EDITION_FORMATS if form.name != "pdf")
    pages = tuple(form for form in CORPUS_FORMATS if form.download is None)
    clean_options = Options(without_pdf, pages)
    options = replace(clean_options, cache=DiskCache(tmp_path / "cache"))
    before = outcome(frozenset(), options)
    changed = outcome(frozenset(edits), options)
    assert changed == outcome(frozenset(edits), clean_options) != before
    assert outcome(frozenset(), options) == before


def test_a_title_costs_its_chapter_and_the_two_around_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    options = replace(FULL, editions=EDITION_FORMATS[:1], corpus=(), cache=DiskCache(tmp_path / "cache"))
    outcome(frozenset(), options)
    seen: list[str] = []

    def watched(edition: Edition, finder: Finder) -> Edition:
        seen.append(edition.id)
        return annotate(edition, finder)

    monkeypatch.setattr(editions, "annotate", watched)
    outcome(frozenset((PART_RENAMED,)), options)
    assert sorted(seen) == ["harbor-morning", "harbor-rules", "harbor-song"]


# --- What a change costs ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("edit", "annotated", "checked", "pairs", "terms"),
    [
        (SENTENCE, ["tide"], ["tide"], ["p3"], {"getbol"}),
        (DEFINITION, ["moon", "tide"], [], [], {"mulddae"}),
        (RECORD, ["tide"], [], [], set()),
        (NO_EDITION, [], [], [], {"mulddae"}),
    ],
    ids=["sentence", "definition", "record", "edition"],
)
def test_a_change_costs_what_it_changes(
    edit: Edit,
    annotated: list[str],
    checked: list[str],
    pairs: list[str],
    terms: set[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    options = replace(FULL, cache=DiskCache(tmp_path / "cache"))
    outcome(frozenset(), options)
    wanted = clean(frozenset((edit,)), SiteSettings(), False)
    seen: dict[str, list[str]] = {"annotate": [], "check_edition": [], "check_pair": [], "term_view": []}

    def watch(module: object, name: str, id_of: Any) -> None:
        real = getattr(module, name)

        def watched(*given: Any, **named: Any) -> Any:
            seen[name].append(id_of(given[0]))
            return real(*given, **named)

        monkeypatch.setattr(module, name, watched)

    watch(editions, "annotate", lambda edition: edition.id)
    watch(editions, "check_edition", lambda edition: edition.id)
    watch(editions, "check_pair", lambda pair: pair.id)
    watch(term_pages, "term_view", lambda known: known.term.id)
    assert outcome(frozenset((edit,)), options) == wanted
    assert (seen["annotate"], seen["check_edition"], seen["check_pair"]) == (annotated, checked, pairs)
    assert terms <= set(seen["term_view"])
    assert len(set(seen["term_view"])) < len(disk.read_repository(MINI).glossary)


def test_a_new_seed_rebuilds_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    options = Options(EDITION_FORMATS, cache=DiskCache(tmp_path / "cache"))
    mini = disk.read_repository(MINI)
    before = [file.data for file in pipeline.site(mini, options)]
    monkeypatch.setattr(editions, "load_edition", None)
    more = replace(mini, seeds=(*mini.seeds, ContentFile("seeds/zebra.txt", b"zebra")))
    assert [file.data for file in pipeline.site(more, options)] == before


def test_what_the_cache_loses_in_the_middle_is_made_again(tmp_path: Path) -> None:
    options = replace(FULL, cache=DiskCache(tmp_path / "cache"))
    first = outcome(frozenset(), options)
    for number, path in enumerate(sorted(path for path in (tmp_path / "cache").rglob("*") if path.is_file())):
        path.write_bytes(b"damaged") if number % 2 else None
    assert outcome(frozenset(), options) == first


@pytest.mark.parametrize("lost", ["", "*o"], ids=["kept", "lost"])
def test_what_is_made_of_the_corpus_may_be_made_elsewhere(lost: str, tmp_path: Path) -> None:
    sent: list[int] = []

    def execute(function: Any, values: Any) -> list[Any]:
        if function.func is editions.process:
            return list(map(function, values))
        batches = list(values)
        sent.extend(map(len, batches))
        for index in (tmp_path / "cache").rglob(lost) if lost else ():  # the occurrences of terms
            index.unlink()
        return [pickle.loads(pickle.dumps(function))(pickle.loads(pickle.dumps(batch))) for batch in batches]  # noqa: S301 - ours

    options = replace(FULL, cache=DiskCache(tmp_path / "cache"), execute=execute, batches=2)
    assert outcome(frozenset(), options) == clean(frozenset(), SiteSettings(), False)
    assert len(sent) > 1


def test_the_indexes_of_a_batch_need_no_memory_after_it(tmp_path: Path) -> None:
    gc.collect()
    gc.disable()
    try:
        indexes = pickle.loads(pickle.dumps(StoredIndexes({}, DiskCache(tmp_path / "cache"), str)))  # type: ignore[arg-type]  # noqa: S301 - ours
        held = weakref.ref(indexes)
        del indexes
        assert held() is None
    finally:
        gc.enable()
