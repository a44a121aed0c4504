"""What a draft may begin with: one specific, stored memory of somebody, best first."""

from collections.abc import Iterator
from datetime import date

from amity.base.text import one_line
from amity.conversations.address import to_you
from amity.conversations.afterwards import after_event
from amity.conversations.facts import Evidence, Fact, Reason, Someone, Touch, Why
from amity.conversations.memory import Memory
from amity.conversations.sayable import promise_opening, said_to_you, sayable_subject, they_would
from amity.conversations.telling import Telling, when_it_was, where_it_was

TALKED = frozenset({"in_person", "meeting"})
CALLED = frozenset({"call", "video"})
# Worries and private things are never brought up first; a note of a card may be about anything.
TELLABLE = ("goal", "need", "interest", "work", "family", "offer")
_SAID = {"in": "quiet.heard", "out": "quiet.wrote"}
MANY = 7  # others at a meeting, from which on nobody can tell who talked to whom
_THIS_WEEK = 3  # days around the day itself
_NEW = 60  # days; so young a connection has no history yet
_WRITTEN = ("first.written", "quiet.written")  # nobody is thanked for a message that the owner wrote


def memories(someone: Someone, reasons: tuple[Reason, ...], telling: Telling) -> Iterator[Memory]:
    """Candidates, best first; the last one always exists and leaves the memory to the owner."""
    for place, reason in enumerate(reasons):
        yield from _of_reason(someone, reason, telling, leads=place == 0)
    yield from _of_facts(someone, telling)
    yield from _of_last_touch(someone.last_touch, telling)
    yield from _of_address_book(someone)
    yield Memory(opening="none", closing="", values={}, source="owner")


def _of_reason(someone: Someone, reason: Reason, telling: Telling, *, leads: bool) -> Iterator[Memory]:
    """What the reason itself brings to mind; for the others what is known of them decides."""
    match reason.why:
        case Why.PROMISE:
            return _of_promise(someone, reason, telling)
        case Why.AWAITED if leads:
            return _of_awaited(someone, reason, telling)
        case Why.REPLY:
            return _of_question(someone, reason, telling)
        case Why.FOLLOW_UP:
            return _of_meeting(someone, reason, telling)
        case Why.MET:
            return _of_having_met(someone, reason, telling)
        case Why.HEARD:
            return _of_hearing(someone, reason, telling)
        case _:
            return _of_the_day(someone, reason, telling)


def _of_the_day(someone: Someone, reason: Reason, telling: Telling) -> Iterator[Memory]:
    match reason.why:
        case Why.BIRTHDAY:
            yield from _of_birthday(reason, telling)
        case Why.CONNECTED:
            yield from _of_connection(reason, telling)
        case Why.EMPLOYER | Why.SCHOOL | Why.PLACE:
            yield from _of_common_ground(someone, reason)
        case Why.NEWS:
            yield from _of_news(reason)
        case Why.DORMANT:
            yield from _of_last_touch(someone.last_touch, telling, closing="dormant")
        case Why.NAMED:
            yield Memory(opening="named", closing="", values={}, source="owner")
        case Why.SAME_NAME:
            yield Memory(opening="none", closing="", values={}, source="owner")


def _of_having_met(someone: Someone, reason: Reason, telling: Telling) -> Iterator[Memory]:
    yield from _of_first_day(reason, telling)
    yield from _of_facts(someone, telling)
    yield from _of_last_touch(someone.last_touch, telling)
    yield Memory(opening="met", closing="", values={}, source="owner")


def _of_hearing(someone: Someone, reason: Reason, telling: Telling) -> Iterator[Memory]:
    yield from _of_facts(someone, telling)
    match reason.details.get("kind"):
        case "connected":
            yield from _of_connection(reason, telling)
        case "met":
            yield from _of_first_day(reason, telling)
        case "list":
            yield from _of_list(someone.seen, telling)


def _of_promise(someone: Someone, reason: Reason, telling: Telling) -> Iterator[Memory]:
    evidence, language = _evidence_id(reason, "promise"), telling.language
    mine = [p for p in someone.promises if p.by == "me"]
    named = [p for p in mine if p.id == evidence] or mine[:1]
    for promise in named:
        turned = said_to_you(promise, language, name=someone.name, formal=telling.formal)
        text = turned or one_line(promise.text, limit=120).rstrip(".!")
        yield Memory(
            opening=promise_opening(text, language) if turned else "promise.quote",
            closing="promise" if turned else "",
            values={"text": text},
            source=f"promise:{promise.id}",
            stored=f"{promise.text} {text}",
            subject="promise",
        )


def _of_awaited(someone: Someone, reason: Reason, telling: Telling) -> Iterator[Memory]:
    """What they said they would do, asked after without pressure."""
    evidence = _evidence_id(reason, "promise")
    for promise in (p for p in someone.promises if p.by == "them" and p.id == evidence):
        turned = they_would(promise, telling.language)
        yield Memory(
            opening="awaited.do" if turned else "awaited.quote",
            closing="awaited",
            values={"text": turned or one_line(promise.text, limit=100).rstrip(".!")},
            source=f"promise:{promise.id}",
            stored=promise.text,
            subject="awaited",
        )


