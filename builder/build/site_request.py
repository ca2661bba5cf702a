"""What a site depends on, as a key, known without importing what makes one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from builder.build.cache import key_of
from builder.build.codec import encode
from builder.build.fingerprint import fingerprint
from builder.build.options import Options
from builder.content.repository import Repository
from builder.model.history import History
from builder.model.house_style import HouseStyle
from builder.publish.format import SiteSettings


@dataclass(frozen=True)
class SiteRequest:
    """What a site depends on besides the content and the program: its formats, by a name for all of them, and its settings.

    See `Options` for the others.
    """

    formats: str
    site: SiteSettings
    histories: Mapping[str, History]
    style: HouseStyle
    keep_going: bool

    def key(self, repository: Repository) -> str:
        """The key of the site that is made of a repository."""
        settings = encode((self.formats, self.site, dict(self.histories), repr(self.style), self.keep_going))
        return key_of(b"site", fingerprint(), settings, *repository.parts())


def request(options: Options) -> SiteRequest:
    """What a build with these options depends on."""
    names = (*(form.name for form in options.editions), *(form.name for form in options.corpus))
    formats = options.formats or " ".join(names)
    return SiteRequest(formats, options.site, options.histories, options.style, options.keep_going)
