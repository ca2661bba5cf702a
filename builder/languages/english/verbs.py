"""English verb inflection: regular forms by spelling rules, and the irregular verbs that a glossary is likely to need.

The rules are the usual ones of spelling, with the American single l (traveled). Of the libraries considered, lemminflect knows more
irregular verbs, but needs numpy and a dictionary for what are six rules here; inflect handles nouns only.
"""

from __future__ import annotations

import re

from builder.languages.english.plurals import with_s

# base: past, participle; a single form is both, and `=` is the base.
_IRREGULAR = {
    base: tuple(form.replace("=", base) for form in forms.split())
    for base, forms in (
        entry.split(": ")
        for entry in (
            "become: became =|begin: began begun|bid: =|bind: bound|break: broke broken|bring: brought|build: built|buy: bought|cast: =|"
            "catch: caught|choose: chose chosen|come: came =|cut: =|deal: dealt|do: did done|draw: drew drawn|drive: drove driven|"
            "fall: fell fallen|fight: fought|find: found|forbid: forbade forbidden|get: got gotten|give: gave given|"
            "go: went gone|grow: grew grown|have: had|hold: held|keep: kept|know: knew known|lay: laid|lead: led|leave: left|"
            "lose: lost|make: made|meet: met|overcome: overcame =|overtake: overtook overtaken|pay: paid|put: =|read: =|ride: rode ridden|"
            "rise: rose risen|run: ran =|say: said|see: saw seen|seek: sought|sell: sold|send: sent|set: =|shut: =|"
            "speak: spoke spoken|spend: spent|split: =|spread: =|stand: stood|strike: struck|take: took taken|teach: taught|"
            "tell: told|think: thought|undertake: undertook undertaken|uphold: upheld|win: won|wind: wound|withdraw: withdrew withdrawn|"
            "write: wrote written"
        ).split("|")
    )
}
# What a verb may have before it that is inflected as it is without: override, rebuild, foresee, offset. To relay is no laying.
_PREFIX = re.compile(r"(?!relay$)(?:re|over|out|fore|for|in|off|up|under|un|mis|with|pre)(?=[a-z]{2})")
_ENDS_IN_O = re.compile(r"(?<=[^aeiou]o)$")  # goes, echoes
# A final consonant after a single vowel letter is doubled if its syllable is stressed: in monosyllables, and in these.
_ONE_SYLLABLE = re.compile(r"(?:over|under|out|un)?(?:[^aeiou]|qu)*[aeiou][^aeiouwxy]")
_LAST_STRESSED = re.compile(
    r"(?:ad|com|e|o|per|re|sub|trans)mit|(?:com|dis|ex|im|pro|re)pel|(?:con|de|in|pre|re|trans)fer|(?:con|in|oc|re)cur|"
    r"(?:de|inter)ter|control|equip|for(?:bid|get)|begin|allot|annul|(?:pre|in)set|rebut|regret|abet|format|kidnap|handicap|program|offset|upset|input|"
    r"re(?:set|run|cap|cut|fit|map|pin|plan|plot|ship|tag|wrap)"
)


def verb_forms(verb: str) -> tuple[str, ...]:
    """The base form, third person, past, participle and -ing form of a verb, in that order, without duplicates.

    In a phrase (check China, split into blocs) the first word is inflected; hyphens belong to it (co-evolve).
    """
    word, blank, rest = verb.partition(" ")
    prefix, hyphen, base = word.rpartition("-")
    past = _irregular(base) or (_with_ending(base, "ed"),)
    forms = (base, _third(base), *past, _with_ending(base, "ing"))
    return tuple(dict.fromkeys(f"{prefix}{hyphen}{form}{blank}{rest}" for form in forms))


def _irregular(base: str) -> tuple[str, ...]:
    """The past and the participle of an irregular verb, also of one with a prefix; empty for a regular one."""
    if base in _IRREGULAR:
        return _IRREGULAR[base]
    prefix = _PREFIX.match(base)
    return tuple(prefix[0] + form for form in _IRREGULAR.get(base[prefix.end() :], ())) if prefix else ()


def _third(base: str) -> str:
    return "has" if base == "have" else _ENDS_IN_O.sub("es", base) if _ENDS_IN_O.search(base) else with_s(base)


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