def _of_news(reason: Reason) -> Iterator[Memory]:
    """Another job or town, as their card tells it."""
    told = {key: str(value) for key, value in reason.details.items()}
    name = told.get("place" if told.get("kind") == "place" else "organisation", "")
    found = next((e for e in reason.evidence if e.kind == "version"), None)
    if not name or found is None:
        return
    kind, title = told["kind"], told.get("title", "")
    stored = f"{name} {title}"
    for opening in ("news.work.title", "news.work") if title and kind == "work" else (f"news.{kind}",):
        yield Memory(
            opening=opening,
            closing="news.place" if kind == "place" else "news.work",
            values={"name": name, "title": title},
            source=f"version:{found.id}",
            stored=stored,
            subject="" if kind == "place" else "news",
        )


def _of_question(someone: Someone, reason: Reason, telling: Telling) -> Iterator[Memory]:
    """The message that waits for an answer: the last one, or an older one known by its evidence."""
    touch, asked = someone.last_touch, next((e for e in reason.evidence if e.kind == "touch"), None)
    if touch and (asked is None or asked.id == touch.id):
        if touch.channel == "mail" and (subject := sayable_subject(touch.subject)):
            yield _of_touch(touch, "reply.subject", "reply", telling, mail_subject="reply", subject=subject)
        yield _of_touch(touch, "reply.plain", "reply", telling)
    elif asked and asked.on:
        yield _of_day("reply.plain", "reply", asked, asked.on, telling)


def _of_meeting(someone: Someone, reason: Reason, telling: Telling) -> Iterator[Memory]:
    if "after" in reason.details:
        yield from after_event(someone, reason, telling)
    yield from _of_first_meeting(someone.first_touch or someone.last_touch, reason, telling)


def _of_first_meeting(touch: Touch | None, reason: Reason, telling: Telling) -> Iterator[Memory]:
    if touch is None or touch.channel == "invitation":
        return
    if int(reason.details.get("people", 1)) >= MANY:
        yield from _of_occasion(touch, reason, telling)
        return
    if touch.channel in TALKED and (place := where_it_was(touch, telling)):
        yield _of_touch(touch, "met.place", "first", telling, mail_subject="first", place=place)
    opening = (
        "met.plain"
        if touch.channel in TALKED
        else "call"
        if touch.channel in CALLED
        else _WRITTEN[touch.direction == "out"]
    )
    met = touch.channel in TALKED
    yield _of_touch(
        touch, opening, "first" if met else "first.written", telling, mail_subject="first" if met else ""
    )


def _of_occasion(touch: Touch, reason: Reason, telling: Telling) -> Iterator[Memory]:
    """Among many people nobody can know who talked to whom: the memory is the owner's."""
    if event := sayable_subject(str(reason.details.get("event", ""))):
        yield _of_touch(touch, "occasion.named", "", telling, mail_subject="first", event=event)
    yield _of_touch(touch, "occasion", "", telling)


def _of_last_touch(touch: Touch | None, telling: Telling, *, closing: str = "news") -> Iterator[Memory]:
    if touch is None or touch.channel == "invitation":
        return
    if touch.channel in TALKED and (place := where_it_was(touch, telling)):
        yield _of_touch(touch, "quiet.place", closing, telling, place=place)
    if touch.channel == "mail" and (subject := sayable_subject(touch.subject)):
        about = "subject" if closing == "news" else closing
        yield _of_touch(touch, "quiet.subject", about, telling, mail_subject="subject", subject=subject)
    opening = (
        "quiet.met"
        if touch.channel in TALKED
        else "quiet.call"
        if touch.channel in CALLED
        else _SAID.get(touch.direction, "quiet.written")
    )
    yield _of_touch(touch, opening, closing, telling)


def _of_list(touch: Touch | None, telling: Telling) -> Iterator[Memory]:
    """What they wrote to a list that the owner reads."""
    if touch is None:
        return
    if subject := sayable_subject(touch.subject):
        yield _of_touch(touch, "list.subject", "subject", telling, mail_subject="list", subject=subject)
    yield _of_touch(touch, "list.plain", "subject", telling)


def _of_touch(
    touch: Touch,
    opening: str,
    closing: str,
    telling: Telling,
    *,
    mail_subject: str = "",
    **values: str,
) -> Memory:
    when, from_when = when_it_was(touch.at.date(), telling)
    return Memory(
        opening=opening,
        closing=closing,
        values={"when": when, "from_when": from_when, **values},
        source=f"touch:{touch.id}",
        stored=f"{touch.subject} {touch.place} {when} {from_when}",
        subject=mail_subject,
    )


