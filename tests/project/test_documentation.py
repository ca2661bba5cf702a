"""What is generated and committed is what the code says, and the documents speak the truth."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from pydantic import TypeAdapter

from builder.cli import VERBS
from builder.content import schemas
from builder.content.file import ContentFile
from builder.content.importers import documentation as import_docs
from builder.content.importers.formats import IMPORTERS
from builder.content.loading.bibliography import load_source, load_unfit_hosts
from builder.content.loading.editions import load_edition
from builder.content.loading.glossary import load_term
from builder.content.loading.works import find_works
from builder.content.repository import Repository
from builder.model.entries.editions import EditionEntry, WorkEntry
from builder.model.entries.sources import CitationEntry, SourceEntry, UnfitHosts
from builder.model.entries.terms import TermEntry
from builder.model.finding import Finding, Kind
from builder.publish import documentation as format_docs
from builder.publish.formats import CORPUS_FORMATS, EDITION_FORMATS
from builder.rules import documentation as rule_docs
from builder.rules import report
from builder.rules.registry import FAMILIES, KINDS
from tests.support import ROOT

DOCS = ROOT / "docs"
Golden = Callable[[Path, str], None]


def test_rules_page(golden: Golden) -> None:
    golden(DOCS / "rules.md", rule_docs.rules(KINDS, FAMILIES))


def test_formats_page(golden: Golden) -> None:
    out, back = format_docs.formats(EDITION_FORMATS, CORPUS_FORMATS), import_docs.importers(IMPORTERS)
    golden(DOCS / "formats.md", f"{out}\n{back}")


@pytest.mark.parametrize(("name", "text"), list(schemas.documents()))
def test_editors_schema(name: str, text: str, golden: Golden) -> None:
    golden(DOCS / "schemas" / name, text)


def test_every_key_of_the_schemas_is_explained() -> None:
    for shape in (EditionEntry, WorkEntry, TermEntry, SourceEntry, CitationEntry, UnfitHosts):
        whole = TypeAdapter(shape).json_schema(by_alias=True)
        for part in (whole, *whole.get("$defs", {}).values()):
            silent = [key for key, about in part.get("properties", {}).items() if not about.get("description")]
            assert not silent, (part.get("title"), silent)


def test_content_names_its_schema(real: Repository) -> None:
    kinds = {"bibliography": "source", "glossary": "term", "translations": "edition", "unfit-hosts.yaml": "hosts"}
    for file in real.of_yaml():
        folder, inside, _ = file.name.partition("/")
        first = file.data.decode().split("\n")[0]
        above = "../" if inside else ""
        assert first == f"# yaml-language-server: $schema={above}docs/schemas/{kinds[folder]}.schema.json", file.name
    assert (ROOT / "docs/schemas/term.schema.json").is_file()


def test_the_examples_of_the_yaml_page_load() -> None:
    text = (DOCS / "yaml.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```yaml\n# (\S+)\n(.*?)```", text, re.S)
    texts = [ContentFile(name, block.encode()) for name, block in blocks if name.startswith("translations/")]
    works = find_works(texts)

    def load_text(file: ContentFile) -> tuple[object, tuple[Finding, ...]]:
        work = works.loaded.get(file.name)
        return (work.work, ()) if work else load_edition(file, {}, part=works.parts.get(file.name))

    loaders: dict[str, Callable[[ContentFile], tuple[object, tuple[Finding, ...]]]] = {
        "translations": load_text,
        "glossary": load_term,
        "bibliography": load_source,
        "unfit-hosts.yaml": load_unfit_hosts,
    }
    assert {name.split("/")[0] for name, _ in blocks} == loaders.keys()
    for name, block in blocks:
        loaded, findings = loaders[name.split("/")[0]](ContentFile(name, block.encode()))
        assert loaded, [finding.line() for finding in findings]


def test_the_yaml_page_shows_every_key() -> None:
    text = (DOCS / "yaml.md").read_text(encoding="utf-8")
    for _, document in schemas.documents():
        parts = yaml.safe_load(document)
        for part in (parts, *parts.get("$defs", {}).values()):
            missing = [key for key in part.get("properties", {}) if not re.search(rf"\b{key}\b", text)]
            assert not missing, (part.get("title"), missing)


@pytest.mark.parametrize(
    "name",
    [
        "README.md",
        "CONTRIBUTING.md",
        "CONTRIBUTING.ko.md",
        "CHANGELOG.md",
        *(f"docs/{p.name}" for p in sorted(DOCS.glob("*.md"))),
    ],
)
def test_links_between_documents_lead_somewhere(name: str) -> None:
    page = ROOT / name
    for target, fragment in re.findall(r"\]\(([^)#\s]*)(?:#([^)]*))?\)", page.read_text(encoding="utf-8")):
        if "://" not in target and not target.startswith("mailto:"):
            there = page.parent / target if target else page
            assert there.exists(), f"{name}: {target}"
            assert not fragment or fragment in fragments(there), f"{name}: {target}#{fragment}"


def fragments(page: Path) -> set[str]:
    """The fragments that GitHub gives to the headings of a Markdown page."""
    prose = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.S | re.M)
    return {
        re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in re.findall(r"^#+ (.+)$", prose, re.M)
    }


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_the_address_of_a_finding_leads_to_its_page(kind: Kind) -> None:
    address = report.rule_page("rules.md", kind.code, kind.name)
    assert address in {f"rules.md#{fragment}" for fragment in fragments(DOCS / "rules.md")}


def test_documents_name_commands_that_exist() -> None:
    for name in ("README.md", "CONTRIBUTING.md", "docs/architecture.md", "docs/yaml.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        verbs = set(re.findall(r"daeyeok (?!is\b)([a-z]+)\b", "\n".join(re.findall(r"`[^`]*`|```.*?```", text, re.S))))
        assert verbs <= set(VERBS), (name, verbs - set(VERBS))
