"""It is who you know: people, messages and invitations of LinkedIn's "Get a copy of your data".

Every file of the export is known by its header, in every form it has had since 2019. What is
read: connections, messages, invitations, recommendations, endorsements, notes and imported
contacts; and of the owner the profile, posts, schools, skills, addresses and numbers. The other
files are recognised and left alone, each with a sentence.
"""

import io
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from amity.sources.csv_text import Line, Table, open_table
from amity.sources.linkedin import owner, praise, talk
from amity.sources.linkedin.connections import connections
from amity.sources.linkedin.contacts import contacts, notes
from amity.sources.linkedin.kinds import Kind, kind_of, not_read
from amity.sources.rows import Opened, Options, Peek, Row, RowError

NAME = "linkedin"

__all__ = ["NAME", "detects", "read"]

_Reader = Callable[[Iterable[Line | RowError]], Iterator[Row]]
_READERS: dict[Kind, _Reader] = {
    Kind.CONNECTIONS: connections,
    Kind.MESSAGES: talk.messages,
    Kind.PROFILE: owner.profile,
    Kind.POSITIONS: owner.positions,
    Kind.EDUCATION: owner.schools,
    Kind.EMAILS: owner.emails,
    Kind.PHONES: owner.phones,
    Kind.ACTIVITY: owner.activity,
    Kind.ENDORSEMENTS_RECEIVED: partial(praise.endorsements, given=False),
    Kind.ENDORSEMENTS_GIVEN: partial(praise.endorsements, given=True),
    Kind.CONTACTS: contacts,
}


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
        yield from _rows(table, file.name, options)


def _rows(table: Table, name: str, options: Options) -> Iterator[Row]:
    match kind_of(table.columns):
        case Kind.INVITATIONS:
            return talk.invitations(table.lines, options)
        case Kind.NOTES:
            return notes(table.lines, options)
        case Kind.RECOMMENDATIONS:
            return praise.recommendations(table.lines, options, file=name)
        case Kind.SKILLS if "skill" in name.casefold():
            return owner.skills(table.lines)  # a lone column "Name" may be anything
        case kind if kind in _READERS:
            return _READERS[kind](table.lines)
        case _:
            return iter([RowError("", not_read(table.columns), rows=0)])
