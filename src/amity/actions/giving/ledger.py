"""What went back and forth: noted by hand, or proposed from what was logged; its balance, and the week's time for others."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from amity.actions.giving import decisions
from amity.actions.giving.whom import Named, named, person, record_for
from amity.base.errors import BadInput, NotFound
from amity.base.ids import digest
from amity.base.text import clean, one_line
from amity.giving import balance as chapter
from amity.giving.balance import Balance, Budget
from amity.giving.facts import Exchange, Way
from amity.giving.sorting import kind_of_give
from amity.giving.support import KINDS as SUPPORTS
from amity.store import journal
from amity.store.absent import absent
from amity.store.models import Fact, Give, Network, Promise
from amity.store.touches import letters

KINDS = tuple(Give.Kind.values)
WAYS = tuple(Way)
LONGEST = 24 * 60  # minutes
_PROPOSED_OF = timedelta(days=180)  # what lies further back is not asked about
MOST_PROPOSED = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the owner says of one give."""

    way: str  # given, received
    kind: str  # resource, introduction, advice, recommendation, support
    text: str = ""
    day: date
    minutes: int | None = None
    support: str = ""  # guidance, encouragement, practical, feedback, sponsorship, company
    need: UUID | None = None
    resource: UUID | None = None
    introduction: UUID | None = None
    touch: int | None = None
    outcome: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """Something logged that looks like a give: nothing is stored until the owner says yes."""

    key: str
    person: Named
    way: str
    kind: str
    text: str
    day: date
    evidence: tuple[str, str]  # ("promise" or "touch", its id)


def add(network: Network, person_id: UUID, told: Told) -> Give:
    """Something given to or received from somebody."""
    _check(told)
    whose = person(network, person_id)
    with journal.entry(
        network, "give", person=whose.id, name=whose.name, way=told.way, kind=told.kind
    ) as entry:
        return write(entry, whose.id, told)


def meet(network: Network, person_id: UUID, told: Told, *, today: date) -> Give:
    """What somebody needed was given: it goes into the ledger, and the need `told.need` is over. One undo takes both back."""
    _check(told)
    whose = person(network, person_id)
    with journal.entry(
        network, "give", person=whose.id, name=whose.name, way=told.way, kind=told.kind
    ) as entry:
        need = (
            Fact.objects.of(network)
            .filter(pk__in=[told.need] if told.need else [], kind="need", ended_on=None)
            .first()
        )
        if need:
            entry.before(need)
            need.ended_on = today
            need.save()
        return write(entry, whose.id, told)


def write(entry: journal.Entry, person_id: UUID, told: Told) -> Give:
    """The same inside a change that is under way."""
    give = Give(
        network=entry.network, way=told.way, kind=told.kind, text=clean(told.text.strip(), limit=5_000), day=told.day,
        minutes=told.minutes, support=told.support, need=told.need, resource=told.resource,
        introduction=told.introduction, touch_id=told.touch, outcome=clean(told.outcome.strip(), limit=5_000),
        created_at=timezone.now(),
    )  # fmt: skip
    give.record = record_for(entry, person_id)
    give.save()
    entry.created(give)
    return give


def edit(network: Network, give_id: UUID, **changes: Any) -> Give:
    """Change `way`, `kind`, `text`, `day`, `minutes`, `support` or `outcome`; what is not given stays."""
    give = one(network, give_id)
    standing: dict[str, Any] = {"way": give.way, "kind": give.kind, "day": give.day}
    _check(Told(**standing | {name: new for name, new in changes.items() if name in _CHECKED}))
    return _change(network, give, "edit_give", {name: changes[name] for name in _EDITABLE & changes.keys()})


def thank(network: Network, give_id: UUID, *, today: date, outcome: str = "") -> Give:
    """Whoever received it said thanks, and perhaps what came of it."""
    give = one(network, give_id)
    changes: dict[str, Any] = {"thanked_on": give.thanked_on or today}
    if outcome.strip():
        changes["outcome"] = clean(outcome.strip(), limit=5_000)
    return _change(network, give, "thank", changes)


def remove(network: Network, give_id: UUID) -> None:
    """Take it out of the book; the journal can bring it back."""
    give = one(network, give_id)
    with _entry(network, "delete_give", give) as entry:
        entry.deletes(give)


def one(network: Network, give_id: UUID) -> Give:
    """One give with its person. Raises NotFound."""
    found = Give.objects.of(network).select_related("record__person").filter(pk=give_id).first()
    if found is None:
        raise NotFound("There is no give with this id; it may have been deleted.")
    return found


def gives(network: Network, *, person_id: UUID | None = None, way: str = "") -> Any:
    """The ledger as a query set, the newest first; `whom.named(row)` says with whom."""
    rows = Give.objects.of(network).filter(record__person__isnull=False).select_related("record__person")
    if person_id:
        rows = rows.filter(record__person=person_id)
    if way:
        rows = rows.filter(way=way)
    return rows.order_by("-day", "-created_at", "-id")


def exchanges(network: Network, *, person_id: UUID | None = None) -> list[Exchange]:
    """The same as the chapter sees it."""
    return exchanges_with(network, [person_id] if person_id else None)


def exchanges_with(network: Network, people: Collection[UUID] | None) -> list[Exchange]:
    """What went between the owner and these people, or everybody."""
    rows = Give.objects.of(network).filter(record__person__isnull=False)
    if people is not None:
        rows = rows.filter(record__person__in=list(people))
    told = rows.order_by("day", "id").values_list(
        "id", "record__person_id", "way", "kind", "day", "minutes", "support", "text", "thanked_on"
    )
    return [
        Exchange(
            id=str(id), person=str(who), way=Way(way), kind=kind, day=day, minutes=minutes, support=support, text=text,
            thanked=thanked is not None,
        )
        for id, who, way, kind, day, minutes, support, text, thanked in told
    ]  # fmt: skip


