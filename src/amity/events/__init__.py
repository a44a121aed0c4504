"""Which gatherings to go to, whom to see there, what to write after, and what became of it."""
