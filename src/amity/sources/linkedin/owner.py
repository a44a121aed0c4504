"""What the export says about its owner: profile, posts, own addresses."""

from collections.abc import Iterable, Iterator

from amity.people.names import clean_name, full_name
from amity.people.records import Card, Post
from amity.sources.csv_text import Line
from amity.sources.days import day_of
from amity.sources.rows import OwnerRow, Row, RowError

MOST = 200


def profile(lines: Iterable[Line | RowError]) -> Iterator[Row]:
    """Profile.csv: name, place and headline."""
    for line in lines:
        if isinstance(line, RowError):
            yield line
            continue
        given, family = clean_name(line.get("firstname")), clean_name(line.get("lastname"))
        place = line.get("geolocation") or line.get("address")
        card = Card(
            name=full_name(given, family)[:300],
            given=given[:150],
            family=family[:150],
            place=place[:200],
            note=line.get("headline")[:500],
        )
        yield OwnerRow(source="linkedin", where=line.where, card=card)


def positions(lines: Iterable[Line | RowError]) -> Iterator[Row]:
    """Positions.csv: all posts as one saying."""
    posts: list[Post] = []
    for line in lines:
        if isinstance(line, RowError):
            yield line
        elif len(posts) < MOST:
            posts.append(_post(line))
    if posts:
        yield OwnerRow(source="linkedin", where="", card=Card(posts=tuple(posts)))


def _post(line: Line) -> Post:
    ended = day_of(line.get("finishedon"))
    return Post(
        organisation=line.get("companyname")[:300],
        title=line.get("title")[:300],
        started=day_of(line.get("startedon")),
        ended=ended,
        current=not line.get("finishedon"),
    )


def emails(lines: Iterable[Line | RowError]) -> Iterator[Row]:
    """Email Addresses.csv: the owner's confirmed addresses, the primary one first."""
    found: list[tuple[bool, str]] = []
    for line in lines:
        if isinstance(line, RowError):
            yield line
        elif "@" in line.get("emailaddress") and line.get("confirmed").casefold() != "no":
            found.append((line.get("primary").casefold() != "yes", line.get("emailaddress")[:320]))
    if found:
        addresses = tuple(address for _, address in sorted(found, key=lambda pair: pair[0])[:MOST])
        yield OwnerRow(source="linkedin", where="", card=Card(emails=addresses))
