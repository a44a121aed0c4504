"""One person, not five: which records of a whole book are the same person, how likely, why, and what to do about it.

A record is made comparable (`entries`); records that share a key are compared (`candidates`). What two say
about each other (`evidence`: names in `levels` and `tokens`, addresses, phones, workplaces, profiles) is counted
in bits learnt offline (`model`), a name by its rarity in the book and in several countries (`book`). A pair is
joined, asked about or left by a gate that wants independent evidence or a name rarer than the book is large
(`decision`), and persons are made of joined pairs only where nothing in either cluster forbids it (`clusters`).
`match` does all of it. The order of records never matters; every number has its reason.
"""

from amity.people.matching.decision import Decision, Outcome, Rule, Veto
from amity.people.matching.entries import Entry, entry
from amity.people.matching.persons import Judged, Matched, judge, match

__all__ = ["Decision", "Entry", "Judged", "Matched", "Outcome", "Rule", "Veto", "entry", "judge", "match"]
