"""No field of any file keeps a character that is no text, or that is not seen: each is a finding where it is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import yaml

from builder.build import pipeline
from builder.content.file import ContentFile
from builder.content.loading.bibliography import load_source
from builder.content.loading.editions import load_edition
from builder.content.loading.glossary import load_term
from builder.content.repository import Repository
from builder.content.yaml.parser import parse
from builder.content.yaml.tree import Mapping
from builder.model.bibliography import Bibliography
from builder.model.corpus import Corpus
from builder.model.finding import Finding
from builder.model.terms import Glossary
from builder.rules.registry import check_corpus, check_edition
from tests.support.examples import repository

LOADED = ["translations/tide.yaml", "glossary/getbol.yaml", "bibliography/crabs.yaml"]


def with_character(char: str, file: ContentFile) -> Iterator[tuple[str, ContentFile]]:
    """The file with a character within one of its texts, for each of them, and where that is."""
    tree, _ = parse(file.data, file.name)
    assert isinstance(tree, Mapping)
    for path in [text.path for text in tree.texts()]:
        data = yaml.load(file.data, Loader=yaml.BaseLoader)  # noqa: S506 - as text
        *above, last = path
        within = data
        for step in above:
            within = within[step]
        within[last] = f"{within[last][:1]}{char}{within[last][1:]}"
        yield "/".join(map(str, path)), ContentFile(file.name, yaml.safe_dump(data, width=10_000).encode())


def findings(file: ContentFile, mini: Repository) -> Iterator[Finding]:
    """What is found in one file by itself."""
    folder = file.name.partition("/")[0]
    if folder == "translations":
        edition, faults = load_edition(file, mini.seed_texts())
        yield from faults
        yield from check_edition(edition, Glossary(())) if edition else ()
    elif folder == "glossary":
        term, faults = load_term(file)
        yield from faults
        yield from check_corpus(Corpus(Glossary((term,)), ())) if term else ()
    else:
        source, faults = load_source(file)
        yield from faults
        yield from check_corpus(Corpus(Glossary((), Bibliography((source,))), ())) if source else ()


@pytest.mark.parametrize("char", ["\u202e", "\u200f", "\U000e0041", "\ufffd", "\ue000", "\ufff9"])
@pytest.mark.parametrize("name", LOADED)
def test_a_hidden_character_is_found_in_every_field(char: str, name: str, mini: Repository) -> None:
    file = next(file for file in mini.of_yaml() if file.name == name)
    asked = 0
    for path, changed in with_character(char, file):
        codes = {finding.code for finding in findings(changed, mini)}
        assert codes & {"S113", "T117", "Y203"}, path  # the last where the field takes no free text
        asked += 1
    assert asked > 3


@pytest.mark.parametrize("char", ["\x00", "\x1b", "\x85", "\ufdd0", "\t"])
@pytest.mark.parametrize("name", LOADED)
def test_a_control_character_is_found_in_every_field(char: str, name: str, mini: Repository) -> None:
    file = next(file for file in mini.of_yaml() if file.name == name)
    for path, changed in with_character(char, file):
        tree, found = parse(changed.data, changed.name)
        assert {finding.code for finding in found} & {"Y113", "Y103"}, path
        assert not isinstance(tree, Mapping) or not any(char in text.text for text in tree.texts())


def test_the_source_may_have_one_with_a_reason() -> None:
    pair = 'pairs: [{id: p1, ko: "새로운\\ue000 말이다.", en: It is a new word.%s}]'
    for allowed, codes in (("", {"S113"}), (", allow: {S113: the font of the source}", set[str]())):
        content = repository({"translations/example.yaml": pair % allowed})
        assert {finding.code for finding in pipeline.check(content)} == codes
