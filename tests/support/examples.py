"""A rule's manual page read as a test: its Bad and Good examples, each laid over a small base repository."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml
from PIL import Image

from builder.build.settings import house_style
from builder.content.file import ContentFile
from builder.content.repository import Repository
from builder.model.house_style import HOUSE_STYLE, HouseStyle
from tests.support.pictures import picture

_FENCE = re.compile(r"```(?:yaml|toml)\n# (\S+)\n(.*?)```", re.S)
_PART = re.compile(r"^(Bad|Good):$", re.M)

_TERM = {
    "kind": "concept",
    "definition": {"ko": "낱말.", "en": "A word."},
    "sources": [{"seed": "example.txt"}],
    "status": "approved",
}
_BASE: dict[str, dict[str, object]] = {
    "glossary/gijeonghak.yaml": {
        "ko": "기정학",
        "hanja": "技政學",
        "en": "technopolitics",
        "variants": {"en": ["techno-political"]},
        "avoid": {"en": [{"term": "established theory", "why": {"en": "reads 既定學"}}]},
        **_TERM,
    },
    "glossary/geopolitics.yaml": {"ko": "지정학", "en": "geopolitics", **_TERM},
    "glossary/korea.yaml": {"ko": "한국", "en": "Korea", "rendering": "free", **_TERM},
    "translations/example.yaml": {
        "seed": "example.txt",
        "title": {"ko": "보기", "en": "An Example"},
        "summary": {"ko": "보기.", "en": "An example."},
        "translators": [{"name": "A. Translator", "role": "translator"}],
        "status": "draft",
        "revisions": [{"version": "1.0", "when": "2024-01-01", "who": "A. Translator", "what": "Made."}],
        "pairs": [{"id": "p1", "ko": "새로운 말이다.", "en": "It is a new word."}],
    },
}


@dataclass(frozen=True)
class Example:
    """One example of a manual page: whether it shows the fault, and the repository that it makes."""

    bad: bool
    number: int
    repository: Repository
    past: Repository | None = None
    style: HouseStyle = HOUSE_STYLE


def examples(manual: str) -> Iterator[Example]:
    """The examples of a manual page, in order; the blocks under one heading make one repository."""
    parts = _PART.split(manual)
    for number, (heading, text) in enumerate(zip(parts[1::2], parts[2::2], strict=True)):
        files = dict(_FENCE.findall(text))
        past = {name.removeprefix("past/"): text for name, text in files.items() if name.startswith("past/")}
        now = {name: text for name, text in files.items() if not name.startswith("past/")}
        style = house_style(now.pop("pyproject.toml", ""))
        yield Example(heading == "Bad", number, repository(now), repository(past) if past else None, style)


def repository(files: dict[str, str]) -> Repository:
    """The base repository with the files' keys laid over; a seed that is not given holds what the pairs say."""
    contents = {name: dict(content) for name, content in _BASE.items()}
    for name, text in files.items():
        if name.endswith(".yaml"):
            contents.setdefault(name, {}).update(yaml.load(text, Loader=yaml.BaseLoader))  # noqa: S506 - our own examples, as text
    seed = files.get("seeds/example.txt", _seed(contents["translations/example.yaml"]))
    usage = _usage(contents)

    def below(start: str) -> tuple[ContentFile, ...]:
        return tuple(_file(name, content) for name, content in sorted(contents.items()) if name.startswith(start))

    return Repository(
        glossary=below("glossary/"),
        bibliography=below("bibliography/"),
        unfit_hosts=below("unfit-hosts.yaml"),
        translations=(
            _file("translations/example.yaml", contents["translations/example.yaml"]),
            _file("translations/usage.yaml", usage),
        ),
        seeds=(ContentFile("seeds/example.txt", seed.encode()), ContentFile("seeds/usage.txt", _seed(usage).encode())),
        figures=tuple(_figure(name, files[name]) for name in sorted(files) if name.startswith("figures/")),
    )


def _figure(name: str, text: str) -> ContentFile:
    """The file of a picture; what the example says of it is in its EXIF as the time at which it was taken."""
    form = "JPEG" if name.endswith(".jpg") else "PNG"
    stated = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - our own examples, as text
    if not stated:
        return ContentFile(name, picture(form))
    taken = Image.Exif()
    taken[0x0132] = stated["taken"]
    return ContentFile(name, picture(form, exif=taken))


def edition_file(*pairs: dict[str, object]) -> ContentFile:
    """The edition of the base repository with other pairs."""
    return _file("translations/example.yaml", {**_BASE["translations/example.yaml"], "pairs": pairs})


def _usage(contents: dict[str, dict[str, object]]) -> dict[str, object]:
    """A second edition in which the entries of the base repository all occur."""
    terms = [
        (name.split("/")[1].removesuffix(".yaml"), contents[name]) for name in _BASE if name.startswith("glossary/")
    ]
    pairs = [
        {"id": f"p{number}", "ko": term["ko"], "en": _glossed(term), "terms": [{"on": term["ko"], "is": id_}]}
        for number, (id_, term) in enumerate(terms, 1)
    ]
    return {**_BASE["translations/example.yaml"], "seed": "usage.txt", "pairs": pairs}


def _glossed(term: dict[str, object]) -> object:
    return f"{term['en']} ({term['hanja']})" if term.get("gloss") == "true" else term["en"]


def _seed(edition: dict[str, object]) -> str:
    pairs = edition["pairs"]
    assert isinstance(pairs, list)
    return "\n".join(pair.get("speaker", {}).get("ko", "") + pair.get("ko", pair.get("omit", "")) for pair in pairs)


def _file(name: str, content: dict[str, object]) -> ContentFile:
    return ContentFile(
        name, yaml.dump(content, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10_000).encode()
    )
