"""Who carries whom: guidance, encouragement, practical help, feedback, sponsorship, company; and whom to ask when it counts."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from amity.giving.balance import LOOKED_AT, Lean
from amity.giving.facts import Exchange, Shared, Way
from amity.giving.matching import Index

KINDS: Final = ("guidance", "encouragement", "practical", "feedback", "sponsorship", "company")
WISHES: Final = ("advice", "company", "feedback", "referral")
_OF_KIND: Final = {"advice": "guidance", "recommendation": "sponsorship", "introduction": "sponsorship"}
_SERVES: Final = {
    "advice": ("guidance", "practical"),
    "company": ("company", "encouragement"),
    "feedback": ("feedback", "guidance"),
    "referral": ("sponsorship",),
}
_ABOUT: Final = {  # what to look for where no topic is named
    "advice": "",
    "company": "",
    "feedback": "feedback drafts proofread review",
    "referral": "recruiter recruiting hiring referral",
}
_MENTORS: Final = ("advice", "feedback")  # what a mentor is turned to for
_ENOUGH = 4  # received things before leaning on one person is spoken of
_LEAST = 0.25  # of what a topic asks for
_LEANS = 0.6  # share of them that comes from one person
PICKS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """Support as the owner said it goes: who, with what, about what, how often they talk of it (days)."""

    person: str
    name: str
    way: Way
    kind: str
    topic: str = ""
    every: int | None = None
    last: date | None = None  # their last talk
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """One person on one line of the map; `times` counts what was noted, `said` what the owner says of it."""

    person: str
    name: str
    times: int
    last: date | None
    said: Carried | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One kind of support: who gives it to the owner, and to whom the owner gives it."""

    kind: str
    received: tuple[Thread, ...]
    given: tuple[Thread, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Map:
    """All of it. `gaps` are kinds that nobody gives the owner; `leaning` is on whom most of it rests, if on one."""

    lines: tuple[Line, ...]
    gaps: tuple[str, ...]
    leaning: Thread | None


class Because(StrEnum):
    """Why somebody is the one to ask."""

    OFFERED = "offered"  # they offered something like it
    KNOWS = "knows"  # it is their work or interest
    HELPED = "helped"  # they gave this before
    SAID = "said"  # the owner says they do this
    NEAR = "near"  # they live where the owner lives
    CLOSE = "close"  # the owner talks with them often
    TURN = "turn"  # the owner gave more lately


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """Somebody who may be asked, with what is known of them. `texts` are (basis, fact id, words)."""

    person: str
    name: str
    warmth: float = 0.0
    near: bool = False
    lean: Lean = Lean.NOTHING
    texts: tuple[tuple[str, str, str], ...] = ()
    owing: bool = False  # the owner has an open promise to them
    mentor: bool = False  # the owner calls them so


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """Whom to ask, why (with the fact that says so), and whether a gift or an open promise comes first."""

    person: str
    name: str
    reasons: tuple[tuple[Because, str], ...]  # with the id of a fact, or empty
    words: tuple[Shared, ...] = ()
    text: str = ""  # what they said or do that fits
    gift_first: bool = False
    promise_first: bool = False
    strength: float = 0.0


def support_map(
    exchanges: Iterable[Exchange], said: Iterable[Carried], names: dict[str, str], *, today: date
) -> Map:
    """Who supports whom with what, of the last two years, and what is missing."""
    told = [one for one in exchanges if today - LOOKED_AT <= one.day <= today]
    carried = list(said)
    lines = tuple(
        Line(
            kind=kind,
            received=_threads(kind, Way.RECEIVED, told, carried, names),
            given=_threads(kind, Way.GIVEN, told, carried, names),
        )
        for kind in KINDS
    )
    return Map(
        lines=lines, gaps=tuple(line.kind for line in lines if not line.received), leaning=_leaning(lines)
    )


def kind_of(exchange: Exchange) -> str:
    """Which kind of support an exchange was: as told, else as its kind suggests; empty for a mere thing."""
    if exchange.support in KINDS:
        return exchange.support
    return "practical" if exchange.kind == "support" else _OF_KIND.get(exchange.kind, "")


def _threads(
    kind: str, way: Way, told: Sequence[Exchange], carried: Sequence[Carried], names: dict[str, str]
) -> tuple[Thread, ...]:
    days: dict[str, list[date]] = defaultdict(list)
    for one in told:
        if one.way is way and kind_of(one) == kind:
            days[one.person].append(one.day)
    said = {one.person: one for one in carried if one.way is way and one.kind == kind}
    found = [
        Thread(
            person=person,
            name=said[person].name if person in said else names.get(person, ""),
            times=len(days[person]) if person in days else 0,
            last=max(days[person]) if person in days else None,
            said=said.get(person),
        )
        for person in dict.fromkeys((*said, *days))
    ]
    return tuple(sorted(found, key=lambda one: (-one.times, one.name, one.person)))


def _leaning(lines: Sequence[Line]) -> Thread | None:
    """Somebody from whom most of all noted support comes: much to carry for one."""
    times: Counter[str] = Counter()
    last: dict[str, Thread] = {}
    for line in lines:
        for thread in line.received:
            times[thread.person] += thread.times
            last.setdefault(thread.person, thread)
    whole = times.total()
    if whole < _ENOUGH:
        return None
    person, most = times.most_common(1)[0]
    if most < _LEANS * whole:
        return None
    return Thread(person=person, name=last[person].name, times=most, last=last[person].last)


def pick(
    wish: str, topic: str, people: Iterable[Known], exchanges: Iterable[Exchange], said: Iterable[Carried]
) -> tuple[Pick, ...]:
    """Whom to ask for advice, company, feedback or a referral: three at most, each with reasons that can be opened.

    Closeness alone recommends nobody but for company: it only decides between those for whom something else speaks.
    """
    index: Index[tuple[str, str, str, str]] = Index()
    known = {one.person: one for one in people}
    for one in known.values():
        for basis, fact, text in one.texts:
            index.put((one.person, basis, fact, text), text)
    fits: dict[str, tuple[float, tuple[Shared, ...], tuple[str, str, str, str]]] = {}
    for thing, words, share in index.find(topic or _ABOUT[wish], least=0.0 if not topic else _LEAST):
        if share > fits.get(thing[0], (0.0, (), thing))[0]:
            fits[thing[0]] = (share, words, thing)
    helped = {
        one.person: one.id for one in exchanges if one.way is Way.RECEIVED and kind_of(one) in _SERVES[wish]
    }
    cares = {one.person for one in said if one.way is Way.RECEIVED and one.kind in _SERVES[wish]}
    picks = [
        _pick(
            wish,
            one,
            fits.get(one.person),
            helped.get(one.person),
            is_said=one.person in cares or (one.mentor and wish in _MENTORS),
        )
        for one in known.values()
    ]
    some = [one for one in picks if one.strength > 0]
    # Where nobody is known for the topic: those who gave such support before.
    fitting = [one for one in some if not topic or one.words or wish == "company"] or some
    return tuple(sorted(fitting, key=lambda p: (-p.strength, p.name, p.person))[:PICKS])


def _pick(
    wish: str,
    one: Known,
    fit: tuple[float, tuple[Shared, ...], tuple[str, str, str, str]] | None,
    helped: str | None,
    *,
    is_said: bool,
) -> Pick:
    reasons: list[tuple[Because, str]] = []
    strength = 0.0
    if fit:
        reasons.append((Because.OFFERED if fit[2][1] == "offer" else Because.KNOWS, fit[2][2]))
        strength += fit[0]
    if is_said:
        reasons.append((Because.SAID, ""))
        strength += 0.6
    if helped is not None:
        reasons.append((Because.HELPED, helped))
        strength += 0.4
    if wish == "company" and one.near:
        reasons.append((Because.NEAR, ""))
        strength += 0.5
    if one.warmth and (strength or wish == "company"):
        reasons.append((Because.CLOSE, ""))
        strength += min(one.warmth, 3.0) / 10
    if strength and one.lean is Lean.GAVE:
        reasons.append((Because.TURN, ""))
    return Pick(
        person=one.person, name=one.name, reasons=tuple(reasons), words=fit[1] if fit else (),
        text=fit[2][3] if fit else "", gift_first=one.lean is Lean.RECEIVED, promise_first=one.owing, strength=strength,
    )  # fmt: skip