def _of_birthday(reason: Reason, telling: Telling) -> Iterator[Memory]:
    found = next((e for e in reason.evidence if e.on is not None), None)
    if found is None or found.on is None:
        return
    away = _days_away(found.on, telling.today)
    opening = "birthday.today" if away == 0 else "birthday.soon" if away > 0 else "birthday.past"
    day = telling.words.day_of_month.format(day=found.on.day, month=telling.words.months[found.on.month - 1])
    yield Memory(
        opening=opening,
        closing="birthday.past" if away < 0 else "birthday",
        values={"day": day},
        source=f"{found.kind}:{found.id}",
        stored=f"birthday Geburtstag {day}",
        subject="birthday",
    )


def _days_away(born: date, today: date) -> int:
    """Days to the nearest return of a day, negative when it has just been; 29 February counts as 1 March."""
    returns = [_in_year(born, year) for year in (today.year - 1, today.year, today.year + 1)]
    return min(((day - today).days for day in returns), key=abs)


def _in_year(day: date, year: int) -> date:
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


def _of_connection(reason: Reason, telling: Telling) -> Iterator[Memory]:
    found = next((e for e in reason.evidence if e.on is not None), None)
    if found is None or found.on is None:
        return
    where = (
        (" on LinkedIn" if telling.language == "en" else " (LinkedIn)")
        if "linkedin" in found.source.lower()
        else ""
    )
    years = round((telling.today - found.on).days / 365.25)
    when, from_when = when_it_was(found.on, telling)
    this_week = years > 0 and abs(_days_away(found.on, telling.today)) <= _THIS_WEEK
    new = (telling.today - found.on).days <= _NEW
    counted = (
        telling.words.numbers[years]
        if years < len(telling.words.numbers)
        else telling.words.many_years.format(years)
    )
    yield Memory(
        opening="connected" if this_week else "connected.new" if new else "connected.on",
        closing="connected.years" if this_week else "connected.new" if new else "connected",
        values={"years": counted, "where": where, "when": when, "from_when": from_when},
        source=f"{found.kind}:{found.id}",
        stored=f"connected vernetzt Verbindung {counted} {where} {when}",
        subject="connected" if this_week else "",
    )


def _of_first_day(reason: Reason, telling: Telling) -> Iterator[Memory]:
    """The day on which they first met, as a card tells it."""
    found = next((e for e in reason.evidence if e.kind == "date" and e.on), None)
    if found and found.on:
        yield _of_day("met.day", "connected", found, found.on, telling)


def _of_day(opening: str, closing: str, found: Evidence, on: date, telling: Telling) -> Memory:
    when, from_when = when_it_was(on, telling)
    return Memory(
        opening=opening,
        closing=closing,
        values={"when": when, "from_when": from_when},
        source=f"{found.kind}:{found.id}",
        stored=f"met kennengelernt {when} {from_when}",
    )


def _of_common_ground(someone: Someone, reason: Reason) -> Iterator[Memory]:
    evidence = reason.evidence[0] if reason.evidence else None
    named = [
        str(v)
        for key in ("name", "organisation", "employer", "school", "place")
        if (v := reason.details.get(key))
    ]
    name = one_line((named or [evidence.text if evidence else ""])[0], limit=80)
    if name:
        source = f"{evidence.kind}:{evidence.id}" if evidence else f"person:{someone.id}"
        yield Memory(
            opening=reason.why.value,
            closing=reason.why.value,
            values={"name": name},
            source=source,
            stored=name,
        )


def _of_facts(someone: Someone, telling: Telling) -> Iterator[Memory]:
    """What they told the owner, newest first; never private, worried or merely noted things."""
    told = [f for f in someone.facts if f.kind in TELLABLE and not f.private and f.source == "you"]
    for fact in sorted(told, key=lambda f: (f.said_on or date.min, f.id), reverse=True)[:3]:
        yield from _of_fact(fact, telling)


def _of_fact(fact: Fact, telling: Telling) -> Iterator[Memory]:
    turned = None if telling.formal else to_you(fact.text, telling.language)
    text = one_line(fact.text, limit=100)
    when, from_when = when_it_was(fact.said_on, telling) if fact.said_on else ("", "")
    values = {"when": when, "from_when": from_when, "fact": turned or "", "text": text}
    if turned is None and (fact.kind == "need" or not when):
        return
    opening = "fact.quote" if turned is None else "fact.told" if when else "fact.once"
    yield Memory(
        opening=opening,
        closing=fact.kind,
        values=values,
        source=f"fact:{fact.id}",
        stored=f"{fact.text} {turned or ''} {when}",
    )


def _of_address_book(someone: Someone) -> Iterator[Memory]:
    source = f"person:{someone.id}"
    if someone.organisation:
        yield Memory(
            opening="heard.work",
            closing="heard",
            values={"name": someone.organisation},
            source=source,
            stored=someone.organisation,
        )
    if someone.place:
        yield Memory(
            opening="heard.place",
            closing="heard",
            values={"name": someone.place},
            source=source,
            stored=someone.place,
        )


def _evidence_id(reason: Reason, kind: str) -> str:
    return next((e.id for e in reason.evidence if e.kind == kind), "")
