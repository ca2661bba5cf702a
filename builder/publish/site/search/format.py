"""Full-text search of the editions: its page, Pagefind's indexes with one record per pair, and the texts for use without an index.

Pagefind indexes words and does not segment Korean; so each syllable and each Chinese character is made a word, and a run of them in a query
is searched for as a phrase. Particles and spacing then do not matter: 기정학 is found in 기정학적, 국가안보 in 국가 안보.
"""

from __future__ import annotations

import gzip
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import PurePosixPath

from builder.languages import LANGUAGES
from builder.languages.korean.old_hangul import without_tones
from builder.model.corpus import EditionName, Indexes
from builder.model.digest import Digest
from builder.model.edition_index import SearchRecord
from builder.publish.format import Batch, File, SiteInput, SiteSettings, in_batches
from builder.publish.reading import wording
from builder.publish.site import addresses, data_script
from builder.publish.site.addresses import Page
from builder.publish.site.frame.page_context import PageContext
from builder.publish.site.frame.templates import render
from builder.publish.site.page_types import EDITION, SEARCH
from builder.publish.site.search.linked_data import of_search
from builder.publish.site.search.pagefind import SearchDocument, build_index
from builder.publish.site.search.shards import shards
from builder.publish.site.search.view import search_view

Records = list[tuple[Digest, SearchRecord]]
Names = Mapping[str, EditionName]  # what editions are called, by id

# The files that the page loads of a shard, and those that it loads only once. What Pagefind makes beside them is its own interface, and the
# program for languages without a stemmer.
_OF_SHARD = re.compile(r"(places|pagefind-entry)\.json|texts\.js|wasm\.en\.pagefind|.*\.pf_(meta|index|fragment)")
_PROGRAMS = re.compile(rf"pagefind(-worker)?\.js|{_OF_SHARD.pattern}")
_FRAGMENT = re.compile(r"fragment/(.+)\.pf_fragment")
_SIGNATURE = b"pagefind_dcd"
# Marks in a record, made of a character that no text has: a cut within a word, a space before punctuation, the end of a sentence, the end
# of a part. The page that shows a record removes them.
CUT, BLANK, SENTENCE, PART = "⸱ ", "⸱⸱", " ⸱⸱ ", " ⸱⸱⸱ "
_NOTHING = "⸱"  # in the place of a sentence that a part does not have
_BEFORE_NO_WORD = re.compile(r" (?=[^\w\s]+(?: |$))")
_SINGLE = "가-힣\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_RUN = rf"[^\W{_SINGLE}]+"
_PIECE = re.compile(rf"(?:(?<![^\w\s])[^\w\s]+)?(?:[{_SINGLE}]|{_RUN}(?:[-‐‑'’.,&]{_RUN})*)[^\w\s]*")


def batches(known: SiteInput) -> Iterator[Batch]:
    """The page in the English and the Korean interface; then, for each shard, its files below `search/`, in order of name.

    Those of the first shard are in `search/` itself, with Pagefind's programs, those of another in a folder named after its first edition.
    """
    corpus, parts = known.corpus, tuple(shards(known.corpus.digests))
    folders = tuple(_folder(number, part) for number, part in enumerate(parts))
    yield Batch((known.site, folders), partial(_pages, known.site, folders))
    for folder, part in zip(folders or ("",), parts or ((),), strict=True):
        names = {digest.id: corpus.name(digest) for digest in part}
        inputs = (folder, [(digest.id, names[digest.id], digest.records) for digest in part])
        yield Batch(inputs, partial(_shard, folder, part, names, corpus.indexes))


def _folder(number: int, shard: tuple[Digest, ...]) -> str:
    return f"from-{shard[0].id}/" if number else ""


def _pages(site: SiteSettings, folders: tuple[str, ...]) -> tuple[File, ...]:
    return tuple(_page(SEARCH.page(language), site, folders) for language in LANGUAGES)


