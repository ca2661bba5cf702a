"""Rules of entries: what a glossary entry must have, and that an edition uses it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from builder.languages.korean.words import MIDDLE_DOTS, is_han
from builder.model.corpus import Corpus
from builder.model.term_kinds import TERM_KINDS
from builder.model.terms import Glossary, Term
from builder.rules.rule import Fault, rule

_GAPS = re.compile(rf"[\s{MIDDLE_DOTS}()（）,]+")


@rule("T108", "unused-entry")
def unused_entry(subject: Corpus) -> Iterator[Fault]:
    """An approved entry occurs in no edition.

    Its forms may be misspelled, or the edition has changed. An entry that waits for its edition has `status: proposed`.

    Bad:

    ```yaml
    # glossary/tide.yaml
    ko: 물때
    en: tide
    kind: concept
    definition: {ko: 낱말., en: A word.}
    sources: [{seed: example.txt}]
    status: approved
    ```

    Good:

    ```yaml
    # glossary/tide.yaml
    ko: 물때
    en: tide
    kind: concept
    definition: {ko: 낱말., en: A word.}
    sources: [{seed: example.txt}]
    status: proposed
    ```

    Good:

    ```yaml
    # glossary/tide.yaml
    ko: 물때
    en: tide
    kind: concept
    definition: {ko: 낱말., en: A word.}
    sources: [{seed: example.txt}]
    status: approved
    ```

    ```yaml
    # translations/example.yaml
    pairs:
    - {id: p1, ko: 물때는 새로운 말이다., en: Tide is a new word.}
    ```
    """
    for term in subject.glossary.terms:
        if term.status == "approved" and term.id not in subject.uses:
            message = "‘{ko}’ occurs in no edition: correct its forms, set it to proposed, or remove the entry"
            yield term.place("ko"), message, {"ko": term.ko}


@rule("T109", "entry-without-sources")
def entry_without_sources(subject: Glossary) -> Iterator[Fault]:
    """An approved entry names no source.

    A statement in a seed is a source too: `sources: [{seed: …}]`.

    Bad:

    ```yaml
    # glossary/gijeonghak.yaml
    sources: []
    ```

    Good:

    ```yaml
    # glossary/gijeonghak.yaml
    sources: [{seed: example.txt}]
    ```

    Good:

    ```yaml
    # glossary/gijeonghak.yaml
    sources: []
    status: proposed
    ```
    """
    for term in subject.terms:
        if term.status == "approved" and not term.sources:
            yield (
                term.place("status"),
                "‘{ko}’ is approved without a source: add one that you have seen",
                {"ko": term.ko},
            )


@rule("T110", "hanja-missing")
def hanja_missing(subject: Glossary) -> Iterator[Fault]:
    """A form of the entry has Chinese characters, but the entry has no `hanja`.

    Bad:

    ```yaml
    # glossary/geopolitics.yaml
    variants: {ko: [지정학(地政學)]}
    ```

    Good:

    ```yaml
    # glossary/geopolitics.yaml
    variants: {ko: [지정학(地政學)]}
    hanja: 地政學
    ```

    Good:

    ```yaml
    # glossary/geopolitics.yaml
    variants: {ko: [지정학(geopolitics)]}
    ```
    """
    for term in subject.terms:
        for form in () if term.hanja else (term.ko, *term.variants.ko):
            if found := "".join(char for char in form if is_han(char)):
                message = "‘{form}’ has Chinese characters, but the entry has no ‘hanja’: add ‘hanja: {found}’"
                yield term.place("ko"), message, {"form": form, "found": found}
                break


@rule("T111", "hanja-does-not-fit")
def hanja_does_not_fit(subject: Glossary) -> Iterator[Fault]:
    """An entry's `hanja` does not match its headword syllable by syllable.

    Each Chinese character is read as one syllable; parts without Hanja are repeated unchanged: AI 거버넌스 has no Hanja, AI 패권 is
    AI 霸權. Names, laws and works are not judged, since Chinese ones do not have the Korean reading.

    Bad:

    ```yaml
    # glossary/gijeonghak.yaml
    hanja: 技政
    ```

    Bad:

    ```yaml
    # glossary/geopolitics.yaml
    ko: 신지정학
    hanja: 새地政學
    ```

    Good:

    ```yaml
    # glossary/geopolitics.yaml
    ko: 신 지정학 AI
    hanja: 新地政學 AI
    ```

    Good:

    ```yaml
    # glossary/geopolitics.yaml
    ko: 바이두
    hanja: 百度
    kind: organization
    ```

    Good:

    ```yaml
    # glossary/geopolitics.yaml
    ko: AI 지정학
    hanja: AI 地政學
    ```
    """
    for term in subject.terms:
        if term.hanja and TERM_KINDS[term.kind].sino_korean and not _answers(term, term.hanja):
            message = "‘{hanja}’ does not match ‘{ko}’ syllable by syllable: correct one of them"
            yield term.place("hanja"), message, {"hanja": term.hanja, "ko": term.ko}


def _answers(term: Term, hanja: str) -> bool:
    ko, han = _GAPS.sub("", term.ko), _GAPS.sub("", hanja)
    return len(ko) == len(han) and all(is_han(h) or h == k for k, h in zip(ko, han, strict=True))


CORPUS = (unused_entry,)
GLOSSARY = (entry_without_sources, hanja_missing, hanja_does_not_fit)
