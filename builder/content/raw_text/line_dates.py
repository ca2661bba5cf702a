"""Lines that say when a text was written, and perhaps where: in figures, in words and in Hanja, by any calendar, with the weather."""

from __future__ import annotations

import re

_NUMERALS = "〇零元正一二三四五六七八九十百千"
_ERAS = "大正|昭和|明治|光武|隆熙|建陽|開國|建國|民國|檀[紀君]|西紀|大韓民國|朝鮮|乾隆|嘉慶|道光|同治|光緖"
_WEEKDAY = r"(?:,?\s?[(（]?[월화수목금토일](?:요일)?[)）]?(?![가-힣]))"
_TIME = r"(?:,?\s(?:오전|오후|새벽|아침|저녁|밤|낮)?\s?\d{1,2}(?::\d{2}|시(?:\s?(?:\d{1,2}분|반))?))"
_WEATHER = r"(?:[,.]?\s(?:맑음|갬|[흐안비눈구바맑춥더]\S{0,5}|\S{1,6}[림움음다가])){0,4}[.]?"
_PLACE = r"(?:\s?\S[\S ]{0,14}(?:에서|에|날))?"
_PLACE_AND_DAY = r"\d{1,2}월\s?\d{1,2}일,\s\S{1,14}에서"
PLACE_AND_DAY = re.compile(rf"^{_PLACE_AND_DAY}$")  # above a letter, where nothing else is
_FORMS = (
    r"\((?:1[6-9]|20)\d{2}\)",
    r"[-=]{3,}\s.{6,20}\s[-=]{3,}",
    rf"\(?(?:\d{{4}}년(?:\s?\d{{1,2}}월)?(?:\s?\d{{1,2}}일)?(?:\s?(?:봄|여름|가을|겨울|새벽|아침|밤))?,?|\d{{4}}\.\s?\d{{1,2}}\.\s?\d{{1,2}}\.?){_PLACE}\)?",
    rf"(?:\d{{4}}년\s?)?\d{{1,2}}월\s?\d{{1,2}}일[,.]?{_WEEKDAY}?{_TIME}?(?:{_WEATHER}|\s?\([^()]{{1,15}}\))",
    _PLACE_AND_DAY,
    rf"(?:\d{{4}}|[’']\d{{2}})\s?[./-]\s?\d{{1,2}}\s?[./-]\s?\d{{1,2}}\.?(?:{_WEEKDAY}{_TIME}?{_WEATHER}|{_WEATHER})",
    r"(?:대한민국|조선|단기|단군|서기|건국|개국|광무|융희)[가-힣 ]*\s?(?:원년|\d{1,4}년)\s?\d{0,2}\s?월\s?\d{0,2}\s?일",
    r"[갑을병정무기경신임계][자축인묘진사오미신유술해]년(?:\s\S{1,4}){0,3}",
    rf"(?:(?:{_ERAS})\s?)*[{_NUMERALS}]+\s?年(?:\s?[{_NUMERALS}]+\s?月)?(?:\s?[{_NUMERALS}]+\s?日)?(?:\s?\S{{1,8}})?",
    r"(?:첫|둘|셋|넷|다섯|여섯|일곱|여덟|아홉|열)째\s?날",
    r"(?:[일이삼사오육칠팔구십백천]+년\s)?[정일이삼사오유육칠팔구십시]+월\s[일이삼사오육칠팔구십]+일",
)
DATELINE = re.compile(rf"^(?:[―—–]\s?)?(?:{'|'.join(_FORMS)})(?:\s(?:정함|선포|씀|지음|적음))?$")
