"""What a draft may begin with: one specific, stored memory of somebody, best first."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from amity.base.text import one_line
from amity.conversations.address import to_you
from amity.conversations.facts import Fact, Promise, Reason, Someone, Touch, Why
from amity.conversations.phrases import Phrases

TALKED = frozenset({"in_person", "meeting"})
CALLED = frozenset({"call", "video"})
# Worries and private things are never brought up first; a note of a card may be about anything.
TELLABLE = ("goal", "need", "interest", "work", "family", "offer")
_REPLY_MARKS = re.compile(r"^(?:(?:re|aw|fwd?|wg|antw|sv)\s?(?:\[\d+\])?:\s*|\[[^\]]{0,40}\]\s*)+", re.I)
_NO_SUBJECT = re.compile(
    r"[\d“”„\"<>@|{}\[\]]|unsubscribe|newsletter|invoice|rechnung|no subject|kein betreff|https?:", re.I
)
_ZU = re.compile(r"(?:\bzu \w+|\w+zu\w+en)$")
_GERMAN_VERB = re.compile(r" ?\b[a-zäöü]{2,20}(?:en|ern|eln)$")
_DOING = frozenset(
    """ask book bring buy call check connect cook come draw drive fetch find fix forward get give help invite
    introduce keep lend let look make mail meet organise organize pass pay pick play post prepare print put
    read recommend repair return review ring save say send share show speak talk teach tell translate try
    visit write""".split()
)
_TO_YOU = {
    "en": (
        (
            re.compile(r"\b(?:him|her|them)\b(?= (?:a|an|the|my|some|back|about|on|up|to|with|by|at)\b|$)"),
            "you",
        ),
        (re.compile(r"\b(?:his|her|their)\b"), "your"),
    ),
    "de": ((re.compile(r"\b(?:ihm|ihr|ihnen)\b"), "dir"), (re.compile(r"\b(?:ihn|sie)\b"), "dich")),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """Something to begin with: which openings and closings fit, the values they name, and the source."""

    opening: str
    closing: str
    values: Mapping[str, str]
    source: str  # "fact:<id>", "touch:<id>", "owner", ...
    stored: str = ""  # the stored words behind the values
    subject: str = ""  # key of the mail's subject line


def memories(
    someone: Someone, reasons: tuple[Reason, ...], today: date, words: Phrases, language: str
) -> Iterator[Memory]:
    """Candidates, best first; the last one always exists and leaves the memory to the owner."""
    for reason in reasons:
        yield from _of_reason(someone, reason, today, words, language)
    yield from _of_facts(someone, today, words, language)
    yield from _of_last_touch(someone.last_touch, today, words)
    yield from _of_address_book(someone)
    yield Memory(opening="none", closing="", values={}, source="owner")


def _of_reason(
    someone: Someone, reason: Reason, today: date, words: Phrases, language: str
) -> Iterator[Memory]:
    match reason.why:
        case Why.PROMISE:
            yield from _of_promise(someone, reason, language)
        case Why.REPLY:
            yield from _of_question(someone.last_touch, today, words)
        case Why.FOLLOW_UP:
            yield from _of_first_meeting(someone.first_touch or someone.last_touch, today, words)
        case Why.BIRTHDAY:
            yield from _of_birthday(reason, today, words)
        case Why.CONNECTED:
            yield from _of_connection(reason, today, words)
        case Why.EMPLOYER | Why.SCHOOL | Why.PLACE:
            yield from _of_common_ground(someone, reason)
        case Why.MET:
            yield from _of_facts(someone, today, words, language)
            yield from _of_last_touch(someone.last_touch, today, words)
            yield Memory(opening="met", closing="", values={}, source="owner")
        case Why.SAME_NAME:
            yield Memory(opening="none", closing="", values={}, source="owner")
        case Why.QUIET | Why.HEARD:
            return  # what is known of them decides, as when no reason is given


def _of_promise(someone: Someone, reason: Reason, language: str) -> Iterator[Memory]:
    evidence = _evidence_id(reason, "promise")
    mine = [p for p in someone.promises if p.by == "me"]
    named = [p for p in mine if p.id == evidence] or mine[:1]
    for promise in named:
        text = _said_to_you(promise, language)
        yield Memory(
            opening=_promise_opening(text, language),
            closing="promise",
            values={"text": text},
            source=f"promise:{promise.id}",
            stored=f"{promise.text} {text}",
            subject="promise",
        )


def _said_to_you(promise: Promise, language: str) -> str:
    text = one_line(promise.text, limit=120).rstrip(".!")
    for others, yours in _TO_YOU.get(language, ()):
        text = others.sub(yours, text)
    return text


def _promise_opening(text: str, language: str) -> str:
    if language == "de":
        if _ZU.search(text):
            return "promise.zu"
        return "promise.do" if _GERMAN_VERB.search(text) and " " in text else "promise.thing"
    return "promise.do" if text.split(" ", 1)[0].lower() in _DOING else "promise.thing"


def _of_question(touch: Touch | None, today: date, words: Phrases) -> Iterator[Memory]:
    if touch is None:
        return
    if touch.channel == "mail" and (subject := sayable_subject(touch.subject)):
        yield _of_touch(touch, "reply.subject", "reply", today, words, mail_subject="reply", subject=subject)
    yield _of_touch(touch, "reply.plain", "reply", today, words)


def _of_first_meeting(touch: Touch | None, today: date, words: Phrases) -> Iterator[Memory]:
    if touch is None:
        return
    if touch.channel in TALKED and touch.place:
        yield _of_touch(
            touch,
            "met.place",
            "first",
            today,
            words,
            mail_subject="first",
            place=one_line(touch.place, limit=80),
        )
    opening = (
        "met.plain" if touch.channel in TALKED else "call" if touch.channel in CALLED else "first.written"
    )
    met = touch.channel in TALKED
    yield _of_touch(
        touch, opening, "first" if met else "first.written", today, words, mail_subject="first" if met else ""
    )


def _of_last_touch(touch: Touch | None, today: date, words: Phrases) -> Iterator[Memory]:
    if touch is None or touch.channel == "invitation":
        return
    if touch.channel in TALKED and touch.place:
        yield _of_touch(touch, "quiet.place", "news", today, words, place=one_line(touch.place, limit=80))
    if touch.channel == "mail" and (subject := sayable_subject(touch.subject)):
        yield _of_touch(
            touch, "quiet.subject", "subject", today, words, mail_subject="subject", subject=subject
        )
    opening = (
        "quiet.met"
        if touch.channel in TALKED
        else "quiet.call"
        if touch.channel in CALLED
        else "quiet.written"
    )
    yield _of_touch(touch, opening, "news", today, words)


def _of_touch(
    touch: Touch,
    opening: str,
    closing: str,
    today: date,
    words: Phrases,
    *,
    mail_subject: str = "",
    **values: str,
) -> Memory:
    when, from_when = when_it_was(touch.at.date(), today, words)
    return Memory(
        opening=opening,
        closing=closing,
        values={"when": when, "from_when": from_when, **values},
        source=f"touch:{touch.id}",
        stored=f"{touch.subject} {touch.place} {when} {from_when}",
        subject=mail_subject,
    )


def _of_birthday(reason: Reason, today: date, words: Phrases) -> Iterator[Memory]:
    found = next((e for e in reason.evidence if e.on is not None), None)
    if found is None or found.on is None:
        return
    away = _days_away(found.on, today)
    opening = "birthday.today" if away == 0 else "birthday.soon" if away > 0 else "birthday.past"
    day = words.day_of_month.format(day=found.on.day, month=words.months[found.on.month - 1])
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


def _of_connection(reason: Reason, today: date, words: Phrases) -> Iterator[Memory]:
    found = next((e for e in reason.evidence if e.on is not None), None)
    if found is None or found.on is None:
        return
    where = (
        (" on LinkedIn" if words.months[0] == "January" else " (LinkedIn)")
        if "linkedin" in found.source.lower()
        else ""
    )
    years = round((today - found.on).days / 365.25)
    when, from_when = when_it_was(found.on, today, words)
    this_week = years > 0 and abs(_days_away(found.on, today)) <= 7
    counted = words.numbers[years] if years < len(words.numbers) else words.many_years.format(years)
    yield Memory(
        opening="connected" if this_week else "connected.on",
        closing="connected",
        values={"years": counted, "where": where, "when": when, "from_when": from_when},
        source=f"{found.kind}:{found.id}",
        stored=f"connected vernetzt Verbindung {counted} {where} {when}",
        subject="connected" if this_week else "",
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


def _of_facts(someone: Someone, today: date, words: Phrases, language: str) -> Iterator[Memory]:
    """What they told the owner, newest first; never private, worried or merely noted things."""
    told = [f for f in someone.facts if f.kind in TELLABLE and not f.private and f.source == "you"]
    for fact in sorted(told, key=lambda f: (f.said_on or date.min, f.id), reverse=True)[:3]:
        yield from _of_fact(fact, today, words, language)


def _of_fact(fact: Fact, today: date, words: Phrases, language: str) -> Iterator[Memory]:
    turned, text = to_you(fact.text, language), one_line(fact.text, limit=100)
    when, from_when = when_it_was(fact.said_on, today, words) if fact.said_on else ("", "")
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


def when_it_was(day: date, today: date, words: Phrases) -> tuple[str, str]:
    """In words, as precisely as people remember: ("on Tuesday", "Tuesday"), ("in July", "July")."""
    ago = (today - day).days
    key = (
        "today"
        if ago <= 0
        else "yesterday"
        if ago == 1
        else "weekday"
        if ago < 7
        else "week"
        if ago < 14
        else "month"
        if ago < 300
        else "year"
    )
    parts = {
        "weekday": words.weekdays[day.weekday()],
        "month": words.months[day.month - 1],
        "year": str(day.year),
    }
    when, from_when = words.times[key]
    return when.format(**parts), from_when.format(**parts)


def sayable_subject(subject: str) -> str:
    """A mail's subject as it may be mentioned; empty when it is too long, too technical or a newsletter's."""
    plain = _REPLY_MARKS.sub("", one_line(subject, limit=120)).strip(" .!?:-")
    if not plain or len(plain) > 60 or _NO_SUBJECT.search(plain):
        return ""
    return plain


def _evidence_id(reason: Reason, kind: str) -> str:
    return next((e.id for e in reason.evidence if e.kind == kind), "")
