"""What is printed of the rights in an edition: a sentence on the source and one on the translation, from what the edition states."""

from __future__ import annotations

from dataclasses import dataclass

from builder.languages import Language
from builder.messages.marker import _
from builder.model.entries.heads import RightsEntry, RightsStatement
from builder.model.licenses import Availability, License, license_of
from builder.publish.reading.wording import translate


@dataclass(frozen=True)
class Rights:
    """The rights in a text: a sentence in each language, the license if it is under one, and to whom the text is available."""

    ko: str
    en: str
    license: License | None
    availability: Availability

    @property
    def url(self) -> str | None:
        """The address of the license, if it has one."""
        return self.license.url if self.license else None

    def text(self, language: Language) -> str:
        """The sentence in `language`."""
        return self.ko if language == "ko" else self.en


@dataclass(frozen=True)
class _Sentences:
    """The sentences on one of the two texts: under a license, in the public domain, reserved, and where nothing is stated."""

    licensed: str
    free: str
    reserved: str
    unknown: str


_SOURCE = _Sentences(
    _("The source may be used under the terms of {name}."),
    _("The source is in the public domain."),
    _("All rights in the source remain with its author and publisher."),
    _("What may be done with the source is not stated."),
)
_TRANSLATION = _Sentences(
    _("The translation may be used under the terms of {name}."),
    _("The translation is in the public domain."),
    _("All rights in the translation are reserved."),
    _("What may be done with the translation is not stated."),
)
_PUBLIC_DOMAIN = ("public-domain", "CC-PDM-1.0")


def source_rights(entry: RightsEntry) -> Rights:
    """The rights in the source."""
    return _rights(entry.source, _SOURCE)


def translation_rights(entry: RightsEntry) -> Rights:
    """The rights in the translation, with its notes and annotations."""
    return _rights(entry.translation, _TRANSLATION)


def _rights(stated: RightsStatement | None, sentences: _Sentences) -> Rights:
    known = license_of(stated.license) if stated and stated.license else None
    message = _message(known, sentences)
    ko, en = (_sentence(message, known, language) for language in ("ko", "en"))
    if stated and stated.ko and stated.en:
        ko, en = stated.ko, stated.en
    if known:
        return Rights(ko, en, known, known.availability)
    return Rights(ko, en, None, "restricted" if stated else "unknown")


def _message(known: License | None, sentences: _Sentences) -> str:
    if known is None:
        return sentences.unknown
    if known.id in _PUBLIC_DOMAIN:
        return sentences.free
    return sentences.reserved if known.availability == "restricted" else sentences.licensed


def _sentence(message: str, known: License | None, language: Language) -> str:
    return translate(message, language).format(name=known.name(language) if known else "")
