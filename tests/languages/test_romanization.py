"""The Revised Romanization, kind by kind: the examples of the standards, and words of their kinds."""

from __future__ import annotations

import re

import pytest

from builder.languages.korean.romanization import romanize
from tests.support import ROOT

# Names are written without their capitals and without hyphens that the standard leaves to the writer.
# 로: 국어의 로마자 표기법, 발: 표준 발음법.
CASES = {
    "letters (로 제2장)": """
        구미 gumi 영동 yeongdong 백암 baegam 옥천 okcheon 합덕 hapdeok 호법 hobeop 월곶 wolgot 벚꽃 beotkkot 한밭 hanbat 구리 guri
        설악 seorak 칠곡 chilgok 임실 imsil 울릉 ulleung 대관령 daegwallyeong 광희문 gwanghuimun 협의 hyeobui 챙 chaeng 얘기 yaegi
        왜 wae 권위 gwonwi 궤 gwe 쇠 soe 외교 oegyo 짜장 jjajang 깨 kkae 또 tto 뼈 ppyeo 씨 ssi 스텝펀 seuteppeon""",
    "assimilation (로 제3장 제1항 1, 발 제18–20항)": """
        백마 baengma 신문로 sinmunno 종로 jongno 왕십리 wangsimni 별내 byeollae 신라 silla 국물 gungmul 깎는 kkangneun 긁는 geungneun
        닫는 danneun 옷맵시 onmaepsi 꽃망울 kkonmangul 앞마당 ammadang 밟는 bamneun 읊는 eumneun 없는 eomneun 담력 damnyeok
        침략 chimnyak 강릉 gangneung 대통령 daetongnyeong 막론 mangnon 협력각서 hyeomnyeokgakseo 십리 simni 난로 nallo 천리 cheolli
        칼날 kallal 물난리 mullalli 줄넘기 julleomgi 할는지 halleunji 독립문 dongnimmun 속리산 songnisan 촉석루 chokseongnu""",
    "ㄴㄴ, not ㄹㄹ (발 제20항 다만)": """
        의견란 uigyeonnan 임진란 imjinnan 생산량 saengsannyang 결단력 gyeoldannyeok 공권력 gonggwonnyeok 동원령 dongwonnyeong
        상견례 sanggyeonnye 횡단로 hoengdanno 이원론 iwonnon 입원료 ibwonnyo 구근류 gugeunnyu 판단력 pandannyeok 추진력 chujinnyeok""",
    "ㄹㄹ in the same places": """
        인력 illyeok 전문인력 jeonmunillyeok 언론 eollon 인류 illyu 연령 yeollyeong 원료 wollyo 근로자 geulloja 정치권력 jeongchigwollyeok
        성지순례 seongjisullye 물류관리 mullyugwalli 전략 jeollyak 국가전략 gukgajeollyak 화석연료의 hwaseogyeollyoui""",
    "added ㄴ or ㄹ (로 제3장 제1항 2, 발 제29항)": """
        학여울 hangnyeoul 알약 allyak 솜이불 somnibul 홑이불 honnibul 막일 mangnil 삯일 sangnil 맨입 maennip 꽃잎 kkonnip
        내복약 naebongnyak 한여름 hannyeoreum 남존여비 namjonnyeobi 신여성 sinnyeoseong 색연필 saengnyeonpil 직행열차 jikhaengnyeolcha
        늑막염 neungmangnyeom 콩엿 kongnyeot 담요 damnyo 눈요기 nunnyogi 영업용 yeongeomnyong 식용유 sigyongnyu 국민윤리 gungminnyulli
        밤윷 bamnyut 들일 deullil 솔잎 sollip 설익다 seollikda 물약 mullyak 불여우 bullyeou 서울역 seoullyeok 물엿 mullyeot
        휘발유 hwiballyu 유들유들 yudeullyudeul 베갯잇 begaennit 깻잎 kkaennip 나뭇잎 namunnip 도리깻열 dorikkaennyeol 뒷윷 dwinnyut
        첫여름 cheonnyeoreum 옛이야기 yenniyagi 안전연구소 anjeonnyeonguso 보안연구소 boannyeonguso
        국립표준기술연구소 gungnippyojungisullyeonguso
        낯익은 nannigeun 농익다 nongnikda 서른여섯 seoreunnyeoseot 열일곱 yeollilgop 마흔일곱 maheunnilgop 열이레 yeollire
        한국연구재단 hangungnyeongujaedan 산업용의 saneomnyongui 신혼여행 sinhonnyeohaeng 학술용어 haksullyongeo 예방약 yebangnyak""",
    "nothing added within a word (발 제29항)": """
        활용 hwaryong 필요 piryo 석유 seogyu 일요일 iryoil 목요일 mogyoil 활약 hwaryak 실용 siryong 절약 jeoryak 결여 gyeoryeo 발육 baryuk
        적용 jeogyong 번역 beonyeok 지역 jiyeok 영역 yeongyeok 참여 chamyeo 산학연 sanhagyeon 협약 hyeobyak 특유 teugyu 생일 saengil
        개막일 gaemagil 기념일 ginyeomil 등용문 deungyongmun 송별연 songbyeoryeon 격월 gyeogwol 국예 gugye 활용어 hwaryongeo
        재활용 jaehwaryong 재활용품 jaehwaryongpum 상호작용 sanghojagyong 기후변화협약 gihubyeonhwahyeobyak 탄소섬유 tansoseomyu
        동시통역 dongsitongyeok 호흡기감염 hoheupgigamyeom 양자역학 yangjayeokhak 범용기술 beomyonggisul 디지털응용 dijiteoreungyong""",
    "palatalization (로 제3장 제1항 3, 발 제17항)": """
        해돋이 haedoji 같이 gachi 굳히다 guchida 곧이 goji 미닫이 midaji 땀받이 ttambaji 밭이 bachi 벼훑이 byeohulchi 닫히다 dachida
        묻히다 muchida 붙여 buchyeo 밭에 bate""",
    "aspiration: ㅎ merges with a stop (로 제3장 제1항 4, 발 제12항)": """
        좋고 joko 놓다 nota 잡혀 japyeo 낳지 nachi 않다 anta 많고 manko 닳지 dalchi 막히다 makida 밝히다 balkida 넓히다 neolpida
        꽂히다 kkochida 앉히다 anchida 급히 geupi 못하다 motada 못해 motae 착한 chakan 생각하다 saenggakada 행복하게 haengbokage
        파악해야 paakaeya 잘못했다 jalmotaetda 급격한 geupgyeokan 생각할 saenggakal 뜻하는 tteutaneun
        약해지고 yakaejigo 강력해졌다 gangnyeokaejyeotda
        꼽힌다 kkopinda 모색해 mosaekae""",
    "ㅎ in nouns (로 제3장 제1항 4 다만)": """
        묵호 mukho 집현전 jiphyeonjeon 북한 bukhan 남북한 nambukhan 첫해 cheothae 국회 gukhoe 역할 yeokhal 핵심역할 haeksimyeokhal
        입학 iphak 급행 geuphaeng 블록화 beullokhwa 한국형 hangukhyeong 한국경제인협회 hangukgyeongjeinhyeophoe 오죽헌 ojukheon
        남중국해 namjunggukhae 북극해 bukgeukhae 각하는 gakhaneun 구축함 guchukham 록히드 rokhideu 빅히트 bikhiteu""",
    "silent ㅎ (발 제12항)": """
        낳은 naeun 놓아 noa 쌓이다 ssaida 많아 mana 않은 aneun 싫어도 sireodo 놓는 nonneun 쌓네 ssanne 않네 anne 뚫네 ttulle
        뚫리고 ttulligo 닿소 daso 많소 manso""",
    "final consonant clusters (발 제10–11항, 제14항)": """
        넋 neok 앉다 anda 여덟 yeodeol 넓다 neolda 밟다 bapda 밟고 bapgo 넓죽하다 neopjukada 핥다 halda 값 gap 없다 eopda 닭 dak 닭과 dakgwa
        읽다 ikda 맑게 malge 읽고 ilgo 삶 sam 젊다 jeomda 읊다 eupda 흙만 heungman 넋이 neoksi 앉아 anja 닭을 dalgeul 젊어 jeolmeo
        곬이 golsi 핥아 halta 읊어 eulpeo 값을 gapseul 값이 gapsi 없어 eopseo""",
    "a final consonant before a word that begins with a vowel (발 제15항)": """
        밭아래 badarae 늪앞 neubap 젖어미 jeodeomi 맛없다 madeopda 겉옷 geodot 헛웃음 heoduseum 꽃위 kkodwi 넋없다 neogeopda
        값어치 gabeochi 첫인상 cheodinsang 끝없이 kkeudeopsi 팥알 padal
        웃어른 udeoreun 윗옷 widot 맛있다 masitda 웃음 useum 꽃을 kkocheul 옷이 osi 부엌이 bueoki""",
    "tensification, which is not written (로 제3장 제1항 붙임)": """
        압구정 apgujeong 낙동강 nakdonggang 죽변 jukbyeon 낙성대 nakseongdae 합정 hapjeong 팔당 paldang 샛별 saetbyeol 울산 ulsan""",
    "no hyphen (로 제3장 제2항, 제6항)": """
        중앙 jungang 반구대 bangudae 세운 seun 해운대 haeundae 남산 namsan 금강 geumgang 독도 dokdo 경복궁 gyeongbokgung
        무량수전 muryangsujeon 연화교 yeonhwagyo 극락전 geungnakjeon 안압지 anapji 남한산성 namhansanseong 화랑대 hwarangdae
        불국사 bulguksa 현충사 hyeonchungsa 다보탑 dabotap 종묘 jongmyo 국립국어원 gungnipgugeowon 부산 busan 세종 sejong""",
    "words of every kind, unseen by the rules": """
        북한산 bukhansan 압록강 amnokgang 동래 dongnae 담양 damyang 청량리 cheongnyangni 선릉 seolleung 뚝섬 ttukseom
        흑석동 heukseokdong 정릉 jeongneung 학동 hakdong 굳이 guji 닭고기 dakgogi 삶다 samda 없애다 eopsaeda 싫다 silta
        끓이다 kkeurida 앓는 alleun 꿇려 kkullyeo 옳소 olso 쌓다 ssata 부엌 bueok 밖에 bakke 젊은이 jeolmeuni 외곬 oegol 국밥 gukbap
        축하 chukha 붙이다 buchida 맏형 mathyeong 음운론 eumunnon 문래 mullae 곡류 gongnyu 협력 hyeomnyeok 닳리다 dallida
        곯려 gollyeo 좋니 jonni 뜻하다 tteutada""",
    "a second round, unseen by the rules": """
        국수 guksu 독립신문 dongnipsinmun 협력업체 hyeomnyeogeopche 물냉면 mullaengmyeon 꽃무늬 kkonmunui 밥물 bammul 낯익다 nannikda
        태릉 taereung 공릉 gongneung 왕릉 wangneung 광한루 gwanghallu 추풍령 chupungnyeong 진부령 jinburyeong 한계령 hangyeryeong
        답십리 dapsimni 신림 sillim 역삼 yeoksam 독산 doksan 숭례문 sungnyemun 석굴암 seokguram 백록담 baengnokdam 설악산 seoraksan
        먹는 meongneun 입는 imneun 듣는 deunneun 끝나다 kkeunnada 백화점 baekhwajeom 국화 gukhwa 입학식 iphaksik 값지다 gapjida
        흙과 heukgwa 샅샅이 satsachi 끝이 kkeuchi 좋아 joa 넣어 neoeo 옳지 olchi 빨갛다 ppalgata 그렇게 geureoke 닳는 dalleun 한일 hanil
        집안일 jibannil 환송연 hwansongyeon 강남역 gangnamnyeok 시청역 sicheongnyeok 스물여섯 seumullyeoseot 열여덟 yeollyeodeol
        백여 baegyeo 육이오 yugio 폐렴 pyeryeom 결막염 gyeolmangnyeom 두통약 dutongnyak 감기약 gamgiyak 한약 hanyak 홑몸 honmom
        빗물 binmul 콧날 konnal 아랫니 araenni 툇마루 toenmaru 뱃머리 baenmeori 나뭇가지 namutgaji 의의 uiui 희망 huimang 계란 gyeran
        은혜 eunhye 쾌속 kwaesok 워싱턴 wosingteon 베트남 beteunam 엘리베이터 ellibeiteo 텔레비전 tellebijeon 밀라노 millano
        금감원 geumgamwon 전력난 jeollyeongnan 통일론 tongillon 노량진 noryangjin 맥락 maengnak""",
}


