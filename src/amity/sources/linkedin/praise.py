"""Recommendations and endorsements: what the owner and others said for each other."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, time

from amity.base.ids import digest
from amity.base.text import fold
from amity.people.handles import normal_url
from amity.people.names import clean_name, full_name
from amity.people.records import Card, Post
from amity.sources.csv_text import Line
from amity.sources.days import day_of, moment_of
from amity.sources.linkedin.profiles import profile_key
from amity.sources.rows import Options, Party, PersonRow, Row, RowError, TouchRow

LONGEST_TEXT = 4_000
MOST_SKILLS = 100  # of one person
MOST_PEOPLE = 50_000  # whose skills are remembered while a file is read


def recommendations(lines: Iterable[Line | RowError], options: Options, *, file: str) -> Iterator[Row]:
    """A person and a letter a line. Both files have one header, so only their name tells who wrote."""
    name = file.casefold()
    direction = "out" if "given" in name else "in" if "received" in name else ""
    if not direction:
        why = "The file is called neither “Given” nor “Received”, so it tells people but not who wrote."
        yield RowError("", why, rows=0)
    for line in lines:
        if isinstance(line, RowError):
            yield line
        elif not _name(line, ""):
            yield RowError(line.where, "The line names nobody.")
        else:
            yield _recommender(line)
            if direction:
                yield _letter(line, direction, options)


def _name(line: Line, prefix: str) -> str:
    given, family = line.get(f"{prefix}firstname"), line.get(f"{prefix}lastname")
    return clean_name(full_name(clean_name(given), clean_name(family)))[:300]


def _recommender(line: Line) -> PersonRow:
    """Keyed by name, as the letter is: this file gives no address."""
    company, title = line.get("company")[:300], line.get("jobtitle")[:300]
    posts = (Post(company, title, current=False),) if company or title else ()
    name = _name(line, "")
    return PersonRow(
        source="linkedin.recommendations",
        key=fold(name)[:300],
        where=line.where,
        card=Card(name=name, posts=posts),
    )


def _letter(line: Line, direction: str, options: Options) -> TouchRow | RowError:
    moment = _moment(line.get("creationdate"), options)
    if moment is None:
        return RowError(line.where, f"The date “{line.get('creationdate')[:40]}” cannot be read.")
    other = Party(name=_name(line, ""), role="from" if direction == "in" else "to")
    return TouchRow(
        source="linkedin.recommendations",
        key=digest("linkedin.recommendations", direction, fold(other.name), line.get("creationdate")),
        where=line.where,
        at=moment[0],
        tz_assumed=moment[1],
        channel="letter",
        direction=direction,
        sender=other if direction == "in" else None,
        others=() if direction == "in" else (other,),
        subject="Recommendation",
        text=line.get("text")[:LONGEST_TEXT],
    )


def _moment(text: str, options: Options) -> tuple[datetime, bool] | None:
    """The moment, or noon of a day without a time."""
    day = day_of(text)
    noon = datetime.combine(day, time(12), options.time_zone).astimezone(UTC) if day else None
    return moment_of(text, options.time_zone) or ((noon, True) if noon else None)


def endorsements(lines: Iterable[Line | RowError], *, given: bool) -> Iterator[Row]:
    """A touch a line; at the end the skills of those whom the owner endorsed.

    The owner's own skills come from Skills.csv, which lists them all.
    """
    skills: dict[Party, list[str]] = {}
    for line in lines:
        if isinstance(line, RowError):
            yield line
            continue
        row = _endorsement(line, given=given)
        yield row
        if given and isinstance(row, TouchRow) and (row.others[0] in skills or len(skills) < MOST_PEOPLE):
            skills.setdefault(row.others[0], []).append(row.subject)
    for party, named in skills.items():
        yield _skilled(party, named)


def _endorsement(line: Line, *, given: bool) -> TouchRow | RowError:
    whose = "endorsee" if given else "endorser"
    name, url, skill = _name(line, whose), line.get(f"{whose}publicurl")[:320], line.get("skillname")[:120]
    if not name and not url:
        return RowError(line.where, "The line names nobody.")
    moment = _moment(line.get("endorsementdate"), Options())
    if moment is None:
        return RowError(line.where, f"The date “{line.get('endorsementdate')[:40]}” cannot be read.")
    party = Party(name=name, url=url, role="to" if given else "from")
    return TouchRow(
        source="linkedin.endorsements",
        key=digest("linkedin.endorsements", whose, profile_key(url) or fold(name), skill),
        where=line.where,
        at=moment[0],
        channel="endorsement",
        direction="out" if given else "in",
        sender=None if given else party,
        others=(party,) if given else (),
        subject=skill,
    )


def _skilled(party: Party, skills: list[str]) -> PersonRow:
    """Keyed as the touches are: by profile, else by name."""
    topics = tuple(dict.fromkeys(skill for skill in skills if skill))[:MOST_SKILLS]
    card = Card(name=party.name, urls=(party.url,) if party.url else (), topics=topics)
    key = normal_url(party.url) or fold(party.name)[:300]
    return PersonRow(source="linkedin.endorsements", key=key, where="", card=card)
