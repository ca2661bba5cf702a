"""English verb inflection: regular forms by spelling rules, and the irregular verbs that a glossary is likely to need.

The rules are those of school grammars, as given at https://www.profenglish.eu/spelling-verbs, with the American single l (traveled).
Of the libraries considered, lemminflect knows more irregular verbs, but needs numpy and a dictionary for what are six rules here; inflect
handles nouns only.
"""

from __future__ import annotations

import re

# base: past, participle; a single form is both, and `=` is the base.
_IRREGULAR = {
    base: tuple(form.replace("=", base) for form in forms.split())
    for base, forms in (
        entry.split(": ")
        for entry in (
            "become: became =|begin: began begun|bind: bound|break: broke broken|bring: brought|build: built|buy: bought|"
            "catch: caught|choose: chose chosen|come: came =|cut: =|deal: dealt|do: did done|draw: drew drawn|drive: drove driven|"
            "fall: fell fallen|fight: fought|find: found|forbid: forbade forbidden|get: got gotten|give: gave given|"
            "go: went gone|grow: grew grown|have: had|hold: held|keep: kept|know: knew known|lay: laid|lead: led|leave: left|"
            "lose: lost|make: made|meet: met|overcome: overcame =|overtake: overtook overtaken|pay: paid|put: =|read: =|"
            "rise: rose risen|run: ran =|say: said|see: saw seen|seek: sought|sell: sold|send: sent|set: =|shut: =|"
            "speak: spoke spoken|spend: spent|split: =|spread: =|stand: stood|strike: struck|take: took taken|teach: taught|"
            "tell: told|think: thought|undertake: undertook undertaken|uphold: upheld|win: won|withdraw: withdrew withdrawn|"
            "write: wrote written"
        ).split("|")
    )
}
_THIRD = (
    (re.compile(r"(?<=[^aeiou])y$"), "ies"),
    (re.compile(r"(?<=s|x|z|o)$|(?<=ch|sh)$"), "es"),
    (re.compile(r"$"), "s"),
)
# A final consonant after a single vowel letter is doubled if its syllable is stressed: in monosyllables, and in these.
_ONE_SYLLABLE = re.compile(r"(?:[^aeiou]|qu)*[aeiou][^aeiouwxy]")
_LAST_STRESSED = re.compile(
    r"(?:ad|com|e|o|per|re|sub|trans)mit|(?:com|dis|ex|im|pro|re)pel|(?:con|de|in|pre|re|trans)fer|(?:con|in|oc|re)cur|"
    r"(?:de|inter)ter|control|equip|for(?:bid|get)|begin|allot|annul|rebut|regret|abet|unplug|out(?:bid|run)|re(?:set|run)"
)


def verb_forms(verb: str) -> tuple[str, ...]:
    """The base form, third person, past, participle and -ing form of a verb, in that order, without duplicates.

    In a phrase (check China, split into blocs) the first word is inflected; hyphens belong to it (co-evolve).
    """
    word, blank, rest = verb.partition(" ")
    prefix, hyphen, base = word.rpartition("-")
    past = _IRREGULAR.get(base) or (_with_ending(base, "ed"),)
    forms = (base, _third(base), *past, _with_ending(base, "ing"))
    return tuple(dict.fromkeys(f"{prefix}{hyphen}{form}{blank}{rest}" for form in forms))


def _third(base: str) -> str:
    if base == "have":
        return "has"
    ending, added = next((ending, added) for ending, added in _THIRD if ending.search(base))
    return ending.sub(added, base, count=1)


def _with_ending(base: str, ending: str) -> str:
    """The base with -ed or -ing, its own ending changed as the rules require."""
    if base.endswith("ie") and ending == "ing":
        return f"{base[:-2]}y{ending}"
    if base.endswith("e"):
        silent = not base.endswith(("ee", "oe", "ye"))
        return base[:-1] + ending if silent or ending == "ed" else base + ending
    if base.endswith("y") and base[-2:-1] not in "aeiou" and ending == "ed":
        return f"{base[:-1]}i{ending}"
    if base.endswith("ic"):
        return f"{base}k{ending}"
    if _ONE_SYLLABLE.fullmatch(base) or _LAST_STRESSED.fullmatch(base):
        return base + base[-1] + ending
    return base + ending
