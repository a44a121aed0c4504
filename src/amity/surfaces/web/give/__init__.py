"""The page Give and what belongs to it: needs and offers, matches, introductions, the ledger, support, things to share."""
