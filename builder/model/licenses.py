"""What may be done with a text: its license by an identifier, and the sentence that says so in either language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from builder.languages import Language

Availability = Literal["free", "restricted", "unknown"]  # the values of @status in TEI P5, availability

_IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+-]*")
_CREATIVE_COMMONS = re.compile(r"CC-(BY(?:-NC)?(?:-SA|-ND)?)-(\d\.\d)(?:-([A-Z]{2,3}))?")
_ELEMENTS: Mapping[str, tuple[str, str]] = {
    "BY": ("Attribution", "저작자표시"),
    "NC": ("NonCommercial", "비영리"),
    "SA": ("ShareAlike", "동일조건변경허락"),
    "ND": ("NoDerivatives", "변경금지"),
}
_INTERNATIONAL = "4.0"  # the first version of Creative Commons licenses that has no ports to jurisdictions


class UnknownLicenseError(ValueError):
    """There is no license with this identifier."""


@dataclass(frozen=True)
class License:
    """A license: its identifier, its name in both languages, its address, and whether the text is available under it to everybody."""

    id: str
    ko: str
    en: str
    url: str | None = None
    availability: Availability = "free"

    def name(self, language: Language) -> str:
        """Its name in `language`."""
        return self.ko if language == "ko" else self.en


# What SPDX has no identifier for. The Korea Open Government License: https://www.kogl.or.kr/info/license.do
_OWN = {
    "public-domain": License("public-domain", "퍼블릭 도메인", "public domain"),
    "all-rights-reserved": License("all-rights-reserved", "모든 권리 보유", "all rights reserved", None, "restricted"),
    **{
        f"KOGL-{number}": License(
            f"KOGL-{number}",
            f"공공누리 제{number}유형({ko})",
            f"Korea Open Government License, type {number} ({en})",
            "https://www.kogl.or.kr/info/license.do",
        )
        for number, ko, en in (
            (1, "출처표시", "attribution"),
            (2, "출처표시, 상업적 이용금지", "attribution, no commercial use"),
            (3, "출처표시, 변경금지", "attribution, no derivatives"),
            (4, "출처표시, 상업적 이용금지, 변경금지", "attribution, no commercial use, no derivatives"),
        )
    },
}
_DEDICATIONS = {
    "CC0-1.0": License(
        "CC0-1.0", "CC0 1.0(권리 포기)", "CC0 1.0 Universal", "https://creativecommons.org/publicdomain/zero/1.0/"
    ),
    "CC-PDM-1.0": License(
        "CC-PDM-1.0",
        "퍼블릭 도메인 표시 1.0",
        "Public Domain Mark 1.0",
        "https://creativecommons.org/publicdomain/mark/1.0/",
    ),
}

_CURRENT = tuple(f"CC-{terms}-4.0" for terms in ("BY", "BY-SA", "BY-NC", "BY-ND", "BY-NC-SA", "BY-NC-ND"))


def license_of(identifier: str) -> License:
    """The license of an identifier: one of SPDX (any case), `KOGL-1` to `KOGL-4`, `public-domain` or `all-rights-reserved`.

    Raises `UnknownLicenseError` for anything else.
    """
    if identifier in _OWN:
        return _OWN[identifier]
    if not _IDENTIFIER.fullmatch(identifier) or identifier.lower().startswith("licenseref-"):
        raise UnknownLicenseError(identifier)
    known = _of_spdx(identifier)
    return _DEDICATIONS.get(known) or _creative_commons(known) or License(known, known, known, _spdx(known))


def nearest_license(identifier: str) -> str | None:
    """The identifier of a license for texts that an unknown one may be a misspelling of: CC0-1.0 of CC0, CC-BY-4.0 of CC BY."""
    spelled = {known.lower(): known for known in (*_OWN, *_DEDICATIONS, *_CURRENT)}
    near = get_close_matches(re.sub(r"[\s_]+", "-", identifier.strip().lower()), spelled, n=1)
    return spelled[near[0]] if near else None


def _of_spdx(identifier: str) -> str:
    # Read where a license is read: look-up, which reads none, starts without the list.
    from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression  # noqa: PLC0415

    try:
        return str(canonicalize_license_expression(identifier))
    except InvalidLicenseExpression as unknown:
        raise UnknownLicenseError(identifier) from unknown


def _creative_commons(known: str) -> License | None:
    """A license of Creative Commons under the names that they bear themselves in either language."""
    found = _CREATIVE_COMMONS.fullmatch(known)
    if not found:
        return None
    terms, version, port = found.groups()
    en, ko = ("-".join(names) for names in zip(*(_ELEMENTS[term] for term in terms.split("-")), strict=True))
    scope_en, scope_ko = ("International", "국제") if version == _INTERNATIONAL else (port or "", port or "")
    address = "/".join((terms.lower(), version, *([port.lower()] if port else []), ""))
    return License(
        known,
        f"크리에이티브 커먼즈 {ko} {version} {scope_ko}".rstrip(),
        f"Creative Commons {en} {version} {scope_en}".rstrip(),
        f"https://creativecommons.org/licenses/{address}",
    )


def _spdx(known: str) -> str:
    return f"https://spdx.org/licenses/{known}.html"
