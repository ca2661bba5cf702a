"""What is at the ends of lines and tells whether something begins there, or a sentence ends; and surnames, which several readers need."""

from __future__ import annotations

import re

# Marks that begin an item, a note or a numbered heading: such lines are neither verse nor the middle of a sentence.
MARKED = re.compile(
    r"^\s*(?:[-–—─━•·▲△▶▸▹‣∙⋅◆◇◈■□○●◦◎◉❍▪▫◾★☆*※†‡ㅇ⇒→☞▷✔✓➊-➓❶-❿⓵-⓾>]\s?|\d+\s?[막장]$|[①-⑳]|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]|\[?\(?\d{1,3}(?:-\d{1,3})?[.)\]]"
    r"|[가나다라마바사아자차카타파하][.)]\s|제\s?\d+\s?[편장절관조]|第[一二三四五六七八九十百]+[編章節款條])"
)
# The end of a sentence, be it followed by the mark of a note.
SENTENCE_CLOSE = re.compile(
    r"[.!?。．！？…][”’\"'」』)\]]*(?:\d{1,3}\)|\[\d{1,3}\]|[¹²³⁰-⁹]{1,3}[)⁾]?|\*|\s?<(?:개정|신설)[^<>]*>)?$"
)
# The surnames of nine in ten Koreans; what else has three syllables may be a title.
SURNAME = (
    "[김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민류나진지엄채원천"
    "방공현함변염여추도소석설마길연위표명기반왕금옥육인맹제모탁국어은편용온라옹봉부팽승갈좌복빈범예피]"
)
# What may be a sentence, as it is spoken: be it without a period.
SENTENCE_LIKE = re.compile(r"(?:[.!?。．！？…][”’\"'」』)\]]*|[다요죠까])$")
# What begins a line of a heading, not a speech: 일시: …, 담당 부서: …
STATED = re.compile(
    r"^[■□◆◇▶○●◎-]\s?(?:방송|진행|대담|출연|연출|인터뷰|기획|정리)\s?[:：]"
    r"|^(?:[○●□■◦·-]\s?)?(?:일\s?시|날\s?짜|장\s?소|시\s?간|참석자?|참\s석|출석|배석|불참|안\s?건|주\s?제|제\s?목|수\s?신|발\s?신|참\s?조|대\s?상|주\s?최|주\s?관|후\s?원|사\s?회"
    r"|(?:보도|배포|작성|제공|발행)\s?(?:시점|일시|일자?)|작성자|담당\s?(?:부서|자|과장|관)?|책임자|문의|연락처|때|곳|무대|날씨|(?:받는|보내는)\s?(?:이|사람))(?:\s?[:：]|\t|\s{2,}|\s?[|│]\s)"
)
