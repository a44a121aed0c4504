"""Give: needs and offers, matches, the ledger, introductions, support and things to share."""

from typing import TYPE_CHECKING
from uuid import UUID

from amity.surfaces.documents.giving_shapes import (
    Announced,
    Balance,
    Because,
    Budget,
    Clause,
    Feed,
    Fit,
    Give,
    Introduction,
    Match,
    MatchingWords,
    Pick,
    Proposed,
    Recommendation,
    Saying,
    Side,
    Step,
    SuggestedIntroduction,
    SupportLine,
    SupportMap,
    Text,
    Thing,
    Thread,
)
from amity.surfaces.documents.people import Named
from amity.surfaces.words import giving as words

__all__ = [
    "Announced",
    "Balance",
    "Because",
    "Budget",
    "Clause",
    "Feed",
    "Fit",
    "Give",
    "Introduction",
    "Match",
    "MatchingWords",
    "Pick",
    "Proposed",
    "Recommendation",
    "Saying",
    "Side",
    "Step",
    "SuggestedIntroduction",
    "SupportLine",
    "SupportMap",
    "Text",
    "Thing",
    "Thread",
    "announced",
    "balance",
    "budget",
    "feed",
    "fit",
    "give",
    "introduction",
    "match",
    "named",
    "pick",
    "proposed",
    "recommendation",
    "saying",
    "suggested",
    "support_map",
    "text",
    "thing",
]

if TYPE_CHECKING:
    from amity.actions.giving import feeds, introducing, ledger, needs, proposals, recommending, whom, wording
    from amity.giving import balance as chapter
    from amity.giving import facts, support
    from amity.giving import introductions as ranking
    from amity.store import models


def named(who: "whom.Named | None") -> Named | None:
    """Somebody; null stands for the owner."""
    return {"id": who.id, "name": who.name} if who else None


def saying(one: "needs.Saying") -> Saying:
    """A need or an offer."""
    return {
        "id": one.id,
        "kind": one.kind,
        "text": one.text,
        "person": named(one.person),
        "said_on": one.said_on,
        "ended_on": one.ended_on,
    }


def match(one: "facts.Match") -> Match:
    """A need with an offer."""
    return {
        "need": _side(one.need),
        "offer": _side(one.offer),
        "basis": one.offer.basis.value,
        "words": _words(one.words),
        "minutes": one.minutes,
    }


def give(row: "models.Give", who: "whom.Named | None") -> Give:
    """A line of the ledger."""
    return {
        "id": row.pk,
        "person": named(who),
        "way": row.way,
        "kind": row.kind,
        "support": row.support,
        "text": row.text,
        "day": row.day,
        "minutes": row.minutes,
        "outcome": row.outcome,
        "thanked_on": row.thanked_on,
    }


def balance(stands: "chapter.Balance") -> Balance:
    """Both ways, with the sentence that a person reads."""
    return {
        "given": stands.given,
        "received": stands.received,
        "lean": stands.lean.value,
        "text": words.balance(stands),
        "last_given": stands.last_given,
        "last_received": stands.last_received,
        "unthanked": stands.unthanked,
    }


def budget(week: "chapter.Budget") -> Budget:
    """The week."""
    return {"minutes": week.minutes, "spent": week.spent, "left": week.left, "since": week.since}


def introduction(one: "introducing.Shown") -> Introduction:
    """Where it stands."""
    return {
        "id": one.id,
        "first": {"id": one.first.id, "name": one.first.name},
        "second": {"id": one.second.id, "name": one.second.name},
        "why": one.why,
        "state": one.standing.state.value,
        "since": one.standing.since,
        "until": one.standing.until,
        "next": [step.value for step in one.standing.next],
        "steps": [{"step": taken.step.value, "day": taken.day, "words": taken.words} for taken in one.steps],
    }


def suggested(one: "ranking.Suggested") -> SuggestedIntroduction:
    """Whom to introduce to whom."""
    return {
        "first": {"id": UUID(one.first.id), "name": one.first.name},
        "second": {"id": UUID(one.second.id), "name": one.second.name},
        "need": _side(one.match.need),
        "offer": _side(one.match.offer),
        "words": _words(one.match.words),
        "reasons": [words.speaks(reason) for reason in one.reasons],
    }


