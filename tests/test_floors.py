"""The plan of the house: an import goes strictly down, nothing goes round, and neighbouring rules and formats are strangers."""

from __future__ import annotations

import ast
import re
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import builder

# From the ground up; the rooms of one floor do not import one another. A room is a module or a whole package.
FLOORS = (
    ("kiwi", "latin", "memo", "written", "quantity", "squeezed", "resources", "indexer", "terminal"),
    ("english", "korean", "locale", "transcript"),
    ("finding", "markdown", "skeleton"),
    ("yamltree", "shape", "report"),
    ("schema", "model"),
    ("load", "runs", "format", "digest", "passages"),
    ("repository", "canonical", "matcher", "rule", "pages", "manual", "lookup", "settings"),
    ("annotate", "draft", "suggest", "rules", "formats", "disk", "touched", "statistics"),
    ("build", "compare", "dictionary", "history"),
    ("reference", "review", "preview"),
    ("serving",),
    ("cli",),
)
HOME, HERE = Path(builder.__file__).parent, Path(__file__).parent
FLOOR = {room: height for height, rooms in enumerate(FLOORS) for room in rooms}
STRANGERS = ("rules", "formats")


def module_name(path: Path) -> str:
    """`korean.words` for builder/korean/words.py; a package's `__init__` bears the package's name."""
    return ".".join(path.relative_to(HOME).with_suffix("").parts).removesuffix("__init__").rstrip(".")


MODULES = {module_name(path): path for path in sorted(HOME.rglob("*.py")) if module_name(path)}


def imports(path: Path) -> set[str]:
    """The project's modules that a file imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "builder":
            base = (node.module or "").removeprefix("builder").strip(".")
            inner = {f"{base}.{alias.name}".strip(".") for alias in node.names}
            found |= (inner & MODULES.keys()) or {base}
    return found - {""}


def room(name: str) -> str:
    return name.split(".", maxsplit=1)[0]


@pytest.mark.parametrize("name", MODULES)
def test_imports_go_down(name: str) -> None:
    assert room(name) in FLOOR, f"builder.{room(name)} has no floor: give it one in FLOORS"
    others = {other for other in imports(MODULES[name]) if room(other) != room(name)}
    wrong = {other for other in others if FLOOR[room(other)] >= FLOOR[room(name)]}
    assert not wrong, f"builder.{name} stands beside or below {sorted(wrong)}"


def test_nothing_goes_round() -> None:
    graph = {name: imports(path) for name, path in MODULES.items()}
    assert list(TopologicalSorter(graph).static_order())


@pytest.mark.parametrize("package", STRANGERS)
def test_neighbours_are_strangers(package: str) -> None:
    for name, path in MODULES.items():
        if room(name) == package and name != package:
            mine = ".".join(name.split(".")[:2])
            others = {".".join(other.split(".")[:2]) for other in imports(path) if room(other) == package}
            assert others <= {mine}, f"builder.{name} imports its neighbours {sorted(others - {mine})}"


def test_only_disk_touches_the_disk() -> None:
    openers = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "unlink", "mkdir", "rename"}
    for name, path in MODULES.items():
        calls = {
            node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Call)
        }
        assert name in ("disk", "resources") or not calls & openers, name


def test_every_constant_is_used() -> None:
    sources = {name: path.read_text(encoding="utf-8") for name, path in MODULES.items()}
    everything = "\n".join([*sources.values(), *(path.read_text(encoding="utf-8") for path in HERE.glob("*.py"))])
    for name, source in sources.items():
        constants = re.findall(r"^(_?[A-Z][A-Z_]+)(?:: [^=\n]+)? = ", source, re.M)
        unused = [constant for constant in constants if len(re.findall(rf"\b{constant}\b", everything)) == 1]
        assert not unused, f"builder.{name}: {unused}"
