"""Talks leave without a trace: what was noted on them stays, and hangs on no talk any more."""

from collections.abc import Iterable

from amity.store.bulk import chunks
from amity.store.models import (
    Attendance,
    Fact,
    FollowUp,
    Give,
    Insight,
    Network,
    Outcome,
    Participant,
    Promise,
    Touch,
)


def erase_touches(network: Network, touches: Iterable[int]) -> None:
    """Delete these touches with their participants. Important: ties are rebuilt by whoever calls."""
    for some in chunks(touches):
        Attendance.objects.of(network).filter(met__in=some).update(met=None)
        for noted in (Promise, Fact, Outcome, Give, Insight, FollowUp):
            noted.objects.of(network).filter(touch__in=some).update(touch=None)
        Participant.objects.of(network).filter(touch__in=some).erase()
        Touch.objects.of(network).filter(pk__in=some).erase()
