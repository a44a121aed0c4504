"""People who may be worth attention today, with what speaks for and against it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from math import log1p
from operator import itemgetter
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import F, Q

from amity import rhythm, today
from amity.actions import dormant, questions, refit
from amity.actions.known import (
    NewestCard,
    Shown,
    known,
    newest_cards,
    promise_fact,
    shown,
    touch_fact,
    touches_of,
)
from amity.actions.lookout import Answers, Sheet, people_of, yearly
from amity.actions.ties import of_row
from amity.conversations.facts import Evidence, Someone
from amity.people.showing import HAND
from amity.store.models import (
    Date,
    Label,
    Network,
    Outcome,
    Pause,
    Tie,
    Touch,
)
from amity.store.reading import records_of
from amity.today.reasons import DORMANT

_OF_TIE = tuple(column.attname for column in Tie._meta.concrete_fields if column.name != "network")


@dataclass(frozen=True, slots=True)
class Rows:
    """What is read of people while one day is planned, so that nothing is read twice."""

    people: dict[UUID, Shown] = field(default_factory=dict)
    ties: dict[UUID, Any] = field(default_factory=dict)  # tuples with the columns of a Tie by name
    owner: dict[int, UUID] = field(default_factory=dict)  # whose a record is
    evening: bool = False  # who was put off until this evening comes back

    def read(self, network: Network, ids: Iterable[UUID], died: Collection[UUID]) -> dict[UUID, Shown]:
        """These people, with their ties and records; nobody who died."""
        people = shown(people_of(network, besides=died).filter(id__in=list(ids)))
        self.people.update(people)
        self.ties.update(ties_of(network, people))
        self.owner.update(records_of(network, people))
        return people


def candidates(
    network: Network, day: date, sheets: dict[UUID, Sheet], answers: Answers, rows: Rows
) -> list[today.Candidate]:
    """These people with their ties, pauses and earlier cards, but without facts and words."""
    people = rows.read(network, sheets, answers.died)
    ties = rows.ties
    owner = {record: id_ for record, id_ in rows.owner.items() if id_ in people}
    kinds, pauses, past = (
        _kinds(network, people),
        _pauses(network, owner, day),
        _past(network, owner, day, evening=rows.evening),
    )
    namesakes = _namesakes(network, people, owner, answers)
    bridges = dormant.bridges(network, day, _silent_for_years(people, ties, day))
    zone, model = ZoneInfo(network.time_zone), refit.model_of(network)
    made = []
    for id_ in sorted(people):
        person, sheet, tie = people[id_], sheets[id_], ties.get(id_)
        made.append(
            today.Candidate(
                someone=_outline(person, sheet),
                talks=talks(tie, day, zone, model) if tie else None,
                waiting=_question(tie) if tie else None,
                dates=tuple(sheet.dates.values()),
                shared=tuple(sheet.shared),
                namesakes=() if id_ in answers.wishes else tuple(namesakes[id_]),
                circle=person.circle,
                kinds=frozenset(kinds[id_]),
                met=True if id_ in answers.met else False if id_ in answers.not_met else None,
                met_evidence=answers.met.get(id_),
                known_by=Evidence(kind="record", id=str(id_), text=person.title),
                heard=sheet.heard,
                bridge=bridges.get(id_),
                goal=sheet.goal,
                owed=sheet.owed,
                followed=sheet.followed,
                paused=id_ in pauses or id_ in answers.wishes,
                paused_until=pauses.get(id_),
                past=tuple(past[id_]),
            )
        )
    return made


def one(
    network: Network, person_id: UUID, day: date, answers: Answers, sheet: Sheet
) -> today.Candidate | None:
    """One person with all that is known of them; nobody who died."""
    rows = Rows()
    made = candidates(network, day, {person_id: sheet}, answers, rows)
    return next(iter(with_words(network, made, rows)), None)


def with_words(network: Network, chosen: Sequence[today.Candidate], rows: Rows) -> list[today.Candidate]:
    """The same candidates, read before into `rows`, with all that is known of them."""
    ids = [UUID(candidate.someone.id) for candidate in chosen]
    wanted = set(ids)
    people = [person for id_, person in rows.people.items() if id_ in wanted]
    ties = {id_: tie for id_, tie in rows.ties.items() if id_ in wanted}
    owner = {record: id_ for record, id_ in rows.owner.items() if id_ in wanted}
    cards = newest_cards(network, owner)
    someone = known(network, people, ties, owner, cards)
    questions = _touches(network, [tie.waiting_id for tie in ties.values() if tie.waiting_id])
    known_by, named = _known_by(cards), _named(cards)
    dates: dict[UUID, list[today.Yearly]] = defaultdict(list)
    for row in (
        Date.objects.of(network).filter(record__in=list(owner)).select_related("record").order_by("id")
    ):
        dates[owner[row.record_id]].append(yearly(row))
    return [
        replace(
            candidate,
            someone=someone[id_],
            waiting=questions.get(candidate.waiting.id) if candidate.waiting else None,
            dates=tuple(dates[id_]),
            known_by=known_by.get(id_, candidate.known_by),
            named=named.get(id_),
        )
        for id_, candidate in zip(ids, chosen, strict=True)
        if id_ in someone
    ]


def _known_by(cards: Iterable[NewestCard]) -> dict[UUID, Evidence]:
    """The newest card of each that names its place in a file: which file, and where in it."""
    found: dict[UUID, Evidence] = {}
    for person, source, position, said_at, _ in cards:
        on = said_at.date() if said_at else None
        if source != HAND:
            found[person] = Evidence(kind="record", id=str(person), on=on, text=position, source=source)
    return found


def _named(cards: Iterable[NewestCard]) -> dict[UUID, Evidence]:
    """Whom no file tells of: their name is known because the owner wrote it down."""
    sources: dict[UUID, set[str]] = defaultdict(set)
    for card in cards:
        sources[card.person].add(card.source)
    return {
        person: Evidence(kind="record", id=str(person), text="named", source="you")
        for person, said_by in sources.items()
        if said_by == {HAND}
    }


def _silent_for_years(people: Mapping[UUID, Shown], ties: Mapping[UUID, Any], day: date) -> dict[UUID, Shown]:
    before = day - timedelta(days=DORMANT)
    return {id_: person for id_, person in people.items() if (tie := ties.get(id_)) and tie.last_day < before}


def talks(tie: Any, day: date, zone: ZoneInfo, model: rhythm.Model) -> today.Talks:
    """A tie as Today sees it. Its chance of fading is told when it is quiet: it orders quiet ties."""
    is_quiet = tie.quiet_from is not None and day >= tie.quiet_from
    now = datetime.combine(day, time(), zone)
    usual = (tie.usual_low, tie.usual_high) if tie.usual_low and tie.usual_high else None
    return today.Talks(
        first_day=tie.first_day,
        last_day=tie.last_day,
        events=tie.events,
        usual=usual,
        quiet_from=tie.quiet_from,
        warmth=log1p(rhythm.half_year_on(tie, day)),
        unanswered_out=tie.unanswered_out,
        fading=rhythm.chance_of_fading(of_row(tie), now, model) if is_quiet else 0.0,
        contact_days=tie.days,
        engagement=log1p(tie.half_year),
        last_met=tie.last_met.astimezone(zone).date() if tie.last_met else None,
    )


def ties_of(network: Network, ids: Iterable[UUID]) -> dict[UUID, Any]:
    """The ties of these people: tuples with the columns by name."""
    rows = Tie.objects.of(network).filter(person__in=list(ids)).values_list(*_OF_TIE, named=True)
    return {tie.person_id: tie for tie in rows}


def _outline(person: Shown, sheet: Sheet) -> Someone:
    return Someone(
        id=str(person.id),
        name=person.name,
        given=person.given,
        title=person.title,
        organisation=person.organisation,
        place=person.place,
        promises=tuple(promise_fact(promise) for promise in sheet.promises),
    )


def _question(tie: Any) -> Any:  # None, or a question whose words are read later
    if tie.waiting_id is None or tie.waiting_since is None:
        return None
    return touch_fact(
        Touch(pk=tie.waiting_id, at=tie.waiting_since, channel="mail", direction="in", asks=True)
    )


def _touches(network: Network, ids: Iterable[int]) -> dict[str, Any]:
    return {str(id_): touch_fact(touch) for id_, touch in touches_of(network, ids).items()}


def _kinds(network: Network, ids: Iterable[UUID]) -> dict[UUID, set[str]]:
    found: dict[UUID, set[str]] = defaultdict(set)
    labels = Label.objects.of(network).filter(person__in=list(ids), kind=Label.Kind.KIND)
    for person, key in labels.values_list("person_id", "key"):
        found[person].add(key)
    return found


def _pauses(network: Network, owner: Mapping[int, UUID], day: date) -> dict[UUID, date | None]:
    """Until when somebody is left in peace; None: for good."""
    rows = Pause.objects.of(network).filter(record__in=list(owner), since__lte=day)
    standing = rows.filter(Q(until=None) | Q(until__gt=day)).order_by(F("until").asc(nulls_last=True))
    return {owner[record]: until for record, until in standing.values_list("record_id", "until")}


def _past(
    network: Network, owner: Mapping[int, UUID], now: date, *, evening: bool
) -> dict[UUID, list[today.Past]]:
    """What became of earlier cards; who was put off until this evening rests until then."""
    found: dict[UUID, list[today.Past]] = defaultdict(list)
    rows = Outcome.objects.of(network).filter(record__in=list(owner)).order_by("-day", "-created_at")
    for record, day, kind, leading, reason, until in rows.values_list(
        "record_id", "day", "kind", "leading", "reason", "until"
    ):
        tonight = kind == Outcome.Kind.LATER and day == until == now
        if tonight and evening:
            continue
        rests = now + timedelta(days=1) if tonight else until
        found[owner[record]].append(
            today.Past(day=day, kind=kind, leading=leading, reason=reason, until=rests)
        )
    return found


def _namesakes(
    network: Network, people: dict[UUID, Shown], owner: Collection[int], answers: Answers
) -> dict[UUID, list[today.Namesake]]:
    """People of the same full name, or about whom it is asked whether they are one, with the day of the last talk;
    unless the owner said they are others.
    """
    by_key: dict[str, list[UUID]] = defaultdict(list)
    for id_, person in people.items():
        if " " in person.name_key:
            by_key[person.name_key].append(id_)
    asked = _asked(network, people, owner)
    found: dict[UUID, list[today.Namesake]] = defaultdict(list)
    absent = answers.died | answers.wishes
    others = people_of(network, besides=absent).values_list("id", "name_key", "tie__last_day")
    # Two statements: with OR between them, SQLite goes through the whole book.
    bearers = {*others.filter(name_key__in=list(by_key)), *others.filter(id__in=list(asked))}
    for other, key, last_day in sorted(bearers, key=itemgetter(0)):
        for id_ in dict.fromkeys((*by_key.get(key, ()), *asked.get(other, ()))):
            if id_ != other and frozenset((id_, other)) not in answers.apart:
                found[id_].append(today.Namesake(id=str(other), last_day=last_day))
    return found


def _asked(network: Network, people: Collection[UUID], owner: Collection[int]) -> dict[UUID, list[UUID]]:
    """Who may be one of these people, by the questions that wait about their records."""
    found: dict[UUID, list[UUID]] = defaultdict(list)
    for a, b in questions.namesakes_of(network, owner):
        for one, other in ((a, b), (b, a)):
            if one in people:
                found[other].append(one)
    return found
