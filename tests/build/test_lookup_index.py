"""The look-up index: after any edit it equals one made anew, costs what the edit changed, and outlives damage, kills and others."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from itertools import pairwise
from pathlib import Path
from types import ModuleType

import pytest

from builder.build import lookup_marks, lookup_update
from builder.build.lookup_index import look_up
from builder.build.stores.cache_folder import private_folder
from builder.build.stores.lookup_store import LookupStore

MOST = 1_000
EDITS = {
    "sentence": ("translations/tide.yaml", "We dig clams", "We gather clams"),
    "mark": ("translations/tide.yaml", "tide times sees", "hours sees"),
    "definition": ("glossary/mulddae.yaml", "The hours of flood", "The times of flood"),
    "form": ("glossary/korea.yaml", "kind:", "variants: {ko: [조개], en: [clams]}\nkind:"),
    "avoided": ("glossary/getbol.yaml", "swamp", "marsh"),
    "source": ("bibliography/flats.yaml", "The Shore", "The Beach"),
    "malformed entry": ("glossary/getbol.yaml", "ko:", "kp:"),
    "malformed edition": ("translations/moon.yaml", "pairs:", "pears:"),
    "malformed source": ("bibliography/flats.yaml", "title:", "titel:"),
}
Everything = tuple[object, ...]


def everything(store: LookupStore) -> Everything:
    """All that can be asked of an index."""
    keys = sorted(store.all_keys())
    terms = sorted({key.term for key in keys})
    entries = [store.entry(term) for term in terms]
    cited = sorted({one.id for entry in entries if entry for one in entry.sources if one.id})
    matches = [store.index().matches(key.text) for key in keys]
    found = [(store.count(term), store.occurrences(term, MOST)) for term in terms]
    return keys, entries, [store.source(id_) for id_ in cited], matches, found


def assert_as_made_anew(root: Path, folder: Path) -> Everything:
    found = look_up(folder, root, everything)
    assert found == look_up(None, root, everything)
    assert found[0]
    return found


def edit(root: Path, name: str, old: str, new: str) -> None:
    path = root / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def seen(monkeypatch: pytest.MonkeyPatch, module: ModuleType, name: str, id_of: Callable[[object], str]) -> list[str]:
    """The subjects that a step of an update is from now on given."""
    given: list[str] = []
    real = getattr(module, name)

    def watched(subject: object, *more: object) -> object:
        given.append(id_of(subject))
        return real(subject, *more)

    monkeypatch.setattr(module, name, watched)
    return given


def test_after_any_edit_the_index_is_as_one_made_anew(mini_copy: Path, tmp_path: Path) -> None:
    states = [assert_as_made_anew(mini_copy, tmp_path)]
    for name, old, new in EDITS.values():
        edit(mini_copy, name, old, new)
        states.append(assert_as_made_anew(mini_copy, tmp_path))
    (mini_copy / "translations" / "tide.yaml").unlink()
    states.append(assert_as_made_anew(mini_copy, tmp_path))
    for name, old, new in reversed(list(EDITS.values())[4:]):
        edit(mini_copy, name, new, old)
        states.append(assert_as_made_anew(mini_copy, tmp_path))
    (mini_copy / "glossary" / "neap-tide.yaml").unlink()
    states.append(assert_as_made_anew(mini_copy, tmp_path))
    assert all(one != other for one, other in pairwise(states))


@pytest.mark.parametrize(
    ("name", "editions", "entries"),
    [
        ("sentence", ["tide"], []),
        ("definition", [], ["mulddae"]),
        ("form", ["moon", "tide"], ["korea"]),
        ("source", [], []),
    ],
)
def test_an_edit_costs_what_it_changes(
    name: str, editions: list[str], entries: list[str], mini_copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look_up(tmp_path, mini_copy, everything)
    annotated = seen(monkeypatch, lookup_marks, "annotate", lambda edition: str(getattr(edition, "id", "")))
    loaded = seen(monkeypatch, lookup_update, "load_term", lambda file: str(getattr(file, "stem", "")))
    look_up(tmp_path, mini_copy, everything)
    assert (annotated, loaded) == ([], [])
    edit(mini_copy, *EDITS[name])
    assert look_up(tmp_path, mini_copy, everything)
    assert (annotated, loaded) == (editions, entries)


def test_a_file_that_was_only_written_again_costs_nothing(
    mini_copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = look_up(tmp_path, mini_copy, everything)
    for path in mini_copy.rglob("*.yaml"):
        path.write_bytes(path.read_bytes())
    annotated = seen(monkeypatch, lookup_marks, "annotate", str)
    assert (look_up(tmp_path, mini_copy, everything), annotated) == (before, [])


def test_an_edit_that_keeps_size_and_time_is_seen(mini_copy: Path, tmp_path: Path) -> None:
    look_up(tmp_path, mini_copy, everything)
    path = mini_copy / "translations" / "tide.yaml"
    status = path.stat()
    edit(mini_copy, "translations/tide.yaml", "We dig clams", "We eat clams")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert_as_made_anew(mini_copy, tmp_path)


def test_links_out_of_the_repository_are_not_in_it(mini_copy: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.yaml"
    (mini_copy / "glossary" / "korea.yaml").rename(outside)
    (mini_copy / "glossary" / "korea.yaml").symlink_to(outside)
    keys = look_up(tmp_path / "cache", mini_copy, lambda store: {key.term for key in store.all_keys()})
    assert "korea" not in keys
    assert "getbol" in keys


# --- What may happen to it --------------------------------------------------------------------------------------------


def index_file(folder: Path) -> Path:
    (path,) = (folder / "lookup").glob("*.sqlite")
    return path


@pytest.mark.parametrize("at", [0, 20, 4_096, 9_000, 20_000])
def test_a_damaged_index_is_made_anew(mini_copy: Path, tmp_path: Path, at: int) -> None:
    whole = look_up(tmp_path, mini_copy, everything)
    path = index_file(tmp_path)
    data = path.read_bytes()
    assert len(data) > at
    path.write_bytes(data[:at] + b"\xff" * 3_000 + data[at + 3_000 :])
    assert look_up(tmp_path, mini_copy, everything) == whole
    path.write_bytes(data[:at])
    assert look_up(tmp_path, mini_copy, everything) == whole


def interrupt(*given: object) -> None:
    raise KeyboardInterrupt


def test_an_update_that_is_interrupted_leaves_the_index_as_it_was(
    mini_copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look_up(tmp_path, mini_copy, everything)
    edit(mini_copy, *EDITS["form"])
    with monkeypatch.context() as patch:
        patch.setattr(lookup_marks, "annotate", interrupt)
        with pytest.raises(KeyboardInterrupt):
            look_up(tmp_path, mini_copy, everything)
    assert_as_made_anew(mini_copy, tmp_path)


def counted(folder: Path, root: Path) -> int:
    return look_up(folder, root, lambda store: store.count("getbol"))


def test_two_processes_may_make_it_at_once(mini_copy: Path, tmp_path: Path) -> None:
    with ProcessPoolExecutor(2) as pool:
        counts = list(pool.map(counted, [tmp_path] * 4, [mini_copy] * 4))
    assert counts == [look_up(None, mini_copy, lambda store: store.count("getbol"))] * 4
    assert counts[0] > 0


def test_a_folder_that_cannot_be_written_is_done_without(mini_copy: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert look_up(tmp_path / "file", mini_copy, everything) == look_up(None, mini_copy, everything)


SLOW = {"pydantic", "lxml", "jinja2", "yaml", "babel", "markdown_it", "ahocorasick_rs"}
PROGRAM = """
import sys
from builder.cli import main
try:
    main()
finally:
    print(*sys.modules, file=sys.stderr)
"""


@pytest.mark.parametrize("words", [["갯벌"], ["--json", "tidal flat"], ["ㄱㅂ"]], ids=["text", "json", "initials"])
def test_a_query_imports_nothing_that_reads_files_or_makes_pages(
    mini_copy: Path, tmp_path: Path, words: list[str]
) -> None:
    environment = {**os.environ, "DAEYEOK_CACHE": str(tmp_path / "cache")}
    folder = private_folder(tmp_path / "cache")
    while not LookupStore(folder, mini_copy).is_current():  # a file just written may change again without a new time
        look_up(folder, mini_copy, everything)
    command = [sys.executable, "-c", PROGRAM, "--lang", "en", "lookup", "-C", str(mini_copy), *words]
    ran = subprocess.run(command, capture_output=True, text=True, env=environment, check=True)
    assert "getbol" in ran.stdout
    assert "builder.terms.lookup" in ran.stderr.split()
    assert SLOW & set(ran.stderr.split()) == set()
