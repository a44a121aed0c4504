"""Goals: kept in the owner's words, with where they may come from; changed, closed, opened again."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _

from amity.base.errors import BadInput, NotFound
from amity.base.text import clean, excerpt, fold, one_line
from amity.opportunities import goals as chapter
from amity.opportunities.goals import Kind, Target, TargetKind
from amity.store import journal
from amity.store.models import (
    Ask,
    Goal,
    GoalTarget,
    Network,
    Opening,
    OpeningPerson,
    OpeningStep,
    Organisation,
    Person,
)

KINDS = tuple(Kind)
TARGET_KINDS = tuple(TargetKind)
TITLE = 120  # characters by which a goal is named
_LOOKED_AT = 20_000  # organisations whose names are looked for in a goal
_LISTED = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A goal with where it may come from. `openings` counts those on its board."""

    id: UUID
    text: str
    note: str
    kind: Kind
    targets: tuple[Target, ...]
    created_on: date
    closed_on: date | None
    reached: bool
    outcome: str
    openings: int = 0

    @property
    def open(self) -> bool:
        """Whether it is still looked for."""
        return self.closed_on is None

    @property
    def title(self) -> str:
        """Its words, short enough for a heading."""
        return excerpt(self.text, TITLE)


def add(
    network: Network,
    text: str,
    *,
    kind: str = "",
    note: str = "",
    targets: Iterable[Target] | None = None,
    today: date,
) -> Goal:
    """A goal in the owner's words. Its kind, and where it may come from, are guessed where they are not given."""
    words = _words(text)
    where = _tidy(guess(network, words) if targets is None else targets)
    with journal.entry(network, "add_goal", title=excerpt(words, TITLE)) as entry:
        goal = Goal.objects.create(
            network=network, text=words, note=_note(note), kind=_kind(kind) if kind else chapter.kind_of(words),
            created_on=today, created_at=timezone.now(),
        )  # fmt: skip
        entry.created(goal)
        _write_targets(entry, goal, where)
    return goal


def guess(network: Network, text: str) -> tuple[Target, ...]:
    """Where it may come from, as its words say: places and organisations of the book by their names there."""
    organisations = (
        Organisation.objects.of(network).order_by("pk").values_list("name", flat=True)[:_LOOKED_AT]
    )
    return chapter.targets_in(text, places=_places(network), organisations=organisations)


def edit(
    network: Network,
    goal_id: UUID,
    *,
    text: str | None = None,
    kind: str | None = None,
    note: str | None = None,
    outcome: str | None = None,
    targets: Iterable[Target] | None = None,
) -> Goal:
    """Change its words, its kind, its note, what came of it, or where it may come from; what is not given stays."""
    goal = _row(network, goal_id)
    changes: dict[str, Any] = {} if outcome is None else {"outcome": _note(outcome)}
    if text is not None:
        changes["text"] = _words(text)
    if kind is not None:
        changes["kind"] = _kind(kind)
    if note is not None:
        changes["note"] = _note(note)
    with journal.entry(network, "edit_goal", title=excerpt(changes.get("text", goal.text), TITLE)) as entry:
        _change(entry, goal, changes)
        if targets is not None:
            _rewrite_targets(entry, goal, _tidy(targets))
        Network.objects.filter(pk=network.pk).update(first_steps={})  # they are looked for anew
    return goal


def close(network: Network, goal_id: UUID, *, reached: bool, today: date, outcome: str = "") -> Goal:
    """It came about, or it is let rest. Its board stays to be read."""
    goal = _row(network, goal_id)
    verb = "reach_goal" if reached else "rest_goal"
    with journal.entry(network, verb, title=excerpt(goal.text, TITLE)) as entry:
        said = {"outcome": _note(outcome)} if outcome.strip() else {}
        _change(entry, goal, {"closed_on": goal.closed_on or today, "reached": reached, **said})
    return goal


def reopen(network: Network, goal_id: UUID) -> Goal:
    """It is looked for again."""
    goal = _row(network, goal_id)
    with journal.entry(network, "reopen_goal", title=excerpt(goal.text, TITLE)) as entry:
        _change(entry, goal, {"closed_on": None, "reached": False})
    return goal


