"""Why somebody is worth attention now. Each rule gives a reason with the evidence it rests on, or nothing."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from types import MappingProxyType

from amity.base.text import excerpt
from amity.conversations.facts import Evidence, Promise, Reason, Someone, Touch, Why
from amity.conversations.sayable import plain_subject
from amity.people.news import News, same_work
from amity.people.records import Card, Post
from amity.today.days import first_time, in_year, nearest_return, next_return
from amity.today.facts import Candidate, Owed, Past, Talks, Yearly
from amity.today.news import NEWS_DAYS

# What leads, first to last: a new tie needs its second talk (Vergara Hidd et al. 2023), then a
# word given, a day, the rhythm, an answer, and what is merely true.
ORDER = (
    Why.FOLLOW_UP, Why.PROMISE, Why.BIRTHDAY, Why.QUIET, Why.REPLY, Why.NEWS, Why.AWAITED, Why.DORMANT,
    Why.GOAL, Why.CONNECTED, Why.MET, Why.SCHOOL, Why.EMPLOYER, Why.PLACE, Why.NAMED, Why.HEARD, Why.WHEN_MEET,
)  # fmt: skip

FOLLOW_UP_DAYS = (1, 28)
SECOND_FOLLOW_UP = 7  # days after the first answer to a meeting
SEVERAL = 3  # others at a meeting, from which on it is an occasion
QUESTION_DAYS = 60  # an older question has answered itself
BIRTHDAY_DAYS = 7
AROUND = 3  # days before and after which are "this week"
NEW_CONNECTION_DAYS = 28
PROMISE_AHEAD = 3  # days before it is due
PROMISE_REST = 3  # days before a promise without a day is brought up
LONG_AGO = 60  # days of silence after which the last talk is worth naming, where no rhythm is known
DORMANT = 3 * 365  # days; a tie this quiet is dormant (Levin et al. 2011)
STRONG = 8  # days with a talk, from which on a tie was more than an acquaintance
GOAL_DAYS = 7  # days after a talk before somebody is asked for something
GOAL_RESTS = 28  # days after a card said that this was not the time
AWAITED_DAYS = 60  # after their day; a promise older than that has found its own end
_TEXT = 140


def reasons_for(candidate: Candidate, today: date) -> tuple[Reason, ...]:
    """All true reasons, the leading one first; none when nothing speaks for today."""
    found = [
        reason
        for rule in (
            _follow_up, _promise, _birthday, _quiet, _reply, _news, _awaited, _dormant, _goal, _connected, _met, _shared,
        )
        for reason in rule(candidate, today)
    ]  # fmt: skip
    found = found or list(_heard(candidate, today))
    return (*found, *_when_meet(candidate)) if found else ()


def chosen(candidate: Candidate, today: date) -> Reason:
    """What is true of somebody to whom the owner wants to write on a day that names no reason."""
    talks, last = candidate.talks, candidate.someone.last_touch
    details: dict[str, str | int] = {}
    if talks:
        details = {"days": (today - talks.last_day).days, "unanswered": talks.unanswered_out}
    evidence = (touch_evidence(last),) if last else ()
    return Reason(why=Why.CHOSEN, evidence=evidence, details=details)


def claims_silence(reason: Reason) -> bool:
    """Whether a reason says that nothing was heard for a while, or never."""
    silent = "days" in reason.details or "kind" in reason.details
    return reason.why in (Why.QUIET, Why.DORMANT) or (reason.why is Why.HEARD and silent)


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
    if candidate.owed:
        yield _after_event(candidate.owed, today)
        return
    if candidate.followed or talks is None or not first_meeting(talks, today):
        return
    if talks.events > 1 and (today - talks.last_day).days < SECOND_FOLLOW_UP:
        return
    touch = candidate.someone.first_touch
    days = (today - talks.first_day).days
    evidence = [touch_evidence(touch)] if touch else []
    yield _reason(Why.FOLLOW_UP, evidence, days=days, **_scene(touch), **_occasion(touch))


def _after_event(owed: Owed, today: date) -> Reason:
    told: dict[str, str | int] = {
        "after": 1,
        "event": owed.event,
        "days": (today - owed.met_on).days,
        "owed": owed.kind,
    }
    if owed.kind == "second":
        told["second"] = 1
    if owed.kind == "thanks":
        told |= {"thanked": "introduced" if owed.met else "host", "met": owed.met}
    return _reason(Why.FOLLOW_UP, [owed.talk] if owed.talk else [], **told)


def _occasion(touch: Touch | None) -> Mapping[str, str | int]:
    """What the calendar calls a meeting of several people, and how many others were there."""
    if touch is None or touch.source == "hand" or touch.people < SEVERAL:
        return {}
    event = excerpt(plain_subject(touch.subject), 80).strip(" .")
    return {"event": event, "people": touch.people} if event else {"people": touch.people}


def _promise(candidate: Candidate, today: date) -> Iterator[Reason]:
    for promise in sorted(candidate.someone.promises, key=lambda p: (p.due or date.max, p.made_on)):
        if promise.by == "me" and _is_time(promise, candidate.talks, today):
            due = {"due_in": (promise.due - today).days} if promise.due else {}
            met = {"met": 1} if promise.when_we_meet and not promise.due else {}
            yield _reason(Why.PROMISE, [_promise_evidence(promise)], text=promise.text, **due, **met)


def _promise_evidence(promise: Promise) -> Evidence:
    on = promise.due or promise.made_on
    return Evidence(kind="promise", id=promise.id, on=on, text=promise.text, source="you")


def _is_time(promise: Promise, talks: Talks | None, today: date) -> bool:
    if promise.due:
        return promise.due <= today + timedelta(days=PROMISE_AHEAD)
    if promise.when_we_meet:
        return has_met_since(promise, talks)
    return promise.made_on <= today - timedelta(days=PROMISE_REST)


def has_met_since(promise: Promise, talks: Talks | None) -> bool:
    """Whether they met after the day of the promise."""
    return bool(talks and talks.last_met and talks.last_met > promise.made_on)


def _when_meet(candidate: Candidate) -> Iterator[Reason]:
    """What was promised for when they meet: good to know beside whatever else speaks for somebody."""
    for promise in sorted(candidate.someone.promises, key=lambda p: (p.made_on, p.id)):
        waits = promise.when_we_meet and not promise.due and not has_met_since(promise, candidate.talks)
        if promise.by == "me" and waits:
            yield _reason(Why.WHEN_MEET, [_promise_evidence(promise)], text=promise.text)


def _awaited(candidate: Candidate, today: date) -> Iterator[Reason]:
    """What they said they would do: once, when their day is over, and never while a message of the owner waits."""
    talks = candidate.talks
    if talks and talks.unanswered_out:
        return
    for promise in sorted(candidate.someone.promises, key=lambda p: (p.due or date.max, p.id)):
        if promise.by != "them" or promise.due is None or _was_asked(candidate, promise.due):
            continue
        over = (today - promise.due).days
        if 1 <= over <= AWAITED_DAYS:
            yield _reason(Why.AWAITED, [_promise_evidence(promise)], text=promise.text, due_in=-over)
            return


def _was_asked(candidate: Candidate, due: date) -> bool:
    return any(
        past.leading == Why.AWAITED and past.kind in ("done", "skip") and past.day > due
        for past in candidate.past
    )


def _news(candidate: Candidate, today: date) -> Iterator[Reason]:
    """Another job or town: told once, for a few weeks, while it is still what is known, and to nobody who
    has been written to since.
    """
    heard, talks = candidate.heard, candidate.talks
    if heard is None or not 0 <= (today - heard.seen).days <= NEWS_DAYS:
        return
    spoken = talks is not None and talks.last_day > heard.seen
    if spoken or not _still_so(candidate.someone, heard.news) or _was_told(candidate, heard.seen):
        return
    news = heard.news
    told = {
        "kind": news.kind, "title": news.title, "organisation": news.organisation, "place": news.place,
        "was_title": news.was_title, "was_organisation": news.was_organisation, "was_place": news.was_place,
    }  # fmt: skip
    said = {key: value for key, value in told.items() if value}
    yield _reason(Why.NEWS, list(heard.evidence), days=(today - heard.seen).days, **said)


def _still_so(someone: Someone, news: News) -> bool:
    """Whether what is shown of them is what the news said; the owner's own word wins."""
    post = Post(someone.organisation, someone.title)
    return same_work(news, Card(posts=(post,), place=someone.place))


