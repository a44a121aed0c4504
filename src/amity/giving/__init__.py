"""A two-way street, and a support system: help first, introduce people who want to meet, ask rarely and well.

`facts` holds what the chapter decides on. `matching` finds who has what somebody needs, with the words that
say so; `favours` tells what takes five minutes. `balance` says in which direction things went lately, `support`
who carries whom. `introductions` ranks whom to introduce to whom; `consent` is the way an introduction goes,
on which nothing reaches the second side before the first agrees. `texts` words all of it; each text passes
the gate (`conversations/gate.py`). Each part is imported by its own name.
"""

__all__ = [
    "balance",
    "consent",
    "facts",
    "favours",
    "introductions",
    "matching",
    "resources",
    "support",
    "texts",
]
