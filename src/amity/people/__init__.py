"""It is who you know: what sources say about people, and which sayings belong to one person.

A source says something about somebody on a card (`records`), which is never changed. Names are read
(`names`, `given_names`) and addresses made comparable (`handles`); records that are one person for certain are
linked (`linking`), by an address that is theirs alone, or by the full name and the employer. What is
shown of a person is chosen from all that is said (`showing`): hand edits, then the newest source; how they are greeted
follows from their name (`calling`); who they are to each other stands on cards too (`relations`). Which records
of a whole book are one person is weighed by evidence (`matching`).
Each part is imported by its own name, so that a command loads only what it uses.
"""

__all__ = [
    "calling",
    "given_names",
    "handles",
    "linking",
    "matching",
    "names",
    "records",
    "relations",
    "showing",
]
