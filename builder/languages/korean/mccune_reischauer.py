"""McCune–Reischauer romanization, used by older English books and library catalogs; a key for look-up.

G. M. McCune and E. O. Reischauer, “The Romanization of the Korean Language, Based upon Its Phonetic Structure”, Transactions of the
Korea Branch of the Royal Asiatic Society 29 (1939), 1–55. It transcribes sounds, like the Revised Romanization, and also shows whether
ㄱ, ㄷ, ㅂ and ㅈ are voiced: *g, d, b, j* between vowels, nasals and ㄹ; *k, t, p, ch* elsewhere, and when they become tense.
"""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from builder.languages.korean.morphemes import is_last
from builder.languages.korean.pronunciation import SILENT, Sound, paired, sounds, transcribed

_VOWELS = paired(
    "ㅏ a ㅐ ae ㅑ ya ㅒ yae ㅓ ŏ ㅔ e ㅕ yŏ ㅖ ye ㅗ o ㅘ wa ㅙ wae ㅚ oe ㅛ yo ㅜ u ㅝ wŏ ㅞ we ㅟ wi ㅠ yu ㅡ ŭ ㅢ ŭi ㅣ i"
)
_LEADS = paired("ㄱ k ㄲ kk ㄴ n ㄷ t ㄸ tt ㄹ r ㅁ m ㅂ p ㅃ pp ㅅ s ㅆ ss ㅈ ch ㅉ tch ㅊ ch’ ㅋ k’ ㅌ t’ ㅍ p’ ㅎ h")
_VOICED = paired("ㄱ g ㄷ d ㅂ b ㅈ j")
_TAILS = paired("ㄱ k ㄴ n ㄷ t ㄹ l ㅁ m ㅂ p ㅇ ng")
_LEADS[SILENT] = _TAILS[""] = ""
# Trailing and leading consonants that are not simply written one after the other. n’g is distinct from ng.
_JOINTS = paired("ㄹㄹ ll ㄹㅎ rh ㄷㅅ ss ㄷㅆ ss ㄷㅈ tch ㄷㅉ tch ㄱㄲ kk ㄷㄸ tt ㅂㅃ pp")
_VOICING = frozenset(("", "ㄴ", "ㄹ", "ㅁ", "ㅇ"))
# The syllables that are readings of Hanja: those ending in ㄹ, and those beginning with ㄷ or ㅈ.
_IN_L = frozenset(
    "갈걸결골괄굴길날눌달돌랄렬률말멸몰물밀발벌별불살설솔술슬실알열올왈울월율을일절졸줄즐질찰철출칠탈팔필할헐혈홀활휼흘힐"
)
_WITH_D_J = frozenset(
    "다단달담답당대덕도독돈돌동두둔득등자작잔잠잡장재쟁저적전절점접정제조족존졸종좌죄주죽준줄중즉즐증지직진질짐집징"
)
_LAWS = frozenset("민헌형상문")  # followed by 법
_NO_LAWS = frozenset("방사입마")


def mccune_reischauer(text: str, *, tense: bool = True) -> str:
    """`text` with its Hangul in lowercase Latin letters; anything else is kept, except a gloss in brackets, which is removed.

    Libraries disagree on consonants that become tense: without `tense` they are written as if they did not.

    >>> mccune_reischauer("기정학"), mccune_reischauer("한국"), mccune_reischauer("AI 주권"), mccune_reischauer("AI 주권", tense=False)
    ('kijŏnghak', 'han’guk', 'AI chukwŏn', 'AI chugwŏn')
    """
    return transcribed(text, partial(_written, tense=tense))


def _written(word: str, *, tense: bool) -> str:
    heard = sounds(word)
    letters = [_LEADS[heard[0].lead], _vowel("ㅇ", heard[0])]
    for at, (before, sound) in enumerate(pairwise(heard), start=1):
        voiced = before.tail in _VOICING and not (tense and _is_tense(word, at))
        letters += [_joint(before.tail, sound.lead, voiced), _vowel(before.vowel + before.tail, sound)]
    return "".join([*letters, _TAILS[heard[-1].tail]]).replace("swi", "shwi")


def _joint(tail: str, lead: str, voiced: bool) -> str:
    """The letters for a trailing consonant and the leading consonant after it."""
    if tail + lead in _JOINTS:
        return _JOINTS[tail + lead]
    if tail + lead == "ㄴㄱ" and voiced:
        return "n’g"
    return _TAILS[tail] + (_VOICED.get(lead, _LEADS[lead]) if voiced else _LEADS[lead])


def _vowel(before: str, sound: Sound) -> str:
    """The letters of the vowel: ㅔ is ë after ㅏ and ㅗ, where e would read as ㅐ or ㅚ."""
    return "ë" if sound.lead + sound.vowel == "ㅇㅔ" and before in ("ㅏ", "ㅗ") else _VOWELS[sound.vowel]


def _is_tense(word: str, at: int) -> bool:
    """Whether the leading consonant at `at` is tense after a vowel, a nasal or ㄹ.

    It is, in Sino-Korean words, for ㄷ or ㅈ after ㄹ (표준 발음법 제26항: 발전 palchŏn), and in 권 (패권 p’aekwŏn) and the 법 of
    a law's name (헌법 hŏnpŏp).
    """
    if word[at] == "법":
        return word[at - 1] in _LAWS or (at > 1 and word[at - 1] not in _NO_LAWS and is_last(word, at))
    return word[at] == "권" or (word[at - 1] in _IN_L and word[at] in _WITH_D_J)
