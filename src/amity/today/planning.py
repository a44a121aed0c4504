"""The few people worth attention today: ranked, guarded, different from each other, and then no more."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import log
from typing import NamedTuple, Self

from amity.base.ids import digest
from amity.conversations.drafts import channel_for, openers, write
from amity.conversations.facts import Clause, Draft, Reason, Someone, Why
from amity.conversations.gate import OWNER
from amity.today.facts import (
    Candidate,
    FollowUp,
    LeftOut,
    Plan,
    Question,
    Suggestion,
    suggestion_id,
)
from amity.today.guards import judge, newer_namesake
from amity.today.offers import ask, offer
from amity.today.reasons import ORDER, claims_silence, first_meeting, is_dormant, reasons_for

ENERGIES = ("rest", "low", "steady", "open")
STEADY = 3
MINUTES = {"call": 10, "voice": 5, "in_person": 10}
MESSAGE_MINUTES = 5
PERSON_MINUTES = 10  # what a day may cost, for each person that fits into it
MOST_LEFT_OUT = 20
MOST_QUESTIONS = 10
_ONLY_TRUE = frozenset(
    {Why.CONNECTED, Why.MET, Why.SCHOOL, Why.EMPLOYER, Why.PLACE, Why.NAMED, Why.HEARD, Why.WHEN_MEET}
)
_THIN = {"list": 1.0, "book": 2.0}  # what speaks least for anybody comes last
_CIRCLES = {5: 1.5, 15: 1.0, 50: 0.5}


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate whose reasons stand, with its place in the order."""

    candidate: Candidate
    reasons: tuple[Reason, ...]
    place: tuple[bool, int, int, float, str]

    @property
    def lead(self) -> Why:
        """The kind of the leading reason."""
        return self.reasons[0].why


def people_for(energy: str, steady: int = STEADY) -> int:
    """How many people fit the day: rest 0, low 1, steady as set, open two more.

    >>> [people_for(energy) for energy in ENERGIES]
    [0, 1, 3, 5]
    """
    return {"rest": 0, "low": 1, "open": steady + 2}.get(energy, steady)


def plan(
    candidates: Sequence[Candidate],
    *,
    network: str,
    today: date,
    energy: str = "steady",
    steady: int = STEADY,
    minutes: int | None = None,
    language: str = "en",
    may_ask: int = MOST_QUESTIONS,
    reconnected: bool = False,
    recent: Sequence[str] = (),
) -> Plan:
    """The day for these candidates: deterministic, at most as many people as the energy allows.

    Follow-ups come first and count; no two of one organisation, kind of person or kind of reason
    while another is there; at most one dormant tie, and none when the owner `reconnected` with one
    this week; `left_out` says who else had a reason, and why not. No draft is nearly one of the `recent` ones.
    """
    ranked, left = rank(candidates, today)
    if reconnected:
        ranked = [one for one in ranked if one.lead is not Why.DORMANT]
    chosen = choose(ranked, people_for(energy, steady), today)
    cards = _cards(chosen, network, today, language, minutes=_budget(minutes, energy, steady), recent=recent)
    shown = {card.someone.id for card in cards}
    resting = {out.person for out in left if out.why in ("done", "later", "skipped")}
    over = [_over(r) for r in ranked if r.candidate.someone.id not in shown and not _is_last_resort(r)]
    same = tuple(_same_questions(candidates, shown, today))
    return Plan(
        date=today,
        energy=energy,
        suggestions=cards,
        follow_ups=tuple(_follow_ups([c for c in candidates if c.someone.id not in resting], cards, today)),
        left_out=tuple((left + over)[:MOST_LEFT_OUT]),
        questions=(*same, *_met_questions(ranked, same))[: min(may_ask, MOST_QUESTIONS)],
        beginning=any(r.lead is Why.NAMED for r in ranked) and all(c.talks is None for c in candidates),
    )


