"""The data of the search box: the same keys as on the command line, as JSON and as a script.

A page opened from a folder may not fetch JSON, but may load a script; so the same data is in both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from builder.languages.english import derivation
from builder.languages.korean import endings, hangul, hanja, keyboard, particles
from builder.model.terms import Glossary, Term
from builder.publish.format import CorpusFormat, File, SiteInput
from builder.publish.site import addresses, data_script
from builder.terms import lookup
from builder.terms.lookup import Key

Data = dict[str, object]


def files(known: SiteInput) -> Iterator[File]:
    """`search/terms.json`, and `search/terms.js`, which passes the same data to `daeyeok.setTerms`."""
    data = terms_data(known.corpus.glossary)
    yield File(PurePosixPath(addresses.search("terms.json")), f"{data_script.compact(data)}\n".encode())
    yield File(PurePosixPath(addresses.search("terms.js")), data_script.call("daeyeok.setTerms", data))


def terms_data(glossary: Glossary) -> Data:
    """The keys as columns in the order of the ranking, their terms, and the tables needed to interpret queries.

    `keys` are the folded texts, `of` the indices of their terms in `terms`, `as` the indices of their kinds in `kinds`. `shown` has the
    text of a key if neither the entry nor the folded text gives it, else 0. A term is its id, headword, Hanja (or 0), preferred rendering,
    and the index of its kind in `sorts`.
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
        "limits": {
            "short": lookup.SHORT,
            "slips": lookup.SLIPS,
            "partial": lookup.PARTIAL,
            "most": lookup.MOST,
            "run": lookup.RUN,
            "contained": lookup.CONTAINED,
            "stem": derivation.SHORTEST_STEM,
            "chain": particles.CHAIN,
        },
        "suffixes": derivation.SUFFIXES,
        "within": [int(kind in lookup.SEARCHED_WITHIN) for kind in range(len(lookup.KEY_KINDS))],
        "alike": _alike(ordered),
        "strokes": {jamo: keyboard.keystrokes(jamo) for jamo in _JAMO},
        "followers": particles.followers(),
        "final": endings.FINAL,
    }


_JAMO = "".join(dict.fromkeys((*hangul.LEADS, *hangul.VOWELS, *"".join(hangul.TAILS))))


def _alike(ordered: Iterable[Key]) -> dict[str, str]:
    """What is compared as other letters: joined consonants, and the variants of the Hanja that some key has."""
    used = {char for key in ordered for char in key.folded}
    return {**hangul.JOINED, **{variant: char for variant, char in hanja.VARIANTS.items() if char in used}}


def _shown(key: Key, term: Term) -> str | int:
    own = {"headword": term.ko, "hanja": term.hanja, "rendering": term.en}
    return 0 if key.text == own.get(lookup.KEY_KINDS[key.kind], key.folded) else key.text


def _inputs(known: SiteInput) -> tuple[Term, ...]:
    """The entries without what they say for readers, of which there are no keys."""
    return tuple(term.without_words() for term in known.corpus.glossary.terms)


FORMAT = CorpusFormat("lookup-data", "The data of the search box: all keys of all terms", files, inputs=_inputs)
