"""The questions "one person or two?" that wait, best first, with what speaks for and against each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from amity.base.errors import NotFound
from amity.people.matching.model import chance
from amity.people.side_by_side import Field, side_by_side
from amity.store.models import Answer, Network, Person, Question, Record
from amity.store.people import sayings_of
from amity.store.remembering import remembered

AT_ONCE = 60  # so many wait; what is worth less is asked about when these are answered
FIRST_DAY, A_DAY = 10, 5
State = Question.State


@dataclass(frozen=True, slots=True)
class Bar:
    """One piece of evidence: how many bits it moves the answer, and at which level it stands.

    `kind` is start, name, post (addresses), spelt (an address spells the name), phone, work, handle, profile or place.
    `level` is the key in the weights, like "name:exact" or "post:rare local agree"; empty for start.
    """

    kind: str
    bits: float
    level: str = ""

    @property
    def times(self) -> float:
        """How many times likelier (or less likely, below 1) it makes one person."""
        return float(2**self.bits)


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two people: who, and which sources tell of them."""

    person: Person
    organisation: str
    sources: tuple[str, ...]
    records: int


@dataclass(frozen=True, slots=True)
class Pair:
    """A question as a line of a list."""

    a: Person
    b: Person
    bits: float
    rule: str
    veto: str
    put_off: bool  # the owner was not sure

    @property
    def chance(self) -> float:
        """How likely the two are one person, from 0 to 1."""
        return chance(self.bits)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with all that helps to answer it."""

    pair: Pair
    a: Side
    b: Side
    fields: tuple[Field, ...]
    bars: tuple[Bar, ...]  # they add up to pair.bits; the largest first, after start
    company: str  # where both are, when other questions wait there too
    of_company: int  # so many of them, this one included


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits: the best pairs, how many wait in all, and how many the owner may be asked today."""

    pairs: tuple[Pair, ...]
    waiting: int
    possibly: int
    answered_today: int
    left_today: int


def waiting(network: Network, *, today: date, limit: int = AT_ONCE) -> Waiting:
    """The questions that wait, best first; those the owner was not sure about come last. At most 60 wait at once."""
    found = _open(network)
    pairs = [*found.filter(state=State.WAITS)[:AT_ONCE], *found.filter(state=State.LATER)[:AT_ONCE]][:AT_ONCE]
    count = found.filter(state__in=(State.WAITS, State.LATER)).count()
    below = found.filter(state=State.POSSIBLY).count()
    answered, left = _today(network, today)
    return Waiting(
        pairs=tuple(map(_pair, pairs[:limit])),
        waiting=len(pairs),
        possibly=below + count - len(pairs),
        answered_today=answered,
        left_today=min(left, len(pairs)),
    )


def names_in(network: Network, people: Sequence[UUID]) -> dict[tuple[UUID, UUID], str]:
    """Of each question that waits between two of these people, either way round, the name of the second."""
    found = Question.objects.of(network).filter(state__in=(State.WAITS, State.LATER))
    some = found.filter(a__person__in=people, b__person__in=people)
    named = some.values_list("a__person_id", "a__person__name", "b__person_id", "b__person__name")
    both = [(one, other, said) for one, mine, other, said in named]
    both += [(other, one, mine) for one, mine, other, _said in named]
    return {(one, other): name for one, other, name in both}


def how_many(network: Network) -> int:
    """How many questions wait; at most 60 do at once."""
    waits = Question.objects.of(network).filter(state__in=(State.WAITS, State.LATER))
    return remembered(("questions", network.pk), waits[:AT_ONCE].count)


def possibly(network: Network, *, person: UUID | None = None, limit: int = AT_ONCE) -> tuple[Pair, ...]:
    """Pairs that may be one person though nobody is asked about them; all open ones of one person, where given."""
    if person is None:
        return tuple(map(_pair, _open(network).filter(state=State.POSSIBLY)[:limit]))
    ends = Q(a__person=person) | Q(b__person=person)
    return tuple(map(_pair, _open(network).exclude(state=State.CLOSED).filter(ends)[:limit]))


def best(network: Network) -> Pair | None:
    """The question to ask next."""
    found = _open(network)
    row = found.filter(state=State.WAITS).first() or found.filter(state=State.LATER).first()
    return _pair(row) if row else None


