"""Goals, openings and asks as long lists, page by page: what programs walk through."""

from uuid import UUID

from amity.actions.pages import By, Page, Place, page
from amity.store.models import Ask, Goal, Network, Opening

_NEWEST = (By("created_at", falling=True), By("id", falling=True))


def goals(network: Network, *, open_only: bool, behind: Place | None, limit: int) -> Page[Goal]:
    """The newest first."""
    found = Goal.objects.of(network)
    return page(found.filter(closed_on=None) if open_only else found, _NEWEST, behind=behind, limit=limit)


def openings(network: Network, *, goal: UUID | None, behind: Place | None, limit: int) -> Page[Opening]:
    """The newest first."""
    found = Opening.objects.of(network)
    return page(found.filter(goal=goal) if goal else found, _NEWEST, behind=behind, limit=limit)


def asks(network: Network, *, goal: UUID | None, behind: Place | None, limit: int) -> Page[Ask]:
    """The newest first."""
    found = Ask.objects.of(network).filter(record__person__isnull=False).select_related("record__person")
    return page(found.filter(goal=goal) if goal else found, _NEWEST, behind=behind, limit=limit)
