"""Long lists in pages that hold while rows come and go: a page begins behind a row, not at a number."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import Model, Q, QuerySet

M = TypeVar("M", bound=Model)
Place = tuple[Any, ...]  # one value for each column of an order, as the last row of a page has them


@dataclass(frozen=True, slots=True)
class By:
    """A column that orders a list. It is never NULL, and the last column of an order is unique."""

    column: str
    falling: bool = False

    @property
    def ordering(self) -> str:
        """As `order_by` wants it."""
        return f"-{self.column}" if self.falling else self.column


@dataclass(frozen=True, slots=True)
class Page(Generic[M]):
    """Some rows, and the place behind which the following page begins (None: this is the last)."""

    rows: tuple[M, ...]
    next: Place | None


def page(found: "QuerySet[M]", order: Sequence[By], *, behind: Place | None, limit: int) -> Page[M]:
    """The first `limit` rows behind a place, in one statement. Rows that are added elsewhere move nothing."""
    if behind is not None:
        found = found.filter(_bound(order[0], behind[0])).filter(_behind(order, behind))
    rows = tuple(found.order_by(*(by.ordering for by in order))[: limit + 1])
    if len(rows) <= limit:
        return Page(rows, None)
    last = rows[limit - 1]
    return Page(rows[:limit], tuple(getattr(last, by.column) for by in order))


def _bound(by: By, value: Any) -> Q:
    """What already follows from `_behind`, said once more so that an index on the first column is taken."""
    return Q((f"{by.column}__{'lte' if by.falling else 'gte'}", value))


def _behind(order: Sequence[By], place: Place) -> Q:
    """Rows that are equal in the first columns and beyond in the next one."""
    wanted, equal = Q(), Q()
    for by, value in zip(order, place, strict=True):
        wanted |= equal & Q((f"{by.column}__{'lt' if by.falling else 'gt'}", value))
        equal &= Q((by.column, value))
    return wanted
