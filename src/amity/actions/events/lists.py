"""Events as a long list, page by page: what programs walk through."""

from amity.actions.pages import By, Page, Place, page
from amity.store.models import Event, Network

_LATEST = (By("day", falling=True), By("id", falling=True))


def events(network: Network, *, behind: Place | None, limit: int) -> Page[Event]:
    """The latest day first."""
    return page(Event.objects.of(network), _LATEST, behind=behind, limit=limit)
