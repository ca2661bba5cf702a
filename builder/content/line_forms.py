"""The forms of lines of a raw Korean text that tell what a line is: a byline, a date, an item, a heading …"""

from __future__ import annotations

import re

from builder.content.arrangement import STATED

SENTENCE_END = re.compile(
    r"(?:[.!?。．！？…][”’\"'」』)\]]*|(?:(?<!바)다|(?<![개주필중수강])요|[까죠])[”’\"'」』)\]]*)$"
)
FURNITURE = re.compile(
    r"카테고리의 다른 글|뉴스레터|구독하기|공유하기|댓글|이전 ?글|다음 ?글|목록으로|무단 ?전재|재배포|저작권자|좋아요|로그인|회원가입"
    r"|관련 ?기사|Copyright|^[\W_]+$|^[-–—]\s?\d{1,4}\s?[-–—]$|^\d{1,4}\s?/\s?\d{1,4}$"  # the last two are numbers of pages
)
TO_THE_END = re.compile(
    r"^(?:많이\s?본|인기|최신|실시간)\s?(?:뉴스|기사|글)$|카테고리의 다른 글|관련 ?기사$|^이전 ?글|^다음 ?글"
)
REFERENCES = re.compile(
    r"^(?:<|\[|【)?\s*(?:참고\s?문헌|참고\s?자료|인용\s?문헌|References|Bibliography)\s*(?:>|\]|】)?$", re.IGNORECASE
)
CONTACT = re.compile(
    r"\S@[^\s@]+\.\w|☎|\b0\d{1,2}[-)]\s?\d{3,4}-\d{4}|\b1[568]\d{2}-\d{4}|^(?:문의처?|연락처|전화|담당|이메일|E-?mail)\b",
    re.IGNORECASE,
)
IMPRINT = re.compile(
    r"^※\s이\s(?:글|기사|칼럼|원고)[은는]\s|^(?:보도|배포)\s?(?:일시|시점)\s|^\S{2,10}(?:일보|신문|신보|뉴스|저널|잡지)\s.*\d{4}|\b\d{4}[;,:]\s?\d+\s?\(\d+\)[:,;]|^\(?(?:제정|개정|전부개정|일부개정|시행|공포)\)?\s?\d{4}\D|제\d{4}\s?[-–]\s?\d+호$|^(?:배포|제공|보도|승인|입력|등록"
    r"|게재|발행)\s?\d{4}\D|^[\[<](?:전문개정|본조신설|제목개정|종전)|^[―—–-]?\s?[《『][^》』]+[》』],?\s.*\d{4}"
    r"|^(?:주제어|주요어|중심어|핵심\s?(?:어|낱말|용어)|키워드|색인어|Key\s?words?|DOI)\s*[:：]|^\(?(?:논문\s?)?(?:접수|투고|심사|게재)[^.]{0,6}[:：]\s?\d{4}"
    r"|^[^.!?]{0,40}[|·/\s]\s?\d{4}[.-]\s?\d{1,2}[.-]\s?\d{1,2}\.?(?:\s?\([월화수목금토일]\))?(?:\s\d{1,2}:\d{2}(?::\d{2})?)?$"
    r"|^\W*(?:ISBN|ISSN|발행|펴낸|등록|\d{4}\s?[.\-년]\s?\d{1,2})"
)
_ROLE = "(?:글|대담|인터뷰어?|정리|사진|취재|진행|옮긴이|번역|그림|극본|각본|원작|각색|연출|구술|채록|기록|감수|엮은이|편집)"
_CALLING = "(?:시인|소설가|수필가|작가|평론가|교수|연구원|칼럼니스트|논설위원|변호사|화가|사진가)"
BYLINE = re.compile(
    r"^\(?(?:글|저자|필자|지은이|글쓴이|작성자|기고)\s*[:：|/ .]|^[가-힣]{2,4}\s?[_∣|/]|[가-힣]{2,4}\s?기자\]?$|^[―—–]\s?[가-힣]{2,4}$"
    rf"|^[가-힣]{{2,4}}\s?\([가-힣 ,·]{{1,30}}\)$|^{_ROLE}(?:[·/]{_ROLE})*\s[가-힣]{{2,4}}(?:, \S+ [가-힣]{{2,4}})*$"
    rf"|^[가-힣]{{2,4}}\s{_CALLING}$"
    r"|(?:총장|학장|교장|교수|장관|차관|대표|대통령|총리|의원|위원장?|이사장?|시장|도지사|회장|소장|원장|시인|소설가|작가|평론가|연구원)\s[가-힣]{2,4}$"
)
# The surnames of nine in ten Koreans; what else has three syllables may be a title.
_SURNAME = (
    "[김이박최정강조윤장임한오서신권황안송전홍유고문양손배백허남심노하곽성차주우구민류나진지엄채원천"
    "방공현함변염여추도소석설마길연위표명기반왕금옥육인맹제모탁국어은편용]"
)
NAME = re.compile(
    rf"^{_SURNAME}[가-힣]{{2}}[*†‡]?$|^[가-힣]{{2,4}}[*†‡]?(?:\s?[,·]\s?[가-힣]{{2,4}}[*†‡]?)+$|^\W+[가-힣]{{2,4}}$|^{_SURNAME}(?:\s{{1,3}}[가-힣]){{2}}$"
)
ATTRIBUTION = re.compile(r"^[―—–-]\s?\S.{0,25}$")  # of a motto
FOOTNOTE = re.compile(r"^(?:[*†‡]|\[\d{1,3}\]|\d{1,3}\)|[⁰¹²³⁴-⁹]{1,3}\)?\s|주\s?\d*[:)])\s*")
MARK = re.compile(r"(?<=[^\s(])(?:\d{1,3}\)|\[\d{1,3}\])")
ITEM = re.compile(
    r"^(?:[⇒→☞▷▸▹‣∙⋅]\s|[➊-➓❶-❿⓵-⓾]\s?|하나[,.:]\s|[一二三四五六七八九十]{1,3}(?:[,.、]\s?|\s)|[-–—•·▲△▶◆■□○●◦※ㅇ]\s|[①-⑳])"
)
NUMBERED = re.compile(r"^(?:(\d{1,2})(?:의\d{1,2})?[.)]|([가나다라마바사아자차카타파하])[.)])\s")
DASHED = re.compile(r"^[-–—]\s?\S.*[^\s.다요]$")  # below a title, where it needs no second dash
SUBTITLE = re.compile(r"^[-–—]\s?\S.*\S\s?[-–—]$")
# An article whose text follows without a title in brackets, as in old laws.
UNTITLED_ARTICLE = re.compile(
    r"^(?:제\s?\d+\s?조|第[一二三四五六七八九十百]+條)(?:의\s?\d+)?\s(?:\S.{14,}|\S.*[다함음임것])[.]?$"
)
ARTICLE = re.compile(r"^제\s?\d+\s?조")
# The credit of a photograph, which stands at the end of what is said of it.
CREDIT = re.compile(
    r"[\s/(\[.]사진(?:\s?제공)?\s?[=:：/]\s?\S.{0,24}$|[/(]\s?[가-힣 ]{2,14}\s제공\)?$|ⓒ\s?\S{2,10}$"
    r"|[(\[][가-힣 ]{2,12}(?:사진|제공|촬영)[)\]]$"
)
CAPTION = re.compile(
    r"^[\[<](?:표|그림|사진|자료)[\]>]\s|^사진(?:은|설명\s?[:：=]?)\s\S[^.]*$|^[(\[<]\s?단위\s?[:：]?.*[)\]>]$|^(?:자료|출처)\s?[:：]\s|[<(〈][^<>()]*(?:제공|출처|촬영)[>)〉]$|^[▲△▼▽◀▶◁▷]\s?.*(?:사진|제공|자료|출처|ⓒ|©)|^[<〈\[(【]?\s*(?:그림"
    r"|표|사진|도표|자료|Table|Figure|Fig\.)\s?\d+(?![\d>〉\])】]*(?:에서|에는?|[은는을를의과와]\s))|^[<〈][^>〉]*$|^[<〈][^>〉]*[>〉]$"
)
QUOTATION = re.compile(r"^(?:“[^“”]*”|「[^「」]*」)(?:\d{1,3}\)|\[\d{1,3}\]|[¹²³⁰-⁹]{1,3})?$")
# Words of an actual dialogue, as against what is quoted from somewhere.
EXCLAIMED = re.compile(r"[!?！？]”$")
# What a transcript says of the scene, be nobody speaking in it: (박수), (10시 03분 개의)
SCENE = re.compile(
    r"^[(\[〔](?:[가-힣 ,]*(?:박수|웃음|환호|함성|묵념|갈채|기립|음악)[가-힣 ]*"
    r"|\d{1,2}시(?:\s?\d{1,2}분)?(?:\s?[가-힣]+)?)[)\]〕]$"
)
# The head of a mail, line by line.
MAIL_HEAD = re.compile(
    r"^(?:보낸\s?(?:사람|이|날짜)|받는\s?(?:사람|이)|참조|숨은\s?참조|날짜|제목|From|To|Cc|Bcc|Sent|Date|Subject|Reply-To)\s?[:：]\s?\S"
)
ABSTRACT = re.compile(
    r"^[<〈\[【]?\s*(?:국문|영문|논문)?\s?(?:초\s?록|요\s?약|요\s?지|Abstract|Summary)\s*[>〉\]】]?$", re.IGNORECASE
)
LATIN = re.compile(r"^[A-Z][A-Za-z’'“”\"&:,.()†* -]*[A-Za-z)†*]$")
LATIN_NAME = re.compile(
    r"^(?:[A-Z][a-z]+(?:-[A-Za-z]+)?\s){1,2}[A-Z][a-z]+[*†‡]?(?:,\s(?:[A-Z][a-z]+(?:-[A-Za-z]+)?\s){1,2}[A-Z][a-z]+[*†‡]?)*$"
)
NAMES = re.compile(r"^[가-힣]{2,4}(?:\s{2,}[가-힣]{2,4})+$")  # of who was present
# Whom an official letter is to: 수신: 나루군 어촌계장
ADDRESSEE = re.compile(r"^수\s?신(?:자|처)?\s?[:：]\s?\S")
DEDICATION = re.compile(
    r"^[―—–-]\s?\S.{0,30}(?:에게|께)$|^\S.{0,40}(?:에|께|에게)\s(?:바친다|바칩니다|바침|드린다)[.]?$"
)
EQUATION = re.compile(r"\s[=≒≈]\s")
CLOSING_SIGN = re.compile(r"\s*[<(\[]끝[>)\]]$")  # below a press release
DATELINE = re.compile(
    r"^[-=]{3,}\s.{6,20}\s[-=]{3,}$|^\(?(?:\d{4}년(?:\s?\d{1,2}월)?(?:\s?\d{1,2}일)?(?:\s?(?:봄|여름|가을|겨울|새벽|아침|밤))?,?"
    r"|\d{4}\.\s?\d{1,2}\.\s?\d{1,2}\.?)(?:\s?\S[\S ]{0,14}(?:에서|에|날))?\)?$"
    r"|^(?:\d{4}년\s?)?\d{1,2}월\s?\d{1,2}일[,.]?"
    r"(?:\s?\(?[월화수목금토일](?:요일)?\)?)?(?:[,.]?\s(?:맑음|갬|[흐안비눈구바]\S{0,5}|\S{1,6}[림움음다가])){0,4}[.]?$"
    r"|^(?:대한민국|조선|단기|단군|서기|건국|개국|광무|융희)[가-힣 ]*\s?(?:원년|\d{1,4}년)\s?\d{0,2}\s?월\s?\d{0,2}\s?일$"
    r"|^[갑을병정무기경신임계][자축인묘진사오미신유술해]년(?:\s\S{1,4}){0,3}$"
)
SIGNATURE = re.compile(
    r"^\S.{0,24}\s(?:올림|드림|배상|근배|상서|씀|拜上|拜|일동)$|^\S.{1,24}\s?(?:\(인\)|\(서명\)|㊞)$"
)
POSTSCRIPT = re.compile(r"^(?:추신|추이|추기|덧붙임|追伸|P\.\s?S\.?)\s?[:.)]?\s")
SALUTATION = re.compile(
    r"^\S.{0,28}(?:여러분|님|께),?\s?안녕하(?:세요|십니까)[.!?]?$"
    r"|^\S.{0,20}께\s(?:드립니다|알립니다|알려 드립니다|올립니다|드리는 글|올리는 글)[.]?$"
    r"|^(?:존경|사랑|친애)하[는시]\S*\s.{0,80}(?:여러분"
    r"|님)(?:께|에게)?[,.!:]?$|^\S.{0,28}(?:께|에게|귀하|귀중|여러분)[,.!:]?$"
)
DAY = re.compile(r"^\d{1,2}월\s?\d{1,2}일")  # of a diary, without a year
AMENDED = re.compile(
    r"[<\[〈](?:개정|신설|전문개정|본조신설|제목개정|시행일?)[^<>\[\]〈〉]*[>\]〉]$"
)  # what a law says of a provision
ADDRESS = re.compile(r"^(?:https?://|www\.)\S+$")
STATING = re.compile(r"^(?:[가-힣 ]{1,8}[:：]\s|[◇◈■◆□○])")
CALL = re.compile(r"(?:\d{1,3}\)|\[\d{1,3}\]|[¹²³⁰-⁹]{1,3})$")  # of a note
ORDINAL = re.compile(r"^(?:첫째|둘째|셋째|넷째|다섯째|여섯째|일곱째)[,.:]?\s")
LUNAR = re.compile(
    r"^(?:\S{2}년\s)?(?:정월|[이삼사오유칠팔구시]월|십일월|십이월|동짓달|섣달)\s?\S{1,5}(?:날|흘|새|레|일)$"
)
SENTENCE_MARK = re.compile(r"[.!?][”’\"'」』]*$")
# Headings by their form: <주요 내용>, ■ 안건 1. 방파제 보수, Q1. 표는 어디에서 삽니까?
HEADED = re.compile(
    r"^(?:[-–—]\s?(?:아\s*래|다\s*음)\s?[-–—]|[<〈\[【](?!그림|표|사진|도표|자료)[가-힣·]+(?: [가-힣·]+)*[>〉\]】]"
    r"|(?:제\s?)?\d+\s?(?:[부장편막]|과장|마당)[.:]?\s[^.]{1,30}|(?:\S+\s)?회의록|\(?\d+막\)?|\[?붙임\]?\s?\d?[.:]?\s.{1,40}|[단장\d일이삼사]막극?"
    r"|第[一二三四五六七八九十百]+[編章節款]\s.{1,30}|附\s?則|(?:의사\s?일정|부의된\s?안건|심사된\s?안건|보고\s?사항|○?출석\s?(?:의원|위원)|○?결석\s?(?:의원|위원))(?:\s?\([^()]*\))?"
    r"|[■◆▶◇◈✔]\s?.{1,40}(?<![.!?다요함됨임음])|Q\s?\d{0,2}[.):]\s.*)$"
)
HEADLINE = re.compile(r"^[“‘가-힣一-龥\d][^|∣/]*\s[^|∣/]*\s[^|∣/]*[^\d.\s]$")  # of three words at least
RELEASE = re.compile(r"^(?:\S+\s)?보\s*도\s*(?:참\s*고\s*|설\s*명\s*)?자\s*료$")
NO_TITLE = (STATING, FURNITURE, ADDRESS, IMPRINT, BYLINE, CONTACT, SUBTITLE, RELEASE, STATED, MAIL_HEAD)
# The numbered heading of a part: 제1장 총칙, Ⅰ. 검토 배경, 1. 개회, ■ 기대 효과, 부칙
PART = re.compile(
    r"^(?:나오는\s(?:사람|이)|등장\s?인물|출연\W*$|전\s?문$|第[一二三四五六七八九十百]+[編章節款]|附\s?則$|부\s{0,3}칙(?:\s*[<〈(\[].*[>〉)\]])?$|[ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ]|[IVX]{1,4}\.|제\s?\d+\s?(?:[장부편]|과장|마당)|\(?\d+\s?(?:[장부편막]|과장|마당)(?:[.:)\s]|$)|의사\s?일정|부의된\s?안건"
    r"|[가나다라마바사아자차카타파하]\.\s|\d{1,2}\.\s|\d{1,2}(?:\.\d{1,2})+\s|\d{1,2}\s{1,2}[가-힣][가-힣 ]{1,20}$"
    r"|[■□◆▶◇◈]\s|제\s?\d+\s?조(?:의\s?\d+)?\s?(?:\([^)]*\))?$)"
)
