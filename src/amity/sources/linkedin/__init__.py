"""It is who you know: people, messages and invitations of LinkedIn's "Get a copy of your data".

Every file of the export is known by its header, in every form it has had since 2019. What is
read: connections, messages, invitations, and of the owner the profile, the posts and the
e-mail addresses. The other files are recognised and left alone.
"""

import io
from collections.abc import Iterator

from amity.sources.csv_text import open_table
from amity.sources.linkedin.connections import connections
from amity.sources.linkedin.kinds import Kind, kind_of, not_read
from amity.sources.linkedin.owner import emails, positions, profile
from amity.sources.linkedin.talk import invitations, messages
from amity.sources.rows import Opened, Options, Peek, Row, RowError

NAME = "linkedin"

__all__ = ["NAME", "detects", "read"]


def detects(peek: Peek) -> bool:
    """Whether one of the first lines is the header of a LinkedIn file."""
    return open_table(io.BytesIO(peek.head), lambda names: kind_of(names) is not None) is not None


def read(file: Opened, options: Options) -> Iterator[Row]:
    """The rows of one file of the export."""
    with file.open() as stream:
        table = open_table(stream, lambda names: kind_of(names) is not None)
        if table is None:
            yield RowError("", "No header of a LinkedIn file was found.", rows=0)
            return
        match kind_of(table.columns):
            case Kind.CONNECTIONS:
                yield from connections(table.lines)
            case Kind.MESSAGES:
                yield from messages(table.lines)
            case Kind.INVITATIONS:
                yield from invitations(table.lines, options)
            case Kind.PROFILE:
                yield from profile(table.lines)
            case Kind.POSITIONS:
                yield from positions(table.lines)
            case Kind.EMAILS:
                yield from emails(table.lines)
            case _:
                yield RowError("", not_read(table.columns), rows=0)
