"""The links of the site from an edition's text and its terms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from builder.languages import Language
from builder.publish.format import UNPUBLISHED, SiteSettings
from builder.publish.reading.pictures import picture_path
from builder.publish.site import repository_links
from builder.publish.site.addresses import Page
from builder.publish.site.page_types import EDITION, TERM

REPORT_FORM = "1-wrong-rendering.yml"  # in .github/ISSUE_TEMPLATE; reports are filled in by the ids of its fields


@dataclass(frozen=True)
class PageLinks:
    """Links from a page, relative to it, and to the forge that hosts the content."""

    page: Page
    site: SiteSettings = UNPUBLISHED

    @property
    def language(self) -> Language:
        """The interface's language."""
        return self.page.language

    def term(self, term: str) -> str:
        """The address of a term's own page in the same interface."""
        return self.page.to(TERM.page(self.language, term))

    def edition(self, edition: str, fragment: str = "") -> str:
        """The address of an edition's page in the same interface, or of a fragment of it."""
        return self.page.to(EDITION.page(self.language, edition), fragment)

    def picture(self, edition: str, name: str) -> str:
        """The address of a picture in an edition, which both interfaces share."""
        return self.page.to_file(f"{edition}/{picture_path(name)}")

    def edit(self, file: str, line: int) -> str | None:
        """The address of the forge's editor at a line of a file; None if no repository is known."""
        return repository_links.edit(self.site, file, line)

    def report(self, title: str, fields: Mapping[str, str]) -> str | None:
        """The address of the form for a wrong rendering, filled in; None if no repository is known."""
        return repository_links.issue(self.site, REPORT_FORM, title, fields)
