"""The kinds of finding about foreign files: what cannot be read, what does not fit, and what would be lost."""

from __future__ import annotations

from builder.model.finding import Kind

UNREADABLE = Kind(
    "I101",
    "unreadable",
    "A foreign file cannot be read.\n\n"
    "It is damaged or cut off, in another encoding than it says, too large, or has what is never needed and can do harm: "
    "entities of its own in XML, or an archive that unfolds to very much. Export it anew from the tool that made it.",
)
UNKNOWN_ID = Kind(
    "I102",
    "unknown-id",
    "A foreign file names an edition, a sentence, an entry or a column that there is not.\n\n"
    "Ids are permanent, so that the file is probably of another edition: `--edition` says of which. Sentences without an id are looked "
    "up by their Korean; `--only-known` leaves out those that no edition has.",
)
OTHER_SOURCE = Kind(
    "I103",
    "other-source",
    "The Korean of a sentence or an entry is another in the foreign file than in the edition.\n\n"
    "The translation may belong to something else: the source or its division into lines has changed since the export, or somebody has "
    "edited it in the tool. Export the edition anew, or correct the Korean in the foreign file.",
)
AMBIGUOUS = Kind(
    "I104",
    "ambiguous",
    "It is not clear which sentence or entry a translation is for, or which of two translations is meant.\n\n"
    "The foreign file gives two for one sentence, or has whole paragraphs, or no ids, and the edition has the same Korean with "
    "different translations.",
)
NOT_A_LINE = Kind(
    "I105",
    "not-a-line",
    "A translation cannot stand in the YAML.\n\n"
    "It has control characters, plural forms, or asterisks that would be read as italics.",
)
NOT_CARRIED = Kind(
    "I106",
    "not-carried",
    "A foreign file changes what is not brought back from it.\n\nUndo the change there, and make it in the YAML.",
)
DROPPED = Kind(
    "I107",
    "markup-dropped",
    "Words in italics, or a link, are gone from a text that came back, and with them the markup.\n\n"
    "This is a notice, not a fault: the format carries no markup, so that it is kept where its words are. Set it again in the YAML if "
    "the new wording needs it.",
)
UNREAD = Kind(
    "I108",
    "unread-text",
    "A foreign file has text that is not read, and would be lost.\n\n"
    "In TEI it is in another language than Korean and English, or where no text belongs: a speaker without a speech, the description of "
    "a picture without its file. In a table of sentences, it is a row without its separators. Put it where it is read, or remove it.",
)
IMPORT_KINDS = (UNREADABLE, UNKNOWN_ID, OTHER_SOURCE, AMBIGUOUS, NOT_A_LINE, NOT_CARRIED, DROPPED, UNREAD)
