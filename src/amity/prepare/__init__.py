"""Have questions ready: before a talk, who they are to you, what is open between you, and questions worth asking.

A brief is one page about one person: what was said last, promises of both sides, what matters to them and whether
it still holds, one thing to offer, one to ask, three questions of which each rests on something stored, and words
to leave with. Of somebody unknown it says so and has ways to begin. A gathering is the same for an event: those
one knows there, at most two worth meeting a day, and a plan that ends in time. What is private, and what is
nobody's business, is for the owner to keep in mind and never becomes a question.
"""

from amity.prepare.briefs import brief, stranger_brief
from amity.prepare.facts import (
    Ask,
    Brief,
    Known,
    Matter,
    Missing,
    Offer,
    Opener,
    Question,
    Sought,
    Stranger,
)
from amity.prepare.fitting import Sign, fits
from amity.prepare.gathering import Candidate, Reason, Why, Worth, worth_meeting
from amity.prepare.plan import first_length, good_length, is_long, leave_by, number_of, real_conversations
from amity.prepare.still_true import is_asked_again

__all__ = [
    "Ask",
    "Brief",
    "Candidate",
    "Known",
    "Matter",
    "Missing",
    "Offer",
    "Opener",
    "Question",
    "Reason",
    "Sign",
    "Sought",
    "Stranger",
    "Why",
    "Worth",
    "brief",
    "first_length",
    "fits",
    "good_length",
    "is_asked_again",
    "is_long",
    "leave_by",
    "number_of",
    "real_conversations",
    "stranger_brief",
    "worth_meeting",
]