def asked(network: Network, a: UUID, b: UUID) -> Asked:
    """One question with both sides; NotFound where nothing is open between these two people."""
    row = _between(network, a, b)
    if row is None:
        raise NotFound("There is no open question about these two.")
    pair = _pair(row)
    here, there = (_side(network, person) for person in (pair.a, pair.b))
    company, others = _company(network, row)
    said = sayings_of(network, [pair.a.id, pair.b.id])
    return Asked(
        pair=pair,
        a=here,
        b=there,
        fields=side_by_side(said[pair.a.id], said[pair.b.id]),
        bars=_bars(row),
        company=company,
        of_company=others,
    )


def bars_of(evidence: dict[str, object]) -> tuple[Bar, ...]:
    """The bars that a question or a link kept."""
    found = [
        Bar(level.partition(":")[0], bits, level if ":" in level else "")
        for level, bits in evidence.items()
        if isinstance(bits, float | int) and (":" in level or level == "start")
    ]
    return tuple(sorted(found, key=lambda bar: (bar.kind != "start", -abs(bar.bits), bar.kind)))


def of_company(network: Network, organisation: UUID) -> "QuerySet[Question]":
    """The questions that wait about two people who are both at this organisation now."""
    both = Q(a__person__organisation=organisation, b__person__organisation=organisation)
    return _open(network).filter(state__in=(State.WAITS, State.LATER)).filter(both)


def _open(network: Network) -> "QuerySet[Question]":
    found = Question.objects.of(network).exclude(state=State.CLOSED)
    return found.select_related("a__person", "b__person").order_by("-worth", "a", "b")


def _pair(row: Question) -> Pair:
    a, b = row.a.person, row.b.person
    if a is None or b is None:  # a record always belongs to somebody once its batch is stored
        raise NotFound("There is no open question about these two.")
    return Pair(a, b, row.bits, row.rule, row.veto, row.state == State.LATER)


def _between(network: Network, a: UUID, b: UUID) -> Question | None:
    here, there = _now(network, a), _now(network, b)
    ends = Q(a__person=here, b__person=there) | Q(a__person=there, b__person=here)
    return _open(network).filter(ends).first()


def _now(network: Network, person: UUID) -> UUID | None:
    """Who bears an id now; an id that was joined leads to the one it belongs to."""
    found: UUID | None = (
        Record.objects.of(network).filter(uid=person).values_list("person_id", flat=True).first()
    )
    return found


def _side(network: Network, person: Person) -> Side:
    records = Record.objects.of(network).filter(person=person).order_by("id")
    sources = list(records.values_list("source", flat=True))
    organisation = person.organisation.name if person.organisation else ""
    return Side(person, organisation, tuple(dict.fromkeys(sources)), len(sources))


def _bars(row: Question) -> tuple[Bar, ...]:
    return bars_of(row.evidence)


def _company(network: Network, row: Question) -> tuple[str, int]:
    a, b = row.a.person, row.b.person
    if a is None or b is None or not a.organisation_id or a.organisation_id != b.organisation_id:
        return "", 0
    others = of_company(network, a.organisation_id).count()
    return (a.organisation.name if a.organisation else "", others) if others > 1 else ("", 0)


def _today(network: Network, today: date) -> tuple[int, int]:
    """How many were answered today, and how many more may be asked: ten on the first day, five a day after."""
    midnight = datetime.combine(today, time(), ZoneInfo(network.time_zone))
    given = Answer.objects.of(network).filter(question="same")
    now = given.filter(created_at__gte=midnight, created_at__lt=midnight + timedelta(days=1)).count()
    before = given.filter(created_at__lt=midnight).exists()
    return now, max(0, (A_DAY if before else FIRST_DAY) - now)


def namesakes_of(network: Network, records: Iterable[int]) -> list[tuple[UUID, UUID]]:
    """Pairs of people about whom a question waits, where one of these records is in it."""
    some = list(records)
    found = Question.objects.of(network).filter(state__in=(State.WAITS, State.LATER))
    rows = found.filter(Q(a__in=some) | Q(b__in=some)).order_by("-worth", "a", "b")
    return list(rows.values_list("a__person_id", "b__person_id"))


__all__ = [
    "AT_ONCE",
    "A_DAY",
    "FIRST_DAY",
    "Asked",
    "Bar",
    "Pair",
    "Side",
    "Waiting",
    "asked",
    "bars_of",
    "best",
    "names_in",
    "namesakes_of",
    "of_company",
    "possibly",
    "waiting",
]
