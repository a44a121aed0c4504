"""What keeps somebody in peace: pauses, unanswered messages, and what the owner said about earlier cards."""

from dataclasses import dataclass
from datetime import date, timedelta

from amity.conversations.facts import Reason, Why
from amity.today.facts import Candidate, Past
from amity.today.reasons import claims_silence

MOST_UNANSWERED = 1  # messages without an answer; one more would be chasing
AFTER_DONE = 14  # days of rest after a card was done
AFTER_SKIP = {"": 7, "energy": 3, "nothing": 21, "elsewhere": 14, "wrong": 1, "peace": 180, "meet": 365}
_OWED = frozenset({Why.PROMISE, Why.REPLY, Why.BIRTHDAY, Why.FOLLOW_UP})  # come back sooner than a rhythm


@dataclass(frozen=True, slots=True)
class Verdict:
    """The reasons that stand, or why none does."""

    reasons: tuple[Reason, ...]
    why: str = ""
    until: date | None = None


def judge(candidate: Candidate, found: tuple[Reason, ...], today: date) -> Verdict:
    """Which of these reasons may be acted on today."""
    if candidate.paused:
        return Verdict((), "paused", candidate.paused_until)
    for past in candidate.past:
        until = _rests_until(candidate, past, found)
        if until and today < until:
            return Verdict((), _WORD[past.kind], until)
    not_wrong = tuple(r for r in found if r.why.value not in _wrong(candidate))
    if found and not not_wrong:
        return Verdict((), "skipped")
    return _unanswered(candidate, _without_claims(candidate, not_wrong))


_WORD = {"done": "done", "later": "later", "skip": "skipped"}


def newer_namesake(candidate: Candidate) -> str:
    """The id of a namesake with whom a later talk is known; empty when there is none."""
    talks = candidate.talks
    newer = [
        (n.last_day, n.id)
        for n in candidate.namesakes
        if n.last_day and (talks is None or n.last_day > talks.last_day)
    ]
    return max(newer)[1] if newer else ""


def _rests_until(candidate: Candidate, past: Past, found: tuple[Reason, ...]) -> date | None:
    tomorrow = past.day + timedelta(days=1)
    match past.kind:
        case "later" if past.until:
            return past.until
        case "later":  # when they meet
            met = candidate.talks.last_met if candidate.talks else None
            return None if met and met > past.day else past.day + timedelta(days=AFTER_SKIP["meet"])
        case "skip":
            return past.until or past.day + timedelta(days=AFTER_SKIP.get(past.reason, AFTER_SKIP[""]))
        case "done" if found and found[0].why in _OWED and not _was_said(past, found):
            return tomorrow
        case "done":
            return past.day + timedelta(days=AFTER_DONE)
    return tomorrow


def _was_said(past: Past, found: tuple[Reason, ...]) -> bool:
    """A greeting and a follow-up are said once, not every day until their time is over."""
    lead = found[0].why
    return lead in (Why.BIRTHDAY, Why.FOLLOW_UP) and past.leading == lead.value


def _wrong(candidate: Candidate) -> set[str]:
    """Kinds of reasons that were a wrong idea for this person, for good."""
    return {past.leading for past in candidate.past if past.kind == "skip" and past.reason == "wrong"}


def _without_claims(candidate: Candidate, found: tuple[Reason, ...]) -> Verdict:
    """No silence is claimed while a namesake has a newer talk: they may be one person."""
    if not newer_namesake(candidate):
        return Verdict(found)
    rest = tuple(reason for reason in found if not claims_silence(reason))
    return Verdict(rest, "" if rest else "same_name")


def _unanswered(candidate: Candidate, verdict: Verdict) -> Verdict:
    """Nobody is chased; only what the owner promised may still be kept."""
    if not candidate.talks or candidate.talks.unanswered_out <= MOST_UNANSWERED:
        return verdict
    promised = tuple(reason for reason in verdict.reasons if reason.why is Why.PROMISE)
    return Verdict(promised, "" if promised or not verdict.reasons else "unanswered")