def remove(network: Network, goal_id: UUID) -> None:
    """Take it out of the book with its board and what was asked for it; the journal can bring all of it back."""
    goal = _row(network, goal_id)
    openings = list(Opening.objects.of(network).filter(goal=goal))
    with journal.entry(network, "delete_goal", title=excerpt(goal.text, TITLE)) as entry:
        entry.deletes(*Ask.objects.of(network).filter(goal=goal))
        for table in (OpeningStep, OpeningPerson):
            entry.deletes(*table.objects.of(network).filter(opening__in=openings))
        entry.deletes(*openings, *GoalTarget.objects.of(network).filter(goal=goal), goal)


def listed(network: Network, *, open_only: bool = False) -> tuple[Kept, ...]:
    """Goals, those still looked for first, then the newest; three statements."""
    rows = Goal.objects.of(network).order_by("-created_at", "-id")
    if open_only:
        rows = rows.filter(closed_on=None)
    kept = told(network, list(rows[:_LISTED]))
    return tuple(sorted(kept, key=lambda one: not one.open))


def one(network: Network, goal_id: UUID) -> Kept:
    """One goal. Raises NotFound."""
    return told(network, [_row(network, goal_id)])[0]


def told(network: Network, rows: Sequence[Goal]) -> tuple[Kept, ...]:
    """These goals with their targets and how many openings each has; two statements."""
    ids = [row.pk for row in rows]
    targets: dict[UUID, list[Target]] = {id: [] for id in ids}
    for goal, kind, text in (
        GoalTarget.objects.of(network)
        .filter(goal__in=ids)
        .order_by("number", "id")
        .values_list("goal_id", "kind", "text")
    ):
        targets[goal].append(Target(TargetKind(kind), text))
    counted = Opening.objects.of(network).filter(goal__in=ids).values("goal_id").annotate(count=Count("pk"))
    openings = {row["goal_id"]: row["count"] for row in counted}
    return tuple(
        Kept(
            id=row.pk, text=row.text, note=row.note, kind=Kind(row.kind), targets=tuple(targets[row.pk]),
            created_on=row.created_on, closed_on=row.closed_on, reached=row.reached, outcome=row.outcome,
            openings=openings.get(row.pk, 0),
        )
        for row in rows
    )  # fmt: skip


def _row(network: Network, goal_id: UUID) -> Goal:
    found = Goal.objects.of(network).filter(pk=goal_id).first()
    if found is None:
        raise NotFound(_("There is no goal with this id; it may have been deleted."))
    return found


def _change(entry: journal.Entry, goal: Goal, changes: dict[str, Any]) -> None:
    if any(getattr(goal, name) != new for name, new in changes.items()):
        entry.before(goal)
        for name, new in changes.items():
            setattr(goal, name, new)
        goal.save()


def _rewrite_targets(entry: journal.Entry, goal: Goal, wanted: Sequence[Target]) -> None:
    standing = list(GoalTarget.objects.of(entry.network).filter(goal=goal).order_by("number", "id"))
    if [(row.kind, row.text) for row in standing] != [(one.kind, one.text) for one in wanted]:
        entry.deletes(*standing)
        _write_targets(entry, goal, wanted)


def _write_targets(entry: journal.Entry, goal: Goal, wanted: Iterable[Target]) -> None:
    for number, target in enumerate(wanted):
        row = GoalTarget(network=entry.network, goal=goal, number=number, kind=target.kind, text=target.text)
        row.created_at = timezone.now()
        row.save()
        entry.created(row)


def _tidy(targets: Iterable[Target]) -> tuple[Target, ...]:
    """Without those that say nothing, and each once."""
    told = [Target(TargetKind(one.kind), one_line(one.text, limit=300)) for one in targets]
    once = {(one.kind, fold(one.text) or one.text): one for one in reversed(told) if one.text}
    return tuple(reversed(once.values()))[: chapter.MOST_TARGETS]


def _places(network: Network) -> list[str]:
    """Towns of the book, each by what stands before the first comma."""
    found = Person.objects.of(network).exclude(place="").values_list("place", flat=True).distinct()
    return list(dict.fromkeys(place.partition(",")[0].strip() for place in found[:_LOOKED_AT]))


def _words(text: str) -> str:
    words = clean(text.strip(), limit=chapter.LONGEST).strip()
    if not words:
        raise BadInput(_("Write what you are looking for."))
    return words


def _note(text: str) -> str:
    return clean(text.strip(), limit=chapter.LONGEST)


def _kind(kind: str) -> str:
    if kind not in KINDS:
        raise BadInput(f"A goal is one of {', '.join(KINDS)}.")
    return Kind(kind).value
