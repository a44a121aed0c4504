"""Meet well: what is noted at a gathering, and what follows from it.

The chapter reads lines written in passing ("Rui Castelo, works on hospital data") as talks with people, and says
who is owed which message after, and by when. It knows no database and no clock. `lines.hear` is asked for by its own
name, since it loads the reader of sentences.
"""

from amity.events.following import FollowUp, Met, Owed, Turn, due_by, ended, owed

__all__ = ["FollowUp", "Met", "Owed", "Turn", "due_by", "ended", "owed"]
