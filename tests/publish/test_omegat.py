"""OmegaT translates with our memory, and its work comes back; it is too large to be installed for every run, and used where it is."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from builder.content.importers.foreign import ForeignFile
from builder.content.importers.integration import integrate
from builder.content.importers.sentences import Choice
from builder.content.repository import Repository
from builder.model.corpus import Corpus
from builder.model.edition import Edition
from builder.model.terms import Glossary
from builder.publish.bitexts import po, tmx
from builder.publish.format import EditionInput, SiteInput

JAR = Path("/usr/share/omegat/OmegaT.jar")
PROJECT = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<omegat><project version="1.0">
<source_dir>__DEFAULT__</source_dir><target_dir>__DEFAULT__</target_dir><tm_dir>__DEFAULT__</tm_dir>
<glossary_dir>__DEFAULT__</glossary_dir><glossary_file>__DEFAULT__</glossary_file><dictionary_dir>__DEFAULT__</dictionary_dir>
<source_lang>ko</source_lang><target_lang>en</target_lang><sentence_seg>false</sentence_seg>
<support_default_translations>true</support_default_translations><remove_tags>false</remove_tags>
</project></omegat>
"""
FOLDERS = ("source", "target", "tm/auto", "glossary", "dictionary", "omegat")


def translated(project: Path, memory: bytes, text: str, name: str = "text.txt") -> str:
    """A file of the text as OmegaT translates it, which takes from the memory what is in it, and leaves all else as it is."""
    for folder in FOLDERS:
        (project / folder).mkdir(parents=True, exist_ok=True)
    (project / "omegat.project").write_text(PROJECT, encoding="utf-8")
    (project / "source" / name).write_text(text, encoding="utf-8")
    (project / "tm" / "auto" / "memory.tmx").write_bytes(memory)
    command: list[str | Path] = ["java", "-Djava.awt.headless=true", "-jar", JAR, "--mode=console-translate", project]
    subprocess.run([*command, f"--config-dir={project / 'config'}"], capture_output=True, check=True)
    return (project / "target" / name).read_text(encoding="utf-8")


@pytest.mark.client
@pytest.mark.skipif(not JAR.is_file() or not shutil.which("java"), reason="OmegaT is not installed")
def test_omegat_translates_with_the_memory(
    mini_editions: tuple[Edition, ...], mini_glossary: Glossary, tmp_path: Path
) -> None:
    form = next(form for form in tmx.CORPUS_FORMATS if form.name == "memory")
    (file,) = form.files(SiteInput(Corpus(mini_glossary), editions=mini_editions))
    text = "갯벌은 숨을 쉰다*.\n\n“바다는 늙지 않는다.”\n\n바다는 젊다.\n"
    english = "A tidal flat breathes.*\n\n“The sea does not grow old.”\n\n바다는 젊다.\n"
    assert translated(tmp_path / "project", file.data, text) == english
    broken = file.data.replace("“바다는 늙지 않는다.”".encode(), b"", 1)
    assert translated(tmp_path / "broken", broken, text) == english.replace(
        "“The sea does not grow old.”", "“바다는 늙지 않는다.”"
    )


@pytest.mark.client
@pytest.mark.skipif(not JAR.is_file() or not shutil.which("java"), reason="OmegaT is not installed")
def test_what_omegat_has_translated_comes_back(
    mini: Repository, mini_editions: tuple[Edition, ...], mini_glossary: Glossary, tmp_path: Path
) -> None:
    known = EditionInput(mini_editions[1], mini_glossary)
    old, new = "The sea does not grow old.", "The sea is never old."
    memory = tmx.memory([known.edition], "sentence")
    draft = re.sub(rb'^msgstr ".+"$', b'msgstr ""', po.document(known), flags=re.M)
    made = translated(tmp_path / "p", memory.replace(old.encode(), new.encode()), draft.decode(), "tide.po")
    exported = (tmp_path / "p" / "p-omegat.tmx").read_bytes()
    for file in (ForeignFile("tide.po", made.encode()), ForeignFile("p-omegat.tmx", exported)):
        (changed,) = integrate([file], mini, Choice(), "2025-01-01").files
        before = next(one for one in mini.translations if one.name == changed.name)
        assert changed.data == before.data.replace(f"“{old}”".encode(), f'"“{new}”"'.encode()) != before.data
