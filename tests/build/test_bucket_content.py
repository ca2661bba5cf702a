"""Content in a bucket: read as it would be in a folder, and reported where it cannot be."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from builder.build.stores import disk
from builder.build.stores.bucket import Bucket, BucketError, bucket_at
from builder.build.stores.bucket_content import read_file, read_repository
from builder.build.stores.folders import NotARepositoryError
from builder.cli import main
from builder.content.file import MOST_BYTES, RefusedFile
from tests.support import MINI
from tests.support.buckets import emptied

pytest.importorskip("fsspec", reason="the extra `bucket` is not installed")


@pytest.fixture
def library() -> Iterator[Bucket]:
    """The miniature repository in a bucket."""
    with emptied("memory://library") as bucket:
        for path in MINI.rglob("*"):
            if path.is_file():
                bucket.write(path.relative_to(MINI).as_posix(), path.read_bytes())
        yield bucket


def test_it_is_what_it_would_be_in_a_folder(library: Bucket) -> None:
    assert read_repository(library) == disk.read_repository(MINI)


def test_what_does_not_belong_there_is_reported_alike(library: Bucket, mini_copy: Path) -> None:
    for name in ("glossary/notes.txt", "seeds/old/a.txt", "glossary/.hidden", "translations/a.yaml~", "figures/x.gif"):
        library.write(name, b"x")
        (mini_copy / name).parent.mkdir(exist_ok=True)
        (mini_copy / name).write_bytes(b"x")
    found = read_repository(library)
    assert found == disk.read_repository(mini_copy)
    assert set(found.strays) == {"glossary/notes.txt", "seeds/old/", "figures/x.gif"}


@pytest.mark.parametrize(
    "name", ["a b.yaml", "물때.yaml", "a[1]*?.yaml", "%41+&=.yaml", "a\\b.yaml", "a\nb.yaml", "a'\"#.yaml", ".yaml"]
)
def test_keys_with_odd_characters_are_read_as_they_are(library: Bucket, name: str) -> None:
    library.write(f"glossary/{name}", b"ko: x\n")
    assert {file.base: file.data for file in read_repository(library).glossary}[name] == b"ko: x\n"


def test_an_empty_object_and_one_too_large_are_read_so_far_that_this_shows(library: Bucket) -> None:
    library.write("glossary/empty.yaml", b"")
    library.write("glossary/large.yaml", b"x" * (MOST_BYTES + 1))
    found = read_repository(library)
    assert {file.base: file.data for file in found.glossary}["empty.yaml"] == b""
    assert found.refused == (RefusedFile("glossary/large.yaml", "large", MOST_BYTES + 1),)
    large = read_file(library, "glossary/large.yaml")
    assert large
    assert len(large.data) == MOST_BYTES + 1


def test_an_object_that_only_stands_for_a_folder_is_none(library: Bucket) -> None:
    Bucket("memory://").write("library/glossary/placeholder", b"")
    before = read_repository(library)
    assert before.strays == ("glossary/placeholder",)
    library.remove_all(["glossary/placeholder"])
    assert replace(before, strays=()) == read_repository(library)


def test_a_bucket_without_the_folders_is_no_repository() -> None:
    with emptied("memory://empty") as bucket:
        with pytest.raises(NotARepositoryError, match=r"glossary/, translations/"):
            read_repository(bucket)
        ran = build(bucket, bucket / "site")
        assert (ran.exit_code, "memory://empty is not a repository of editions" in ran.stderr) == (2, True)


# --- Addresses and keys -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    [
        "s3://",
        "s3:///",
        "s3://library/../other",
        "s3://a//b",
        "s3://./a",
        "zip://a.yaml::s3://library",
        "s3://me:key@library",
    ],
)
def test_an_address_that_could_lead_elsewhere_or_tells_a_secret_is_refused(address: str) -> None:
    with pytest.raises(BucketError) as raised:
        bucket_at(address)
    assert "me:key" not in str(raised.value)


@pytest.mark.parametrize("key", ["", "../a", "a/../../b", "/a", "a//b", "a/.", "a/"])
def test_a_key_that_could_lead_elsewhere_is_refused(library: Bucket, key: str) -> None:
    with pytest.raises(BucketError, match="cannot be the key"):
        library.read(key, 1)
    with pytest.raises(BucketError, match="cannot be the key"):
        library.write(key, b"")
    with pytest.raises(BucketError, match="cannot be the key"):
        library.remove_all([key])


def test_other_addresses_of_fsspec_are_as_good(tmp_path: Path) -> None:
    bucket = bucket_at(f"file://{tmp_path}/a b/")
    bucket.write("glossary/tide.yaml", b"x")
    assert (tmp_path / "a b" / "glossary" / "tide.yaml").read_bytes() == b"x"
    assert list(bucket.objects()) == list(bucket.objects("glossary")) == ["glossary/tide.yaml"]
    assert bucket.read("glossary/moon.yaml", 1) is None


# --- The command ------------------------------------------------------------------------------------------------------


def build(root: object, out: object, *words: str) -> Result:
    return CliRunner().invoke(main, ["--lang", "en", "build", "-j1", "-C", str(root), "-o", str(out), *words])


def files_in(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_site_of_a_bucket_is_that_of_a_folder(library: Bucket, mini_copy: Path, tmp_path: Path) -> None:
    ran = build(library, tmp_path / "of bucket", "--downloads")
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert build(mini_copy, tmp_path / "of folder", "--downloads").exit_code == 0
    assert files_in(tmp_path / "of bucket") == files_in(tmp_path / "of folder")


def test_the_settings_and_the_card_are_read_there(library: Bucket, tmp_path: Path) -> None:
    library.write("pyproject.toml", '[tool.daeyeok]\nname = {en = "Tides", ko = "물때"}\n'.encode())
    assert build(library, tmp_path / "site").exit_code == 0
    assert "Tides" in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    library.write("pyproject.toml", b'[tool.daeyeok]\ncard = "none.png"\n')
    ran = build(library, tmp_path / "site")
    assert (ran.exit_code, "none.png" in ran.stderr) == (2, True)


def test_without_another_place_the_site_is_beside_the_content(library: Bucket) -> None:
    ran = CliRunner().invoke(main, ["--lang", "en", "build", "-j1", "-C", library.address])
    assert ran.exit_code == 0
    assert ran.stdout.endswith("open memory://library/site/index.html\n")
    assert read_repository(library) == disk.read_repository(MINI)


def test_findings_name_the_object(library: Bucket, tmp_path: Path) -> None:
    library.write("glossary/tide.yaml", b"ko: [\n")
    ran = build(library, tmp_path / "site")
    assert ran.exit_code == 1
    assert ran.stdout.startswith("glossary/tide.yaml:")
    assert not (tmp_path / "site").exists()


def test_a_build_between_folders_imports_nothing_of_buckets(mini_copy: Path) -> None:
    program = """
import sys
from builder.cli import main
main(["build", "-j1", "-C", sys.argv[1]], standalone_mode=False)
"""
    shown = "import atexit, sys; atexit.register(lambda: print(*sys.modules, file=sys.stderr))\n"
    ran = subprocess.run([sys.executable, "-c", shown + program, mini_copy], capture_output=True, text=True, check=True)
    assert "builder.build.stores.disk" in ran.stderr.split()
    assert not {"fsspec", "s3fs", "builder.build.stores.bucket_site"} & set(ran.stderr.split())
