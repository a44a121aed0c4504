"""The verbs: one function each, one transaction: read the store, ask a chapter, write, journal."""
