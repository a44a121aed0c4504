"""It is who you know: the exports that people already have, read as rows that name people and touches.

One folder per format, each on its own: bytes in, rows out, no database, no network, no clock.
A file is recognised by its content (`detect`), walked and guarded by `files`, and read by its
source as people, touches, the owner, or errors that each cost one row.
"""
