"""The settings of a repository: of its site and its house style, by the table `[tool.daeyeok]` of pyproject.toml; of the site, over it,
by the environment.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from builder.model.finding import Gettext, filled
from builder.model.house_style import HouseStyle
from builder.publish.format import SiteSettings

_KEYS = ("url", "repository", "branch")
_LISTS = ("words",)


class SettingsError(Exception):
    """Raised where a setting cannot be what it says; the message says which, where, and what it should be."""

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(filled(message, values))
        self._message, self._values = message, values

    def text(self, gettext: Gettext) -> str:
        """The message in the catalogue's language."""
        return filled(gettext(self._message), self._values)


def settings(project: str, environment: Mapping[str, str]) -> SiteSettings:
    """The settings that the text of a pyproject.toml and the environment give.

    The environment's names are DAEYEOK_URL, DAEYEOK_REPOSITORY and DAEYEOK_BRANCH; an empty one unsets what the file says. On GitHub
    Actions, where nothing is said, the repository and the branch are those that the job runs for.
    """
    of_project = {key: value for key, value in _of_project(project).items() if key in _KEYS}
    said = {**_of_actions(environment), **of_project, **_of_environment(environment)}
    for key in ("url", "repository"):
        if said.get(key):
            _check_address(key, said[key])
    return SiteSettings(
        url=said.get("url", "").rstrip("/") or None,
        repository=said.get("repository", "").rstrip("/") or None,
        branch=said.get("branch") or SiteSettings.branch,
    )


def house_style(project: str) -> HouseStyle:
    """The house style that the text of a pyproject.toml states."""
    return HouseStyle(words=tuple(_of_project(project).get("words", ())))


def _of_project(text: str) -> dict[str, Any]:
    """The table `[tool.daeyeok]`: a text or a list of texts for each setting."""
    try:
        table = tomllib.loads(text).get("tool", {}).get("daeyeok", {})
    except tomllib.TOMLDecodeError as fault:
        raise SettingsError("pyproject.toml cannot be read: {fault}", fault=fault) from fault
    for key, value in table.items():
        if key in _LISTS:
            if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
                raise SettingsError("pyproject.toml, [tool.daeyeok]: {key} must be a list of texts", key=key)
        elif key not in _KEYS or not isinstance(value, str):
            message = "pyproject.toml, [tool.daeyeok]: {key} is no setting with a text: there are {keys}"
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
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
        message = "the setting {key} is {value!r}: it must be a web address such as https://example.org/{key}"
        raise SettingsError(message, key=key, value=value)
