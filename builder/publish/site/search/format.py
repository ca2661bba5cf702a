"""Full-text search of the editions: its page, Pagefind's index with one record per pair, and the texts for use without an index.

Pagefind indexes words and does not segment Korean; so each syllable and each Chinese character is made a word, and a run of them in a query
is searched for as a phrase. Particles and spacing then do not matter: 기정학 is found in 기정학적, 국가안보 in 국가 안보.
"""

from __future__ import annotations

import gzip
import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import PurePosixPath

from builder.languages import LANGUAGES
from builder.model.corpus import Corpus
from builder.model.digest import Digest, SearchRecord
from builder.publish.format import CorpusFormat, File, SiteInput
from builder.publish.reading import wording
from builder.publish.site import addresses, data_script
from builder.publish.site.frame.page_context import PageContext
from builder.publish.site.frame.templates import render
from builder.publish.site.page_types import EDITION, SEARCH
from builder.publish.site.search.linked_data import of_search
from builder.publish.site.search.pagefind import SearchDocument, build_index
from builder.publish.site.search.view import search_view

# Pagefind's files that the page loads; the others are its own interface, and the program for languages without a stemmer.
_USED = re.compile(r"pagefind(-worker)?\.js|pagefind-entry\.json|wasm\.en\.pagefind|.*\.pf_(meta|index|fragment)")
_FRAGMENT = re.compile(r"fragment/(.+)\.pf_fragment")
_SIGNATURE = b"pagefind_dcd"
# Marks in a record, made of a character that no text has: a cut within a word, a space before punctuation, the end of a sentence, the end
# of a part. The page that shows a record removes them.
CUT, BLANK, SENTENCE, PART = "⸱ ", "⸱⸱", " ⸱⸱ ", " ⸱⸱⸱ "
_BEFORE_NO_WORD = re.compile(r" (?=[^\w\s]+(?: |$))")
_SINGLE = "가-힣\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_RUN = rf"[^\W{_SINGLE}]+"
_PIECE = re.compile(rf"[^\w\s]*(?:[{_SINGLE}]|{_RUN}(?:[-‐‑'’.,&]{_RUN})*)[^\w\s]*")


def files(known: SiteInput) -> Iterator[File]:
    """The page in the English and the Korean interface, then the files below `search/`, in order of name."""
    for language in LANGUAGES:
        page = SEARCH.page(language)
        title, about = (wording.translate(text, language) for text in (SEARCH.title, SEARCH.about))
        context = PageContext(SEARCH, page, title, about, known.site, of_search(page, known.site))
        yield render(context, search_view(known.corpus.digests, page))
    for name, data in sorted({**_index(known.corpus), "texts.js": _texts(known.corpus)}.items()):
        yield File(PurePosixPath(addresses.search(name)), data)


def cut(text: str) -> str:
    """The text with `CUT` between the words of the index: syllables, Chinese characters, and runs of other letters.

    >>> cut("AI기본법(技)"), cut("the AI-driven order"), cut("미 · 중")
    ('AI⸱ 기⸱ 본⸱ 법(⸱ 技)', 'the AI-driven order', '미⸱⸱· 중')
    """
    # U+318D is used as a middle dot, but is a letter by its category, and so for Pagefind.
    plain = " ".join(unicodedata.normalize("NFC", text).replace("ㆍ", "·").split())
    return " ".join(CUT.join(_PIECE.findall(word)) or word for word in _BEFORE_NO_WORD.sub(BLANK, plain).split())


def _index(corpus: Corpus) -> dict[str, bytes]:
    """The files of Pagefind's index that are used, and `places.json`; none if there are no records."""
    texts = tuple(SearchDocument(_url(digest, record), _content(record)) for digest, record in _records(corpus))
    if not texts:
        return {}
    made = {name: data for name, data in build_index(texts, "en") if _USED.fullmatch(name)}
    return {**made, "places.json": _places(corpus, made)}


def _records(corpus: Corpus) -> Iterator[tuple[Digest, SearchRecord]]:
    return ((digest, record) for digest in corpus.digests for record in corpus.indexes.records(digest.id))


def _url(digest: Digest, record: SearchRecord) -> str:
    """The address of the pair, relative to the root of an interface's pages."""
    return str(EDITION.page("en", digest.id).path) + f"#{record.pair}"


def _content(record: SearchRecord) -> str:
    parts = (record.ko, record.en, record.notes)
    return PART.join(SENTENCE.join(map(cut, sentences)) for sentences in parts if sentences)


def _places(corpus: Corpus, made: dict[str, bytes]) -> bytes:
    """For each edition, Pagefind's ids of its pairs, in text order, so that results can be assigned to editions before they are loaded."""
    named = {_fragment(data)["url"]: found[1] for name, data in made.items() if (found := _FRAGMENT.fullmatch(name))}
    places: dict[str, list[str]] = {digest.id: [] for digest in corpus.digests}
    for digest, record in _records(corpus):
        places[digest.id].append(named[_url(digest, record)])
    return f"{data_script.compact(places)}\n".encode()


def _fragment(data: bytes) -> dict[str, str]:
    fragment: dict[str, str] = json.loads(gzip.decompress(data).removeprefix(_SIGNATURE))
    return fragment


def _texts(corpus: Corpus) -> bytes:
    """The records as a script, to be scanned where a page cannot load the index."""
    records = [
        [digest.id, _url(digest, record), record.ko, record.en, record.notes] for digest, record in _records(corpus)
    ]
    return data_script.call("daeyeok.setTexts", records)


FORMAT = CorpusFormat(
    "search-page",
    "Full-text search of the editions: its page, and the index that Pagefind makes",
    files,
    frozenset({"site"}),
    addresses.SEARCH_FOLDER,
    inputs=lambda known: (known.site, [(digest.id, digest.title, digest.records) for digest in known.corpus.digests]),
)