def rank(candidates: Sequence[Candidate], today: date) -> tuple[list[Ranked], list[LeftOut]]:
    """Everybody whose reasons stand, best first; and who is left in peace, and why."""
    ranked, left = [], []
    for candidate in candidates:
        found = reasons_for(candidate, today)
        verdict = judge(candidate, found, today)
        if verdict.reasons:
            standing = _led(verdict.reasons)
            ranked.append(Ranked(candidate, standing, _place(candidate, standing[0], today)))
        elif verdict.why and (found or verdict.why in ("done", "later")):
            lead = found[0].why if found else None
            someone = candidate.someone
            left.append(
                LeftOut(person=someone.id, name=someone.name, why=verdict.why, until=verdict.until, lead=lead)
            )
    ranked.sort(key=lambda r: r.place)
    left.sort(key=lambda out: (out.why, out.name, out.person))
    return ranked, left


def choose(ranked: Sequence[Ranked], people: int, today: date) -> list[Ranked]:
    """The first few that differ from each other; where nobody differs, the next best; never two of one full name.

    What is merely true of somebody (a shared employer, a place) fills places that nothing else does.
    """
    chosen: list[Ranked] = []
    waiting = list(ranked)
    while waiting and len(chosen) < people:
        taken = _Taken.by(chosen, today)
        best = min(waiting, key=lambda one: (*_likeness(one, taken, today), one.place))
        if _likeness(best, taken, today).second_dormant:
            break
        chosen.append(best)
        waiting = [one for one in waiting if one is not best and not _may_be_one(one, best)]
    return sorted(chosen, key=lambda r: r.place)


def _may_be_one(one: Ranked, other: Ranked) -> bool:
    """Whether two bear one name, as it is shown or as it is compared."""
    ours, theirs = one.candidate.someone, other.candidate.someone
    return ours.name == theirs.name or theirs.id in {namesake.id for namesake in one.candidate.namesakes}


def _is_last_resort(ranked: Ranked) -> bool:
    """Known from paper only: no reason of this day, so nothing is put off either. A dormant tie has its week."""
    on_paper = ranked.lead in (Why.HEARD, Why.NAMED) and ranked.candidate.talks is None
    return on_paper or ranked.lead is Why.DORMANT


class _Likeness(NamedTuple):
    """What somebody has in common with those chosen, the weightiest first."""

    second_dormant: bool
    organisation: bool
    kind: bool
    only_true: bool
    lead: bool
    occasion: bool


@dataclass(frozen=True, slots=True)
class _Taken:
    """What those chosen stand for already."""

    dormant: bool
    organisations: frozenset[str]
    kinds: frozenset[str]
    leads: frozenset[Why]
    occasions: frozenset[str]

    @classmethod
    def by(cls, chosen: Sequence[Ranked], today: date) -> Self:
        return cls(
            any(_is_dormant(one, today) for one in chosen),
            frozenset(one.candidate.someone.organisation for one in chosen) - {""},
            frozenset[str]().union(*(one.candidate.kinds for one in chosen)),
            frozenset(one.lead for one in chosen),
            frozenset(map(_occasion, chosen)) - {""},
        )


def _likeness(one: Ranked, taken: _Taken, today: date) -> _Likeness:
    return _Likeness(
        second_dormant=taken.dormant and _is_dormant(one, today),
        organisation=one.candidate.someone.organisation in taken.organisations,
        kind=not taken.kinds.isdisjoint(one.candidate.kinds),
        only_true=_is_only_true(one),
        # A message owed after an event is due within two days: it waits for no variety.
        lead=one.lead in taken.leads and one.candidate.owed is None,
        occasion=_occasion(one) in taken.occasions and one.candidate.owed is None,
    )


def _is_only_true(ranked: Ranked) -> bool:
    """No reason of the owner's own: news of somebody with whom no talk is known can wait as well."""
    return ranked.lead in _ONLY_TRUE or (ranked.lead is Why.NEWS and ranked.candidate.talks is None)


