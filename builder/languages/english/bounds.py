"""Bounds and approximators in English: at least, over, no more than, or older, some, and how near to its number each may be.

The words are those of dictionaries and of newspapers (AP Stylebook, “over, more than”: both of quantities).
"""

from __future__ import annotations

import re
from dataclasses import replace

from builder.languages.english.numerals import ONES, TENS
from builder.languages.quantity import Bound, Quantity
from builder.languages.quantity.grammar import alternatives

# "It edged up to 0.75" tells where it stands, and no bound.
_MOVES = (
    *("rose", "rise", "rises", "risen", "rising", "edged", "inched", "ticked", "crept", "climbed", "climbs", "jumped", "jumps", "shot"),
    *("surged", "soared", "moved", "moves", "went", "goes", "gone", "going", "came", "picked", "back", "bounced", "nudged", "pushed"),
)  # fmt: skip
_NOT_MOVED = "".join(rf"(?<!\b{move} )" for move in _MOVES)
_BEFORE: tuple[tuple[str, bool, Bound], ...] = (
    (r"no (?:more|longer|later|greater|higher|larger|older) than"
     r"|(?:not|never|n[’']t) (?:[a-z]{1,12} )?(?:(?:more|longer|later) than|exceed(?:ing)?|over)"
     r"|(?:can|may|must)(?:not| not) exceed", False, "at most"),
    (r"at (?:the )?most|a maximum of|at the longest|at the outside", False, "at most"),
    (rf"{_NOT_MOVED}up to", True, "at most"),
    (r"(?:limit|maximum|cap|ceiling)(?: [a-z]{1,12}){0,4}? (?:is|was|are|were|of|at|to)"
     r"|(?:limit|restrict|capp|confin)(?:ed|s|ing|e)? (?:to|at)", True, "at most"),
    (r"(?:minimum|floor|threshold)(?: [a-z]{1,12}){0,4}? (?:is|was|are|were|of|at)", True, "at least"),
    (r"no (?:less|fewer|lower|smaller|younger) than|at (?:the )?(?:very )?least|a minimum of|at the shortest"
     r"|(?:not|never)(?: (?:be|have|have been|include|number))? (?:less|fewer|lower|smaller|younger|under) than", False, "at least"),
    (r"(?<!no )(?<!not )(?:more|greater|higher|larger|longer|older|bigger) than|in excess of|upwards? of|above|north of"
     r"|beyond", False, "more than"),
    (r"(?<!not )(?<!cannot )exceed(?:ing|s|ed)?|surpass(?:ing|es|ed)?", False, "more than"),
    (r"topp?(?:ed|s|ing)|(?<=[a-z]s )top|eclips(?:ed|es)|beat(?:en|ing|s)?|clear(?:ed|s|ing)?|pass(?:ed|es|ing)|past"
     r"|cross(?:ed|es|ing)|(?:broke|broken|breaks?|breaking)(?: through)?", True, "more than"),
    (r"(?:short|shy) of", True, "less than"),  # or what it falls short of is a number that somebody needs
    (r"(?<!no )(?<!not )(?:less|fewer|lower|smaller|shorter|younger) than|below|under|not yet|not even|not quite"
     r"|(?:not|never) (?:even )?(?:reach|hit|amount to|come to)|fail(?:ed|s|ing)? to reach", False, "less than"),
    (r"as (?:few|little) as", True, "at least"),
    (r"as (?:many|much|long|high|far|late|large|big) as", True, "at most"),
    (r"within", True, "at most"),
    (r"over", False, "more than"),
    (r"takes?|took|needs?|needed|requires?|required|requiring", True, ""),
    (r"nearly|almost|close to|approaching|just under", True, ""),
    (r"about|around|approximately|roughly|some|an estimated|an average of|circa|ca\.|~|≈", True, ""),
)  # fmt: skip
# What "over" and "past" before it say of its length, and not of its least: over six innings, over the past two years.
_OCCASIONS = re.compile(
    r" (?:[a-z-]{2,12} ){0,2}?"
    r"(?:innings?|games|matches|rounds|sets|seasons|holes|laps|starts|episodes|sessions|meetings|nights|shifts|stages|courses|sittings"
    r"|generations|decades|legs|heats|races|tests|trials|votes|phases)\b"
)
# Over what something is poured.
_POURED = re.compile(
    r"\b(?:pour|sprinkl|spread|drizzl|ladl|spoon|scatter|brush|plac|lay|laid|drap|spray|toss|grat|squeez)[a-z]{0,3} [^.;]{0,40}$",
    re.I,
)
# Over what money people fight, and are taken to court.
_FOUGHT = re.compile(
    r"\b(?:kill|murder|stab|fight|fought|quarrel|argu|clash|feud|row|dispute|battle|suit|sue|arrest|indict|investigat|charg|probe|scandal)"
    r"[a-z]{0,4}\b[^.;\d]{0,36}$",
    re.I,
)
# Whom one is under is no bound: under 28 kings.
_RULERS = re.compile(
    r" (?:[a-z-]{2,12} ){0,2}?(?:kings|queens|emperors|monarchs|rulers|presidents|governors|governments|administrations|leaders|managers"
    r"|coaches|bosses|owners|names|titles|headings|categories|articles|laws)\b"
)
# What is lower than three years ago is compared with that time.
_COMPARED = re.compile(
    r"(?:(?:low|high|larg|great|small|short|long|old|young|bigg|strong|weak|fast|slow)er"
    r"|(?:percent|%|times|twice|half|won|points?|\d),? (?:more|less|fewer)) than(?: the| an?)?\s?$",
    re.I,
)
_AGO = re.compile(r" (?:ago|earlier|before|previously)\b")
_NEXT_NUMBER = rf"(?! (?:an? )?(?:[\d$€£¥₩]|(?i:{alternatives((*ONES, *TENS))})\b))"
_AFTER: tuple[tuple[str, bool, Bound], ...] = (
    (
        rf"or (?:more|above|over|older|higher|greater|longer|up|larger|later|newer)|and (?:above|older|over|up|higher){_NEXT_NUMBER}|\+",
        False,
        "at least",
    ),
    (rf"at (?:the )?(?:very )?(?:least|shortest|minimum){_NEXT_NUMBER}", False, "at least"),
    (
        rf"or (?:less|fewer|below|under|younger|lower|shorter|smaller|earlier)|and (?:under|below|younger){_NEXT_NUMBER}",
        False,
        "at most",
    ),
    (rf"at (?:the )?(?:most|longest|maximum){_NEXT_NUMBER}|maximum(?=[.,;)]|$)", False, "at most"),
    (r"or so|odd|plus|and some|and change|and counting|or thereabouts", True, ""),
)
_FAR = 48  # the longest that stands between a bound and its number
_HEAD = [
    (
        re.compile(
            rf"(?<![\w-])(?:{words})(?: the| a| an| magnitude| age| about| around| KRW| US| its| their| (?:last|this) year[’']s"
            rf"|(?: (?:the|its|his|her|their|a))?(?: [a-z]{{2,10}})? (?:record|mark|high|peak|target|forecast|best) of)?\s?$",
            re.I,
        ),
        loose,
        bound,
    )
    for words, loose, bound in _BEFORE
]
# Up to three words may be between a number and its bound. No word gives letters back, so that a run of hyphens is read once.
_TAIL = [
    (re.compile(rf"(?:[ -][a-z-]{{1,40}}+){{0,3}}?[ -]?(?:{words})(?!\w)"), loose, bound)
    for words, loose, bound in _AFTER
]


