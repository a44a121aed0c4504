"""Briefs of people and of events, as programs are told of them."""

from datetime import date, datetime, time
from typing import TYPE_CHECKING
from uuid import UUID

from typing_extensions import TypedDict

from amity.surfaces.documents.events import EventShort, event
from amity.surfaces.documents.people import Named
from amity.surfaces.words import around
from amity.surfaces.words import briefs as words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from amity.actions.briefs import Page
    from amity.actions.events.before import Before, Guest
    from amity.conversations import facts
    from amity.prepare import facts as chapter
    from amity.prepare.gathering import Introducer, Worth


class BriefSource(TypedDict):
    """The stored thing behind a line: kind, id, its words and its day; `text` says it in a sentence."""

    kind: str
    id: str
    words: str
    on: date | None
    text: str


class BriefQuestion(TypedDict):
    """Something to ask, and the one thing it comes from."""

    text: str
    follows_up: bool
    comes_from: BriefSource


class BriefOpener(TypedDict):
    """A way to begin with anybody."""

    setting: str
    text: str


class BriefMove(TypedDict):
    """An offer or an ask with what it rests on."""

    kind: str
    text: str
    comes_from: list[BriefSource]


class BriefPromise(TypedDict):
    """An open promise of either side."""

    id: UUID
    by: str
    text: str
    due: date | None
    when_we_meet: bool
    made_on: date


class BriefMatter(TypedDict):
    """Something that matters to them; `still_true` asks whether it still holds."""

    id: UUID
    kind: str
    text: str
    said_on: date | None
    confirmed_on: date | None
    still_true: bool


class BriefTalk(TypedDict):
    """The last talk."""

    id: int
    at: datetime
    channel: str
    place: str
    subject: str
    summary: str


class BriefRelation(TypedDict):
    """Somebody who is something to them."""

    kind: str
    text: str
    name: str
    person: UUID | None


class BriefLine(TypedDict):
    """A sentence that stands for itself."""

    text: str


class BriefPerson(TypedDict):
    """One page about one person; `known` is false for somebody who is not in the book.

    `keep_in_mind` is for the owner alone: nothing of it is in a question, an offer or an ask.
    """

    name: str
    known: bool
    person: UUID | None
    title: str
    organisation: str
    place: str
    not_known: list[str]
    how: list[BriefLine]
    last_talk: BriefTalk | None
    promises: list[BriefPromise]
    matters: list[BriefMatter]
    keep_in_mind: list[BriefMatter]
    relations: list[BriefRelation]
    news: list[BriefLine]
    mutuals: list[Named]
    offer: BriefMove
    ask: BriefMove
    questions: list[BriefQuestion]
    openers: list[BriefOpener]
    leaving: list[str]


class BriefGuest(TypedDict):
    """Somebody of the book who comes: one ask, one offer, one question, and what was promised for the next meeting."""

    person: Named
    role: str
    coming: str
    last_talk: date | None
    offer: BriefMove
    ask: BriefMove
    question: BriefQuestion | None
    promises: list[BriefPromise]


class BriefIntroducer(TypedDict):
    """Who can introduce; `there` says whether they come too."""

    person: Named
    sure: bool
    there: bool
    text: str


class BriefReason(TypedDict):
    """Why somebody may be worth meeting."""

    kind: str
    text: str
    comes_from: list[BriefSource]


class BriefWorth(TypedDict):
    """Somebody worth meeting; `person` where they are in the book, `guest` where only on the list."""

    name: str
    title: str
    organisation: str
    person: UUID | None
    guest: UUID | None
    reasons: list[BriefReason]
    introducer: BriefIntroducer | None
    question: BriefQuestion | None


class BriefPlan(TypedDict):
    """A plan that ends; `own` names the fields in the owner's words, the others are proposed."""

    goal: str
    conversations: int
    if_then: str
    quiet: str
    leave_at: time | None
    own: list[str]


class BriefBring(TypedDict):
    """Something to take along, and for whom."""

    text: str
    promised: bool
    people: list[Named]


class BriefPerhaps(TypedDict):
    """A line of the list that may be somebody of the book: only the owner knows."""

    guest: UUID
    name: str
    person: UUID


class BriefEvent(TypedDict):
    """An event before it."""

    event: EventShort
    plan: BriefPlan
    known: list[BriefGuest]
    by_name: list[BriefGuest]
    others: int
    perhaps: list[BriefPerhaps]
    worth_meeting: list[BriefWorth]
    bring: list[BriefBring]
    openers: list[BriefOpener]
    leaving: list[str]