def balance(network: Network, *, person_id: UUID | None = None, today: date) -> Balance:
    """How it stands with one person, or with everybody."""
    return chapter.balance(exchanges(network, person_id=person_id), today=today)


def budget(network: Network, *, today: date) -> Budget:
    """The week's time for others, and what it took so far."""
    return chapter.budget(exchanges(network), network.giving_minutes, today=today)


def set_budget(network: Network, minutes: int) -> None:
    """How many minutes a week has for others; 0 is an answer too."""
    if not 0 <= minutes <= 7 * LONGEST:
        raise BadInput(_("A week has between 0 and 10080 minutes."))
    with journal.entry(network, "set", setting="giving_minutes", value=minutes) as entry:
        entry.sets(giving_minutes=minutes)


def proposed(network: Network, *, today: date) -> tuple[Proposed, ...]:
    """Kept promises, and recommendations that files tell of, that may belong in the ledger; the newest first."""
    answered = decisions.keys(network, "give")
    found = [one for one in (*_kept(network, today), *_recommended(network)) if one.key not in answered]
    return tuple(sorted(found, key=lambda one: (one.day, one.key), reverse=True)[:MOST_PROPOSED])


def accept(network: Network, key: str, *, today: date, way: str = "", kind: str = "") -> Give:
    """Yes, that was one; with another way or kind where the proposal had it wrong."""
    chosen = _chosen(network, key, today)
    told = Told(
        way=way or chosen.way, kind=kind or chosen.kind, text=chosen.text, day=chosen.day,
        touch=int(chosen.evidence[1]) if chosen.evidence[0] == "touch" else None,
    )  # fmt: skip
    _check(told)
    name = chosen.person.name
    with journal.entry(
        network, "give", person=chosen.person.id, name=name, way=told.way, kind=told.kind
    ) as entry:
        give = write(entry, chosen.person.id, told)
        decisions.note(entry, "give", key, record=give.record, answer=decisions.YES)
    return give


def decline(network: Network, key: str, *, today: date) -> None:
    """No, that was none: it is not proposed again."""
    chosen = _chosen(network, key, today)
    with journal.entry(
        network, "decide", person=chosen.person.id, name=chosen.person.name, what="give"
    ) as entry:
        record = record_for(entry, chosen.person.id)
        decisions.note(entry, "give", key, record=record, answer=decisions.NO)


_CHECKED = frozenset({"way", "kind", "day", "minutes", "support"})
_EDITABLE = _CHECKED | {"text", "outcome"}


def _chosen(network: Network, key: str, today: date) -> Proposed:
    found = next((one for one in proposed(network, today=today) if one.key == key), None)
    if found is None:
        raise NotFound("This was answered already, or what it came from is gone.")
    return found


def _kept(network: Network, today: date) -> Iterator[Proposed]:
    """A promise the owner kept was given, one that others kept was received."""
    since = datetime.combine(today - _PROPOSED_OF, time(), UTC)
    rows = Promise.objects.of(network).filter(kept_at__gte=since, record__person__isnull=False)
    rows = rows.exclude(record__person__in=absent(network)).select_related("record__person")
    for promise in rows.order_by("-kept_at", "id")[: 4 * MOST_PROPOSED]:
        who = named(promise)
        if who is None or promise.kept_at is None:
            continue
        way = Way.GIVEN if promise.by == Promise.By.ME else Way.RECEIVED
        yield Proposed(
            key=digest("give", "promise", str(promise.pk)), person=who, way=way, kind=kind_of_give(promise.text),
            text=one_line(promise.text, limit=300), day=promise.kept_at.date(), evidence=("promise", str(promise.pk)),
        )  # fmt: skip


def _recommended(network: Network) -> Iterator[Proposed]:
    """Recommendations on a profile: each is one letter that a file told of."""
    rows = letters(network).filter(source="linkedin", subject__istartswith="Recommendation")
    parts = rows.filter(Q(direction="in") | Q(direction="out"), participants__record__person__isnull=False)
    told = parts.order_by("-at", "pk").values_list(
        "pk", "key", "at", "direction", "participants__record__person_id", "participants__record__person__name",
        "participants__record__person__is_me",
    )[: 8 * MOST_PROPOSED]  # fmt: skip
    for pk, key, at, direction, who, name, is_me in told:
        if not is_me:
            yield Proposed(
                key=digest("give", "touch", key), person=Named(who, name), kind=Give.Kind.RECOMMENDATION,
                way=Way.GIVEN if direction == "out" else Way.RECEIVED, text="", day=at.date(), evidence=("touch", str(pk)),
            )  # fmt: skip


def _change(network: Network, give: Give, verb: str, changes: dict[str, Any]) -> Give:
    with _entry(network, verb, give) as entry:
        if any(getattr(give, name) != new for name, new in changes.items()):
            entry.before(give)
            for name, new in changes.items():
                setattr(give, name, new)
            give.save()
    return give


def _entry(network: Network, verb: str, give: Give) -> Any:  # the context manager of journal.entry
    who = named(give)
    return journal.entry(
        network, verb, person=who.id if who else None, name=who.name if who else "", kind=give.kind
    )


def _check(told: Told) -> None:
    if told.way not in WAYS:
        raise BadInput(_("Say whether it was given or received."))
    if told.kind not in KINDS:
        raise BadInput(f"A give is one of {', '.join(KINDS)}.")
    if told.support and told.support not in SUPPORTS:
        raise BadInput(f"Support is one of {', '.join(SUPPORTS)}.")
    if told.minutes is not None and not 0 <= told.minutes <= LONGEST:
        raise BadInput(_("That many minutes do not fit into a day."))
