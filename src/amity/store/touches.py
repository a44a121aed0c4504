"""Few talks among many, found by their own indexes; and talks that leave without a trace."""

from collections.abc import Iterable

from django.db.models.expressions import RawSQL

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
from amity.store.owned import OwnedQuerySet


def typed(network: Network) -> OwnedQuerySet[Touch]:
    """Talks that the owner noted. Important: the index of these few serves only where its condition is said in full."""
    return Touch.objects.of(network).filter(source=RawSQL("'hand'", ()))


def letters(network: Network) -> OwnedQuerySet[Touch]:
    """Letters, recommendations among them."""
    return Touch.objects.of(network).filter(channel=RawSQL("'letter'", ()))


def erase_touches(network: Network, touches: Iterable[int]) -> None:
    """Delete these touches with their participants; what was noted on them stays, and hangs on no talk any more.

    Important: ties are rebuilt by whoever calls.
    """
    for some in chunks(touches):
        Attendance.objects.of(network).filter(met__in=some).update(met=None)
        for noted in (Promise, Fact, Outcome, Give, Insight, FollowUp):
            noted.objects.of(network).filter(touch__in=some).update(touch=None)
        Participant.objects.of(network).filter(touch__in=some).erase()
        Touch.objects.of(network).filter(pk__in=some).erase()
