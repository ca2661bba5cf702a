"""Rules of the bibliography: every citation names a record, every record is cited, and its address is one that bears a statement."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from functools import partial
from urllib.parse import SplitResult, parse_qsl, urlsplit

from builder.model.bibliography import Source
from builder.model.corpus import Corpus
from builder.model.entries.sources import UnfitHosts
from builder.model.finding import Place
from builder.model.terms import Glossary
from builder.rules.rule import Fault, rule

_HOST = re.compile(r"(?=[^.]{1,63}(\.|$))([a-z0-9_-]{1,63}\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})", re.IGNORECASE)
_SESSION = frozenset(("jsessionid", "phpsessid", "sessionid", "session_id", "aspsessionid"))
_TRACKING = re.compile(r"utm_.*|ref|fbclid|gclid")


@rule("B101", "unknown-source")
def unknown_source(subject: Corpus) -> Iterator[Fault]:
    """A note or an entry cites a record that the bibliography does not have.

    A citation is the name of a file in `bibliography/`, without `.yaml`; what a seed states is cited as `{seed: …}`.

    Bad:

    ```yaml
    # bibliography/sea-atlas.yaml
    title: An Atlas of the Sea
    ```

    ```yaml
    # glossary/gijeonghak.yaml
    sources: [sea-atlas, sea-atlass]
    ```

    Bad:

    ```yaml
    # translations/example.yaml
    pairs:
    - id: p1
      ko: 새로운 말이다.
      en: It is a new word.
      notes: [{on: new, en: Coined lately., sources: [{id: sea-atlas, for: its newness}]}]
    ```

    Good:

    ```yaml
    # bibliography/sea-atlas.yaml
    title: An Atlas of the Sea
    ```

    ```yaml
    # translations/example.yaml
    pairs:
    - id: p1
      ko: 새로운 말이다.
      en: It is a new word.
      notes: [{on: new, en: Coined lately., sources: [{id: sea-atlas, for: its newness}]}]
    ```

    Good:

    ```yaml
    # bibliography/sea-atlas.yaml
    title: An Atlas of the Sea
    ```

    ```yaml
    # glossary/gijeonghak.yaml
    sources: [sea-atlas]
    ```

    Good:

    ```yaml
    # glossary/gijeonghak.yaml
    sources: [{seed: example.txt, for: the word}]
    ```
    """
    known = subject.glossary.bibliography.by_id
    for id_, where in _cited(subject):
        if id_ in known:
            continue
        if near := get_close_matches(id_, known, n=1):
            yield (
                where(),
                "there is no record bibliography/{id}.yaml; did you mean ‘{near}’?",
                {"id": id_, "near": near[0]},
            )
        else:
            yield (
                where(),
                "there is no record bibliography/{id}.yaml: add it, with the title of what was seen",
                {"id": id_},
            )


def _cited(corpus: Corpus) -> Iterator[tuple[str, Callable[[], Place]]]:
    """The ids of all records that are cited, each with a function that says where: the glossary's, then the notes'."""
    for term in corpus.glossary.terms:
        for number, citation in enumerate(term.sources):
            if citation.id:
                yield citation.id, partial(term.place, "sources", number)
    for digest in corpus.digests:
        yield from ((id_, partial(_same, place)) for id_, place in digest.citations)


def _same(place: Place) -> Place:
    return place


@rule("B102", "unused-source")
def unused_source(subject: Corpus) -> Iterator[Fault]:
    """No note and no entry cites a record of the bibliography.

    Bad:

    ```yaml
    # bibliography/sea-atlas.yaml
    title: An Atlas of the Sea
    ```

    Good:

    ```yaml
    # bibliography/sea-atlas.yaml
    title: An Atlas of the Sea
    ```

    ```yaml
    # glossary/gijeonghak.yaml
    sources: [{id: sea-atlas, for: the word}]
    ```

    Good:

    ```yaml
    # bibliography/sea-atlas.yaml
    title: An Atlas of the Sea
    ```

    ```yaml
    # translations/example.yaml
    pairs:
    - id: p1
      ko: 새로운 말이다.
      en: It is a new word.
      notes: [{on: new, en: Coined lately., sources: [sea-atlas]}]
    ```
    """
    cited = {id_ for id_, _ in _cited(subject)}
    for source in subject.glossary.bibliography.sources:
        if source.id not in cited:
            yield source.place("title"), "nothing cites ‘{id}’: cite it, or remove the file", {"id": source.id}


@rule("B103", "address-recorded-twice")
def address_recorded_twice(subject: Glossary) -> Iterator[Fault]:
    """Two records have the same address, so that one page goes by two titles.

    Addresses are compared without `http` or `https`, `www.`, a slash at the end, the place within the page, and what only follows a
    reader about (`utm_source`, `ref`).

    Bad:

    ```yaml
    # bibliography/sea-atlas.yaml
    title: An Atlas of the Sea
    url: https://www.example.org/atlas/
    ```

    ```yaml
    # bibliography/atlas-of-seas.yaml
    title: On the atlas of the sea
    via: http://example.org/atlas?utm_source=letter
    ```

    ```yaml
    # glossary/gijeonghak.yaml
    sources: [sea-atlas, atlas-of-seas]
    ```

    Good:

    ```yaml
    # bibliography/sea-atlas.yaml
    title: An Atlas of the Sea
    url: https://example.org/atlas?page=1
    ```

    ```yaml
    # bibliography/atlas-of-seas.yaml
    title: The Second Page
    url: https://example.org/atlas?page=2
    ```

    ```yaml
    # glossary/gijeonghak.yaml
    sources: [sea-atlas, atlas-of-seas]
    ```

    Good:

    ```yaml
    # bibliography/sea-atlas.yaml
    title: An Atlas of the Sea
    url: https://example.org/atlas
    ```

    ```yaml
    # glossary/gijeonghak.yaml
    sources: [{id: sea-atlas, for: the word}]
    ```

    ```yaml
    # glossary/geopolitics.yaml
    sources: [{id: sea-atlas, for: its age}]
    ```
    """
    first: dict[str, str] = {}
    for source in subject.bibliography.sources:
        for key, address in _addresses(source):
            other = first.setdefault(_normal(address), source.id)
            if other != source.id:
                yield (
                    source.place(key),
                    "‘{other}’ records this page already: cite that and remove this file",
                    {"other": other},
                )


def _addresses(source: Source) -> Iterator[tuple[str, str]]:
    yield from ((key, address) for key, address in (("url", source.url), ("via", source.via)) if address)


def _normal(address: str) -> str:
    """What two addresses of one page have in common."""
    parts = _split(address)
    if parts is None:
        return address
    kept = sorted((key, value) for key, value in parse_qsl(parts.query) if not _TRACKING.fullmatch(key))
    return repr((parts.netloc.lower().removeprefix("www."), parts.path.rstrip("/"), kept))


def _split(address: str) -> SplitResult | None:
    """The parts of an address, None where its host cannot be told."""
    try:
        parts = urlsplit(address)
        return parts if parts.hostname else None
    except ValueError:
        return None


@rule("B104", "unfit-host")
def unfit_host(subject: Glossary) -> Iterator[Fault]:
    """The address of a record is on a host that `unfit-hosts.yaml` lists: its pages bear no statement.

    A copy is cited as what it copies: the original's address as `url`, if it is known, and the copy's as `via`. What anybody may write,
    and what nobody signs, is no source: look for what it goes back to.

    Bad:

    ```yaml
    # unfit-hosts.yaml
    copies: [mirror.example.org]
    user_written: [wiki.example]
    ```

    ```yaml
    # bibliography/sea-atlas.yaml
    title: An Atlas of the Sea
    url: https://en.wiki.example/Sea
    ```

    ```yaml
    # glossary/gijeonghak.yaml
    sources: [sea-atlas]
    ```

    Good:

    ```yaml
    # unfit-hosts.yaml
    copies: [mirror.example.org]
    ```

    ```yaml
    # bibliography/sea-atlas.yaml
    title: An Atlas of the Sea
    url: https://example.org/atlas
    via: https://mirror.example.org/atlas
    ```

    ```yaml
    # glossary/gijeonghak.yaml
    sources: [sea-atlas]
    ```

    Good:

    ```yaml
    # unfit-hosts.yaml
    anonymous: [a.example.org]
    ```

    ```yaml
    # bibliography/sea-atlas.yaml
    title: An Atlas of the Sea
    url: https://aa.example.org/atlas
    ```

    ```yaml
    # glossary/gijeonghak.yaml
    sources: [sea-atlas]
    ```
    """
    bibliography = subject.bibliography
    for source in bibliography.sources:
        parts = _split(source.url or "")
        if parts and (message := _unfit(parts.hostname or "", bibliography.unfit)):
            yield source.place("url"), message, {"host": parts.hostname}


def _unfit(host: str, unfit: UnfitHosts) -> str | None:
    """What is wrong with a host, None where nothing is."""
    message: str | None = None
    if _is_below(host, unfit.copies):
        message = "‘{host}’ copies what others publish: cite what it copies, and put this address under ‘via’"
    elif _is_below(host, unfit.anonymous):
        message = "nobody is responsible for the content of ‘{host}’: cite the source that it relies on"
    elif _is_below(host, unfit.user_written):
        message = "anybody can edit ‘{host}’: cite the source that it relies on"
    return message


def _is_below(host: str, hosts: tuple[str, ...]) -> bool:
    return any(f".{host}".endswith(f".{other}") for other in hosts)


@rule("B105", "unfit-address")
def unfit_address(subject: Glossary) -> Iterator[Fault]:
    """The address of a record has a user's name in it, no host of the public web, or the number of somebody's session.

    What stands before `@` makes one host look like another; so do letters of other alphabets, which are written in ASCII (`xn--…`).

    Bad:

    ```yaml
    # bibliography/sea-atlas.yaml
    title: An Atlas of the Sea
    url: https://example.org@198.51.100.7/atlas
    ```

    ```yaml
    # glossary/gijeonghak.yaml
    sources: [sea-atlas]
    ```

    Bad:

    ```yaml
    # bibliography/sea-atlas.yaml
    title: An Atlas of the Sea
    url: https://localhost/atlas
    via: https://example.org/atlas;jsessionid=0F3A?page=1
    ```

    ```yaml
    # glossary/gijeonghak.yaml
    sources: [sea-atlas]
    ```

    Good:

    ```yaml
    # bibliography/sea-atlas.yaml
    title: An Atlas of the Sea
    url: https://example.org/@someone/atlas?session=2024
    ```

    ```yaml
    # glossary/gijeonghak.yaml
    sources: [sea-atlas]
    ```

    Good:

    ```yaml
    # bibliography/sea-atlas.yaml
    title: An Atlas of the Sea
    url: https://xn--3e0b707e.xn--3e0b707e/바다
    ```

    ```yaml
    # glossary/gijeonghak.yaml
    sources: [sea-atlas]
    ```

    Good:

    ```yaml
    # bibliography/sea-atlas.yaml
    title: An Atlas of the Sea
    url: http://example.org:8080/atlas
    ```

    ```yaml
    # glossary/gijeonghak.yaml
    sources: [sea-atlas]
    ```
    """
    for source in subject.bibliography.sources:
        for key, address in _addresses(source):
            parts = _split(address)
            if parts is None or not _HOST.fullmatch(parts.hostname or ""):
                yield source.place(key), "the address is not on the public web: give that of the page itself", {}
            elif "@" in parts.netloc:
                yield source.place(key), "the address has a user name before its host: leave it out", {}
            elif found := _session(parts):
                yield (
                    source.place(key),
                    "‘{found}’ in the address identifies a session: leave it out",
                    {"found": found},
                )


def _session(parts: SplitResult) -> str | None:
    """The name by which an address carries a session."""
    names = (name.partition("=")[0] for name in re.split(r"[;?&]", f"{parts.path};{parts.query}"))
    return next((name for name in names if name.lower() in _SESSION), None)


CORPUS = (unknown_source, unused_source)
GLOSSARY = (address_recorded_twice, unfit_host, unfit_address)
