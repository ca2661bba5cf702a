"""The plan of the house: an import goes strictly down, and neighbours in a folder of rules or formats do not know one another."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import builder

# From the ground up. A module may import what stands on a lower floor, or its own package's shared parts below it.
FLOORS = (
    ("squeezed", "latin", "korean.hangul"),
    ("korean.particles", "korean.keyboard", "korean.romanization", "english.words"),
    ("korean.words", "finding"),
    ("yamltree", "shape"),
    ("schema", "model"),
    ("load", "runs"),
    ("repository", "matcher", "digest", "format"),
    ("annotate", "rule", "statistics", "lookup"),
    ("rules.source", "rules.terms", "rules.apparatus", "dictionary"),
    ("rules", "formats"),
    ("build", "disk"),
    ("cli",),
)
HOME = Path(builder.__file__).parent
FLOOR = {name: height for height, names in enumerate(FLOORS) for name in names}


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(HOME).with_suffix("").parts).removesuffix(".__init__").removesuffix("__init__")


def imports(path: Path) -> set[str]:
    """The project's modules that a file imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "builder":
            base = node.module.removeprefix("builder").strip(".")
            inner = {f"{base}.{alias.name}".strip(".") for alias in node.names}
            modules = {name for name in inner if (HOME / Path(*name.split("."))).with_suffix(".py").is_file()}
            packages = {name for name in inner if (HOME / Path(*name.split(".")) / "__init__.py").is_file()}
            found |= modules | packages or {base}
    return {name for name in found if name}


MODULES = sorted(path for path in HOME.rglob("*.py") if module_name(path) not in ("", "korean", "english"))


def floor(name: str) -> int:
    """The floor of a module, or that of the package it is part of."""
    while name not in FLOOR and "." in name:
        name = name.rsplit(".", 1)[0]
    assert name in FLOOR, f"builder.{name} has no floor: give it one in FLOORS"
    return FLOOR[name]


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_imports_go_down(path: Path) -> None:
    name = module_name(path)
    wrong = {other for other in imports(path) if other != name and not below(other, name)}
    assert not wrong, f"builder.{name} stands beside or below {sorted(wrong)}"


def below(other: str, name: str) -> bool:
    """Whether `other` stands below `name`; within a package, its parts stand below the package itself."""
    if other.startswith(f"{name}."):
        return True
    return floor(other) < floor(name)


@pytest.mark.parametrize("package", ["rules", "formats"])
def test_neighbours_are_strangers(package: str) -> None:
    neighbours = {module_name(path) for path in (HOME / package).glob("*.py")} - {package}
    for path in (HOME / package).glob("*.py"):
        if module_name(path) != package:
            assert not (imports(path) & neighbours), path.name
