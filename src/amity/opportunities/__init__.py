"""The hidden job market: what one is looking for is found through people, and an ask can be small and honest.

`goals` reads a goal in its owner's words: what kind it is, and where it may come from. `paths` finds the ways
to somebody who can help, `ranking` says which of them to look at first, and why. `asks` says what is the
smallest honest thing to ask and when a gift comes first; `texts` words it, through the one gate. `board`
is the way of an opening, `visits` tells who is at a place one travels to. Each part is imported by its own name.
"""

__all__ = ["asks", "board", "goals", "ranking", "texts", "visits"]