def person(page: "Page", today: date) -> BriefPerson:
    """The page about one person."""
    made, shown, stranger = page.brief, page.shown, page.stranger
    told = shown or stranger
    return {
        "name": made.name, "known": not made.unknown, "person": shown.id if shown else None,
        "title": told.title if told else "", "organisation": told.organisation if told else "",
        "place": shown.place if shown else "", "not_known": not_known(page),
        "how": [{"text": text} for text, _page, _id in words.how(page.how, today)],
        "last_talk": _talk(made.last_touch) if made.last_touch else None,
        "promises": _promises(made.promises),
        "matters": [_matter(one.fact, ask_again=one.ask_again) for one in made.matters],
        "keep_in_mind": [_matter(fact, ask_again=False) for fact in made.keep_in_mind],
        "relations": [
            {"kind": one.kind, "text": around.relation(one.kind, one.label, turned=one.turned), "name": one.name,
             "person": one.person}
            for one in page.relations
        ],
        "news": [{"text": words.news(one, today)} for one in made.news],
        "mutuals": [{"id": id, "name": name} for id, name in page.mutuals],
        "offer": _offer(made.offer, today), "ask": _ask(made.ask, today),
        "questions": [_question(one, today) for one in made.questions],
        "openers": [{"setting": one.setting, "text": one.text} for one in made.openers],
        "leaving": list(made.leaving),
    }  # fmt: skip


def not_known(page: "Page") -> list[str]:
    """What the page says it does not know."""
    if page.brief.unknown and not page.brief.guest:
        return [words.not_even_listed(page.brief.name)]
    name = page.shown.given or page.shown.name.partition(" ")[0] if page.shown else page.brief.name
    return [words.missing(one, name) for one in page.brief.missing]


def before(told: "Before", today: date) -> BriefEvent:
    """The page of an event before it."""
    plan = told.plan
    return {
        "event": event(told.event),
        "plan": {
            "goal": plan.goal, "conversations": plan.count, "if_then": plan.if_then, "quiet": plan.quiet,
            "leave_at": plan.leave, "own": sorted(plan.own),
        },
        "known": [_guest(one, today) for one in told.known],
        "by_name": [_guest(one, today) for one in told.by_name],
        "others": told.others,
        "perhaps": [{"guest": one.guest, "name": one.name, "person": one.person} for one in told.perhaps],
        "worth_meeting": [_worth(one, told, today) for one in told.worth],
        "bring": [
            {"text": one.text, "promised": one.promised, "people": [{"id": id, "name": name} for id, name in one.people]}
            for one in told.bring
        ],
        "openers": [{"setting": one.setting, "text": one.text} for one in told.openings],
        "leaving": list(told.leaving),
    }  # fmt: skip


def _guest(one: "Guest", today: date) -> BriefGuest:
    questions = one.brief.questions
    return {
        "person": {"id": one.shown.id, "name": one.shown.name}, "role": one.role, "coming": one.coming,
        "last_talk": one.last_day, "offer": _offer(one.brief.offer, today), "ask": _ask(one.brief.ask, today),
        "question": _question(questions[0], today) if questions else None, "promises": _promises(one.when_we_meet),
    }  # fmt: skip


def _worth(one: "Worth", told: "Before", today: date) -> BriefWorth:
    guest, candidate = one.candidate.guest, one.candidate
    asked = told.worth_asks.get(guest.id)
    return {
        "name": guest.name, "title": guest.title, "organisation": guest.organisation,
        "person": UUID(candidate.person) if candidate.person else None,
        "guest": None if candidate.person else UUID(guest.id),
        "reasons": [
            {"kind": reason.why.value, "text": text, "comes_from": _sources(reason.evidence, today)}
            for reason in one.reasons
            if (text := words.reason(reason))
        ],
        "introducer": _introducer(candidate.introducer, today) if candidate.introducer else None,
        "question": _question(asked, today) if asked else None,
    }  # fmt: skip


def _introducer(one: "Introducer", today: date) -> BriefIntroducer:
    named: Named = {"id": UUID(one.person), "name": one.name}
    return {"person": named, "sure": one.sure, "there": one.there, "text": words.via(one, today)}


def _question(one: "chapter.Question", today: date) -> BriefQuestion:
    return {"text": one.text, "follows_up": one.follows_up, "comes_from": _source(one.evidence, today)}


def _offer(one: "chapter.Offer", today: date) -> BriefMove:
    return {"kind": one.kind, "text": words.offer(one), "comes_from": _sources(one.evidence, today)}


def _ask(one: "chapter.Ask", today: date) -> BriefMove:
    return {"kind": one.kind, "text": words.ask(one), "comes_from": _sources(one.evidence, today)}


def _sources(found: "Iterable[facts.Evidence]", today: date) -> list[BriefSource]:
    return [_source(one, today) for one in found]


def _source(one: "facts.Evidence", today: date) -> BriefSource:
    return {
        "kind": one.kind,
        "id": one.id,
        "words": one.text,
        "on": one.on,
        "text": words.comes_from(one, today),
    }


def _promises(found: "Iterable[facts.Promise]") -> list[BriefPromise]:
    return [
        {"id": UUID(one.id), "by": one.by, "text": one.text, "due": one.due, "when_we_meet": one.when_we_meet,
         "made_on": one.made_on}
        for one in found
    ]  # fmt: skip


def _matter(fact: "facts.Fact", *, ask_again: bool) -> BriefMatter:
    return {
        "id": UUID(fact.id), "kind": fact.kind, "text": fact.text, "said_on": fact.said_on,
        "confirmed_on": fact.confirmed_on, "still_true": ask_again,
    }  # fmt: skip


def _talk(touch: "facts.Touch") -> BriefTalk:
    return {
        "id": int(touch.id), "at": touch.at, "channel": touch.channel, "place": touch.place, "subject": touch.subject,
        "summary": touch.summary,
    }  # fmt: skip
