"""What day and what time it is for the owner; `AMITY_TODAY` fixes the day for the village and for tests."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings

from amity.store.models import Network

EVENING = 18  # o'clock


def now(network: Network) -> datetime:
    """This moment, on the fixed day where one is set."""
    here = datetime.now(UTC).astimezone(zone(network))
    if settings.AMITY_TODAY is None:
        return here
    return datetime.combine(settings.AMITY_TODAY, time(9, 0), tzinfo=here.tzinfo)


def hour(network: Network) -> int:
    """What the clock on the wall shows; also where the day is fixed."""
    return datetime.now(UTC).astimezone(zone(network)).hour


def is_evening(network: Network) -> bool:
    """Whether who was put off until this evening comes back."""
    return hour(network) >= EVENING


def today(network: Network) -> date:
    """The day it is in the network's time zone."""
    return now(network).date()


def zone(network: Network) -> ZoneInfo:
    """The network's time zone, or UTC when its name is not known here."""
    try:
        return ZoneInfo(network.time_zone)
    except (LookupError, OSError, ValueError):
        return ZoneInfo("UTC")