def _occasion(ranked: Ranked) -> str:
    """At which meeting a first one was: of twenty people at one event, those met elsewhere have a turn too."""
    if owed := ranked.candidate.owed:
        return owed.event_id
    touch = ranked.candidate.someone.first_touch
    return touch.id if touch and ranked.lead is Why.FOLLOW_UP else ""


def _is_dormant(ranked: Ranked, today: date) -> bool:
    return ranked.lead in (Why.DORMANT, Why.HEARD) and is_dormant(ranked.candidate.talks, today)


def _led(found: tuple[Reason, ...]) -> tuple[Reason, ...]:
    return tuple(sorted(found, key=lambda reason: ORDER.index(reason.why)))


def _place(candidate: Candidate, lead: Reason, today: date) -> tuple[bool, int, int, float, str]:
    """Smaller comes first. Never shown: it orders days, it judges nobody."""
    stranger = candidate.met is False and candidate.talks is None
    # Equals take turns from day to day; dormant ties from week to week, so that a week offers one of them.
    when = f"{today:%G-%V}" if lead.why is Why.DORMANT else today.isoformat()
    turn = digest(when, candidate.someone.id)
    return stranger, ORDER.index(lead.why), _urgency(lead), -_weight(candidate, lead), turn


def _urgency(lead: Reason) -> int:
    """Days until something is due, in the kinds where a day matters."""
    match lead.why:
        case Why.PROMISE:
            return int(lead.details.get("due_in", 10_000))
        case Why.FOLLOW_UP:
            return int(lead.details["days"])
        case Why.DORMANT:
            return 0 if "bridge" in lead.details else 1
    return 0


def _weight(candidate: Candidate, lead: Reason) -> float:
    """The strength of the tie, how likely its silence lasts (docs/adr/0006), the circle the owner chose."""
    talks = candidate.talks
    weight = _CIRCLES.get(candidate.circle or 0, 0.0) + (talks.warmth if talks else 0.0)
    weight += 1.0 if candidate.met else 0.0
    match lead.why:
        case Why.QUIET if talks:
            weight += talks.fading
        case Why.DORMANT if talks:
            weight += talks.engagement - talks.warmth
        case Why.FOLLOW_UP:
            weight -= log(
                max(1, int(lead.details.get("people", 1)))
            )  # who was one of few, before one of many
        case Why.BIRTHDAY:
            weight -= 0.5 * int(lead.details["in_days"])
        case Why.HEARD:
            weight -= _THIN.get(str(lead.details.get("kind")), 0.0)
        case Why.CONNECTED:
            weight += 0.5 * (int(lead.details["years"]) % 5 == 0)
    return weight


def _budget(minutes: int | None, energy: str, steady: int) -> int:
    return PERSON_MINUTES * people_for(energy, steady) if minutes is None else minutes


def _cards(
    chosen: Sequence[Ranked],
    network: str,
    today: date,
    language: str,
    *,
    minutes: int,
    recent: Sequence[str],
) -> tuple[Suggestion, ...]:
    cards: list[Suggestion] = []
    for ranked in chosen:
        taken = (*(card.draft.body for card in cards), *recent)
        made = card(
            ranked.candidate, ranked.reasons, network=network, today=today, language=language, taken=taken,
            turn=len(cards),
        )  # fmt: skip
        if not cards or sum(c.minutes for c in cards) + made.minutes <= minutes:
            cards.append(made)
    return tuple(cards)


def card(
    candidate: Candidate,
    found: tuple[Reason, ...],
    *,
    network: str,
    today: date,
    language: str = "en",
    taken: tuple[str, ...] = (),
    turn: int = 0,
) -> Suggestion:
    """The card of somebody for these reasons, the first of which leads; `taken` are drafts already shown, and
    small steps differ by `turn`.
    """
    someone = candidate.someone
    draft = _in_own_words(candidate, found) or write(
        _as_asked(candidate, found), found, today=today, language=language, taken=taken
    )
    return Suggestion(
        id=suggestion_id(network, today, someone.id, found[0].why),
        someone=someone,
        reasons=found,
        offer=offer(candidate, found, turn=turn),
        ask=ask(candidate, found),
        draft=draft,
        minutes=_minutes(draft),
        talks=None if newer_namesake(candidate) else candidate.talks,
        openers=openers(someone, language, besides=draft.body) if found[0].why is Why.NAMED else (),
    )


