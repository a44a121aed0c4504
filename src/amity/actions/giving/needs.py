"""Needs and offers, of people and of the owner: facts of that kind, and who has what somebody needs."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from amity.actions.giving import decisions
from amity.actions.giving.whom import Named, named, record_for
from amity.base.errors import BadInput, NotFound
from amity.base.text import clean, fold
from amity.conversations.gate import is_sensitive
from amity.giving import matching
from amity.giving.facts import ME, Basis, Match, Need, Offer
from amity.people.records import Standing
from amity.store import journal
from amity.store.absent import absent
from amity.store.models import Decision, Fact, Network, Person
from amity.store.remembering import remembered

KINDS = ("need", "offer")
_WORK, _INTEREST = "work", "interest"
SHOWN = 30
Gone = Collection[UUID] | None  # who died or asked to be left out; None: not read yet
_MOST_READ = 200  # texts that may match one need, the newest first


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A need or an offer as it is listed. `person` is None for the owner's own."""

    id: UUID
    kind: str  # need, offer
    text: str
    person: Named | None
    said_on: date | None
    source: str
    ended_on: date | None = None


def add(network: Network, kind: str, text: str, *, person_id: UUID | None = None, today: date) -> Fact:
    """A need or an offer, of somebody or of the owner, by hand; one that stands already in these words is returned."""
    if kind not in KINDS:
        raise BadInput("Say whether it is a need or an offer.")
    said = clean(text.strip(), limit=5_000)
    if not said:
        raise BadInput(_("Write a few words first."))
    standing = _same(network, kind, said, person_id)
    if standing:
        return standing
    with journal.entry(network, f"add_{kind}", person=person_id) as entry:
        fact = Fact(network=network, kind=kind, text=said, source="you", said_on=today)
        fact.private = is_sensitive(said) and person_id is not None
        fact.record, fact.created_at = record_for(entry, person_id), timezone.now()
        fact.save()
        entry.created(fact)
        _name(entry, fact)
    return fact


def end(network: Network, fact_id: UUID, *, today: date) -> Fact:
    """It was met, or no longer stands; it stays readable and matches nothing any more."""
    return _set_end(network, fact_id, today)


def open_again(network: Network, fact_id: UUID) -> Fact:
    """It stands again."""
    return _set_end(network, fact_id, None)


def one(network: Network, fact_id: UUID) -> Fact:
    """One need or offer. Raises NotFound."""
    found: Fact | None = _rows(network).filter(pk=fact_id).first()
    if found is None:
        raise NotFound("There is no need or offer with this id; it may have been deleted.")
    return found


def listed(
    network: Network, *, person_id: UUID | None = None, mine: bool = False, ended: bool = False
) -> tuple[Saying, ...]:
    """Needs and offers, the newest first: of everybody and the owner, of one person, or only the owner's own."""
    rows = _rows(network).exclude(record__person__in=absent(network))
    if person_id:
        rows = rows.filter(record__person=person_id)
    if mine:
        rows = rows.filter(record__person__is_me=True)
    if not ended:
        rows = rows.filter(ended_on=None)
    newest = rows.order_by(F("said_on").desc(nulls_last=True), "-created_at", "id")[:500]
    return tuple(saying(row) for row in newest)


def saying(row: Fact) -> Saying:
    """A stored need or offer as it is listed."""
    return Saying(
        id=row.pk, kind=row.kind, text=row.text, person=named(row), said_on=row.said_on, source=row.source,
        ended_on=row.ended_on,
    )  # fmt: skip


def matches(network: Network, *, limit: int = SHOWN) -> tuple[Match, ...]:
    """Who has what somebody needs, five-minute favours first. `Need.person` and `Offer.person` are ids as text, or "me"."""
    return remembered(("matches", network.pk), lambda: _matches(network))[:limit]


def _matches(network: Network) -> tuple[Match, ...]:
    needs = _needs(network)
    if not needs:
        return ()
    return matching.matches(needs, _offers(network), declined=decisions.declined_matches(network))


def matches_of_each(network: Network, people: Collection[UUID | None]) -> tuple[Match, ...]:
    """What others have for each of these people (None: the owner), and they for others, in a constant number of
    statements: only what may match is read.
    """
    declined, gone = decisions.declined_matches(network), absent(network)
    needs, offers = _needs(network, of=people, gone=gone), _offers(network, of=people, gone=gone)
    found = {(m.need.id, m.offer.id): m for m in _answered(network, needs, declined, gone=gone)}
    others = _needs(network, starting=_looked_for(offers), gone=gone) if offers else []
    found |= {(m.need.id, m.offer.id): m for m in matching.matches(others, offers, declined=declined)}
    return matching.best_first(found.values())


def matches_for(network: Network, fact_id: UUID) -> tuple[Match, ...]:
    """Who has what one need asks for. Only what may match is read."""
    row = one(network, fact_id)
    if row.kind != "need":
        return tuple(m for m in matches(network, limit=1_000) if m.offer.id == str(fact_id))
    return _answered(network, [_need(row)], decisions.declined_matches(network), gone=absent(network))


def _answered(
    network: Network, needs: Sequence[Need], declined: decisions.Declined, *, gone: Gone = None
) -> tuple[Match, ...]:
    if not needs:
        return ()
    offers = _offers(network, starting=_looked_for(needs), gone=gone)
    return matching.matches(needs, offers, declined=declined)


def _looked_for(texts: Iterable[Need | Offer]) -> set[str]:
    return {start for one in texts for start in matching.words_to_look_for(one.text)}