def text(one: "wording.Written") -> Text:
    """A text with its variants, or why there is none."""
    return {
        "to": [{"id": who.id, "name": who.name} for who in one.to],
        "channel": one.draft.channel,
        "subject": one.draft.subject,
        "body": one.draft.body,
        "basis": [{"clause": clause.text, "source": clause.source} for clause in one.draft.basis],
        "blurb": one.blurb,
        "shorter": one.shorter.body if one.shorter else "",
        "warmer": one.warmer.body if one.warmer else "",
        "refused": "" if one.why == "ok" else words.gate_reason(one.why),
    }


def support_map(told: "support.Map") -> SupportMap:
    """All lines, both ways."""
    return {
        "lines": [
            {
                "kind": line.kind,
                "received": list(map(_thread, line.received)),
                "given": list(map(_thread, line.given)),
            }
            for line in told.lines
        ],
        "gaps": list(told.gaps),
        "leaning": {"id": UUID(told.leaning.person), "name": told.leaning.name} if told.leaning else None,
    }


def pick(one: "support.Pick") -> Pick:
    """Somebody to ask."""
    return {
        "person": {"id": UUID(one.person), "name": one.name},
        "reasons": [
            {"why": why.value, "text": words.because(why), "fact": fact} for why, fact in one.reasons
        ],
        "text": one.text,
        "gift_first": one.gift_first,
        "promise_first": one.promise_first,
    }


def thing(row: "models.Resource") -> Thing:
    """Something saved."""
    return {
        "id": row.pk,
        "kind": row.kind,
        "title": row.title,
        "url": row.url,
        "note": row.note,
        "source": row.source,
        "saved_on": row.saved_on,
    }


def recommendation(one: "recommending.Asked") -> Recommendation:
    """A recommendation that was asked for."""
    return {
        "id": one.id,
        "person": {"id": one.person.id, "name": one.person.name},
        "way": one.way,
        "text": one.text,
        "asked_on": one.asked_on,
        "answer": one.answer,
    }


def feed(row: "models.Feed") -> Feed:
    """A feed that the owner named."""
    return {
        "id": row.pk,
        "title": row.title,
        "url": row.url,
        "near": row.near,
        "read_at": row.tried_at,
        "trouble": row.trouble,
    }


def announced(one: "feeds.Fresh") -> Announced:
    """Something new in a feed, and whom it may please."""
    return {
        "id": one.item.pk,
        "feed": one.feed,
        "kind": one.item.kind,
        "title": one.item.title,
        "url": one.item.url,
        "summary": one.item.summary,
        "found_on": one.item.found_on,
        "fits": [fit(some) for some in one.fits],
    }


def fit(one: "facts.Fit") -> Fit:
    """For whom it may be."""
    return {
        "thing": UUID(one.thing.id),
        "title": one.thing.title,
        "person": {"id": UUID(one.care.person), "name": one.care.name},
        "care": one.care.text,
        "words": _words(one.words),
    }


def proposed(one: "proposals.Proposal | ledger.Proposed") -> Proposed:
    """Something to confirm or not."""
    return {
        "key": one.key,
        "kind": one.kind,
        "person": {"id": one.person.id, "name": one.person.name},
        "text": one.text,
        "day": one.day,
    }


def _side(one: "facts.Need | facts.Offer") -> Side:
    who: Named | None = None if one.person == "me" else {"id": UUID(one.person), "name": one.name}
    return {"id": one.id, "person": who, "text": one.text}


def _words(some: "tuple[facts.Shared, ...]") -> list[MatchingWords]:
    return [{"needed": one.needed, "offered": one.offered} for one in some]


def _thread(one: "support.Thread") -> Thread:
    return {
        "person": {"id": UUID(one.person), "name": one.name},
        "times": one.times,
        "last": one.last,
        "topic": one.said.topic if one.said else "",
        "every": one.said.every if one.said else None,
    }
