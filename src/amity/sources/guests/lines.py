"""One line of a guest list: who it is, whether they come, as what, what they said."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from amity.base.ids import digest
from amity.base.text import clean, fold, one_line
from amity.people.handles import normal_email, normal_url
from amity.people.matching.entries import entry
from amity.people.matching.levels import Spelling, spelling
from amity.people.names import full_name, name_key, spoken_name
from amity.sources.csv_text import Line
from amity.sources.guests.columns import Meant
from amity.sources.rows import RowError

LONGEST_ANSWER = 1_000
_LONGEST_SAID = 5_000
_MEMBER: Final = re.compile(r"/members/(\d{1,20})")
_FORMULA: Final = re.compile(r"\s*(?:=|[+@-]\s*[A-Za-z(])")
_NO: Final = frozenset(
    "no nein declined refunded notattending cancelled canceled deleted transferred abgesagt absage nao non rejected"
    " notgoing n false 0".split()
)
_MAYBE: Final = frozenset(
    "maybe pending invited waitlist waitlisted waiting tentative vielleicht offen interested unsure talvez".split()
)
_ROLES: Final = (
    ("host", "host organizer organiser coorganizer assistantorganizer eventorganizer veranstalter gastgeber gastgeberin"),
    ("speaker", "speaker panelist panellist keynote referent referentin presenter moderator sprecher sprecherin"),
)  # fmt: skip
_YES: Final = frozenset({"yes", "ja", "true", "1", "x", "y", "sim", "oui"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """What a list says about one guest. `email` is empty where it may be somebody else's, who paid for several."""

    key: str
    where: str
    name: str = ""
    email: str = ""
    phone: str = ""
    url: str = ""
    organisation: str = ""
    title: str = ""
    said: str = ""
    role: str = "guest"  # guest, host, speaker
    coming: str = "yes"  # yes, maybe, no


def guests(
    lines: Sequence[Line], meant: Meant, headings: dict[str, str], kind: str
) -> list[Guest | RowError]:
    """Every guest in the order of the list; a line that names nobody or holds a formula is an error."""
    read = [_guest(line, meant, headings, kind) for line in lines]
    whose = _owners(one for one in read if isinstance(one, Guest))
    named = [_with_own_address(one, whose) if isinstance(one, Guest) else one for one in read]
    return _told_apart(named)


def _guest(line: Line, meant: Meant, headings: dict[str, str], kind: str) -> Guest | RowError:
    def cell(field: str, limit: int = 300) -> str:
        return _safe(next((text for name in meant.get(field, ()) if (text := line.get(name))), ""), limit)

    written = next((text for name in meant.get("name", ()) if (text := line.get(name))), "")
    if _FORMULA.match(written):
        return RowError(line.where, "The name is a formula; the line was left out.")
    name = spoken_name(cell("name")) or spoken_name(full_name(cell("given", 150), cell("family", 150)))
    email = cell("email", 320)
    email = email if normal_email(email) else ""
    url = cell("url", 2_000)
    url = url if normal_url(url) else ""
    if not name and not email:
        return RowError(line.where, "The line names nobody.")
    roles = [line.get(name) for name in meant.get("role", ())]
    one = Guest(
        key="", where=line.where, name=name[:300], email=email, phone=cell("phone", 60), url=url,
        organisation=cell("organisation"), title=cell("title"), said=_said(line, meant, headings),
        role=_role(roles, [headings.get(name, "") for name in meant.get("role", ())]),
        coming="yes" if cell("there") else coming(cell("coming")),
    )  # fmt: skip
    return replace(one, key=_key(one, cell("number"), kind))


def coming(status: str) -> str:
    """Whether somebody comes, by the word of an organiser's list: without one they do.

    >>> coming("Refunded"), coming("waitlist"), coming("Checked In"), coming("")
    ('no', 'maybe', 'yes', 'yes')
    """
    word = fold(status).replace(" ", "")
    return "no" if word in _NO else "maybe" if word in _MAYBE else "yes"


def _role(cells: Iterable[str], headings: Iterable[str]) -> str:
    for cell, heading in zip(cells, headings, strict=True):
        words = set(fold(cell).split())
        squeezed = fold(cell).replace(" ", "")
        if words & _YES:  # a column "Event Host" with Yes in it
            words, squeezed = set(fold(heading).split()), fold(heading).replace(" ", "")
        for role, named in _ROLES:
            if words & set(named.split()) or squeezed in named.split():
                return role
    return "guest"


def _said(line: Line, meant: Meant, headings: dict[str, str]) -> str:
    answers = []
    for name in meant.get("said", ()):
        if answer := _safe(line.get(name), LONGEST_ANSWER):
            asked = one_line(headings.get(name, ""), limit=200).rstrip(":? ")
            mark = "?" if headings.get(name, "").rstrip().endswith("?") else ":"
            answers.append(f"{asked}{mark} {answer}" if asked else answer)
    return clean("\n".join(answers), limit=_LONGEST_SAID)


def _safe(cell: str, limit: int) -> str:
    """The cell on one line; nothing of a formula, which says nothing about anybody."""
    if cell.startswith("=") or (_FORMULA.match(cell) and "(" in cell):
        return ""
    return one_line(cell, limit=limit)


def _key(one: Guest, number: str, kind: str) -> str:
    member = _MEMBER.search(one.url)
    if member or number:
        return digest("guest", kind, member[1] if member else number)
    if one.email:
        return digest("guest", normal_email(one.email), name_key(one.name))
    return digest("guest", normal_url(one.url), name_key(one.name))


def _owners(read: Iterable[Guest]) -> dict[str, str]:
    """For each address that several names share, the key of the one whose name it spells; nobody's where that is open."""
    sharing: dict[str, dict[str, Guest]] = {}
    for one in read:
        if one.email and one.name:
            sharing.setdefault(normal_email(one.email), {}).setdefault(name_key(one.name), one)
    whose: dict[str, str] = {}
    for email, by_name in sharing.items():
        if len(by_name) > 1:
            spelt = [one.key for one in by_name.values() if _spells(one)]
            whose[email] = spelt[0] if len(spelt) == 1 else ""
    return whose


def _spells(one: Guest) -> bool:
    made = entry("guest", name=one.name, emails=[one.email])
    if not made.mails:
        return False
    words = set(made.mails[0].pieces)
    return spelling(made, made.mails[0]) is not Spelling.NOTHING or bool(words & set(made.tokens))


def _with_own_address(one: Guest, whose: dict[str, str]) -> Guest:
    if not one.name:
        return one  # a line that says nothing but the address
    owner = whose.get(normal_email(one.email)) if one.email else None
    return one if owner is None or owner == one.key else replace(one, email="")


def _told_apart(read: Sequence[Guest | RowError]) -> list[Guest | RowError]:
    """The same line twice is one guest; two of one name without anything else are told apart by what they say."""
    found: list[Guest | RowError] = []
    said: dict[str, str] = {}
    times: Counter[str] = Counter()
    for one in read:
        if isinstance(one, RowError):
            found.append(one)
            continue
        content = digest(one.name, one.email, one.phone, one.url, one.organisation, one.title, one.said)
        if said.setdefault(one.key, content) == content:
            if not times[one.key]:
                found.append(one)
            times[one.key] += 1
        elif not times[again := digest(one.key, content)]:
            times[again] += 1
            found.append(replace(one, key=again))
    return found
