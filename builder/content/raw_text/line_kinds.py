"""The kind of a line by its form alone."""

from __future__ import annotations

import re

from builder.content.raw_text.line_dates import DATELINE
from builder.content.raw_text.line_forms import (
    ABSTRACT,
    AMENDED,
    BYLINE,
    CALL,
    CAPTION,
    CLOSING_SIGN,
    CONTACT,
    CREDIT,
    EQUATION,
    EXCLAIMED,
    FOOTNOTE,
    FUNDING,
    FURNITURE,
    HEADED,
    IMPRINT,
    ITEM,
    LATIN,
    LUNAR,
    MAIL_HEAD,
    NAMES,
    POSTSCRIPT,
    QUOTATION,
    REFERENCES,
    SALUTATION,
    SCENE,
    SENTENCE_END,
    SENTENCE_MARK,
    SIGNATURE,
    SOURCE,
    SUBTITLE,
    UNIT,
    UNTITLED_ARTICLE,
)
from builder.content.raw_text.line_marks import STATED
from builder.content.raw_text.unit import OMIT
from builder.languages.korean.sentences import sentences

_PROSE = 60  # characters; a shorter line that does not end like a sentence is a heading or the like
_ORDER = 25  # characters of what has to be done, as opposed to a heading: 준비할 것
_WITH_RIEUL = "".join(map(chr, range(ord("갈"), ord("힣"), 28)))
_ORDERED = re.compile(rf"[{_WITH_RIEUL}]\s것$")
_ADDRESSED = re.compile(r"(?<!함)(?:께|에게|귀하|귀중)$")
_WORDS_OF_NAME = 4
_LATIN_HEADING = 120  # characters of a title in English, whose letters take half the room
_TOLD = re.compile(r"^\d{4}년\s.*다\.$")  # a sentence that begins with a date
_FORMS = (  # the first match wins
    (OMIT, FURNITURE),
    ("imprint", MAIL_HEAD),
    ("footnote", FUNDING),
    ("contact", CONTACT),
    ("stage", SCENE),
    ("heading", HEADED),
    ("heading", ABSTRACT),
    ("caption", CREDIT),
    ("caption", CAPTION),
    ("caption", UNIT),
    ("byline", BYLINE),
    ("dateline", DATELINE),
    ("dateline", LUNAR),
    ("signature", SIGNATURE),
    ("postscript", POSTSCRIPT),
    ("salutation", SALUTATION),
    ("footnote", FOOTNOTE),
    ("heading", SUBTITLE),
    ("item", ITEM),
    ("imprint", IMPRINT),
    ("quotation", QUOTATION),
    ("imprint", STATED),
    ("heading", REFERENCES),
)
_PROSE_FORMS = (EQUATION, NAMES, UNTITLED_ARTICLE)  # whatever else they look like


_LAUGHTER = re.compile(r"(?<=[.!?])\s?\([가-힣 ]{2,10}\)$")  # what a transcript says of the scene, after a sentence


def _bare(line: str) -> str:
    """The line without what a law says of its amendments, and without the mark of a note, at its end."""
    line = _LAUGHTER.sub("", line)
    return CALL.sub("", AMENDED.sub("", CLOSING_SIGN.sub("", line)).rstrip())


def line_kind(line: str) -> str:
    """The kind of a line in a text."""
    found = next((kind for kind, form in _FORMS if form.search(line)), None)
    if found == "byline" and ITEM.match(line):
        found = "item"
    if found == "byline" and _ADDRESSED.search(line) and SALUTATION.match(line):
        found = "salutation"
    if found == "byline" and is_told(line):
        found = None
    if found == "item" and SOURCE.match(line):
        found = "imprint"
    if found == "imprint" and _TOLD.match(line):
        return "paragraph"
    told = not ITEM.match(line) and any(form.search(line) for form in _PROSE_FORMS)
    if told or (found == "quotation" and EXCLAIMED.search(line)):
        return "paragraph"
    if (
        found
        and not (found in ("byline", "contact", "imprint") and is_prose(line))
        and not (found == "contact" and _says(line))
    ):
        return found
    if found and ITEM.match(line):
        return "item"
    longest = _LATIN_HEADING if LATIN.match(line) else _PROSE
    ordered = len(line) > _ORDER and _ORDERED.search(line)
    short = len(line) <= longest and not (SENTENCE_END.search(_bare(line)) or ordered)
    return "heading" if short else "paragraph"


def _says(line: str) -> bool:
    """Whether a line is several sentences, be they short, whatever address is in one of them."""
    return bool(SENTENCE_END.search(line)) and len(sentences(line)) > 1


def is_told(line: str) -> bool:
    """Whether a line is a sentence of more words than a name has with an office."""
    return bool(SENTENCE_MARK.search(line)) and not set("|│") & set(line) and len(line.split()) > _WORDS_OF_NAME


def is_prose(line: str) -> bool:
    """Whether a line is sentences, as a text begins with them."""
    line = _bare(line)
    if line.startswith("(") and line.endswith(")"):
        return False
    return len(line) > _PROSE and (len(sentences(line)) > 1 or bool(SENTENCE_END.search(line)))
