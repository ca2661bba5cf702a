"""McCune–Reischauer: the system of 1939, and what libraries make of consonants that become tense."""

from __future__ import annotations

import re

import pytest

from builder.languages.korean.mccune_reischauer import mccune_reischauer

CASES = {
    "voiced between vowels, nasals and ㄹ": """
        기정학 kijŏnghak 부산 pusan 대구 taegu 경주 kyŏngju 전주 chŏnju 담배 tambae 공부 kongbu 갈비 kalbi 한국 han’guk 인간 in’gan
        상공 sanggong 모자 moja 아버지 abŏji 독도 tokto 압구정 apkujŏng 학교 hakkyo 잡지 chapchi 국제 kukche 있다 itta""",
    "vowels": """
        위원회 wiwŏnhoe 원칙 wŏnch’ik 워크 wŏk’ŭ 정상회의 chŏngsanghoeŭi 의 ŭi 협의 hyŏbŭi 희 hŭi 유럽의회 yurŏbŭihoe 왜 wae 외교 oegyo
        귀 kwi 예 ye 얘기 yaegi 거버넌스 kŏbŏnŏnsŭ 사에 saë 새 sae 초에 ch’oë 회에 hoee""",
    "aspirates": "평양 p’yŏngyang 충청 ch’ungch’ŏng 통계 t’onggye 딥페이크 tipp’eik’ŭ 좋다 chot’a 북한 pukhan 집현전 chiphyŏnjŏn",
    "ㄹ": "신라 silla 을지로 ŭlchiro 실행 sirhaeng 발휘 parhwi 서울 sŏul 달나라 tallara 칼날 k’allal 활용 hwaryong 라마 rama",
    "assimilation": "독립문 tongnimmun 종로 chongno 협력 hyŏmnyŏk 안전연구소 anjŏnnyŏn’guso 같이 kach’i 생산력 saengsannyŏk",
    "tense letters": "찌개 tchigae 꽃집 kkotchip 벚꽃 pŏtkkot 떡볶이 ttŏkpokki 옷상자 ossangja 쉽다 shwipta 씨 ssi 꽃차 kkotch’a",
    "tense after ㄹ in words of Chinese origin (표준 발음법 제26항)": "발전 palchŏn 결정 kyŏlchŏng 갈등 kaltŭng 월드 wŏldŭ 도널드 tonŏldŭ",
    "권 and 법": """
        주권 chukwŏn 패권 p’aekwŏn 인권 inkwŏn 권리 kwŏlli 헌법 hŏnpŏp 기본법 kibonpŏp 인공지능법은 in’gongjinŭngpŏbŭn 방법 pangbŏp
        입법 ippŏp 사법 sabŏp 법률 pŏmnyul 법안 pŏban 국가법령 kukkabŏmnyŏng""",
}


@pytest.mark.parametrize(
    ("hangul", "latin"), [case for text in CASES.values() for case in re.findall(r"(\S+) (\S+)", text)]
)
def test_words(hangul: str, latin: str) -> None:
    assert mccune_reischauer(hangul) == latin


@pytest.mark.parametrize(
    ("hangul", "latin"), [("주권", "chugwŏn"), ("기본법", "kibonbŏp"), ("발전", "paljŏn"), ("학교", "hakkyo")]
)
def test_what_becomes_tense_may_be_written_as_if_it_did_not(hangul: str, latin: str) -> None:
    assert mccune_reischauer(hangul, tense=False) == latin


@pytest.mark.parametrize(
    ("mixed", "latin"),
    [
        ("EU", "EU"),
        ("APEC CEO 서밋", "APEC CEO sŏmit"),
        ("GPU 1만 5000장", "GPU 1man 5000chang"),
        ("챗GPT", "ch’aetGPT"),
        ("기정학(技政學)", "kijŏnghak"),
        ("", ""),
    ],
)
def test_what_is_not_hangul_stays_except_a_gloss(mixed: str, latin: str) -> None:
    assert mccune_reischauer(mixed) == latin
