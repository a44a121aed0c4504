"""Fit the chances of ties to the owner's own history, once a night and only after a day of changes."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils import timezone

from amity import rhythm
from amity.actions import ties
from amity.store import journal
from amity.store.bulk import chunks
from amity.store.models import Network, Tie

__all__ = ["model_of", "nightly", "refit"]

MOST_TIES = 2000  # enough for the rows a fit takes, and few enough for a small machine
_AT_ONCE = 200  # people whose touches are in memory


def nightly() -> None:
    """Refits every network of this folder in which something was done on the days since the last fit."""
    for network in Network.objects.all():
        if network.tie_model.get("change", "") != _newest(network):
            refit(network)


def refit(network: Network) -> rhythm.Model:
    """The model of this network, fitted to its touches until now and stored."""
    zone = ZoneInfo(network.time_zone)
    now, midnight = timezone.now().astimezone(zone), _midnight(network)
    told = (
        history
        for some in chunks(_sample(network, MOST_TIES), _AT_ONCE)
        for history in _histories(network, some)
    )
    model = rhythm.refit([told], now, zone)
    kept = {
        **asdict(model),
        "fitted_on": midnight.date().isoformat(),
        "change": _newest(network),
    }
    Network.objects.filter(pk=network.pk).update(tie_model=kept)
    return model


def model_of(network: Network) -> rhythm.Model:
    """The model that was fitted last, or the shipped one."""
    kept = network.tie_model
    if not kept:
        return rhythm.SHIPPED
    return rhythm.Model(tuple(kept["contact"]), tuple(kept["fading"]), kept["rows"])


def _midnight(network: Network) -> datetime:
    today = timezone.now().astimezone(ZoneInfo(network.time_zone)).date()
    return datetime.combine(today, time(), ZoneInfo(network.time_zone))


def _newest(network: Network) -> str:
    """What was done today waits for tomorrow, so that the order of a day stays as it is all day."""
    return journal.newest(network, before=_midnight(network))


def _sample(network: Network, most: int) -> list[UUID]:
    """At most so many people with a tie, evenly in the order in which they became known."""
    people = list(Tie.objects.of(network).order_by("person").values_list("person_id", flat=True))
    step = max(1, -(-len(people) // most))
    return people[::step]


def _histories(network: Network, people: list[UUID]) -> Iterator[list[ties.Event]]:
    yield from ties.histories(network, people).values()