def bounded(quantity: Quantity, text: str, start: int, end: int) -> Quantity:
    """The quantity with its span, and with the bound and the approximator beside it."""
    loose, bound = quantity.approximate, quantity.bound
    for pattern, rounded, limit in _HEAD:
        if found := pattern.search(text, max(0, start - _FAR), start):
            lasts = quantity.kind == "duration" or _OCCASIONS.match(text, end)
            during = bool(lasts) and found[0].lower().startswith(("over", "past"))
            if _is_no_bound(found, end) or (quantity.kind == "money" and _is_cause(found)):
                continue
            named = found[0].lower().endswith("the ") and _NAMED.match(text, end) is not None
            loose, bound = loose or named or ((rounded or during) and not bound), bound or ("" if during else limit)
    for pattern, rounded, limit in _TAIL:
        if pattern.match(text, end):
            loose, bound = loose or rounded, limit or bound
            break
    return replace(quantity, approximate=loose, bound=bound, span=(start, end))


# Less than the 1 million that was at stake: a number that is told of as one.
_NAMED = re.compile(
    r"[ -]?(?:[a-z]+ )?(?:that|which|needed|required|at stake|expected|promised|allowed|asked|sought)\b"
)


def _is_cause(found: re.Match[str]) -> bool:
    """Whether “over” tells for what something was done: killed over 30 million won."""
    before = found.string[max(0, found.start() - _FAR) : found.start()]
    return found[0].lower().startswith("over") and _FOUGHT.search(before) is not None


def _is_no_bound(found: re.Match[str], end: int) -> bool:
    """Whether what looks like the bound of the number that ends at `end` says something else: under 28 kings, pour over two cups."""
    word, text, start = found[0].lower(), found.string, found.end()
    if word.startswith("under"):
        return _RULERS.match(text, end) is not None
    if word.startswith("over"):
        return _POURED.search(text, max(0, found.start() - _FAR), found.start()) is not None
    return bool(_AGO.match(text, end) and _COMPARED.search(text, max(0, start - _FAR), start))
