"""What a card means: its properties as a record of one person, the rest verbatim."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from amity.base.ids import digest
from amity.base.text import clean, one_line
from amity.people.names import clean_name, full_name
from amity.people.records import Card, Post, Relation, Standing, YearlyDay
from amity.sources.content_lines import Property
from amity.sources.vcard.cards import Raw
from amity.sources.vcard.photos import photo_of
from amity.sources.yearly import yearly_day

MOST_VALUES = 100  # addresses, numbers and the like of one person
LONGEST_EXTRA = 10_000  # of one property kept verbatim
MOST_EXTRA = 200_000  # of all of them together
_SILENT = frozenset(
    "BEGIN END VERSION N FN UID REV PRODID PHOTO EMAIL TEL URL ORG TITLE NICKNAME NOTE CATEGORIES LANG BDAY".split()
)
_ANNIVERSARIES = frozenset({"ANNIVERSARY", "X-ANNIVERSARY", "X-ABDATE", "X-EVOLUTION-ANNIVERSARY"})
_RELATIONS = {
    "RELATED": "", "X-ABRELATEDNAMES": "", "X-SPOUSE": "spouse", "X-ASSISTANT": "assistant", "X-MANAGER": "manager",
    "X-EVOLUTION-SPOUSE": "spouse", "X-EVOLUTION-ASSISTANT": "assistant", "X-EVOLUTION-MANAGER": "manager",
}  # fmt: skip
_KINDS = {"org": Standing.ORGANISATION, "organization": Standing.ORGANISATION, "location": Standing.ROOM}
_REVISED = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?:T(\d\d):?(\d\d):?(\d\d))?")


class Unusable(Exception):
    """A card that names nobody."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """One card understood."""

    key: str
    card: Card
    photo: bytes = b""
    said_at: datetime | None = None
    left_out: list[str] = field(default_factory=list)


def is_group(raw: Raw) -> bool:
    """Whether the card is a list of other cards."""
    return any(
        p.name in ("KIND", "X-ADDRESSBOOKSERVER-KIND") and p.raw.strip().casefold() == "group"
        for p in raw.properties
    )


def meaning(raw: Raw) -> Meaning:
    """The record of a card. Raises `Unusable` when it names nobody."""
    by_name: dict[str, list[Property]] = {}
    for found in raw.properties:
        by_name.setdefault(found.name, []).append(found)
    labels = {p.group: p.text.removeprefix("_$!<").removesuffix(">!$_") for p in by_name.get("X-ABLABEL", ())}
    photo, left_out = photo_of(by_name.get("PHOTO", ()))
    return Meaning(
        key=_key(raw, by_name),
        card=_card(raw, by_name, labels),
        photo=photo,
        said_at=_revised(by_name),
        left_out=left_out,
    )


def _key(raw: Raw, by_name: dict[str, list[Property]]) -> str:
    uid = one_line(by_name["UID"][0].raw, limit=320) if "UID" in by_name else ""
    if uid and len(uid) <= 300:
        return uid
    if uid:
        return digest("vcard", by_name["UID"][0].raw)
    return digest("vcard", *(p.line for p in raw.properties if p.name not in ("REV", "PRODID")))


def _card(raw: Raw, by_name: dict[str, list[Property]], labels: dict[str, str]) -> Card:
    names = by_name["N"][0].parts() if "N" in by_name else []
    family, given, middle = (clean_name(part) for part in (*names, "", "", "")[:3])
    posts, standing = _posts(by_name), _standing(by_name)
    name = _name(by_name, full_name(given, family, middle))
    if not name and posts and posts[0].organisation:
        name, standing = posts[0].organisation, Standing.ORGANISATION
    if not name:
        raise Unusable("The card names nobody.")
    person = standing is Standing.PERSON
    return Card(
        name="" if "@" in name and person else name[:300],
        given=given[:150] if person else "",
        family=family[:150] if person else "",
        nickname=_first(by_name, "NICKNAME")[:150],
        emails=_emails(by_name),
        phones=_values(by_name.get("TEL", ()), 60, _phone),
        urls=_values((*by_name.get("URL", ()), *by_name.get("X-SOCIALPROFILE", ())), 320, _address),
        posts=posts,
        place=_place(by_name),
        days=_days(by_name, labels),
        relations=_relations(by_name, labels),
        languages=tuple(p.text[:20] for p in by_name.get("LANG", ())[:20]),
        groups=_groups(by_name),
        note="\n\n".join(p.text for p in by_name.get("NOTE", ()))[:20_000],
        standing=standing,
        extra=_extra(raw),
    )


def _name(by_name: dict[str, list[Property]], composed: str) -> str:
    spoken = clean_name(_first(by_name, "FN"))
    return spoken or composed or clean_name(_first(by_name, "NICKNAME"))


def _first(by_name: dict[str, list[Property]], name: str) -> str:
    return next((p.text for p in by_name.get(name, ()) if p.text), "")


def _standing(by_name: dict[str, list[Property]]) -> Standing:
    if any(p.raw.strip().upper() == "COMPANY" for p in by_name.get("X-ABSHOWAS", ())):
        return Standing.ORGANISATION
    return _KINDS.get(_first(by_name, "KIND").casefold(), Standing.PERSON)


def _posts(by_name: dict[str, list[Property]]) -> tuple[Post, ...]:
    """Employers with titles: paired by Apple's group where there is one, otherwise in order."""
    organisations, titles = by_name.get("ORG", [])[:20], by_name.get("TITLE", by_name.get("ROLE", []))[:20]
    grouped = {p.group: p.text for p in titles if p.group}
    free = [p.text for p in titles if not p.group or p.group not in {o.group for o in organisations}]
    posts = []
    for found in organisations:
        title = grouped.get(found.group) if found.group in grouped else (free.pop(0) if free else "")
        posts.append(Post(found.parts()[0][:300], (title or "")[:300]))
    posts += [Post("", title[:300]) for title in free]
    return tuple(post for post in posts if post.organisation or post.title)


