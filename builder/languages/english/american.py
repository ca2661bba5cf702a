"""American spellings of British words, since the editions are in American English."""

from __future__ import annotations

import re
from functools import lru_cache

_OUR = (
    "arb arm behavi candi cand clam col endeav fav ferv flav harb hon hum lab neighb od parl ranc rig rum sav savi "
    "splend tum val vap vig"
)
_ISE = (
    "apolog author capital categor central character civil commercial critic decentral democrat digital diversif "
    "econom emphas equal final formal general global harmon ideal immun incentiv industrial institutional "
    "internal international jeopard legal liberal local marginal material maxim minim mobil modern monopol moral "
    "nation national neutral normal optim organ patron penal polar popular prior priorit privat real recogn regular "
    "reorgan revital revolution scrutin securit social special stabil standard subsid summar symbol synchron terror "
    "util victim visual weapon"
)
_DOUBLED = "cancel channel counsel fuel label level marshal model panel signal total travel tunnel"
WHOLE = dict(
    pair.split(":")
    for pair in (
        "ageing:aging aluminium:aluminum amongst:among artefact:artifact artefacts:artifacts calibre:caliber centred:centered "
        "centre:center centres:centers cheque:check cheques:checks defence:defense defences:defenses "
        "enrol:enroll enrolment:enrollment fibre:fiber fibres:fibers fulfil:fulfill fulfilment:fulfillment grey:gray "
        "instalment:installment judgement:judgment kilometre:kilometer kilometres:kilometers learnt:learned "
        "licence:license licences:licenses litre:liter litres:liters manoeuvre:maneuver manoeuvres:maneuvers metre:meter "
        "metres:meters mould:mold moulded:molded offence:offense offences:offenses plough:plow pretence:pretense "
        "programme:program programmes:programs sceptic:skeptic sceptical:skeptical scepticism:skepticism sceptics:skeptics "
        "skilful:skillful spectre:specter theatre:theater theatres:theaters tyre:tire tyres:tires whilst:while"
    ).split()
)
_PATTERNS = (
    (re.compile(rf"(?P<stem>(?:un|dis|mis)?(?:{'|'.join(_OUR.split())}))our(?P<end>\w*)"), "or"),
    (
        re.compile(rf"(?P<stem>(?:de|re|un)?(?:{'|'.join(_ISE.split())}))is(?P<end>e|es|ed|er|ers|ing|ation|ations)"),
        "iz",
    ),
    (re.compile(r"(?P<stem>(?:anal|paral|catal))ys(?P<end>e|es|ed|ing|er|ers)"), "yz"),
    (re.compile(rf"(?P<stem>(?:re|un)?(?:{'|'.join(_DOUBLED.split())}))l(?P<end>ed|ing|er|ers)"), ""),
)
_BOTH = frozenset(("analyses", "paralyses", "catalyses"))  # also the plurals of nouns


@lru_cache(1 << 14)
def american(word: str) -> str | None:
    """The American spelling of a lowercase British word; None for any other word."""
    if word in WHOLE:
        return WHOLE[word]
    for pattern, letters in _PATTERNS:
        if word not in _BOTH and (found := pattern.fullmatch(word)):
            return f"{found['stem']}{letters}{found['end']}"
    return None
