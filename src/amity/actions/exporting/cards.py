"""Everybody as address cards for phones and other programs.

What the owner wrote about people stays here unless it is asked for, and what is marked private
stays here always: a card is made to be passed on.
"""

from collections.abc import Iterator

from amity.actions.exporting.people import Known, everybody
from amity.people.records import Post, YearlyDay
from amity.people.showing import HAND
from amity.sources.vcard.writing import Written, card
from amity.store.models import Network

_OURS = frozenset({"connected"})  # days that only Amity has a use for


def cards(network: Network, *, notes: bool = False) -> Iterator[bytes]:
    """One vCard a person, by name; `notes` adds what the owner noted and how they sort people."""
    for known in everybody(network):
        yield card(_written(known, _kept(known), notes=notes))


def _written(known: Known, kept: tuple[str, ...], *, notes: bool) -> Written:
    person = known.person
    organisation = person.organisation.name if person.organisation else ""
    said = "\n".join(dict.fromkeys(fact.text for fact in known.facts))
    return Written(
        uid=f"urn:uuid:{person.id}",
        name=person.name,
        given=person.given,
        family=known.family,
        nickname=known.nickname,
        emails=known.values("email"),
        phones=known.values("phone"),
        urls=known.values("url"),
        post=Post(organisation, person.title) if organisation or person.title else None,
        place=person.place,
        days=_days(known),
        related=_related(known, notes=notes),
        categories=known.labelled("group")
        + (known.labelled("tag") + known.labelled("kind") if notes else []),
        note=said if notes else "",
        photo=bytes(known.photo.image) if known.photo else b"",
        kept=kept,
    )


def _days(known: Known) -> tuple[YearlyDay, ...]:
    found = {
        (day.kind, day.month, day.day): YearlyDay(day.kind, day.month, day.day, day.year, day.label)
        for day in sorted(known.dates, key=lambda day: day.year is not None)  # one that knows its year wins
        if day.kind not in _OURS
    }
    birthdays = [day for day in found.values() if day.kind == "birthday"]
    return (*birthdays[-1:], *(day for day in found.values() if day.kind != "birthday"))


def _related(known: Known, *, notes: bool) -> list[tuple[str, str]]:
    """Those that address books named; those the owner noted only with their other notes."""
    found: dict[tuple[str, str], None] = {}
    for relation in known.relations:
        other = relation.other.person.name if relation.other and relation.other.person else ""
        name = relation.name or other
        if name and (notes or relation.record.source != HAND):
            found[relation.label or relation.kind.replace("_", " "), name] = None
    return list(found)


def _kept(known: Known) -> tuple[str, ...]:
    """Properties of the best card of another program that Amity has no place for."""
    best = next((one.card for one in known.cards if one.source == "vcard" and one.card.extra), None)
    return tuple(line for lines in best.extra.values() for line in lines) if best else ()
