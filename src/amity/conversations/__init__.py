"""Listen actively, be authentic: what was said, and what may be said because of it."""
