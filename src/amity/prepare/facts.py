"""What a brief is made of, and what it says: no database and no clock."""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from amity.conversations.facts import Evidence, Fact, Promise, Someone, Touch
from amity.giving.facts import Exchange, Fit, Match
from amity.opportunities.goals import Target
from amity.people.news import News

_ASKED = re.compile(r"^[^?:]{2,120}[?:]\s+(?=\S)")  # at the head of an answer: what the organiser asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """Something the owner looks for, and where it may come from."""

    id: str
    text: str
    targets: tuple[Target, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """News of somebody: what a newer card says anew, and since when the book has it. `id` is that of the version."""

    id: str
    news: News
    seen: date
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Somebody of the book with all that a brief rests on."""

    someone: Someone
    topics: tuple[str, ...] = ()
    last_day: date | None = None  # of a talk
    news: tuple[Heard, ...] = ()  # since then, the newest first
    needs: Match | None = None  # they need what somebody has
    has: Match | None = None  # they have what the owner needs
    thing: Fit | None = None  # something saved that may please them
    thanks: Exchange | None = None  # what they gave and were not thanked for
    gift_first: bool = False  # they gave more lately
    goals: tuple[Sought, ...] = ()  # of the owner, the newest first


@dataclass(frozen=True, slots=True, kw_only=True)
class Stranger:
    """Somebody of whom a guest list tells, or only a name."""

    name: str
    id: str = ""  # of the line on the list
    title: str = ""
    organisation: str = ""
    said: str = ""  # their answers there
    role: str = ""
    event: str = ""  # what it is called

    @property
    def answers(self) -> str:
        """What they said themselves, without the organiser's questions before it.

        >>> Stranger(name="Rui", said="What brings you here? Open data").answers
        'Open data'
        """
        return " ".join(_ASKED.sub("", line).strip() for line in self.said.splitlines()).strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Something to ask them, as it may be said aloud, and the one stored thing it comes from."""

    text: str
    evidence: Evidence
    follows_up: bool = False  # on what was said at the last talk


@dataclass(frozen=True, slots=True, kw_only=True)
class Opener:
    """A way to begin with anybody; `setting` is anyone, talk, queue, lunch or online."""

    setting: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """Something that matters to them. `ask_again`: old enough to ask whether it is still true."""

    fact: Fact
    ask_again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """The one thing to bring: promised, match, introduction, thing, thanks, hint or attention."""

    kind: str
    text: str = ""  # what
    meets: str = ""  # what of theirs it answers
    name: str = ""  # of whoever has it, where that is not the owner
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """The one thing to ask: goal, need or question; or none, because the owner `owed` or they `gave` more lately."""

    kind: str
    text: str = ""
    sign: str = ""  # what of theirs says that they may help
    evidence: tuple[Evidence, ...] = ()


class Missing(StrEnum):
    """What is not known of somebody, and is said."""

    PERSON = "person"  # nothing: they are not in the book
    MATTERS = "matters"  # nothing they care about was written down
    TALK = "talk"  # no talk with them is known
    WORK = "work"


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """One page about one person."""

    name: str
    person: str = ""  # their id; empty for somebody who is not in the book
    guest: str = ""  # their line on a guest list
    last_touch: Touch | None = None
    promises: tuple[Promise, ...] = ()  # the owner's first
    matters: tuple[Matter, ...] = ()
    keep_in_mind: tuple[Fact, ...] = ()  # for the owner alone
    news: tuple[Heard, ...] = ()
    offer: Offer
    ask: Ask
    questions: tuple[Question, ...] = ()
    openers: tuple[Opener, ...] = ()
    leaving: tuple[str, ...] = ()
    missing: tuple[Missing, ...] = ()

    @property
    def unknown(self) -> bool:
        """Whether the book knows nothing of them."""
        return Missing.PERSON in self.missing
