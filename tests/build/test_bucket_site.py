"""The site in a bucket: equal to that in a folder, changed in an order in which it works, and never more than it must be."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import pytest
from click.testing import CliRunner, Result

from builder.build.stores import folder_site
from builder.build.stores.bucket import Bucket, BucketError
from builder.build.stores.bucket_site import is_site, write_site
from builder.cli import main
from builder.publish.format import File
from tests.support import site
from tests.support.buckets import emptied, objects

pytest.importorskip("fsspec", reason="the extra `bucket` is not installed")


@pytest.fixture
def bucket() -> Iterator[Bucket]:
    with emptied("memory://site") as found:
        yield found


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The keys of the objects that are written or removed, in order."""
    keys: list[str] = []
    write, remove = Bucket.write, Bucket._remove

    def noted_write(self: Bucket, key: str, data: bytes, media_type: str = "") -> None:
        keys.append(key)
        write(self, key, data, media_type)

    def noted_remove(self: Bucket, key: str) -> None:
        keys.append(f"-{key}")
        remove(self, key)

    monkeypatch.setattr(Bucket, "write", noted_write)
    monkeypatch.setattr(Bucket, "_remove", noted_remove)
    return keys


def files(texts: dict[str, str]) -> list[File]:
    return [File(PurePosixPath(path), text.encode()) for path, text in texts.items()]


def site_in(bucket: Bucket) -> dict[str, str]:
    return {key: data.decode() for key, data in objects(bucket).items() if key != folder_site.MARKER}


BEFORE = {"index.html": "a", "style.css": "a", "tide/index.html": "a", "gone.html": "a", "gone.js": "a"}
AFTER = {"index.html": "b", "style.css": "b", "tide/index.html": "a", "moon/index.html": "b", "moon.js": "b"}


def test_only_what_has_changed_is_written_and_in_order(bucket: Bucket, written: list[str]) -> None:
    assert write_site(bucket, files(BEFORE)) == len(BEFORE)
    assert site_in(bucket) == BEFORE
    written.clear()
    assert write_site(bucket, files(AFTER)) == 6
    assert site_in(bucket) == AFTER
    *steps, first_gone, second_gone, last = written
    assert steps == [folder_site.MARKER, "moon.js", "moon/index.html", "style.css", "index.html"]
    assert {first_gone, second_gone} == {"-gone.html", "-gone.js"}
    assert last == folder_site.MARKER


def test_the_same_site_again_writes_nothing(bucket: Bucket, written: list[str]) -> None:
    write_site(bucket, files(BEFORE))
    written.clear()
    assert write_site(bucket, files(BEFORE)) == 0
    assert written == []


def test_a_site_is_known_by_its_listing(bucket: Bucket) -> None:
    known = [file.info for file in files(BEFORE)]
    assert not is_site(bucket, known)
    write_site(bucket, files(BEFORE))
    assert is_site(bucket, known)
    assert not is_site(bucket, known[1:])
    assert not is_site(bucket, [file.info for file in files({**BEFORE, "index.html": "b"})])


@pytest.mark.parametrize("data", [b"b", b"", b"aa"])
def test_an_object_that_another_has_changed_is_written_again(bucket: Bucket, data: bytes) -> None:
    write_site(bucket, files(BEFORE))
    bucket.write("index.html", data)
    assert not is_site(bucket, [file.info for file in files(BEFORE)])
    assert write_site(bucket, files(BEFORE)) == 1
    assert site_in(bucket) == BEFORE


def test_what_others_have_put_beside_the_site_stays(bucket: Bucket) -> None:
    write_site(bucket, files(BEFORE))
    bucket.write("robots.txt", b"theirs")
    write_site(bucket, files(AFTER))
    assert site_in(bucket) == {**AFTER, "robots.txt": "theirs"}


def test_a_bucket_with_anything_but_a_site_is_left_alone(bucket: Bucket) -> None:
    bucket.write("thesis.odt", b"theirs")
    with pytest.raises(folder_site.NotASiteError, match="memory://site"):
        write_site(bucket, files(BEFORE))
    assert site_in(bucket) == {"thesis.odt": "theirs"}


@pytest.mark.parametrize("data", [b"", b"{", b'{"files": {"../x": 1}}', b"\xff"])
def test_a_damaged_record_is_made_anew(bucket: Bucket, written: list[str], data: bytes) -> None:
    write_site(bucket, files(BEFORE))
    bucket.write(folder_site.MARKER, data)
    written.clear()
    assert write_site(bucket, files(BEFORE)) == 0
    assert written == [folder_site.MARKER]
    assert is_site(bucket, [file.info for file in files(BEFORE)])


