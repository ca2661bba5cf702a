"""The contributors to an edition, and their ids for statements of responsibility."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from builder.model.edition import Edition
from builder.model.work import Work
from builder.publish.tei.elements import element
from builder.publish.xml import Element

TRANSLATOR = "translator"
REVISER = "reviser"


@dataclass(frozen=True)
class Person:
    """A person with one responsibility; `id` is the xml:id of the statement in the header."""

    id: str
    name: str
    role: str


def people(edition: Edition | Work) -> tuple[Person, ...]:
    """The contributors in the order of the file, then anyone else who signed a revision."""
    made = [(maker.name, maker.role) for maker in edition.entry.translators]
    named = {name for name, _ in made}
    signed = dict.fromkeys(revision.who for revision in edition.entry.revisions if revision.who not in named)
    everyone = [*made, *((name, REVISER) for name in signed)]
    return tuple(Person(f"resp-{number}", name, role) for number, (name, role) in enumerate(everyone, 1))


def annotator_pointer(edition: Edition | Work) -> str:
    """A pointer to the person responsible for notes and corrections: the first translator, or else the first contributor."""
    makers = people(edition)
    return f"#{next((person for person in makers if person.role == TRANSLATOR), makers[0]).id}"


def signatory_pointer(edition: Edition | Work, name: str) -> str:
    """A pointer to the first responsibility of the person who signed a revision as `name`."""
    return f"#{next(person for person in people(edition) if person.name == name).id}"


def responsibility_statements(edition: Edition | Work) -> Iterator[Element]:
    """The statements of responsibility in titleStmt: translators as `editor`, others as `respStmt`."""
    for person in sorted(people(edition), key=lambda person: person.role != TRANSLATOR):
        if person.role == TRANSLATOR:
            yield element("editor", person.name, xml_id=person.id, role=person.role)
        else:
            yield element("respStmt", element("resp", person.role), element("name", person.name), xml_id=person.id)
