"""Settings of the repository from the table `[tool.daeyeok]` of pyproject.toml: of its site, where the environment takes precedence, and
its house style.
"""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from typing import get_args

from builder.build.project_file import ProjectFile, SettingsError, read_project
from builder.languages import LANGUAGES
from builder.model.house_style import Dashes, HouseStyle, QuotationMarks, Spelling
from builder.model.library import Library
from builder.model.web import is_plain_address
from builder.publish.format import SiteSettings

_OF_SITE = ("url", "repository", "branch")
_CHOICES = {"quotation-marks": get_args(QuotationMarks), "dashes": get_args(Dashes), "spelling": get_args(Spelling)}
_LISTS = ("words", "select", "ignore")
_EXAMPLES = {"words": "gimbap", "select": "T", "ignore": "L105"}
_NAMES = ("en", "ko", "hanja")
_BOTH = ("name", "about")  # stated in both languages
_OF_LIBRARY = (*_BOTH, "publisher", "card")
_KEYS = (*_OF_LIBRARY, *_OF_SITE, *_CHOICES, *_LISTS)
_LONGEST = {"name": 60, "publisher": 120, "about": 1000}  # characters
_FORM = "Y"  # the family of faults of form, which cannot be off: with them nothing else is certain


def resolve_settings(project: str, environment: Mapping[str, str]) -> SiteSettings:
    """The settings of the site from the text of a pyproject.toml and the environment.

    The variables are DAEYEOK_URL, DAEYEOK_REPOSITORY and DAEYEOK_BRANCH; an empty one unsets the file's setting. On GitHub Actions the
    repository and branch default to those of the job.
    """
    file = _checked(project)
    of_site = {key: str(value) for key, value in file.settings.items() if key in _OF_SITE}
    settings = {**_of_actions(environment), **of_site, **_of_environment(environment)}
    for key in ("url", "repository"):
        if settings.get(key):
            stated = settings[key] == of_site.get(key)
            _check_address(file.place(key) if stated else f"DAEYEOK_{key.upper()}", key, settings[key])
    return SiteSettings(
        url=settings.get("url", "").rstrip("/") or None,
        repository=settings.get("repository", "").rstrip("/") or None,
        branch=settings.get("branch") or SiteSettings.branch,
        library=_library(file),
    )


def library_named(en: str, ko: str) -> Library:
    """A library of these names; raises SettingsError if they cannot be names."""
    for key, text in (("name.en", en), ("name.ko", ko)):
        _check_text("pyproject.toml", "name", key, text)
    return Library(en, ko)


def card_setting(project: str) -> tuple[str, str]:
    """Where the text of a pyproject.toml states the library's own picture for link previews, and its path; empty if it states none."""
    file = _checked(project)
    return file.place("card"), str(file.settings.get("card", ""))


def house_style(project: str) -> HouseStyle:
    """The house style that the text of a pyproject.toml states."""
    file = _checked(project)
    chosen = {key.replace("-", "_"): file.settings[key] for key in _CHOICES if key in file.settings}
    return HouseStyle(words=_texts(file, "words"), off=_off(file), **chosen)  # type: ignore[arg-type] # checked before


def _library(file: ProjectFile) -> Library:
    """How the library calls itself, as far as the file states it."""
    name, about = (_sides(file.settings[key]) if key in file.settings else {} for key in _BOTH)
    stated = {**name, "publisher": file.settings.get("publisher")}
    known = {key: str(value) for key, value in stated.items() if value is not None}
    return Library(**known, about=tuple((language, about[language]) for language in LANGUAGES if about))


def _sides(value: object) -> dict[str, str]:
    """A text in both languages, which may be the same in both."""
    return dict(value) if isinstance(value, dict) else {language: str(value) for language in LANGUAGES}


def _checked(project: str) -> ProjectFile:
    """The file, in which every setting is one, and has a value of the kind that it takes."""
    file = read_project(project)
    for key, value in file.settings.items():
        _check(file.place(key), key, value)
    return file


def _check(place: str, key: str, value: object) -> None:
    if key not in _KEYS:
        if near := get_close_matches(key.replace("_", "-"), _KEYS, n=1):
            message = "{place}: ‘{key}’ is not a setting; did you mean ‘{near}’?"
            raise SettingsError(message, place=place, key=key, near=near[0])
        message = "{place}: ‘{key}’ is not a setting; the settings are {keys}"
        raise SettingsError(message, place=place, key=key, keys=", ".join(_KEYS))
    if key in _LISTS:
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            message = '{place}: ‘{key}’ must be a list of texts, such as {key} = ["{example}"]'
            raise SettingsError(message, place=place, key=key, example=_EXAMPLES[key])
        _check_items(place, key, value)
    elif key in _BOTH and isinstance(value, dict):
        _check_sides(place, key, value)
    elif not isinstance(value, str):
        raise SettingsError("{place}: ‘{key}’ must be a text", place=place, key=key)
    elif key in _CHOICES and value not in _CHOICES[key]:
        message = "{place}: ‘{key}’ cannot be ‘{value}’; it must be one of {choices}"
        raise SettingsError(message, place=place, key=key, value=value, choices=", ".join(_CHOICES[key]))
    elif key in _LONGEST:
        _check_text(place, key, key, value)


