"""What the editions and the glossary hold, in figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from builder.finding import Gettext, Place
from builder.format import Whole
from builder.matcher import Rejected
from builder.model import Occurrence, Term
from builder.terminal import columns


def _(message: str) -> str:
    """Mark a message for extraction."""
    return message


_FIELDS = ("hanja", "origin", "usage", "see", "sources")
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
# The gates, by the names that the matcher gives them.
GATES = (
    _("left edge"),
    _("right edge"),
    _("Latin prose"),
    _("capitals"),
    _("except"),
    _("not before"),
    _("middle dot"),
    _("blank"),
    _("only where forced"),
)


def as_json(whole: Whole) -> dict[str, object]:
    """The counts of each edition and of the glossary."""
    terms = whole.glossary.terms
    return {
        "editions": [{"id": d.id, "status": d.status, "version": d.version, **asdict(d.counts)} for d in whole.digests],
        "glossary": {
            "entries": len(terms),
            "kinds": dict(sorted(Counter(term.kind for term in terms).items())),
            "with": {name: sum(bool(getattr(term, name)) for term in terms) for name in ("definition", *_FIELDS)},
            "unused": sorted(term.id for term in terms if not _used(term, whole)),
        },
    }


def as_text(whole: Whole, gettext: Gettext) -> str:
    """The same as two tables, columns aligned."""
    rows = [[gettext(name) for name in _EDITION]]
    for digest in whole.digests:
        c = digest.counts
        share = f"{c.covered / c.seed_chars:.1%}" if c.seed_chars else "–"
        figures = (c.pairs, c.sentences, c.ko_chars, c.en_words, c.marks, c.terms, c.notes, c.corrections)
        rows.append([digest.id, *(f"{figure:,}" for figure in figures), share, gettext(digest.status)])
    terms = whole.glossary.terms
    kinds = [[gettext(name) for name in _GLOSSARY]]
    for kind, many in sorted(Counter(term.kind for term in terms).items()):
        kinds.append([gettext(kind), *_row([term for term in terms if term.kind == kind], many)])
    kinds.append([gettext(_ALL), *_row(list(terms), len(terms))])
    return f"{_table(rows)}\n\n{_table(kinds)}"


@dataclass(frozen=True)
class Marks:
    """How often a term is marked on either side, and in how many pairs the Korean has it and the English has not."""

    term: str
    korean: int
    english: int
    unanswered: int


def marks(whole: Whole) -> tuple[Marks, ...]:
    """The marks of every entry over all editions, the most marked first; entries that occur nowhere come last."""
    found: dict[str, list[Occurrence]] = {term.id: [] for term in whole.glossary.terms}
    for digest in whole.digests:
        for id_, occurrences in digest.occurrences:
            found[id_] += occurrences
    counted = (_marks(id_, occurrences) for id_, occurrences in found.items())
    return tuple(sorted(counted, key=lambda one: (-one.korean - one.english, one.term)))


def _marks(id_: str, occurrences: list[Occurrence]) -> Marks:
    pairs: dict[tuple[str, str], list[int]] = {}
    for one in occurrences:
        sides = pairs.setdefault((one.edition, one.pair), [0, 0])
        sides[0] += len(one.ko_spans)
        sides[1] += len(one.en_spans)
    korean, english = (sum(sides[side] for sides in pairs.values()) for side in (0, 1))
    return Marks(id_, korean, english, sum(bool(ko) and not en for ko, en in pairs.values()))


def marks_as_text(whole: Whole, gettext: Gettext) -> str:
    """The marks as a table."""
    rows = [[gettext(name) for name in _MARKS]]
    return _table(rows + [[m.term, str(m.korean), str(m.english), str(m.unanswered)] for m in marks(whole)])


def rejected_as_text(rejected: Iterable[tuple[Place, Rejected]], gettext: Gettext) -> str:
    """The candidates that were turned down, a line each: the place, the form, the entry and the gate, with tabs between them."""
    rows = ((str(place), one.candidate.form, one.candidate.term, gettext(one.gate)) for place, one in rejected)
    return "\n".join("\t".join(row) for row in rows)


def _row(terms: list[Term], many: int) -> list[str]:
    return [
        str(many),
        str(sum(bool(t.definition) for t in terms)),
        *(str(sum(bool(getattr(t, f)) for t in terms)) for f in _FIELDS),
    ]


def _used(term: Term, whole: Whole) -> bool:
    return any(id_ == term.id for digest in whole.digests for id_, _ in digest.occurrences)


def _table(rows: list[list[str]]) -> str:
    """The rows with their columns aligned, the first to the left and the others to the right."""
    widths = [max(map(columns, column)) for column in zip(*rows, strict=True)]
    lines = []
    for row in rows:
        (first, gap), *others = ((cell, " " * (width - columns(cell))) for cell, width in zip(row, widths, strict=True))
        lines.append("  ".join([first + gap, *(space + cell for cell, space in others)]).rstrip())
    return "\n".join(lines)
