"""The view of the page about the site."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from builder.languages import Language
from builder.model.digest import Digest
from builder.publish.format import SiteInput
from builder.publish.reading import markup
from builder.publish.reading.bilingual import LangText, both_sides
from builder.publish.reading.rights import source_rights, translation_rights
from builder.publish.site.addresses import Page
from builder.publish.site.page_types import EDITION


@dataclass(frozen=True)
class StatedRights:
    """A sentence on the rights in a text, and of how many editions it is said, 0 if of all."""

    said: Markup
    count: int


@dataclass(frozen=True)
class AboutView:
    """What the library says of itself, an edition as an example and its address, and the address of the repository; None for what is not
    known. `rights` is what the editions state, of their sources first, the most frequent first.
    """

    about: Markup | None
    example: LangText | None
    href: str | None
    repository: str | None
    has_glossary: bool
    rights: tuple[StatedRights, ...]


def about_view(known: SiteInput, page: Page) -> AboutView:
    """The view for one page."""
    said = known.site.library.says(page.language)
    about = markup.prose(said, page.language) if said else None
    [*_, last] = known.corpus.digests or (None,)
    return AboutView(
        about=about,
        example=both_sides(last.title, page.language).here if last else None,
        href=page.to(EDITION.page(page.language, last.id)) if last else None,
        repository=known.site.repository,
        has_glossary=bool(known.corpus.glossary.terms),
        rights=tuple(_rights(known.corpus.digests, page.language)),
    )


def _rights(digests: Sequence[Digest], language: Language) -> Iterator[StatedRights]:
    for rights in (source_rights, translation_rights):
        said = Counter(rights(one.rights).text(language) for one in digests)
        for sentence, count in said.most_common():
            yield StatedRights(markup.text(sentence, language), count if len(said) > 1 else 0)