def _check_items(place: str, key: str, items: list[str]) -> None:
    """Check that a list says something: no rule is left on by an empty `select`, and a word has no spaces."""
    if key == "select" and not items:
        raise SettingsError("{place}: ‘select’ is empty, so that no rule is on: remove it, or name some", place=place)
    for word in items if key == "words" else ():
        if not word or word.split() != [word]:
            raise SettingsError("{place}: ‘words’ has ‘{word}’, which is not one word", place=place, word=word)


def _check_sides(place: str, key: str, value: Mapping[str, object]) -> None:
    """Check a text that is stated in both languages, and in Hanja where that may be."""
    known = _NAMES if key == "name" else LANGUAGES
    for side in value:
        if side not in known:
            message = "{place}: ‘{key}’ has ‘{side}’, which it cannot have; it may have {known}"
            raise SettingsError(message, place=place, key=key, side=side, known=", ".join(known))
    for side in LANGUAGES:
        if side not in value:
            message = "{place}: ‘{key}’ lacks ‘{side}’: state it in both languages"
            raise SettingsError(message, place=place, key=key, side=side)
    for side, text in value.items():
        _check_text(place, key, f"{key}.{side}", text)


def _check_text(place: str, key: str, name: str, text: object) -> None:
    """Check a text that readers see: on one line, not empty, without control characters, and not too long."""
    if not isinstance(text, str):
        raise SettingsError("{place}: ‘{key}’ must be a text", place=place, key=name)
    if not text.strip() or not text.isprintable():
        message = "{place}: ‘{key}’ must be a text on one line, without control characters, and not empty"
        raise SettingsError(message, place=place, key=name)
    if len(text) > _LONGEST[key]:
        message = "{place}: ‘{key}’ has {count} characters, and may have {most}"
        raise SettingsError(message, place=place, key=name, count=len(text), most=_LONGEST[key])


def _texts(file: ProjectFile, key: str) -> tuple[str, ...]:
    value = file.settings.get(key, ())
    return tuple(map(str, value)) if isinstance(value, list) else ()


def _off(file: ProjectFile) -> tuple[str, ...]:
    """The codes of the rules that are off: those not selected, if any are, and those ignored."""
    if not {"select", "ignore"} & file.settings.keys():
        return ()
    from builder.rules.registry import KINDS  # noqa: PLC0415 - the rules are slow to import, and few repositories choose

    rules = frozenset(kind.code for kind in KINDS if not kind.code.startswith(_FORM))
    selected = _codes(file, "select") if "select" in file.settings else rules
    return tuple(sorted(rules - selected | _codes(file, "ignore")))


def _codes(file: ProjectFile, key: str) -> frozenset[str]:
    """The codes that a setting names, by code, family or name."""
    from builder.rules.registry import codes_named  # noqa: PLC0415 - as above

    codes: set[str] = set()
    for word in _texts(file, key):
        found = codes_named(word)
        if not found:
            message = "{place}: ‘{key}’ names ‘{word}’, which is no code, family or name of a rule; `daeyeok explain` lists them all"
            raise SettingsError(message, place=file.place(key), key=key, word=word)
        if key == "ignore" and any(code.startswith(_FORM) for code in found):
            message = "{place}: ‘{word}’ cannot be ignored: while files have faults of form, nothing else is certain"
            raise SettingsError(message, place=file.place(key), word=word)
        codes |= found
    return frozenset(codes)


def _of_environment(environment: Mapping[str, str]) -> dict[str, str]:
    names = {key: f"DAEYEOK_{key.upper()}" for key in _OF_SITE}
    return {key: environment[name] for key, name in names.items() if name in environment}


def _of_actions(environment: Mapping[str, str]) -> dict[str, str]:
    """GitHub's own variables: https://docs.github.com/en/actions/reference/workflows-and-actions/variables."""
    server, name = environment.get("GITHUB_SERVER_URL"), environment.get("GITHUB_REPOSITORY")
    if not server or not name:
        return {}
    branch = environment.get("GITHUB_REF_NAME", "") if environment.get("GITHUB_REF_TYPE") == "branch" else ""
    return {"repository": f"{server}/{name}", "branch": branch}


def _check_address(place: str, key: str, value: str) -> None:
    if not is_plain_address(value) or "?" in value or "#" in value:
        message = "{place}: ‘{key}’ cannot be ‘{value}’; it must be a web address such as https://example.org/{key}"
        raise SettingsError(message, place=place, key=key, value=value)
