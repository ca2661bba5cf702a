"""What the search box of the website looks terms up in: the keys that the command line has, as JSON and as a script.

A page opened from a folder may not fetch JSON, but it may load a script; so the same data stands in both.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from builder.languages.korean import hangul, keyboard, particles
from builder.model.terms import Glossary, Term
from builder.publish.format import CorpusFormat, File, SiteInput
from builder.publish.site import addresses, data_script
from builder.terms import lookup
from builder.terms.lookup import Key

Data = dict[str, object]


def files(known: SiteInput) -> Iterator[File]:
    """`search/terms.json`, and `search/terms.js`, which hands the same to `daeyeok.setTerms`."""
    data = terms_data(known.corpus.glossary)
    yield File(PurePosixPath(addresses.search("terms.json")), f"{data_script.compact(data)}\n".encode())
    yield File(PurePosixPath(addresses.search("terms.js")), data_script.call("daeyeok.setTerms", data))


def terms_data(glossary: Glossary) -> Data:
    """The keys as columns in the order of the ranking, the terms that they are of, and the tables that queries are read with.

    `keys` are the folded texts, `of` the places of their terms in `terms`, `as` the places of their kinds in `kinds`. `shown` has a key's
    text where it differs from what the entry or the folded text says, 0 elsewhere. A term is its id, headword, hanja (or 0), preferred
    rendering, and the place of its kind in `sorts`.
    """
    ordered = lookup.all_keys(glossary)
    places = {term.id: place for place, term in enumerate(glossary.terms)}
    sorts = sorted({term.kind for term in glossary.terms})
    return {
        "kinds": lookup.KEY_KINDS,
        "sorts": sorts,
        "terms": [[term.id, term.ko, term.hanja or 0, term.en, sorts.index(term.kind)] for term in glossary.terms],
        "keys": [key.folded for key in ordered],
        "of": [places[key.term] for key in ordered],
        "as": [key.kind for key in ordered],
        "shown": [_shown(key, glossary.by_id[key.term]) for key in ordered],
        "limits": {"short": lookup.SHORT, "most": lookup.MOST, "run": lookup.RUN, "chain": particles.CHAIN},
        "strokes": {jamo: keyboard.keystrokes(jamo) for jamo in _JAMO},
        "followers": particles.followers(),
    }


_JAMO = "".join(dict.fromkeys((*hangul.LEADS, *hangul.VOWELS, *"".join(hangul.TAILS))))


def _shown(key: Key, term: Term) -> str | int:
    own = {"headword": term.ko, "hanja": term.hanja, "rendering": term.en}
    return 0 if key.text == own.get(lookup.KEY_KINDS[key.kind], key.folded) else key.text


FORMAT = CorpusFormat("search", "What the search box of the website looks terms up in: every key of every term", files)
