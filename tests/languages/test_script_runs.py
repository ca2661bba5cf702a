"""In which characters a headword is written: Korea's own, beside Hangul, or China's simplified ones."""

from __future__ import annotations

import pytest

from builder.languages.script_runs import headword_tag


@pytest.mark.parametrize(
    ("hanja", "tag"),
    [
        ("技政學", "ko-Hani"),
        ("崛起", "ko-Hani"),  # which Korea's set of characters lacks
        ("黃仁勳", "ko-Hani"),
        ("高帶域幅 메모리", "ko"),
        ("习近平", "zh-Hans"),
        ("字节跳动", "zh-Hans"),
        ("生成式人工智能服务管理暂行办法", "zh-Hans"),
    ],
)
def test_chinese_names_are_told_from_korean_words(hanja: str, tag: str) -> None:
    assert headword_tag(hanja) == tag
