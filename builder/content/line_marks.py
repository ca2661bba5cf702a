"""The marks at the ends of lines that tell whether something begins there, or a sentence ends."""

from __future__ import annotations

import re

# Marks that begin an item, a note or a numbered heading: such lines are neither verse nor the middle of a sentence.
MARKED = re.compile(
    r"^\s*(?:[-–—•·▲△▶▸▹‣∙⋅◆◇◈■□○●◦◎◉❍▪▫◾★☆*※†‡ㅇ⇒→☞▷✔✓➊-➓❶-❿⓵-⓾>]\s?|\d+\s?[막장]$|[①-⑳]|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]|\[?\(?\d{1,3}(?:-\d{1,3})?[.)\]]"
    r"|[가나다라마바사아자차카타파하][.)]\s|제\s?\d+\s?[편장절관조])"
)
# The end of a sentence, be it followed by the mark of a note.
SENTENCE_CLOSE = re.compile(
    r"[.!?。．！？…][”’\"'」』)\]]*(?:\d{1,3}\)|\[\d{1,3}\]|[¹²³⁰-⁹]{1,3}|\*|\s?<(?:개정|신설)[^<>]*>)?$"
)
# The surnames of nine in ten Koreans; what else has three syllables may be a title.
SURNAME = (
    "[김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민류나진지엄채원천"
    "방공현함변염여추도소석설마길연위표명기반왕금옥육인맹제모탁국어은편용온라옹봉부팽승갈좌복빈범예피]"
)