def not_this(network: Network, need_id: UUID, offer_id: str) -> Decision:
    """These two do not fit: they are not proposed together again."""
    need = one(network, need_id)
    return decisions.decide(network, "match", decisions.match_key(str(need.pk), offer_id), record=need.record)


def _rows(network: Network) -> Any:
    rows = Fact.objects.of(network).filter(kind__in=KINDS, record__person__isnull=False)
    return rows.select_related("record__person")


def _open(network: Network, gone: Gone) -> Any:
    """What may be proposed: standing, not private, of nobody who is absent (`gone`, where they were read before)."""
    told = Fact.objects.of(network).filter(ended_on=None, private=False, record__person__isnull=False)
    told = told.filter(Q(record__person__standing=Standing.PERSON) | Q(record__person__is_me=True))
    return told.exclude(record__person__in=absent(network) if gone is None else gone)


_COLUMNS = (
    "id",
    "kind",
    "text",
    "said_on",
    "record__person_id",
    "record__person__name",
    "record__person__is_me",
)


def _needs(
    network: Network,
    *,
    of: Collection[UUID | None] | None = None,
    starting: Collection[str] | None = None,
    gone: Gone = None,
) -> list[Need]:
    rows = _about(network, ("need",), of, starting, gone=gone).order_by("-id").values_list(*_COLUMNS)
    some = rows if starting is None else rows[:_MOST_READ]
    return [
        Need(id=str(id), person=ME if is_me else str(person), name=name, text=text, said_on=on)
        for id, _kind, text, on, person, name, is_me in some
    ]


def _about(
    network: Network,
    kinds: Collection[str],
    of: Collection[UUID | None] | None,
    starting: Collection[str] | None,
    *,
    gone: Gone,
) -> Any:
    """What may be proposed: of these people (None: the owner), or what may match words with these beginnings."""
    rows = _open(network, gone).filter(kind__in=kinds)
    if of is not None:
        named = Q(record__person__in=[id for id in of if id is not None])
        rows = rows.filter(named | Q(record__person__is_me=True) if None in of else named)
    if starting is None:
        return rows
    # Of one table only: whose they are is asked for the few that are chosen.
    texts = Fact.objects.of(network).filter(kind__in=kinds, ended_on=None, private=False)
    return _holding(rows, texts, "text", starting)


def _holding(rows: Any, texts: Any, column: str, starting: Collection[str]) -> Any:
    """Only what may match words with these beginnings: texts are looked through here, quicker than a database could."""
    told = texts.order_by().values_list(column, flat=True).distinct().iterator(chunk_size=5_000)
    return rows.filter(**{f"{column}__in": matching.worth_reading(told, starting)[:_MOST_READ]})


def _need(row: Fact) -> Need:
    who = named(row)
    return Need(
        id=str(row.pk), person=str(who.id) if who else ME, name=who.name if who else "", text=row.text,
        said_on=row.said_on,
    )  # fmt: skip


_BASES = {"offer": Basis.OFFER, _WORK: Basis.WORK, _INTEREST: Basis.INTEREST}


def _offers(
    network: Network,
    *,
    of: Collection[UUID | None] | None = None,
    starting: Collection[str] | None = None,
    gone: Gone = None,
) -> list[Offer]:
    """What people offered, and what their work, interests and posts say they know."""
    rows = _about(network, tuple(_BASES), of, starting, gone=gone).order_by("-id").values_list(*_COLUMNS)
    some = rows if starting is None else rows[:_MOST_READ]
    offers = [
        Offer(
            id=str(id),
            person=ME if is_me else str(person),
            name=name,
            text=text,
            basis=_BASES[kind],
            said_on=on,
        )
        for id, kind, text, on, person, name, is_me in some
    ]
    return offers + _posts(network, of, starting, absent(network) if gone is None else gone)


def _posts(
    network: Network,
    of: Collection[UUID | None] | None,
    starting: Collection[str] | None,
    gone: Collection[UUID],
) -> list[Offer]:
    people = Person.objects.of(network).filter(standing=Standing.PERSON, is_me=False).exclude(title="")
    if of is not None:
        people = people.filter(id__in=[id for id in of if id is not None])
    if starting is not None:
        people = _holding(people, people, "title", starting)
    rows = people.exclude(id__in=gone).order_by("id").values_list("id", "name", "title")
    some = rows if starting is None else rows[:_MOST_READ]
    return [
        Offer(id=f"post:{id}", person=str(id), name=name, text=title, basis=Basis.WORK)
        for id, name, title in some
    ]


def _set_end(network: Network, fact_id: UUID, day: date | None) -> Fact:
    row = one(network, fact_id)
    verb = f"{'end' if day else 'reopen'}_{row.kind}"
    who = named(row)
    with journal.entry(network, verb, person=who.id if who else None) as entry:
        if (row.ended_on is None) != (day is None):
            entry.before(row)
            row.ended_on = day
            row.save()
        _name(entry, row)
    return row


def _same(network: Network, kind: str, said: str, person_id: UUID | None) -> Fact | None:
    rows = _rows(network).filter(kind=kind, ended_on=None)
    whose = rows.filter(record__person=person_id) if person_id else rows.filter(record__person__is_me=True)
    return next((row for row in whose if fold(row.text) == fold(said)), None)


def _name(entry: journal.Entry, fact: Fact) -> None:
    who = named(fact)
    entry.about["text"] = fact.text[:120]
    if who:
        entry.about["name"] = who.name
