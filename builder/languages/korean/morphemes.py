"""Morpheme boundaries that affect the pronunciation of a Korean word but do not show in its spelling.

The Standard Pronunciation (표준 발음법) inserts ㄴ, keeps a final consonant in its syllable, or keeps ㄴㄴ, only where two parts of a word
meet: 연구소 after 안전 is pronounced with an added ㄴ (안전연구소), 용 in 활용 without. Spelling does not distinguish these, so words and
parts of known kinds are listed here, and whatever is not listed is read as it is spelled: adding a sound that is not there (활용 as
*hwallyong) is the worse mistake. An entry whose headword is of another kind gives its own `romanization`.

Each function takes a run of Hangul syllables and the index of the syllable with which the second part begins.
"""

from __future__ import annotations

import re
from functools import lru_cache

from builder.languages.korean.hangul import split
from builder.languages.korean.particles import is_chain

# 제29항, 제30항 3: compounds with ㄴ inserted before the second part, divided where it is inserted.
_WITH_N = (
    "알-약 물-약 내복-약 색-연필 식용-유 휘발-유 윤활-유 경질-유 눈-요기 담-요 솜-요 콩-엿 물-엿 쌀-엿 밤-윷 색-유리 판-유리 "
    "맨-입 군-입 아랫-입 솜-이불 겹-이불 홑-이불 밭-이랑 베갯-잇 아랫-잇몸 도리깻-열 한-여름 늦-여름 올-여름 지난-여름 "
    "불-여우 신-여성 남존-여비 핵-연료 공-염불 맹-연습 바깥-양반 짓-이기 설-익 낯-익 농-익 유들-유들 "
    "야금-야금 이죽-이죽 욜랑-욜랑 연말-연시 십-육 "
    "소독-약 가공-유 항공-유 광물-유 면실-유 비축-유 혼합-유 태양-열 교육-열 반응-열 출혈-열 향학-열 산욕-열 성홍-열 "
    "생활-용 개인-용 성인-용 개인-연금 황금-연휴 몽당-연필 공공-용지 대전-역"
)
# A ten and a one of the native numerals: 열여덟, 스물일곱, 열이레.
_TENS, _ONES = (
    ("열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔"),
    ("여섯", "일곱", "여덟", "이레", "여드레"),
)
_ALWAYS = ("잎", "이파리", "여울")  # 꽃잎, 솔이파리, 학여울
_BEFORE_WORK = frozenset(  # 일
    "막 삯 들 볼 밭 앞 훗 잔 별 할 갯 부엌 집안 바깥 궂은 농삿 허드렛 예삿 나랏 가욋".split()
)
# Beginnings of the second part of a compound if two or more syllables precede it: 안전연구소, 신혼여행, 급행열차, 학술용어.
_SECOND_PARTS = tuple(
    "연구 연습 연극 연금 연수 연휴 연필 여행 여성 여자 여론 열차 영화 영어 윤리 요리 요법 요금 양식 용어 용품 용수 용지".split()
)
_SUFFIXES = "용역약염욕"  # 用, 驛, 藥, 炎 or 鹽, 浴: 산업용, 서울역, 예방약, 늑막염, 일광욕
_BEFORE_PART = 2
# After these, the same syllables are the second half of one word, and no ㄴ is added: 활용, 번역, 협약, 공연, 참여.
_HALVES = {
    "용": "겸공관군남등만범변병복상선식신실악약운원음응인임작적전준중진착통특형혼활",
    "역": "검공광국권단면반방번병복악연영용음전직징통편홍",
    "약": "강검공극농늑독맹명밀박백병복빈상생선신안양언연절집청축탄특폭한협확환활",
    "염": "감간농방전폭",
    "열": "균단발분진정",
    "욕": "곤굴금능목물성식육음정족탐",
    "연": "강공금당본분천출필혈흡",
    "여": "간결공관급잉증참",
    "영": "경반본상운진촬환",
    "요": "강긴동민중필",
    "양": "공동배봉서입함",
}
# 제15항: compounds whose first part keeps its word-final sound; so does a word before 없다 and 옷.
_APART = "값-어치 젖-어미 웃-어른 팥-알 옆-얼굴 밭-아래 밭-언덕 밭-안 옷-안 늪-앞 꽃-위 무릎-위 의붓-아 의붓-어 못-알 몇-월 몇-억"
_PREFIXES = frozenset("첫헛덧홑낱윗뒷옛")  # 첫인상, 헛웃음; with a ㄴ in 첫여름, 덧입다, 홑이불, 뒷일

