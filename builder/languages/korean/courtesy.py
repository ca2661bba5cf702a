"""What Korean says out of courtesy, and the offices before a name, for which English has few words or none.

The words of courtesy are the address to an audience (여러분, 존경하는), the adverbs and the set phrases of thanks, apology and request,
and the verbs that only raise another (주시다, 드리다, 말씀). An office is told as a chain of the bodies that it belongs to.
"""

from __future__ import annotations

import re

_COURTESY = re.compile(
    r"존경하는|친애하는|내외 ?귀빈|여러분(?:께서는|께서|께|의|들)?|고객님(?:의|께서|께)?"
    r"|대단히|진심으로|깊은|부디|소중한|귀중한|무궁한|더없는|많은 (?:관심|성원|격려)|변함없는|다시 ?한 ?번|아무쪼록|모쪼록"
    r"|바쁘(?:신|시더라도|실 텐데도?)(?: (?:가운데|와중에도?))?|먼 길(?: 와| 오)?|이 자리를|자리를 빛내|이렇게"
    r"|안녕하십니까|처음 뵙겠습니다|저희|공사다망하신 (?:가운데|중에)도?|왕림하여|앞으로 잘"
    r"|(?:감사|송구|죄송|사과|축하|인사|위로|당부|환영|부탁)(?:의 말씀을?|스러운 말씀입니다만|하오나|합니다만|스럽습니다만|하지만)"
    r"|성원과 격려|관심과 성원|격려와 성원|격려의 말씀을"
    r"|(?:해|하여|와|어|아|여|켜|빛내|보내) ?주(?:시기|시면|시고|시는|시어|셔서|신|실|십시오|시겠)|성심(?:성의)?껏|언제든지"
    r"|시기 ?바랍니다|드리도록 하겠습니다|드리(?:고자|며|면|기|겠습니다|게 되었습니다)|드립니다|드린"
    r"|(?:하게|되게|드리게) 된|(?:하게|드리게) 되었습니다|말씀(?:을|은|이)?|(?:주|하)시기 바랍니다|라고 합니다"
    r"|감사하겠습니다|고맙겠습니다|영광으로 생각하겠습니다|여쭙고자|기원합니다|약속드립니다"
)
_BODY = r"[가-힣\d]{1,14}(?:부|처|청|원|실|국|과|단|당|위원회|본부|회의|검찰청|법원|공사|공단|센터)"
_OFFICE = re.compile(
    rf"(?:{_BODY}(?:의)? ){{1,5}}(?:[가-힣]{{2,14}}(?:관|장|대행|검사|서기관|사무관|대변인|위원|대표|교수|실장) ?){{1,3}}"
)
_OFFERED = (
    r"(?:(?:드립|올립|전합|보냅|표합|합|했습|하였습|드렸습)니다|(?:드린|올린|전한|표한|한|했|하였)다"
    r"|(?:드리|올리|전하|표하)는 바(?:입니다|이다)"
    r"|(?:드리|올리|전하|표하|하)(?:고 싶(?:습니다|다|었다)|고자 (?:합니다|한다)|겠습니다))"
)
_ASKED = (
    r"(?:(?:부탁|당부)(?:드립니다|드리는 바입니다|드리겠습니다|합니다)|(?:바랍|구합|청합)니다"
    r"|바라(?:마지않습니다|겠습니다)|주십시오|주세요|주시길)"
)
# How a sentence ends that is as a whole an act of courtesy: thanks, an apology, a wish, an invitation.
_ACT = re.compile(
    rf"(?:(?:감사|고마움|축하|위로|애도|조의|사과|사죄|문안|안부|인사|환영|경의|존경)[가-힣 ]{{0,12}}?{_OFFERED}"
    r"|(?:고맙|미안합|미안하|죄송합|죄송하|죄송스럽|송구합|송구하|송구스럽)(?:니다|습니다|다)"
    rf"|(?:양해|이해|협조|협력|관심|성원|사랑|격려|지도|편달|참석|왕림|축복|축하|응원|배려|용서|동참)[가-힣 ]{{0,14}}?{_ASKED}"
    r"|(?:명복|건강|행복|행운|평안|안녕)[을를] ?[가-힣 ]{0,8}?(?:빕니다|비옵니다|빈다|바랍니다)"
    r"|(?:기원|축원|소망|염원)(?:합니다|드립니다|하옵니다|한다|하는 바입니다)"
    r"|(?:기쁨|영광|보람|위안)(?:이|으로) ?(?:되겠습니다|생각하겠습니다|알겠습니다|여기겠습니다))[.!]?[”’\"']?$"
)


def is_courtesy(text: str) -> bool:
    """Whether a sentence is as a whole an act of courtesy, which English says in a fraction of the words.

    >>> is_courtesy("와 주셔서 감사드립니다."), is_courtesy("와 주셔서 감사드리며, 회의를 시작하겠습니다.")
    (True, False)
    """
    return _ACT.search(text) is not None


def without_courtesy(text: str) -> str:
    """The text without words of courtesy and offices.

    >>> without_courtesy("존경하는 국민 여러분, 경제를 살리겠습니다.")
    ' 국민 , 경제를 살리겠습니다.'
    """
    return _OFFICE.sub("", _COURTESY.sub("", text))
