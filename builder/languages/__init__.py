"""The two languages of an edition, and facts of them that know nothing of editions."""

from typing import Literal

Language = Literal["ko", "en"]
LANGUAGES: tuple[Language, Language] = ("ko", "en")
