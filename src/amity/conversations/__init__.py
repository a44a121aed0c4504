"""Listen actively, be authentic: what was said, and what may be said because of it.

The chapter knows the small facts on which all others decide (`facts`: touches, facts, promises,
reasons), reads a typed note into them word for word (`reading`), writes a first version of a message
from them (`drafts`) and keeps every draft from saying what is not stored, what is not kind and what
is not for others (`gate`). Amity never sends anything. Each part is imported by its own name, so
that a command loads only what it uses.
"""

__all__ = ["drafts", "facts", "gate", "reading"]
