"""Drafts as the command writes them, by rule and by Kiwi."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.command import daeyeok


def test_new_writes_a_draft_and_overwrites_nothing(mini_copy: Path) -> None:
    (mini_copy / "seeds" / "new_text.txt").write_text("달은 바다를 당긴다. 그래서 물이 든다.\n", encoding="utf-8")
    ran = daeyeok("new", "seeds/new_text.txt", cwd=mini_copy)
    assert ran.returncode == 0, ran.stderr
    path = mini_copy / "translations" / "new-text.yaml"
    assert "  ko: |\n    달은 바다를 당긴다.\n    그래서 물이 든다.\n" in path.read_text(encoding="utf-8")
    told = daeyeok("check", "--json", cwd=mini_copy).stdout
    assert "Y2" not in told
    assert "S101" not in told
    before = path.read_bytes()
    again = daeyeok("new", "seeds/new_text.txt", cwd=mini_copy)
    assert (again.returncode, path.read_bytes()) == (2, before)
    assert "choose another --id" in again.stderr
    assert daeyeok("new", "seeds/new_text.txt", "--id", "other", cwd=mini_copy).returncode == 0


def test_new_by_kiwi(mini_copy: Path) -> None:
    (mini_copy / "seeds" / "new_text.txt").write_text(
        "달은 바다를 당긴다 그래서 물이 든다 우리는 갯벌로 간다.\n", encoding="utf-8"
    )
    assert daeyeok("new", "seeds/new_text.txt", "--kiwi", cwd=mini_copy).returncode == 0
    made = (mini_copy / "translations" / "new-text.yaml").read_text(encoding="utf-8")
    assert "    달은 바다를 당긴다\n    그래서 물이 든다\n    우리는 갯벌로 간다.\n" in made


def test_new_says_what_is_wrong_with_a_seed(mini_copy: Path, tmp_path: Path) -> None:
    (mini_copy / "seeds" / "mac.txt").write_text("\u1100\u1161\u11a8", encoding="utf-8")
    ran = daeyeok("new", "seeds/mac.txt", cwd=mini_copy)
    assert ran.returncode == 1
    assert ran.stdout.startswith("seeds/mac.txt:1:1: Y102 ")
    (tmp_path / "away.txt").write_text("달은 바다를 당긴다.\n", encoding="utf-8")
    assert daeyeok("new", tmp_path / "away.txt", cwd=mini_copy).returncode == 0
    assert (mini_copy / "seeds" / "away.txt").read_bytes() == (tmp_path / "away.txt").read_bytes()


def test_new_says_that_a_text_is_hardly_korean_and_takes_its_genre(mini_copy: Path, tmp_path: Path) -> None:
    english, azaleas = tmp_path / "keeper.txt", tmp_path / "azaleas.txt"
    english.write_text("The keeper\n\nHe lights the lamp. It is night.\n", encoding="utf-8")
    azaleas.write_text("물음\n\n그것은 누구의 발자취입니까.\n\n그것은 누구의 얼굴입니까.\n", encoding="utf-8")
    assert "less than half of" in daeyeok("new", "-C", str(mini_copy), str(english)).stdout
    run = daeyeok("new", "-C", str(mini_copy), str(azaleas), "--genre", "poetry")
    assert "less than half of" not in run.stdout
    made = (mini_copy / "translations" / "azaleas.yaml").read_text(encoding="utf-8")
    assert "genre: poetry\n" in made
    assert made.count("kind: verse\n") == 2


def test_new_begins_a_work_and_adds_parts_to_it(mini_copy: Path) -> None:
    for name, text in (("one", "달은 바다를 당긴다.\n"), ("two", "그래서 물이 든다.\n")):
        (mini_copy / "seeds" / f"{name}.txt").write_text(text, encoding="utf-8")
        ran = daeyeok("new", f"seeds/{name}.txt", "--part-of", "book", cwd=mini_copy)
        assert ran.returncode == 0, ran.stderr
    work = mini_copy / "translations" / "book.yaml"
    assert work.read_text(encoding="utf-8").endswith("parts:\n- one\n- two\n")
    part = (mini_copy / "translations" / "one.yaml").read_text(encoding="utf-8")
    assert [line.partition(":")[0] for line in part.splitlines() if line[0] not in "# -"] == ["seed", "title", "pairs"]
    found = daeyeok("check", cwd=mini_copy).stdout
    assert "book.yaml" in found
    assert " Y" not in found
    edition = daeyeok("new", "seeds/one.txt", "--id", "three", "--part-of", "tide", cwd=mini_copy)
    assert (edition.returncode, "cannot have parts" in edition.stderr) == (2, True)
    assert not (mini_copy / "translations" / "three.yaml").exists()


def test_new_names_the_file_that_it_was_given_and_its_encoding(mini_copy: Path, tmp_path: Path) -> None:
    given = tmp_path / "hangul.txt"
    given.write_bytes("갯벌은 넓다.\n".encode("cp949"))
    ran = daeyeok("new", given, cwd=mini_copy)
    assert ran.returncode == 1
    assert ran.stdout == (
        f"{given}:1:1: Y101 this is CP949 (EUC-KR), not UTF-8: save it as UTF-8, or convert it: iconv -f CP949 -t UTF-8 OLD > NEW\n"
    )
    given.write_bytes(b"")
    assert daeyeok("new", given, cwd=mini_copy).stdout == f"{given}:1:1: Y112 the seed contains no text\n"


def test_new_proposes_an_id_where_the_name_gives_none(mini_copy: Path, tmp_path: Path) -> None:
    (tmp_path / "갯벌 편지.txt").write_text("달은 바다를 당긴다.\n", encoding="utf-8")
    ran = daeyeok("new", tmp_path / "갯벌 편지.txt", cwd=mini_copy)
    assert ran.returncode == 2
    assert "‘갯벌 편지.txt’ gives no id" in ran.stderr
    assert "--id gaetbeol-pyeonji" in ran.stderr


@pytest.mark.parametrize("text", ["title: [\nparts:\n- x\n", "title: {ko: 배, en: Boat}\nparts: hm\n", "title: [\n"])
def test_new_says_that_a_work_cannot_be_read(mini_copy: Path, text: str) -> None:
    (mini_copy / "translations" / "boat.yaml").write_text(text, encoding="utf-8")
    (mini_copy / "seeds" / "one.txt").write_text("달은 바다를 당긴다.\n", encoding="utf-8")
    ran = daeyeok("new", "seeds/one.txt", "--part-of", "boat", cwd=mini_copy)
    assert (ran.returncode, ran.stderr) == (2, "Error: ‘boat’ cannot be read: `daeyeok check` says why\n")


def test_a_translation_in_another_encoding_is_told_with_it(mini_copy: Path, tmp_path: Path) -> None:
    (tmp_path / "ko.txt").write_text("달은 바다를 당긴다.\n", encoding="utf-8")
    (tmp_path / "en.txt").write_bytes("The moon (달) pulls.\n".encode("cp949"))
    ran = daeyeok("new", tmp_path / "ko.txt", "--english", tmp_path / "en.txt", cwd=mini_copy)
    assert ran.stdout.startswith(f"{tmp_path / 'en.txt'}:1:11: I101 this is CP949 (EUC-KR), not UTF-8")
