"""The tables, one file per chapter.

Everything that somebody said or did hangs on a *record*: touches, facts, promises, dates, labels.
A *person* is only a view: the connected component of linked records, with the fields it shows and
the tie worked out for it. Joining and taking apart therefore move nothing and lose nothing.
"""

from amity.store.models.connections import Connection, Together
from amity.store.models.conversations import Fact, Participant, Promise, Touch
from amity.store.models.events import Attendance, Columns, Event, FollowUp, Jotting
from amity.store.models.giving import (
    Decision,
    Feed,
    FeedItem,
    Give,
    Introduction,
    IntroductionStep,
    Recommendation,
    Resource,
    Support,
    Way,
)
from amity.store.models.goals import Ask, Goal, GoalTarget, Opening, OpeningPerson, OpeningStep
from amity.store.models.identity import BookSize, Posting, Question, Sketch
from amity.store.models.imports import Import, ImportFile, ImportProblem
from amity.store.models.journal import Change
from amity.store.models.knowledge import Insight, Vector
from amity.store.models.map import Drawing, Spot
from amity.store.models.network import Account, Membership, Network, OwnHandle
from amity.store.models.people import (
    Absence,
    Answer,
    Date,
    Handle,
    Label,
    LinkEvent,
    Organisation,
    Pause,
    Person,
    Photo,
    Position,
    Record,
    RecordVersion,
    Relation,
)
from amity.store.models.receipts import Receipt
from amity.store.models.rhythm import Tie
from amity.store.models.today import Outcome, Reminder

__all__ = [
    "Absence",
    "Account",
    "Answer",
    "Ask",
    "Attendance",
    "BookSize",
    "Change",
    "Columns",
    "Connection",
    "Date",
    "Decision",
    "Drawing",
    "Event",
    "Fact",
    "Feed",
    "FeedItem",
    "FollowUp",
    "Give",
    "Goal",
    "GoalTarget",
    "Handle",
    "Import",
    "ImportFile",
    "ImportProblem",
    "Insight",
    "Introduction",
    "IntroductionStep",
    "Jotting",
    "Label",
    "LinkEvent",
    "Membership",
    "Network",
    "Opening",
    "OpeningPerson",
    "OpeningStep",
    "Organisation",
    "Outcome",
    "OwnHandle",
    "Participant",
    "Pause",
    "Person",
    "Photo",
    "Position",
    "Posting",
    "Promise",
    "Question",
    "Receipt",
    "Recommendation",
    "Record",
    "RecordVersion",
    "Relation",
    "Reminder",
    "Resource",
    "Sketch",
    "Spot",
    "Support",
    "Tie",
    "Together",
    "Touch",
    "Vector",
    "Way",
]
