"""Facts about the two languages of an edition, independent of editions."""

from typing import Literal

Language = Literal["ko", "en"]
LANGUAGES: tuple[Language, Language] = ("ko", "en")
