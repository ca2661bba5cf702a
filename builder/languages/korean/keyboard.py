"""Keyboard mapping: Korean typed with the keyboard in Latin mode, on the standard two-set layout (KS X 5002, 두벌식)."""

from __future__ import annotations

from builder.languages.korean.hangul import is_syllable, split

_KEYS = {
    **dict(zip("ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ", "qwertyuiop", strict=True)),
    **dict(zip("ㅁㄴㅇㄹㅎㅗㅓㅏㅣ", "asdfghjkl", strict=True)),
    **dict(zip("ㅋㅌㅊㅍㅠㅜㅡ", "zxcvbnm", strict=True)),
    **dict(zip("ㅃㅉㄸㄲㅆㅒㅖ", "QWERTOP", strict=True)),
    **{"ㅘ": "hk", "ㅙ": "ho", "ㅚ": "hl", "ㅝ": "nj", "ㅞ": "np", "ㅟ": "nl", "ㅢ": "ml"},
    **{
        "ㄳ": "rt",
        "ㄵ": "sw",
        "ㄶ": "sg",
        "ㄺ": "fr",
        "ㄻ": "fa",
        "ㄼ": "fq",
        "ㄽ": "ft",
        "ㄾ": "fx",
        "ㄿ": "fv",
        "ㅀ": "fg",
    },
    "ㅄ": "qt",
}


def doubled(strokes: str) -> str:
    """Keystrokes with a key struck twice for each tense consonant, as some input methods join them: ㄸ for ee."""
    return "".join(2 * key if key in "QWERT" else key for key in strokes)


def keystrokes(text: str) -> str:
    """The Latin letters on the keys that type `text`; anything but Hangul is kept.

    >>> keystrokes("기정학")
    'rlwjdgkr'
    """
    return "".join(
        "".join(_KEYS[jamo] for jamo in split(char) if jamo) if is_syllable(char) else _KEYS.get(char, char)
        for char in text
    )
