"""Today: plan a day, and store what became of a suggestion. Showing a day writes nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _

from amity import today as days
from amity.actions import candidates, dormant, lookout, recently, reminders, same
from amity.actions.energy import energy_of
from amity.actions.events import near
from amity.actions.goals.on_the_way import on_the_way
from amity.actions.outcomes import PEACE, SKIP_REASONS, done, later, skip
from amity.base.errors import BadInput, NotFound
from amity.store import journal
from amity.store.models import Answer, Network, Person, Promise, Tie
from amity.store.remembering import remembered
from amity.today import days as calendar

__all__ = ["PEACE", "SKIP_REASONS", "answer", "card_of", "done", "has_people", "later", "plan", "skip"]

Ranking = tuple[list[days.Ranked], list[days.LeftOut]]
_ENOUGH = 10  # people with a reason of their own; with fewer, others are looked at
_SHORTLIST = 12  # people whose words are read
_FIRST_QUESTIONS, _DAILY_QUESTIONS = 10, 5


def plan(
    network: Network,
    *,
    today: date,
    energy: str | None = None,
    minutes: int | None = None,
    more: int = 0,
    evening: bool = False,
) -> days.Plan:
    """The day: the same for the same facts, in a constant number of statements.

    Without `energy` it is what `energy_of` says of this day. A day has an end: nobody comes in the
    place of those who were answered today, unless `more` people are asked for. In the `evening` those come back who
    were put off until then.
    """
    if energy is not None and energy not in days.ENERGIES:
        raise BadInput(f"Energy is one of {', '.join(days.ENERGIES)}.")
    key = ("day", network.pk, today, energy, minutes, more, evening)
    rows = candidates.Rows(evening=evening)
    return remembered(
        key,
        lambda: _plan(network, today, energy or energy_of(network, today), rows, minutes=minutes, more=more),
    )


def _plan(
    network: Network, today: date, chosen: str, rows: candidates.Rows, *, minutes: int | None, more: int
) -> days.Plan:
    answers = lookout.given(network)
    promised = lookout.open_promises(network, answers)
    answered = dormant.answered(network, today, evening=rows.evening)
    everybody, ranked = _everybody(network, today, answers, promised, rows)
    planned = days.plan(
        _with_words(network, everybody, ranked, today, rows),
        network=str(network.pk),
        today=today,
        energy="open" if more else chosen,
        steady=network.steady_people,
        minutes=minutes,
        language=network.language or "en",
        may_ask=_may_ask(network, everybody, today),
        reconnected=dormant.was_offered(answered, today),
        recent=[one.text for one in recently.written(network, today=today)],
    )
    left = max(0, days.people_for(chosen, network.steady_people) - sum(on == today for on, _ in answered))
    return replace(
        planned,
        energy=chosen,
        suggestions=planned.suggestions[: left + more],
        promises=_promises(promised),
        coming_up=_coming_up(everybody, today),
        meetings=near.meetings(network, today, promised, absent=answers.died | answers.wishes),
        beginning=planned.beginning and not Tie.objects.of(network).exists(),
        reminders=_reminders(network, today, answers.died | answers.wishes),
        left_out=tuple(
            replace(out, why="wish", until=None) if UUID(out.person) in answers.wishes else out
            for out in planned.left_out
        ),
    )


def card_of(network: Network, person_id: UUID, *, today: date) -> days.Suggestion:
    """The card of somebody to whom the owner wants to write, whether the day names them or not.

    Raises NotFound for nobody, for the owner, and for who died or asked to be left out.
    """
    answers = lookout.given(network)
    promised = lookout.open_promises(network, answers)
    sheet = lookout.found(network, today, answers, promised).get(person_id, lookout.Sheet())
    candidate = candidates.one(network, person_id, today, answers, sheet)
    if candidate is None or person_id in answers.wishes:
        raise NotFound(_("There is nobody to write to here."))
    return days.card(
        candidate,
        days.reasons_for(candidate, today) or (days.chosen(candidate, today),),
        network=str(network.pk),
        today=today,
        language=network.language or "en",
        taken=recently.texts_to_others(network, [person_id], today=today),
    )


def has_people(network: Network) -> bool:
    """Whether anybody but the owner is here yet."""
    return lookout.people_of(network).exists()


def answer(
    network: Network,
    question: str,
    person_id: UUID,
    said: str,
    *,
    other: UUID | None = None,
    at: datetime | None = None,
) -> None:
    """What the owner answers to a question of the day: yes, no or unsure; `at` is now if not given."""
    if question == "same" and other is not None:
        same.answer(network, person_id, other, said)
        return
    if question != "met" or said not in ("yes", "no", "unsure"):
        raise BadInput(
            "There are two questions: met, and same (with the other person). Answer yes, no or unsure."
        )
    record = same.oldest_record(network, person_id)
    name = Person.objects.of(network).get(id=person_id).name
    with journal.entry(
        network, "answer", person=person_id, name=name, question=question, answer=said
    ) as entry:
        entry.created(
            Answer.objects.create(
                network=network,
                question=question,
                record=record,
                answer=said,
                created_at=at or timezone.now(),
            )
        )


def _everybody(
    network: Network,
    today: date,
    answers: lookout.Answers,
    promised: Sequence[Promise],
    rows: candidates.Rows,
) -> tuple[list[days.Candidate], Ranking]:
    """All who are looked at, and their order as far as it shows without their words."""
    sheets = lookout.found(network, today, answers, promised)
    for person, goal in on_the_way(network, today=today).items():
        sheets.setdefault(person, lookout.Sheet()).goal = goal
    people = candidates.candidates(network, today, sheets, answers, rows)
    ranked, left = days.rank(people, today)
    if len(ranked) >= _ENOUGH:
        return people, (ranked, left)
    more = candidates.candidates(network, today, lookout.anybody(network, today, sheets), answers, rows)
    # Whether anything is known of them shows only in their words.
    people += candidates.with_words(network, more, rows)
    return people, days.rank(people, today)


def _with_words(
    network: Network,
    everybody: Sequence[days.Candidate],
    ranking: Ranking,
    today: date,
    rows: candidates.Rows,
) -> list[days.Candidate]:
    """The best of them with all that is known; those left in peace as they are; the others not at all."""
    ranked, left = ranking
    most = max(_SHORTLIST, 2 * network.steady_people)
    best = [one.candidate for one in days.choose(ranked, most, today)]
    meeting = [c for c in everybody if c.owed or (not c.followed and days.first_meeting(c.talks, today))]
    meeting.sort(key=lambda c: (c.talks.first_day if c.talks else today, c.someone.id), reverse=True)
    chosen = {c.someone.id: c for c in (*best, *meeting[:_SHORTLIST])}
    silent = {out.person for out in left} - chosen.keys()
    rest = [c for c in everybody if c.someone.id in silent]
    return candidates.with_words(network, list(chosen.values()), rows) + rest


def _may_ask(network: Network, everybody: Iterable[days.Candidate], today: date) -> int:
    """Ten questions on the first day, five a day afterwards, fewer those answered already."""
    if sum(candidate.talks is not None for candidate in everybody) >= _ENOUGH:
        return _DAILY_QUESTIONS
    midnight = datetime.combine(today, time(), ZoneInfo(network.time_zone))
    given = Answer.objects.of(network).values_list("created_at", flat=True)
    times = list(given.order_by("-created_at")[: _FIRST_QUESTIONS + 1])
    now = sum(at >= midnight for at in times)
    allowed = _DAILY_QUESTIONS if len(times) > now else _FIRST_QUESTIONS
    return max(0, allowed - now)


def _promises(promised: Iterable[Promise]) -> tuple[days.OpenPromise, ...]:
    return tuple(
        days.OpenPromise(
            id=str(promise.id),
            person=str(person.id),
            name=person.name,
            by=promise.by,
            text=promise.text,
            due=promise.due,
            when_we_meet=promise.when_we_meet,
        )
        for promise in promised
        if (person := promise.record.person)
    )


def _reminders(network: Network, today: date, absent: frozenset[UUID]) -> tuple[days.Told, ...]:
    """What the owner wanted to be told by today."""
    return tuple(
        days.Told(
            id=str(row.pk),
            text=row.text,
            due=row.due,
            whole_month=row.whole_month,
            person=str(person.id) if (person := reminders.person_of(row)) else "",
            name=person.name if person else "",
        )
        for row in reminders.due(network, today, absent)
    )


def _coming_up(everybody: Iterable[days.Candidate], today: date) -> tuple[days.ComingUp, ...]:
    ahead = (today, today + timedelta(days=days.BIRTHDAY_DAYS))
    coming = [
        days.ComingUp(
            person=candidate.someone.id,
            name=candidate.someone.name,
            kind=yearly.kind,
            on=on,
            date_id=yearly.id,
            years=on.year - yearly.year if yearly.year else None,
        )
        for candidate in everybody
        if not candidate.paused
        for yearly in candidate.dates
        if yearly.kind == "birthday" and ahead[0] <= (on := calendar.next_return(yearly, today)) <= ahead[1]
    ]
    once = {(one.person, one.on): one for one in coming}
    return tuple(sorted(once.values(), key=lambda one: (one.on, one.name, one.person)))
