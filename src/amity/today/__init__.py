"""The few people worth attention: quality over quantity, one day at a time.

The chapter takes candidates with what is known of them and gives a `Plan`: who, for which reason
with which evidence, what to offer before anything is asked, a draft, and whom it left in peace and
why. It composes the other chapters and decides by fixed rules, so the same facts give the same day.
"""

from amity.today.facts import (
    Bridge,
    Candidate,
    ComingUp,
    FollowUp,
    Gesture,
    Heard,
    LeftOut,
    Meeting,
    Namesake,
    OpenPromise,
    Owed,
    Past,
    Plan,
    Question,
    Shared,
    Suggestion,
    Talks,
    Told,
    Yearly,
    suggestion_id,
)
from amity.today.planning import ENERGIES, STEADY, Ranked, card, choose, people_for, plan, rank
from amity.today.reasons import BIRTHDAY_DAYS, chosen, first_meeting, reasons_for

__all__ = [
    "BIRTHDAY_DAYS",
    "ENERGIES",
    "STEADY",
    "Bridge",
    "Candidate",
    "ComingUp",
    "FollowUp",
    "Gesture",
    "Heard",
    "LeftOut",
    "Meeting",
    "Namesake",
    "OpenPromise",
    "Owed",
    "Past",
    "Plan",
    "Question",
    "Ranked",
    "Shared",
    "Suggestion",
    "Talks",
    "Told",
    "Yearly",
    "card",
    "choose",
    "chosen",
    "first_meeting",
    "people_for",
    "plan",
    "rank",
    "reasons_for",
    "suggestion_id",
]