def _page(page: Page, site: SiteSettings, folders: tuple[str, ...]) -> File:
    title, about = (wording.translate(text, page.language) for text in (SEARCH.title, SEARCH.about))
    return render(PageContext(SEARCH, page, title, about, site, of_search(page, site)), search_view(folders, page))


def _shard(folder: str, shard: tuple[Digest, ...], names: Names, indexes: Indexes) -> tuple[File, ...]:
    records = [(digest, record) for digest in shard for record in indexes.records(digest.id)]
    files = {**_index(records, names), "texts.js": _texts(records, names)}
    used = _PROGRAMS if not folder else _OF_SHARD
    return tuple(
        File(PurePosixPath(addresses.search(folder + name)), data)
        for name, data in sorted(files.items())
        if used.fullmatch(name)
    )


def cut(text: str) -> str:
    """The text with `CUT` between the words of the index: syllables, Chinese characters, and runs of other letters.

    >>> cut("AI기본법(技)"), cut("the AI-driven order"), cut("미 · 중")
    ('AI⸱ 기⸱ 본⸱ 법(⸱ 技)', 'the AI-driven order', '미⸱⸱· 중')
    """
    # U+318D is used as a middle dot, but is a letter by its category, and so for Pagefind.
    plain = " ".join(without_tones(unicodedata.normalize("NFC", text).replace("ㆍ", "·")).split())
    return " ".join(CUT.join(_PIECE.findall(word)) or word for word in _BEFORE_NO_WORD.sub(BLANK, plain).split())


def _index(records: Records, names: Names) -> dict[str, bytes]:
    """The files of Pagefind's index, and `places.json`; none if there are no records."""
    texts = tuple(SearchDocument(_url(digest, record), _content(record)) for digest, record in records)
    if not texts:
        return {}
    made = dict(build_index(texts, "en"))
    return {**made, "places.json": _places(records, names, made)}


def _url(digest: Digest, record: SearchRecord) -> str:
    """The address of the pair, relative to the root of an interface's pages."""
    return str(EDITION.page("en", digest.id).path) + f"#{record.pair}"


def _content(record: SearchRecord) -> str:
    others = (record.notes or ("",), record.readings) if record.readings else filter(None, (record.notes,))
    parts = (record.ko, record.en, *others)
    return PART.join(SENTENCE.join(cut(sentence) or _NOTHING for sentence in sentences) for sentences in parts)


def _places(records: Records, names: Names, made: Mapping[str, bytes]) -> bytes:
    """For each edition, Pagefind's ids of its pairs, in text order, so that results can be assigned to editions before they are loaded."""
    named = {_fragment(data)["url"]: found[1] for name, data in made.items() if (found := _FRAGMENT.fullmatch(name))}
    places: dict[str, list[str]] = {edition: [] for edition in names}
    for digest, record in records:
        if fragment := named.get(_url(digest, record)):  # there is none of a pair without words: * * *
            places[digest.id].append(fragment)
    return f"{data_script.compact({'editions': places, 'titles': _titles(names)})}\n".encode()


def _titles(names: Names) -> dict[str, dict[str, str]]:
    return {edition: {"ko": name.ko, "en": name.en} for edition, name in names.items()}


def _fragment(data: bytes) -> dict[str, str]:
    fragment: dict[str, str] = json.loads(gzip.decompress(data).removeprefix(_SIGNATURE))
    return fragment


def _texts(records: Records, names: Names) -> bytes:
    """The records as a script, to be scanned where a page cannot load the index."""
    texts = [
        [digest.id, _url(digest, record), record.ko, record.en, record.notes, *filter(None, (record.readings,))]
        for digest, record in records
    ]
    return data_script.call("daeyeok.addTexts", {"texts": texts, "titles": _titles(names)})


FORMAT = in_batches(
    "search-page",
    "Full-text search of the editions: its page, and the index that Pagefind makes",
    batches,
    frozenset({"site"}),
    addresses.SEARCH_FOLDER,
)
