"""One line of Google Contacts as a record."""

import re
from collections.abc import Iterator

from amity.people.names import clean_name, full_name
from amity.people.records import Card, Post, Relation, Standing, YearlyDay
from amity.sources.csv_text import Line
from amity.sources.yearly import yearly_day

_NUMBERED = re.compile(r"([a-z-]+(?:field)?)(\d{1,3})-(\w+)")
_USED = frozenset(
    "name givenname additionalname familyname firstname middlename lastname nickname birthday notes labels location"
    " language groupmembership organizationname organizationtitle".split()
)
_USED_NUMBERED = frozenset({"e-mail", "phone", "website", "organization", "event", "relation"})
MOST_VALUES = 100
MOST_EXTRA = 200
LONGEST_EXTRA = 1_000


def card_of(line: Line) -> Card:
    """Everything the line says, the preferred values first."""
    numbered = _numbered(line)
    given, family = _either(line, "givenname", "firstname"), _either(line, "familyname", "lastname")
    middle = _either(line, "additionalname", "middlename")
    given, family = clean_name(given), clean_name(family)
    name = clean_name(line.get("name")) or full_name(given, family, clean_name(middle))
    posts = _posts(line, numbered)
    nobody = not name and bool(posts) and bool(posts[0].organisation)
    return Card(
        name="" if "@" in name else (posts[0].organisation if nobody else name)[:300],
        given=given[:150],
        family=family[:150],
        nickname=line.get("nickname")[:150],
        emails=tuple(v for v in _values(numbered, "e-mail") if "@" in v),
        phones=_values(numbered, "phone"),
        urls=_values(numbered, "website"),
        posts=posts,
        place=_place(line, numbered),
        days=_days(line, numbered),
        relations=_relations(numbered),
        languages=tuple(_split(line.get("language"))),
        groups=_groups(line),
        note=line.get("notes")[:20_000],
        standing=Standing.ORGANISATION if nobody else Standing.PERSON,
        extra=_extra(line),
    )


_Numbered = dict[str, dict[int, dict[str, str]]]


def _numbered(line: Line) -> _Numbered:
    """The numbered columns: kind, number, part ("value", "label" or "type", ...)."""
    found: _Numbered = {}
    for name, cell in line.cells.items():
        if cell and (match := _NUMBERED.fullmatch(name)):
            part = "label" if match[3] == "type" else match[3]
            found.setdefault(match[1], {}).setdefault(int(match[2]), {})[part] = cell.strip()
    return found


def _either(line: Line, old: str, new: str) -> str:
    return line.get(old) or line.get(new)


def _split(cell: str) -> Iterator[str]:
    """The values of one cell."""
    return (value.strip() for value in cell.split(":::") if value.strip())


def _ordered(numbered: _Numbered, kind: str) -> Iterator[tuple[str, str]]:
    """Label and value of each entry; those with a starred label come first."""
    entries = numbered.get(kind, {})
    order = sorted(entries, key=lambda n: (not entries[n].get("label", "").startswith("* "), n))
    for number in order:
        label = entries[number].get("label", "").removeprefix("* ")
        for value in _split(entries[number].get("value", "")):
            yield label, value


def _values(numbered: _Numbered, kind: str) -> tuple[str, ...]:
    values = (value[:320] for _, value in _ordered(numbered, kind))
    return tuple(dict.fromkeys(values))[:MOST_VALUES]


def _posts(line: Line, numbered: _Numbered) -> tuple[Post, ...]:
    posts = [Post(line.get("organizationname")[:300], line.get("organizationtitle")[:300])]
    for _, parts in sorted(numbered.get("organization", {}).items()):
        posts.append(Post(parts.get("name", "")[:300], parts.get("title", "")[:300]))
    return tuple(post for post in posts if post.organisation or post.title)


def _place(line: Line, numbered: _Numbered) -> str:
    for _, parts in sorted(numbered.get("address", {}).items()):
        if city := parts.get("city") or parts.get("region") or parts.get("country"):
            return city[:200]
    return line.get("location")[:200]


def _days(line: Line, numbered: _Numbered) -> tuple[YearlyDay, ...]:
    days = [yearly_day(line.get("birthday"), "birthday")]
    for label, value in _ordered(numbered, "event"):
        is_anniversary = label.casefold() == "anniversary"
        kind = "anniversary" if is_anniversary else "other"
        days.append(yearly_day(value, kind, label="" if is_anniversary else label[:120]))
    return tuple(dict.fromkeys(day for day in days if day))


def _relations(numbered: _Numbered) -> tuple[Relation, ...]:
    found = _ordered(numbered, "relation")
    return tuple(Relation(label[:60].casefold(), clean_name(value)[:300]) for label, value in found)


def _groups(line: Line) -> tuple[str, ...]:
    """The person's own groups; Google's, which begin with a star, say nothing."""
    groups = _split(_either(line, "groupmembership", "labels"))
    return tuple(dict.fromkeys(group[:120] for group in groups if not group.startswith("* ")))


def _extra(line: Line) -> dict[str, list[str]]:
    kept: dict[str, list[str]] = {}
    for name, cell in line.cells.items():
        match = _NUMBERED.fullmatch(name)
        used = name in _USED or (match is not None and match[1] in _USED_NUMBERED and match[3] in _PARTS)
        if cell.strip() and not used and len(kept) < MOST_EXTRA:
            kept[name] = [cell[:LONGEST_EXTRA]]
    return kept


_PARTS = frozenset({"value", "label", "type", "name", "title"})