def _was_told(candidate: Candidate, seen: date) -> bool:
    """Whether a card was answered since the news was here."""
    return any(
        past.day >= seen and (past.kind == "done" or (past.kind == "skip" and past.leading == Why.NEWS))
        for past in candidate.past
    )


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
    if is_dormant(talks, today):
        return
    touch = candidate.someone.last_touch
    low, high = talks.usual
    days = (today - talks.last_day).days
    evidence = [touch_evidence(touch)] if touch else []
    yield _reason(Why.QUIET, evidence, days=days, low=low, high=high, **_scene(touch))


def is_dormant(talks: Talks | None, today: date) -> bool:
    """Silent for three years and more."""
    return talks is not None and (today - talks.last_day).days > DORMANT


def _dormant(candidate: Candidate, today: date) -> Iterator[Reason]:
    """Close once and silent for years: as useful as an active tie, and knows more that is new (Levin et al. 2011)."""
    talks, bridge = candidate.talks, candidate.bridge
    if talks is None or not is_dormant(talks, today) or talks.contact_days < STRONG or talks.unanswered_out:
        return
    touch = candidate.someone.last_touch
    evidence = [touch_evidence(touch)] if touch else []
    across = {"bridge": bridge.kind, "name": bridge.name} if bridge else {}
    days = (today - talks.last_day).days
    yield _reason(Why.DORMANT, evidence, days=days, talks=talks.contact_days, **across, **_scene(touch))


def _goal(candidate: Candidate, today: date) -> Iterator[Reason]:
    """Somebody through whom it may come about: not while a message waits, nor right after a talk or a no."""
    goal, talks = candidate.goal, candidate.talks
    if goal is None or talks is None or talks.unanswered_out or (today - talks.last_day).days < GOAL_DAYS:
        return
    waved = (past.leading == Why.GOAL and past.kind == "skip" for past in _lately(candidate, today))
    if not any(waved):
        yield _reason(Why.GOAL, [goal], text=excerpt(goal.text, _TEXT))


def _lately(candidate: Candidate, today: date) -> Iterator[Past]:
    return (past for past in candidate.past if (today - past.day).days <= GOAL_RESTS)


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
        if (talks.usual is None and days >= LONG_AGO) or is_dormant(talks, today):
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
    elif candidate.named:
        yield _reason(Why.NAMED, [candidate.named])


def _date_evidence(yearly: Yearly, on: date) -> Evidence:
    return Evidence(kind="date", id=yearly.id, on=on, text=yearly.kind, source=yearly.source)


def _scene(touch: Touch | None) -> Mapping[str, str]:
    """How and where a talk was, as far as it is known."""
    if touch is None:
        return {}
    return {"channel": touch.channel, "place": touch.place, "direction": touch.direction}


def _reason(why: Why, evidence: list[Evidence], **details: str | int) -> Reason:
    return Reason(why=why, evidence=tuple(evidence), details=MappingProxyType(details))
