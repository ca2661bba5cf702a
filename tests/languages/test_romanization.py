"""The Revised Romanization, on the examples of the standard itself (chapters 2 and 3 of the notice)."""

from __future__ import annotations

import re

import pytest

from builder.languages.korean.romanization import romanize

# Names without their capitals and without the hyphens that the standard leaves to the writer.
EXAMPLES = """
구미 gumi 영동 yeongdong 백암 baegam 옥천 okcheon 합덕 hapdeok 호법 hobeop 월곶 wolgot 벚꽃 beotkkot 한밭 hanbat
구리 guri 설악 seorak 칠곡 chilgok 임실 imsil 울릉 ulleung 대관령 daegwallyeong
백마 baengma 신문로 sinmunno 종로 jongno 왕십리 wangsimni 별내 byeollae 신라 silla 학여울 hangnyeoul 알약 allyak
해돋이 haedoji 같이 gachi 굳히다 guchida 좋고 joko 놓다 nota 잡혀 japyeo 낳지 nachi 묵호 mukho 집현전 jiphyeonjeon
압구정 apgujeong 낙동강 nakdonggang 죽변 jukbyeon 낙성대 nakseongdae 합정 hapjeong 팔당 paldang 샛별 saetbyeol 울산 ulsan
중앙 jungang 반구대 bangudae 세운 seun 해운대 haeundae
부산 busan 세종 sejong 독립문 dongnimmun 광희문 gwanghuimun 국립국어원 gungnipgugeowon
속리산 songnisan 경복궁 gyeongbokgung 극락전 geungnakjeon 무량수전 muryangsujeon 불국사 bulguksa 현충사 hyeonchungsa
오죽헌 ojukheon 촉석루 chokseongnu 종묘 jongmyo 다보탑 dabotap 안압지 anapji 남산 namsan 금강 geumgang 독도 dokdo
"""


@pytest.mark.parametrize(("hangul", "latin"), re.findall(r"(\S+) (\S+)", EXAMPLES))
def test_the_examples_of_the_standard(hangul: str, latin: str) -> None:
    assert romanize(hangul) == latin


@pytest.mark.parametrize(
    ("hangul", "latin"),
    [
        ("북한", "bukhan"),  # the h of a noun is written out
        ("한국경제인협회", "hangukgyeongjeinhyeophoe"),
        ("첫해", "cheothae"),
        ("막히다", "makida"),  # that of the suffix 히 melts
        ("스텝펀", "seuteppeon"),  # no hyphen between the parts
    ],
)
def test_what_the_standard_implies(hangul: str, latin: str) -> None:
    assert romanize(hangul) == latin


@pytest.mark.parametrize(
    ("mixed", "latin"),
    [
        ("AI 전쟁", "AI jeonjaeng"),
        ("GPU 1만5000장", "GPU 1man5000jang"),
        ("기정학(技政學)", "gijeonghak(技政學)"),
        ("한·미", "han·mi"),
        ("xAI", "xAI"),
        ("개혁‧개방 – 50%", "gaehyeok‧gaebang – 50%"),
        ("", ""),
    ],
)
def test_what_is_not_hangul_stays(mixed: str, latin: str) -> None:
    assert romanize(mixed) == latin
