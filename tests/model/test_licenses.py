"""Licenses by their identifiers: names in both languages and addresses, against what their stewards publish."""

from __future__ import annotations

import pytest

from builder.model.licenses import UnknownLicenseError, license_of


@pytest.mark.parametrize(
    ("identifier", "en", "ko", "url"),
    [
        (
            "CC-BY-4.0",
            "Creative Commons Attribution 4.0 International",
            "크리에이티브 커먼즈 저작자표시 4.0 국제",
            "https://creativecommons.org/licenses/by/4.0/",
        ),
        (
            "cc-by-nc-nd-2.0",
            "Creative Commons Attribution-NonCommercial-NoDerivatives 2.0",
            "크리에이티브 커먼즈 저작자표시-비영리-변경금지 2.0",
            "https://creativecommons.org/licenses/by-nc-nd/2.0/",
        ),
        (
            "CC-BY-SA-3.0-DE",
            "Creative Commons Attribution-ShareAlike 3.0 DE",
            "크리에이티브 커먼즈 저작자표시-동일조건변경허락 3.0 DE",
            "https://creativecommons.org/licenses/by-sa/3.0/de/",
        ),
        ("MIT", "MIT", "MIT", "https://spdx.org/licenses/MIT.html"),
    ],
)
def test_a_license_has_the_name_and_address_that_its_steward_gives_it(
    identifier: str, en: str, ko: str, url: str
) -> None:
    found = license_of(identifier)
    assert (found.en, found.ko, found.url, found.availability) == (en, ko, url, "free")


def test_rights_that_are_reserved_are_no_license_for_everybody() -> None:
    assert license_of("all-rights-reserved").availability == "restricted"
    assert license_of("public-domain").availability == "free"
    assert license_of("KOGL-4").ko == "공공누리 제4유형(출처표시, 상업적 이용금지, 변경금지)"


@pytest.mark.parametrize(
    "wrong", ["", "CC BY 4.0", "KOGL-5", "MIT OR Apache-2.0", "LicenseRef-mine", "(", "CC-BY-4.0\n", "x" * 5_000]
)
def test_what_is_no_single_license_is_refused(wrong: str) -> None:
    with pytest.raises(UnknownLicenseError):
        license_of(wrong)
