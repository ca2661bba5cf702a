"""What all editions of a build share: the glossary in the parts on which steps depend, with digests of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b

from builder.build.cache import NO_CACHE, Cache, key_of
from builder.build.codec import encode
from builder.build.fingerprint import fingerprint
from builder.build.options import Options
from builder.model.bibliography import Bibliography, Source
from builder.model.house_style import HOUSE_STYLE, HouseStyle
from builder.model.terms import Glossary, Term
from builder.publish.format import UNPUBLISHED, EditionFormat, SiteSettings


@dataclass(frozen=True)
class Shared:
    """What all editions of a build share: the glossary, without its places, the formats and the site, and a cache of results.

    `words` are digests of what entries and records say, by id.
    """

    glossary: Glossary
    formats: tuple[EditionFormat, ...] = ()
    site: SiteSettings = UNPUBLISHED
    cache: Cache = NO_CACHE
    style: HouseStyle = HOUSE_STYLE

    @cached_property
    def forms(self) -> Glossary:
        """The part of the glossary on which marks and the checks of an edition by itself depend."""
        return Glossary(tuple(term.without_words() for term in self.glossary.terms))

    @cached_property
    def forms_key(self) -> str:
        """A digest of the program, of `forms` and of the house style."""
        return key_of(b"forms", fingerprint(), encode((self.forms.terms, repr(self.style))))

    @cached_property
    def formats_key(self) -> bytes:
        """A digest of the formats and the site."""
        return key_of(encode(([form.name for form in self.formats], self.site))).encode()

    @cached_property
    def words(self) -> Mapping[str, bytes]:
        """A digest of what each entry says, by its id."""
        return {term.id: _hashed(term) for term in self.glossary.terms}

    @cached_property
    def records(self) -> Mapping[str, bytes]:
        """A digest of what each record of the bibliography states, by its id."""
        return {source.id: _hashed(source) for source in self.glossary.bibliography.sources}


def shared(glossary: Glossary, options: Options) -> Shared:
    """What all editions of a build share."""
    terms = tuple(term.without_places() for term in glossary.terms)
    bibliography = Bibliography(glossary.bibliography.without_places().sources)
    return Shared(Glossary(terms, bibliography), options.editions, options.site, options.cache, options.style)


def _hashed(value: Term | Source) -> bytes:
    return blake2b(encode(value), digest_size=20).digest()
