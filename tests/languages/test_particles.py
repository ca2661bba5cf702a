"""What may follow a Korean noun within one word: particles in their order, the copula, suffixes; and what only looks so."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.languages.korean.particles import agree, word_end

CHAINS = [
    "미국에서만큼은 미국으로부터의 미국에까지도 미국과의 미국에서와 미국이라고는 미국이었음을 미국이기도 미국인지를 미국이면서도",
    "미국이어야만 미국일지라도 미국입니다만 미국은커녕 미국들만으로는 미국식으로의 미국측에서조차 미국적인 미국때문에 미국론",
    "정부로서는 정부와도 정부였으며 정부여야만 정부라기보다는 정부다 정부예요 정부는커녕 정부엔 정부뿐만이 정부하고도",
]
OTHER_WORDS = [
    "미국를 미국와 미국가 미국이가 미국의를 미국은에 미국인은 미국인들이 미국일은 미국어 미국하여 미국되고 미국이시아",
    "정부은 정부을 정부이에게 정부군 정부네 정부자 정부기 정부하는 정부되고 정부안보다 정부의원",
]


@pytest.mark.parametrize("word", " ".join(CHAINS).split())
def test_chains_that_leave_the_noun_a_word(word: str) -> None:
    assert word_end(word, 2, "organization")


@pytest.mark.parametrize("word", " ".join(OTHER_WORDS).split())
def test_what_makes_another_word(word: str) -> None:
    assert not word_end(word, 2, "place")


def test_adnominal_copula_before_a_bound_noun() -> None:
    assert word_end("미국인 만큼", 2, "place")
    assert word_end("한미일 수도", 2)
    assert not word_end("한미일 3국", 2)
    assert not word_end("미국인 데이터", 2, "place")
    assert word_end("패권인 나라", 2, "concept")


AGREEMENT = Path(__file__).parent.parent / "judged" / "particles.tsv"


@pytest.mark.parametrize("row", AGREEMENT.read_text(encoding="utf-8").splitlines()[1:])
def test_the_form_that_agrees_with_what_is_read(row: str) -> None:
    word, forms, wanted, _ = row.split("\t")
    assert agree(word, forms) == wanted
