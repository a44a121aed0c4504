"""Who do I know at X: people who are there now, and people who were."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Case, F, IntegerField, Q, Value, When

from amity.actions.people import Row, keys_like
from amity.base.errors import NotFound
from amity.people.records import Standing
from amity.store.models import Network, Organisation, Person, Position, Record

ROWS = 60


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody at an organisation: `now`, or before or beside other work, with what is known of the post."""

    row: Row
    now: bool
    title: str
    started: date | None
    ended: date | None


def like(network: Network, name: str) -> list[Organisation]:
    """Organisations whose name is about this."""
    keys = keys_like(network, name)
    return list(Organisation.objects.of(network).filter(key__in=keys).order_by("name", "id"))


@dataclass(frozen=True, slots=True)
class At:
    """One page of the people of one organisation; `next` is where the following page begins."""

    organisation: Organisation
    people: tuple[Colleague, ...]
    total: int
    next: int | None


def at(network: Network, organisation_id: UUID, *, start: int = 0, limit: int = ROWS) -> At:
    """Those who are there now first, then the others; each by the strength of the tie. Five statements."""
    organisation = Organisation.objects.of(network).filter(id=organisation_id).first()
    if organisation is None:
        raise NotFound("There is no organisation with this id.")
    told = Position.objects.of(network).filter(organisation=organisation, record__person__isnull=False)
    everybody = Person.objects.of(network).filter(standing=Standing.PERSON, is_me=False)
    people = everybody.filter(Q(organisation=organisation) | Q(id__in=told.values("record__person")))
    here = Case(
        When(organisation=organisation.id, then=Value(0)), default=Value(1), output_field=IntegerField()
    )
    in_order = people.order_by(here, F("tie__strength").desc(nulls_last=True), "sort_name", "id")
    page = list(in_order.select_related("tie", "organisation")[start : start + limit])
    posts = _posts(network, organisation, page)
    total = people.count()
    return At(
        organisation,
        tuple(_colleague(person, organisation, posts.get(person.id)) for person in page),
        total,
        start + limit if start + limit < total else None,
    )


def _posts(network: Network, organisation: Organisation, people: list[Person]) -> dict[UUID, Position]:
    """The latest post of each there."""
    records = Record.objects.of(network).filter(person__in=[person.id for person in people])
    owner = dict(records.values_list("pk", "person_id"))
    rows = Position.objects.of(network).filter(organisation=organisation, record__in=list(owner))
    return {owner[row.record_id]: row for row in rows.order_by("current", "started", "id")}


def _colleague(person: Person, organisation: Organisation, post: Position | None) -> Colleague:
    now = person.organisation_id == organisation.id
    shown = Row(
        person, getattr(person, "tie", None), person.organisation.name if person.organisation else "", ()
    )
    title = person.title if now else post.title if post else ""
    return Colleague(
        shown, now, title, post.started if post else None, post.ended if post and not now else None
    )
