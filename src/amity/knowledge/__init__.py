"""Insights from others: who taught you what, and who knows.

`asking` reads what a sentence looks for: its words, when, where. `ranking` lets texts that fit vote for the
people they come from, and says whom to ask first. `topics` finds what texts are about and which topics rose
among one's people this quarter. `proposing` finds in a note what may be worth keeping; nothing is kept by itself.
`words` makes texts comparable. Each part is imported by its own name.
"""

__all__ = ["asking", "proposing", "ranking", "topics", "words"]