def test_a_record_cannot_have_anything_else_removed(bucket: Bucket) -> None:
    with emptied("memory://elsewhere") as elsewhere:
        elsewhere.write("theirs", b"theirs")
        write_site(bucket, files(BEFORE))
        forged = b'{"files": {"../elsewhere/theirs": {"sha256": "", "stamp": ""}}}'
        bucket.write(folder_site.MARKER, forged)
        write_site(bucket, files(AFTER))
        assert objects(elsewhere) == {"theirs": b"theirs"}


def test_if_a_file_cannot_be_made_the_bucket_is_as_it_was(bucket: Bucket, written: list[str]) -> None:
    def broken() -> Iterator[File]:
        yield from files(AFTER)
        raise ZeroDivisionError

    write_site(bucket, files(BEFORE))
    written.clear()
    with pytest.raises(ZeroDivisionError):
        write_site(bucket, broken())
    assert written == []


def test_of_two_builds_at_once_the_last_to_end_has_its_site_there(
    bucket: Bucket, monkeypatch: pytest.MonkeyPatch
) -> None:
    write, others = Bucket.write, [files(AFTER)]

    def interrupted(self: Bucket, key: str, data: bytes, media_type: str = "") -> None:
        write(self, key, data, media_type)
        if key == "index.html" and others:
            write_site(bucket, others.pop())

    monkeypatch.setattr(Bucket, "write", interrupted)
    write_site(bucket, files(BEFORE))
    assert site_in(bucket) == BEFORE
    assert is_site(bucket, [file.info for file in files(BEFORE)])


def test_a_bucket_that_never_rests_is_given_up(bucket: Bucket, monkeypatch: pytest.MonkeyPatch) -> None:
    write = Bucket.write

    def undone(self: Bucket, key: str, data: bytes, media_type: str = "") -> None:
        write(self, key, b"another's" if key == "index.html" else data, media_type)

    monkeypatch.setattr(Bucket, "write", undone)
    with pytest.raises(BucketError, match="another build writes"):
        write_site(bucket, files(BEFORE))


# --- A site of pages --------------------------------------------------------------------------------------------------


def build(root: Path, out: object, *words: str) -> Result:
    return CliRunner().invoke(main, ["--lang", "en", "build", "-j1", "-C", str(root), "-o", str(out), *words])


def broken_links(bucket: Bucket, folder: Path) -> set[str]:
    """The links in the pages of a bucket that lead to nothing there; a copy is made in a folder."""
    site.write(folder, (File(PurePosixPath(key), data) for key, data in objects(bucket).items()))
    ends = {target for page in folder.rglob("*.html") for target, _ in site.targets(page)}
    return {str(end.relative_to(folder)) for end in ends if not end.is_file()}


def test_the_site_in_a_bucket_equals_that_in_a_folder(bucket: Bucket, mini_copy: Path, tmp_path: Path) -> None:
    ran = build(mini_copy, bucket)
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert ran.stdout.endswith("open memory://site/index.html\n")
    assert build(mini_copy, tmp_path / "site").exit_code == 0
    in_folder = {
        str(p.relative_to(tmp_path / "site")): p.read_bytes() for p in (tmp_path / "site").rglob("*") if p.is_file()
    }
    assert {**objects(bucket), folder_site.MARKER: b""} == {**in_folder, folder_site.MARKER: b""}
    assert build(mini_copy, bucket).stdout == "nothing has changed; open memory://site/index.html\n"


def test_a_build_that_ends_anywhere_leaves_a_site_whose_links_lead_somewhere(
    bucket: Bucket, mini_copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert build(mini_copy, bucket).exit_code == 0
    assert broken_links(bucket, tmp_path / "whole") == set()
    write, remove = Bucket.write, Bucket._remove
    moon = mini_copy / "translations" / "moon.yaml"
    moon.rename(moon.with_name("new-moon.yaml"))
    left: list[int] = []

    def killed() -> None:
        left[0] -= 1
        if left[0] < 0:
            raise KeyboardInterrupt

    def write_until(self: Bucket, key: str, data: bytes, media_type: str = "") -> None:
        killed()
        write(self, key, data, media_type)

    def remove_until(self: Bucket, key: str) -> None:
        killed()
        remove(self, key)

    monkeypatch.setattr(Bucket, "write", write_until)
    monkeypatch.setattr(Bucket, "_remove", remove_until)
    seen = set()
    for steps in (0, 1, 2, 5, 10, 20, 30, 40, 60, 80, 100, 140):
        left[:] = [steps]
        ran = build(mini_copy, bucket)
        seen.add(ran.exit_code)
        assert broken_links(bucket, tmp_path / str(steps)) == set()
    assert seen == {0, 130}
