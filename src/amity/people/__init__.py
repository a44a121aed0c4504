"""It is who you know: what sources say about people, and which sayings belong to one person."""
