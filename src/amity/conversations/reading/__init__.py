"""Listen actively: a typed sentence becomes people, a day, a place, facts and promises.

What is kept stands in the note word for word, and only what the note vouches for is kept: no
negations, questions, hearsay, jokes, no promise that was kept or taken back. Names are looked for
among the known people; a name that several bear is left for the owner to choose. English and German.
"""

from amity.conversations.reading.note import (
    Encounter,
    FactRead,
    IntroductionRead,
    KnownPerson,
    Named,
    NeedRead,
    Note,
    PromiseRead,
)
from amity.conversations.reading.reader import read_note

__all__ = [
    "Encounter",
    "FactRead",
    "IntroductionRead",
    "KnownPerson",
    "Named",
    "NeedRead",
    "Note",
    "PromiseRead",
    "read_note",
]