def _in_own_words(candidate: Candidate, found: tuple[Reason, ...]) -> Draft | None:
    """What the owner wrote already, while the talk was fresh."""
    owed = candidate.owed
    if owed is None or not owed.words or found[0].why is not Why.FOLLOW_UP:
        return None
    return Draft(
        channel=channel_for(candidate.someone, found), body=owed.words, basis=(Clause(owed.words, OWNER),)
    )


def _as_asked(candidate: Candidate, found: tuple[Reason, ...]) -> Someone:
    """An answer speaks of their question, even where something came after it."""
    if found[0].why is Why.REPLY and candidate.waiting:
        return replace(candidate.someone, last_touch=candidate.waiting)
    return candidate.someone


def _minutes(draft: Draft) -> int:
    return MINUTES.get(draft.channel, MESSAGE_MINUTES)


def _over(ranked: Ranked) -> LeftOut:
    someone = ranked.candidate.someone
    return LeftOut(person=someone.id, name=someone.name, why="budget", lead=ranked.lead)


def _follow_ups(
    candidates: Sequence[Candidate], cards: Sequence[Suggestion], today: date
) -> Iterator[FollowUp]:
    card_of = {card.someone.id: card.id for card in cards if card.reasons[0].why is Why.FOLLOW_UP}
    owed = [c for c in candidates if c.owed and not c.paused]
    recent = [
        c for c in candidates if first_meeting(c.talks, today) and not (c.paused or c.owed or c.followed)
    ]
    for candidate in sorted((*owed, *recent), key=lambda c: (_met_on(c, today), c.someone.id), reverse=True):
        someone = candidate.someone
        yield FollowUp(
            person=someone.id, name=someone.name, met_on=_met_on(candidate, today), touch=someone.first_touch,
            suggestion=card_of.get(someone.id, ""), owed=candidate.owed,
        )  # fmt: skip


def _met_on(candidate: Candidate, today: date) -> date:
    if candidate.owed:
        return candidate.owed.met_on
    return candidate.talks.first_day if candidate.talks else today


def _same_questions(candidates: Sequence[Candidate], shown: set[str], today: date) -> Iterator[Question]:
    """Two of one name, one of them on a card or silent: only the owner knows whether they are one."""
    asked: set[frozenset[str]] = set()
    for candidate in candidates:
        someone, other = candidate.someone, _perhaps_also(candidate, shown, today)
        if other and frozenset((someone.id, other)) not in asked:
            asked.add(frozenset((someone.id, other)))
            yield Question(
                kind="same", person=someone.id, name=someone.name, title=someone.title,
                organisation=someone.organisation, other=other,
            )  # fmt: skip


def _perhaps_also(candidate: Candidate, shown: set[str], today: date) -> str:
    """The id of a namesake because of whom something is not said or not suggested."""
    newer = newer_namesake(candidate)
    if newer and any(map(claims_silence, reasons_for(candidate, today))):
        return newer
    others = candidate.namesakes if candidate.someone.id in shown else ()
    return others[0].id if others else ""


def _met_questions(ranked: Sequence[Ranked], same: Sequence[Question]) -> Iterator[Question]:
    """Whom the owner may have met, though no talk tells of it: the best candidates first."""
    asked = {id_ for question in same for id_ in (question.person, question.other)}
    for one in ranked:
        candidate, someone = one.candidate, one.candidate.someone
        known = candidate.talks or candidate.met is not None or one.lead is Why.NAMED
        if not known and not {someone.id, someone.name} & asked:
            asked.add(someone.name)  # the same words twice would ask nothing
            yield Question(
                kind="met",
                person=someone.id,
                name=someone.name,
                title=someone.title,
                organisation=someone.organisation,
            )
