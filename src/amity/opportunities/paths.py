"""A warm path: how somebody is reached through people, on what each step rests, and why this one comes first."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from amity.connections.evidence import Evidence, Standing
from amity.opportunities.order_of_paths import Contribution

P = TypeVar("P", bound=Hashable)


class TargetKind(StrEnum):
    """What somebody wants to reach."""

    PERSON = "person"
    ORGANISATION = "organisation"
    WORDS = "words"  # a role, a place, a topic: whoever these words fit


@dataclass(frozen=True, slots=True)
class Target(Generic[P]):
    """A person or an organisation by id, or words."""

    kind: TargetKind
    id: P | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Hop(Generic[P]):
    """One step. `strength` in (0, 1) is that of all its evidence, the strongest of which comes first."""

    from_person: P
    to_person: P
    evidence: tuple[Evidence, ...]
    strength: float
    standing: Standing


@dataclass(frozen=True, slots=True)
class Path(Generic[P]):
    """The owner, nobody to two others, the target. `chance` is the product of the steps' strengths: no percentage."""

    hops: tuple[Hop[P], ...]
    chance: float
    standing: Standing  # of its least sure step
    why: tuple[Contribution, ...]  # what made it come here, the weightiest first

    @property
    def people(self) -> tuple[P, ...]:
        """The owner first, the target last."""
        return (self.hops[0].from_person, *(hop.to_person for hop in self.hops))


class Missing(StrEnum):
    """Why there is no verified path."""

    NOBODY_MATCHES = "nobody_matches"  # the target is not in the book
    NO_EVIDENCE = "no_evidence"  # nothing shows that anybody known to the owner knows them
    ONLY_POSSIBLE = "only_possible"  # there are paths, but one step of each is a guess
    LEFT_OUT = "left_out"  # the target died or asked to be left out


class Warm(StrEnum):
    """Why to talk with somebody first."""

    KNOWS_THEM = "knows_them"  # evidence shows it; the owner's own tie has become faint
    MAY_KNOW_THEM = "may_know_them"  # the evidence is a guess
    WAS_THERE = "was_there"  # at that organisation, before
    WELL_CONNECTED = "well_connected"  # nothing leads there, but they know many whom the owner does not


@dataclass(frozen=True, slots=True)
class WarmFirst(Generic[P]):
    """Somebody whom it makes sense to be in touch with before anything is asked."""

    person: P
    reason: Warm
    toward: P | None  # of the target's people, the one they know
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Found(Generic[P]):
    """Paths to a target, the one to try first first; or none that is verified, with whom to warm first."""

    target: Target[P]
    name: str
    reached: tuple[P, ...]  # the people whom the target means
    paths: tuple[Path[P], ...]
    warm_first: tuple[WarmFirst[P], ...]
    missing: Missing | None
    names: Mapping[P, str]  # of everybody named here

    @property
    def is_verified(self) -> bool:
        """Whether there is a path each step of which is at least likely."""
        return any(path.standing is not Standing.POSSIBLE for path in self.paths)


def weakest(hops: tuple[Hop[P], ...]) -> Standing:
    """How sure a path is: as sure as its least sure step."""
    found = {hop.standing for hop in hops}
    return next((sure for sure in (Standing.POSSIBLE, Standing.LIKELY) if sure in found), Standing.CONFIRMED)
