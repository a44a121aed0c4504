"""REST for programs, under /api/v1/: thin routes over the same actions as pages and commands.

Nothing here is loaded by a command; `program.api` is what the addresses point to. Answers are the documents
of `surfaces.documents`; what a program sends is checked strictly at the door (`fields`, and the bodies beside
each route). Every refusal is a problem document (RFC 9457).
"""
