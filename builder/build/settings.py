"""Settings of the repository from the table `[tool.daeyeok]` of pyproject.toml: of its site, where the environment takes precedence, and
its house style.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import Any

from builder.model.finding import Gettext, filled
from builder.model.house_style import HouseStyle
from builder.model.web import is_plain_address
from builder.publish.format import SiteSettings

_KEYS = ("url", "repository", "branch")
_LISTS = ("words",)


class SettingsError(Exception):
    """Raised for an invalid setting; the message says which, where, and what is valid."""

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(filled(message, values))
        self._message, self._values = message, values

    def text(self, gettext: Gettext) -> str:
        """The message in the catalogue's language."""
        return filled(gettext(self._message), self._values)


def resolve_settings(project: str, environment: Mapping[str, str]) -> SiteSettings:
    """The settings from the text of a pyproject.toml and the environment.

    The variables are DAEYEOK_URL, DAEYEOK_REPOSITORY and DAEYEOK_BRANCH; an empty one unsets the file's setting. On GitHub Actions the
    repository and branch default to those of the job.
    """
    of_site = {key: value for key, value in _of_project(project).items() if key in _KEYS}
    settings = {**_of_actions(environment), **of_site, **_of_environment(environment)}
    for key in ("url", "repository"):
        if settings.get(key):
            _check_address(key, settings[key])
    return SiteSettings(
        url=settings.get("url", "").rstrip("/") or None,
        repository=settings.get("repository", "").rstrip("/") or None,
        branch=settings.get("branch") or SiteSettings.branch,
    )


def house_style(project: str) -> HouseStyle:
    """The house style that the text of a pyproject.toml states."""
    return HouseStyle(words=tuple(_of_project(project).get("words", ())))


def _of_project(text: str) -> dict[str, Any]:
    """The table `[tool.daeyeok]`: a text or a list of texts for each setting."""
    try:
        read = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as fault:
        raise SettingsError("pyproject.toml cannot be read: {fault}", fault=fault) from fault
    tools = read.get("tool", {})
    table = tools.get("daeyeok", {}) if isinstance(tools, dict) else {}
    if not isinstance(table, dict):
        raise SettingsError("pyproject.toml: [tool.daeyeok] must be a table")
    for key, value in table.items():
        if key in _LISTS:
            if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
                raise SettingsError("pyproject.toml, [tool.daeyeok]: {key} must be a list of texts", key=key)
        elif key not in _KEYS or not isinstance(value, str):
            message = "pyproject.toml, [tool.daeyeok]: ‘{key}’ is not a setting, or its value is not text; the settings are {keys}"
            raise SettingsError(message, key=key, keys=", ".join(_KEYS))
    return dict(table)


def _of_environment(environment: Mapping[str, str]) -> dict[str, str]:
    names = {key: f"DAEYEOK_{key.upper()}" for key in _KEYS}
    return {key: environment[name] for key, name in names.items() if name in environment}


def _of_actions(environment: Mapping[str, str]) -> dict[str, str]:
    """GitHub's own variables: https://docs.github.com/en/actions/reference/workflows-and-actions/variables."""
    server, name = environment.get("GITHUB_SERVER_URL"), environment.get("GITHUB_REPOSITORY")
    if not server or not name:
        return {}
    branch = environment.get("GITHUB_REF_NAME", "") if environment.get("GITHUB_REF_TYPE") == "branch" else ""
    return {"repository": f"{server}/{name}", "branch": branch}


def _check_address(key: str, value: str) -> None:
    if not is_plain_address(value) or "?" in value or "#" in value:
        message = "the setting {key} is {value!r}: it must be a web address such as https://example.org/{key}"
        raise SettingsError(message, key=key, value=value)