@pytest.mark.parametrize(
    ("hangul", "latin"), [case for text in CASES.values() for case in re.findall(r"(\S+) (\S+)", text)]
)
def test_words_by_kind(hangul: str, latin: str) -> None:
    assert romanize(hangul) == latin


def test_the_manual_counts_the_cases_of_each_kind() -> None:
    manual = (ROOT / "docs" / "lookup.md").read_text()
    for kind, text in CASES.items():
        assert re.search(rf"^\| {re.escape(kind)} \| {len(text.split()) // 2} \|", manual, re.MULTILINE), kind


@pytest.mark.parametrize(
    ("mixed", "latin"),
    [
        ("AI 전쟁", "AI jeonjaeng"),
        ("GPU 1만5000장", "GPU 1man5000jang"),
        ("기정학(技政學)의", "gijeonghagui"),
        ("그록(Grok) 3", "geurok 3"),
        ("협력각서 (MOC)", "hyeomnyeokgakseo"),
        ("계획(2025)", "gyehoek(2025)"),
        ("MOU(양해각서)", "MOU(yanghaegakseo)"),
        ("對중국", "對jungguk"),
        ("한·미", "han·mi"),
        ("xAI", "xAI"),
        ("개혁‧개방 – 50%", "gaehyeok‧gaebang – 50%"),
        ("ㄱㅈㅎ", "ㄱㅈㅎ"),
        ("", ""),
    ],
)
def test_what_is_not_hangul_stays_except_a_gloss(mixed: str, latin: str) -> None:
    assert romanize(mixed) == latin