# 제20항 다만: parts before which ㄴ is kept (생산량, 의견란), and syllables with which they make ㄹㄹ instead (전문인력, 근로자).
_NOUN_SUFFIXES = {
    "란": "간곤군논문민반변병분산전현혼환",
    "량": "군분선잔한",
    "력": "권근완인전진탄편",
    "령": "관본신연원전준혼훈",
    "례": "관반선순연전판혼",
    "로": "간곤관근난선언원진환",
    "론": "반변본언원",
    "료": "관만안연완원진",
    "류": "건관난만분연원인잔전한환",
    "림": "산원",
}
_KEPT = frozenset(
    "동원령 입원료 출연료 강연료 공연료 보관료 공권력 흡인력 추진력 회전력 이원론 일원론 다원론 기원론 접근로 직선로 곡선로 회혼례".split()
)

# 로마자 표기법 제3장 제1항 4: ㅎ merges with the consonant before it, but not in nouns; no noun has the suffix 히 or endings of 하다.
_HI = re.compile("히(?:$|[거게고기나네는니다던도려며면므시어여었였우자지])|힌(?:$|[다데])|[힐힘]$|힙니|[혀혔]")
_HADA = re.compile(
    "하(?:다|는|고|며|면|여|였|게|겠|지(?:$|만)|기|나$|도록|거나|려|자$|자는|므로|세요|십)|했|한다|합니다"
)
_LONGER_VERBS = re.compile("[한할]$|해(?:서$|야|도$|지|졌)|(?<![국극박벽집덕])해$")  # 생각한, 모색해, but 북극해
_SHORT_VERBS = re.compile("못[하했해한할함]|[착급독약딱족속박뜻듯]한$|[착약뜻]해(?:$|서|야|도|지|졌)")
_NOUNS = re.compile("^[각낙박북입적집]하|(?:북한|극한|역할)$")


def takes_n(word: str, at: int) -> bool:
    """Whether ㄴ is inserted before the syllable at `at`, which begins with 이, 야, 여, 요 or 유 after a consonant."""
    if split(word[at])[1] not in "ㅣㅑㅒㅕㅛㅠ":
        return False
    if word.startswith(_ALWAYS, at) or at in _cuts(word, _WITH_N):
        return True
    if word[:at].endswith(_TENS) and word.startswith(_ONES, at):
        return True
    prefixed = at == 1 and word[0] in _PREFIXES and word[at] != "인"
    return prefixed or (word[at] == "일" and word[:at] in _BEFORE_WORK) or _begins_part(word, at)


def stands_apart(word: str, at: int) -> bool:
    """Whether the consonant before the vowel at `at` keeps its word-final sound: 겉옷, 맛없다, 첫인상."""
    return word[at] in "없옷" or (at == 1 and word[0] in _PREFIXES) or at in _cuts(word, _APART)


def keeps_n(word: str, at: int) -> bool:
    """Whether ㄴ before the ㄹ at `at` is pronounced ㄴㄴ, as in 생산량, not ㄹㄹ, as in 신라."""
    if at < _BEFORE_PART or word[at] not in _NOUN_SUFFIXES:
        return False
    if word[at] in "란로" and not is_last(word, at):  # 그린란드, 다운로드
        return False
    return word[at - 2 : at + 1] in _KEPT or word[at - 1] not in _NOUN_SUFFIXES[word[at]]


def is_inflected(word: str, at: int) -> bool:
    """Whether the ㅎ at `at` belongs to a verb or adjective (잡혀, 막히다, 못하다, 착한), not to a noun (집현전, 북한)."""
    if _HI.match(word, at) or (at == 1 and _SHORT_VERBS.match(word)):
        return True
    verbal = _HADA.match(word, at) or (at >= _BEFORE_PART and _LONGER_VERBS.match(word, at))
    return bool(verbal) and not _NOUNS.search(word)


def is_last(word: str, at: int) -> bool:
    """Whether the syllable at `at` is the last of the word, not counting particles."""
    return at == len(word) - 1 or is_chain(word[at + 1 :], word[at])


def _begins_part(word: str, at: int) -> bool:
    """Whether the second part of a compound begins at `at`, rather than the second half of a word."""
    if at < _BEFORE_PART or word[at - 1] in _HALVES.get(word[at], ""):
        return False
    return word.startswith(_SECOND_PARTS, at) or (word[at] in _SUFFIXES and is_last(word, at))


def _cuts(word: str, table: str) -> set[int]:
    """The offsets at which the compounds of `table` that occur in the word are divided."""
    pattern, cuts = _compiled(table)
    return {found.start() + cuts[found[1]] for found in pattern.finditer(word)}


@lru_cache(None)
def _compiled(table: str) -> tuple[re.Pattern[str], dict[str, int]]:
    """A pattern that finds the compounds of `table`, and the offset at which each is divided."""
    cuts = {compound.replace("-", ""): compound.index("-") for compound in table.split()}
    return re.compile(f"(?=({'|'.join(cuts)}))"), cuts
