"""The figures of the editions and the glossary as tables for a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from wcwidth import ljust, rjust, width

from builder.messages.marker import _
from builder.model.corpus import Corpus
from builder.model.digest import digest_of_work
from builder.model.finding import Gettext, Place
from builder.model.statistics import FIELDS, marks
from builder.model.terms import Term
from builder.terms.finder import Rejected

_EDITION = (
    _("edition"),
    _("pairs"),
    _("sentences"),
    _("ko chars"),
    _("en words"),
    _("marks"),
    _("terms"),
    _("notes"),
    _("corrections"),
    _("seed"),
    _("status"),
)
_GLOSSARY = (
    _("kind"),
    _("entries"),
    _("definition"),
    _("hanja"),
    _("origin"),
    _("usage"),
    _("see"),
    _("sources"),
)
_MARKS = (_("entry"), _("ko"), _("en"), _("pairs without English"))
_ALL = _("all")
# The gates, by the names that the finder gives them.
GATES = (
    _("left edge"),
    _("right edge"),
    _("Latin prose"),
    _("capitals"),
    _("except"),
    _("not before"),
    _("middle dot"),
    _("space"),
    _("only where forced"),
)


def as_text(corpus: Corpus, gettext: Gettext) -> str:
    """The statistics as two aligned tables: of the editions, then of the works that they are parts of, and of the glossary by kind."""
    rows = [[gettext(name) for name in _EDITION]]
    works = (digest_of_work(work, corpus.parts(work)) for work in corpus.works)
    for digest in (*corpus.digests, *works):
        c = digest.counts
        share = f"{c.covered / c.seed_chars:.1%}" if c.seed_chars else "–"
        figures = (c.pairs, c.sentences, c.ko_chars, c.en_words, c.marks, c.terms, c.notes, c.corrections)
        rows.append([digest.id, *(f"{figure:,}" for figure in figures), share, gettext(digest.status)])
    terms = corpus.glossary.terms
    kinds = [[gettext(name) for name in _GLOSSARY]]
    for kind, many in sorted(Counter(term.kind for term in terms).items()):
        kinds.append([gettext(kind), *_row([term for term in terms if term.kind == kind], many)])
    kinds.append([gettext(_ALL), *_row(list(terms), len(terms))])
    return f"{_table(rows)}\n\n{_table(kinds)}"


def marks_as_text(corpus: Corpus, gettext: Gettext) -> str:
    """The marks of each entry as an aligned table."""
    rows = [[gettext(name) for name in _MARKS]]
    return _table(rows + [[m.term, str(m.korean), str(m.english), str(m.unanswered)] for m in marks(corpus)])


def rejected_as_text(rejected: Iterable[tuple[Place, Rejected]], gettext: Gettext) -> str:
    """The rejected candidates, one a line: place, form, entry and gate, separated by tabs."""
    rows = ((str(place), one.candidate.form, one.candidate.term, gettext(one.gate)) for place, one in rejected)
    return "\n".join("\t".join(row) for row in rows)


def _row(terms: list[Term], many: int) -> list[str]:
    return [
        str(many),
        str(sum(bool(t.definition) for t in terms)),
        *(str(sum(bool(getattr(t, f)) for t in terms)) for f in FIELDS),
    ]


def _table(rows: list[list[str]]) -> str:
    """The rows with their columns aligned, the first to the left and the others to the right."""
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    lines = []
    for row in rows:
        first, *others = zip(row, widths, strict=True)
        lines.append("  ".join([ljust(*first), *(rjust(*other) for other in others)]).rstrip())
    return "\n".join(lines)
