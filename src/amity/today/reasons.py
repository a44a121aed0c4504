"""Why somebody is worth attention now. Each rule gives a reason with the evidence it rests on, or nothing."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from types import MappingProxyType

from amity.base.text import excerpt
from amity.conversations.facts import Evidence, Promise, Reason, Touch, Why
from amity.conversations.sayable import plain_subject
from amity.today.days import first_time, in_year, nearest_return, next_return
from amity.today.facts import Candidate, Talks, Yearly

# What leads, first to last: a new tie needs its second talk (Vergara Hidd et al. 2023), then a
# word given, a day, the rhythm, an answer, and what is merely true.
ORDER = (
    Why.FOLLOW_UP, Why.PROMISE, Why.BIRTHDAY, Why.QUIET, Why.REPLY, Why.CONNECTED,
    Why.MET, Why.SCHOOL, Why.EMPLOYER, Why.PLACE, Why.HEARD,
)  # fmt: skip

FOLLOW_UP_DAYS = (1, 28)
SECOND_FOLLOW_UP = 7  # days after the first answer to a meeting
QUESTION_DAYS = 60  # an older question has answered itself
BIRTHDAY_DAYS = 7
AROUND = 3  # days before and after which are "this week"
NEW_CONNECTION_DAYS = 28
PROMISE_AHEAD = 3  # days before it is due
PROMISE_REST = 3  # days before a promise without a day is brought up
LONG_AGO = 60  # days of silence after which the last talk is worth naming, where no rhythm is known
_TEXT = 140


def reasons_for(candidate: Candidate, today: date) -> tuple[Reason, ...]:
    """All true reasons, the leading one first; none when nothing speaks for today."""
    found = [
        reason
        for rule in (_follow_up, _promise, _birthday, _quiet, _reply, _connected, _met, _shared)
        for reason in rule(candidate, today)
    ]
    return tuple(found) or tuple(_heard(candidate, today))


def claims_silence(reason: Reason) -> bool:
    """Whether a reason says that nothing was heard for a while, or never."""
    silent = "days" in reason.details or "kind" in reason.details
    return reason.why is Why.QUIET or (reason.why is Why.HEARD and silent)


def first_meeting(talks: Talks | None, today: date) -> bool:
    """Whether they met for the first time in the last weeks and hardly spoke since."""
    if talks is None or talks.last_met is None or talks.events > 2:
        return False
    soon, late = FOLLOW_UP_DAYS
    return soon <= (today - talks.first_day).days <= late


def touch_evidence(touch: Touch) -> Evidence:
    """A touch as evidence: when it was and how it began."""
    text = excerpt(touch.subject or touch.summary, _TEXT)
    return Evidence(kind="touch", id=touch.id, on=touch.at.date(), text=text, source=touch.source)


def _follow_up(candidate: Candidate, today: date) -> Iterator[Reason]:
    talks = candidate.talks
    if talks is None or not first_meeting(talks, today):
        return
    if talks.events > 1 and (today - talks.last_day).days < SECOND_FOLLOW_UP:
        return
    touch = candidate.someone.first_touch
    days = (today - talks.first_day).days
    yield _reason(Why.FOLLOW_UP, [touch_evidence(touch)] if touch else [], days=days, **_scene(touch))


def _promise(candidate: Candidate, today: date) -> Iterator[Reason]:
    for promise in sorted(candidate.someone.promises, key=lambda p: (p.due or date.max, p.made_on)):
        if promise.by == "me" and _is_time(promise, today):
            due = {"due_in": (promise.due - today).days} if promise.due else {}
            evidence = Evidence(
                kind="promise",
                id=promise.id,
                on=promise.due or promise.made_on,
                text=promise.text,
                source="you",
            )
            yield _reason(Why.PROMISE, [evidence], text=promise.text, **due)


def _is_time(promise: Promise, today: date) -> bool:
    if promise.due:
        return promise.due <= today + timedelta(days=PROMISE_AHEAD)
    return not promise.when_we_meet and promise.made_on <= today - timedelta(days=PROMISE_REST)


def _birthday(candidate: Candidate, today: date) -> Iterator[Reason]:
    for yearly in candidate.dates:
        away = (next_return(yearly, today) - today).days
        if yearly.kind == "birthday" and away <= BIRTHDAY_DAYS:
            on = next_return(yearly, today)
            yield _reason(Why.BIRTHDAY, [_date_evidence(yearly, on)], in_days=away)
            return


def _quiet(candidate: Candidate, today: date) -> Iterator[Reason]:
    talks = candidate.talks
    if talks is None or talks.usual is None or talks.quiet_from is None or today < talks.quiet_from:
        return
    touch = candidate.someone.last_touch
    low, high = talks.usual
    days = (today - talks.last_day).days
    evidence = [touch_evidence(touch)] if touch else []
    yield _reason(Why.QUIET, evidence, days=days, low=low, high=high, **_scene(touch))


def _reply(candidate: Candidate, today: date) -> Iterator[Reason]:
    question = candidate.waiting
    if question is None:
        return
    days = (today - question.at.date()).days
    if 0 <= days <= QUESTION_DAYS:
        yield _reason(Why.REPLY, [touch_evidence(question)], days=days, text=_words(question))


def _words(question: Touch) -> str:
    """The sentence of a message that asks, else how it begins."""
    asked = [
        part.strip()
        for part in question.summary.replace("?", "?\n").splitlines()
        if part.strip().endswith("?")
    ]
    last_sentence = asked[0].replace("! ", ". ").rsplit(". ", 1)[-1] if asked else ""
    return excerpt(last_sentence or question.subject or question.summary, _TEXT)


def _connected(candidate: Candidate, today: date) -> Iterator[Reason]:
    for yearly in candidate.dates:
        first = first_time(yearly)
        if yearly.kind != "connected" or first is None:
            continue
        evidence = [_date_evidence(yearly, first)]
        days = (today - first).days
        if 0 <= days <= NEW_CONNECTION_DAYS:
            yield _reason(Why.CONNECTED, evidence, years=0, days=days, source=yearly.source)
            return
        if years := _years_this_week(yearly, today):
            yield _reason(Why.CONNECTED, evidence, years=years, source=yearly.source)
            return


def _met(candidate: Candidate, today: date) -> Iterator[Reason]:
    for yearly in candidate.dates:
        first = first_time(yearly)
        if yearly.kind == "met" and first and (years := _years_this_week(yearly, today)):
            yield _reason(Why.MET, [_date_evidence(yearly, first)], years=years)
            return
    if candidate.met and candidate.talks is None:
        yield _reason(Why.MET, [candidate.met_evidence] if candidate.met_evidence else [])


def _years_this_week(yearly: Yearly, today: date) -> int:
    """How many years it is since, when the day returns this week; else 0."""
    again = nearest_return(yearly, today)
    if yearly.year is None or abs((again - today).days) > AROUND:
        return 0
    return max(0, again.year - yearly.year)


def _shared(candidate: Candidate, _today: date) -> Iterator[Reason]:
    """What is common is a reason to begin, not one to chase: only where no talk is known."""
    if candidate.talks is not None:
        return
    for shared in candidate.shared:
        yield _reason(shared.why, [shared.evidence], name=shared.name, both_now=int(shared.both_now))


def _heard(candidate: Candidate, today: date) -> Iterator[Reason]:
    """The last thing known of them, when nothing else is."""
    talks, someone = candidate.talks, candidate.someone
    if talks is not None:
        days = (today - talks.last_day).days
        touch = someone.last_touch
        if talks.usual is None and days >= LONG_AGO:
            yield _reason(Why.HEARD, [touch_evidence(touch)] if touch else [], days=days, **_scene(touch))
        return
    yield from _on_paper(candidate, today)


def _on_paper(candidate: Candidate, today: date) -> Iterator[Reason]:
    """Of somebody with whom no talk is known: a note, a day, a word to a list, a post, the address book."""
    someone = candidate.someone
    note = next((fact for fact in someone.facts if not fact.private), None)
    if note:
        evidence = Evidence(kind="fact", id=note.id, on=note.said_on, text=note.text, source=note.source)
        yield _reason(Why.HEARD, [evidence], text=excerpt(note.text, _TEXT), source=note.source)
    elif known := next((d for d in candidate.dates if d.kind in ("connected", "met") and d.year), None):
        on = in_year(known, known.year or today.year)
        yield _reason(
            Why.HEARD, [_date_evidence(known, on)], kind=known.kind, since=on.isoformat(), source=known.source
        )
    elif someone.seen:
        since = someone.seen.at.date().isoformat()
        subject = plain_subject(someone.seen.subject).rstrip(" .")
        yield _reason(Why.HEARD, [touch_evidence(someone.seen)], kind="list", since=since, subject=subject)
    elif candidate.known_by and someone.organisation:
        yield _reason(Why.HEARD, [candidate.known_by], title=someone.title, organisation=someone.organisation)
    elif candidate.known_by and (someone.email or someone.phone or someone.url):
        yield _reason(Why.HEARD, [candidate.known_by], kind="book", source=candidate.known_by.source)


def _date_evidence(yearly: Yearly, on: date) -> Evidence:
    return Evidence(kind="date", id=yearly.id, on=on, text=yearly.kind, source=yearly.source)


def _scene(touch: Touch | None) -> Mapping[str, str]:
    """How and where a talk was, as far as it is known."""
    if touch is None:
        return {}
    return {"channel": touch.channel, "place": touch.place, "direction": touch.direction}


def _reason(why: Why, evidence: list[Evidence], **details: str | int) -> Reason:
    return Reason(why=why, evidence=tuple(evidence), details=MappingProxyType(details))
