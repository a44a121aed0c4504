"""Who supports the owner and whom the owner supports, and whom to turn to when it counts."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from amity.actions.giving import ledger
from amity.actions.giving.whom import Named, named, names_of, person, record_for, warmth
from amity.actions.lookout import people_of
from amity.base.errors import BadInput, NotFound
from amity.base.text import one_line
from amity.giving import support as chapter
from amity.giving.balance import balance
from amity.giving.facts import Exchange, Way
from amity.giving.support import KINDS, WISHES, Carried, Known, Map, Pick
from amity.people.news import same_place
from amity.store import journal
from amity.store.absent import absent
from amity.store.models import Fact, Label, Network, Person, Promise, Support, Tie

_LOOKED_AT = 400  # people with whom talks are known; the strongest ties first


def add(
    network: Network,
    person_id: UUID,
    kind: str,
    *,
    way: str,
    topic: str = "",
    every: int | None = None,
    today: date,
) -> Support:
    """Somebody is a mentor, gives feedback, keeps company...: with topics and how often, in days."""
    if kind not in KINDS or way not in tuple(Way):
        raise BadInput(f"Support is one of {', '.join(KINDS)}, given or received.")
    if every is not None and not 1 <= every <= 3_660:
        raise BadInput(_("A rhythm lies between a day and ten years."))
    whose = person(network, person_id)
    with journal.entry(network, "support", person=whose.id, name=whose.name, kind=kind, way=way) as entry:
        row = Support(
            network=network, way=way, kind=kind, topic=one_line(topic, limit=300), every=every, since=today
        )
        row.record, row.created_at = record_for(entry, whose.id), timezone.now()
        row.save()
        entry.created(row)
    return row


def end(network: Network, support_id: UUID, *, today: date) -> Support:
    """It is over; what was given stays in the ledger."""
    row = one(network, support_id)
    who = named(row)
    with journal.entry(
        network, "end_support", person=who.id if who else None, name=who.name if who else "", kind=row.kind
    ) as entry:
        if row.until is None:
            entry.before(row)
            row.until = today
            row.save()
    return row


def one(network: Network, support_id: UUID) -> Support:
    """One line of support with its person. Raises NotFound."""
    found = Support.objects.of(network).select_related("record__person").filter(pk=support_id).first()
    if found is None:
        raise NotFound("There is no support with this id; it may have been deleted.")
    return found


def support_map(network: Network, *, today: date) -> Map:
    """Who gives the owner what, whom the owner gives what, what is missing, and on whom most of it rests."""
    exchanges = ledger.exchanges(network)
    names = names_of(network, {UUID(one.person) for one in exchanges})
    return chapter.support_map(
        exchanges, said(network), {str(id): name for id, name in names.items()}, today=today
    )


def said(network: Network, *, person_id: UUID | None = None) -> list[Carried]:
    """What the owner says of support, as long as it goes on."""
    rows = (
        Support.objects.of(network)
        .filter(until=None, record__person__isnull=False)
        .select_related("record__person")
    )
    if person_id:
        rows = rows.filter(record__person=person_id)
    rows = rows.exclude(record__person__in=absent(network))
    told = list(rows.order_by("kind", "created_at", "id"))
    people = {row.record.person_id for row in told}
    last = dict(Tie.objects.of(network).filter(person__in=people).values_list("person_id", "last_day"))
    return [_carried(row, who, last.get(who.id)) for row in told if (who := named(row))]


def whom_to_ask(network: Network, wish: str, topic: str = "", *, today: date) -> tuple[Pick, ...]:
    """Who may give advice, company, feedback or a referral: three at most, each with what speaks for them."""
    if wish not in WISHES:
        raise BadInput(f"Ask for one of {', '.join(WISHES)}.")
    exchanges = ledger.exchanges(network)
    carried = said(network)
    picks = chapter.pick(wish, topic, _known(network, exchanges, carried, today), exchanges, carried)
    owing = set(
        Promise.objects.of(network).filter(by=Promise.By.ME, kept_at=None, released_at=None, record__person__in=[p.person for p in picks])
        .values_list("record__person_id", flat=True)
    )  # fmt: skip
    return tuple(replace(one, promise_first=UUID(one.person) in owing) for one in picks)


def _carried(row: Support, who: Named, last: date | None) -> Carried:
    return Carried(
        id=str(row.pk), person=str(who.id), name=who.name, way=Way(row.way), kind=row.kind, topic=row.topic,
        every=row.every, last=last,
    )  # fmt: skip


def _known(network: Network, exchanges: list[Exchange], carried: list[Carried], today: date) -> list[Known]:
    strongest = Tie.objects.of(network).order_by("-strength").values_list("person_id", flat=True)[:_LOOKED_AT]
    named = [one.person for one in exchanges] + [one.person for one in carried]
    ids = {*strongest, *map(UUID, named)}
    people = people_of(network, besides=absent(network)).filter(id__in=ids)
    shown = list(people.values_list("id", "name", "title", "place"))
    warm = warmth(network, ids, today)
    texts = _texts(network, {id for id, *_rest in shown})
    labels = Label.objects.of(network).filter(person__in=ids, kind=Label.Kind.KIND, key="mentor")
    mentors = set(labels.values_list("person_id", flat=True))
    home = (
        Person.objects.of(network)
        .filter(is_me=True)
        .exclude(place="")
        .values_list("place", flat=True)
        .first()
    )
    by_person: dict[str, list[Exchange]] = {}
    for one in exchanges:
        by_person.setdefault(one.person, []).append(one)
    return [
        Known(
            person=str(id), name=name, mentor=id in mentors, warmth=warm.get(id, 0.0), near=bool(home and place and same_place(home, place)),
            lean=balance(by_person.get(str(id), ()), today=today).lean,
            texts=((("work", f"post:{id}", title),) if title else ()) + tuple(texts.get(id, ())),
        )
        for id, name, title, place in shown
    ]  # fmt: skip


def _texts(network: Network, ids: set[UUID]) -> dict[UUID, list[tuple[str, str, str]]]:
    found: dict[UUID, list[tuple[str, str, str]]] = {}
    facts: Any = Fact.objects.of(network).filter(
        kind__in=("offer", "work", "interest"), private=False, ended_on=None
    )
    for id, kind, text, who in (
        facts.filter(record__person__in=ids)
        .order_by("id")
        .values_list("id", "kind", "text", "record__person_id")
    ):
        found.setdefault(who, []).append((kind, str(id), text))
    topics = Label.objects.of(network).filter(person__in=ids, kind=Label.Kind.TOPIC).order_by("pk")
    for who, value in topics.values_list("person_id", "value"):
        found.setdefault(who, []).append(("topic", f"topic:{who}", value))
    return found