def _emails(by_name: dict[str, list[Property]]) -> tuple[str, ...]:
    return _values(by_name.get("EMAIL", ()), 320, lambda value: value if "@" in value else "")


def _values(found: Sequence[Property], limit: int, read: Callable[[str], str]) -> tuple[str, ...]:
    """The values, preferred first, none twice, none that is too long to be true."""
    ordered = sorted(found[:MOST_VALUES], key=_preference)
    values = (read(p.text) for p in ordered)
    return tuple(dict.fromkeys(value for value in values if value and len(value) <= limit))


def _preference(found: Property) -> int:
    if "pref" in found.types():
        return 1
    rank = found.param("PREF")
    return int(rank) if rank.isdigit() and len(rank) < 4 else 200


def _phone(value: str) -> str:
    return value[4:].split(";", maxsplit=1)[0] if value[:4].casefold() == "tel:" else value


def _address(value: str) -> str:
    return value if value[:4].casefold() in ("http", "www.") or ("." in value and " " not in value) else ""


def _place(by_name: dict[str, list[Property]]) -> str:
    for found in sorted(by_name.get("ADR", ())[:20], key=_preference):
        parts = (*found.parts(), "", "", "", "", "", "", "")
        if place := parts[3] or parts[4] or parts[6]:
            return one_line(place, limit=200)
    return ""


def _days(by_name: dict[str, list[Property]], labels: dict[str, str]) -> tuple[YearlyDay, ...]:
    days = [_day(found, "") for found in by_name.get("BDAY", ())[:1]]
    for name in sorted(_ANNIVERSARIES & by_name.keys()):
        for found in by_name[name][:20]:
            label = labels.get(found.group, "") if name == "X-ABDATE" else ""
            days.append(_day(found, label or "anniversary"))
    return tuple(dict.fromkeys(day for day in days if day))


def _day(found: Property, label: str) -> YearlyDay | None:
    kind = {"": "birthday", "anniversary": "anniversary"}.get(label.casefold(), "other")
    shown = label[:120] if kind == "other" else ""
    return yearly_day(found.text, kind, label=shown, no_year=found.param("X-APPLE-OMIT-YEAR"))


def _relations(by_name: dict[str, list[Property]], labels: dict[str, str]) -> tuple[Relation, ...]:
    relations = []
    for name, fixed in _RELATIONS.items():
        for found in by_name.get(name, ())[:50]:
            words = sorted(found.types() - {"pref", ""})
            label = fixed or labels.get(found.group, "") or ", ".join(words)
            if found.text and not found.text.startswith(("urn:", "http:", "https:", "mailto:")):
                relations.append(Relation(label[:60].casefold(), clean_name(found.text)[:300]))
    return tuple(relations)


def _groups(by_name: dict[str, list[Property]]) -> tuple[str, ...]:
    words = (word[:120] for p in by_name.get("CATEGORIES", ()) for word in p.parts(","))
    return tuple(dict.fromkeys(word for word in words if word))[:MOST_VALUES]


def _extra(raw: Raw) -> dict[str, list[str]]:
    """Verbatim lines of what the record has no place for, with Apple's labels of these lines."""
    kept: dict[str, list[str]] = {}
    size = 0
    groups = {p.group for p in raw.properties if p.group and p.name not in _SILENT and p.name != "X-ABLABEL"}
    for found in raw.properties:
        if found.name in _SILENT or (found.name == "X-ABLABEL" and found.group not in groups):
            continue
        line = clean(found.line, limit=LONGEST_EXTRA)
        size += len(line)
        if size <= MOST_EXTRA:
            kept.setdefault(found.name, []).append(line)
    return kept


def _revised(by_name: dict[str, list[Property]]) -> datetime | None:
    found = _REVISED.match(_first(by_name, "REV"))
    if found is None:
        return None
    try:
        return datetime(*(int(part or 0) for part in found.groups()), tzinfo=UTC)  # type: ignore[arg-type,misc]
    except ValueError:
        return None
