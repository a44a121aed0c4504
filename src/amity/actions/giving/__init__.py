"""Give: needs and offers, what went back and forth, introductions, support, things to share.

`needs`, `ledger`, `introducing`, `supporting`, `sharing` and `proposals` each hold the verbs of one of these; they
read the store, ask the chapter `amity.giving`, write and note it in the journal. `wording` makes the texts.
"""
