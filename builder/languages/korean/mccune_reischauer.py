"""The McCune–Reischauer romanization (1939), made from the Revised one, which hears the same sounds and writes them otherwise.

It serves as a key: older English books and libraries write Korean so. The apostrophe that parts n and g (han'guk) is not written.
"""

from __future__ import annotations

import re

_VOWELS = {"yeo": "yŏ", "eo": "ŏ", "eu": "ŭ"}
_VOICED = {"g": "k", "d": "t", "b": "p", "j": "ch"}  # a plain stop as written between voiced sounds, and elsewhere
_ASPIRATED = frozenset({"k", "t", "p", "ch"})
_SOUND = re.compile(r"yeo|eo|eu|jj|kk|tt|pp|ss|ch|ng|[a-z]")
_WORD = re.compile(r"[a-z]+")


def mccune_reischauer(revised: str) -> str:
    """The Revised Romanization `revised`, in lower case, in McCune–Reischauer spelling; what is no letter stays.

    >>> mccune("gijeonghak"), mccune("pyeongyang"), mccune("dongnimmun")
    ('kijŏnghak', 'p’yŏngyang', 'tongnimmun')
    """
    return _WORD.sub(lambda word: _respelt(_SOUND.findall(word[0])), revised)


def _respelt(sounds: list[str]) -> str:
    written = []
    for before, sound, after in zip(["", *sounds], sounds, [*sounds[1:], ""], strict=False):
        if sound in _VOWELS:
            written.append(_VOWELS[sound])
        elif sound in _VOICED:
            written.append(sound if _is_voiced(before) else _VOICED[sound])
        elif sound in _ASPIRATED and after and after[0] in "aeiouyw":
            written.append(f"{sound}’")
        else:
            written.append("tch" if sound == "jj" else sound)
    return "".join(written)


def _is_voiced(sound: str) -> bool:
    """Whether a plain stop after `sound` is heard voiced: after a vowel, a nasal or a liquid, not at the start of a word."""
    return sound != "" and (sound[0] in "aeiouyw" or sound in ("n", "m", "ng", "l", "r"))
