"""What was written lately, so that nobody soon gets nearly the same words as somebody else."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from django.utils import timezone

from amity.store.models import Network, Outcome, Participant, Touch

WEEKS = timedelta(weeks=4)
_MOST = 300  # texts that are compared
_SHORTEST = 20  # signs: "Thanks!" is no text of its own


@dataclass(frozen=True, slots=True)
class Written:
    """A text to somebody: the draft of a card that was done, or words that went out."""

    person: str
    text: str


def written(network: Network, *, today: date | None = None) -> tuple[Written, ...]:
    """Drafts of cards that were done, and what the owner wrote to one person, of the last four weeks; in two statements."""
    day = today or timezone.now().date()
    return (*_drafts(network, day), *_sent(network, day))


def texts_to_others(
    network: Network, people: Collection[UUID], *, today: date | None = None
) -> tuple[str, ...]:
    """The words of it that others than these got."""
    apart = {str(id) for id in people}
    return tuple(one.text for one in written(network, today=today) if one.person not in apart)


def _drafts(network: Network, day: date) -> Iterable[Written]:
    rows = Outcome.objects.of(network).filter(day__gt=day - WEEKS, day__lte=day).exclude(words="")
    found = rows.order_by("-day", "-created_at").values_list("record__person_id", "words")[:_MOST]
    return [Written(str(person), words) for person, words in found]


def _sent(network: Network, day: date) -> Iterable[Written]:
    """Excerpts of what was sent to one person alone, as imports kept them."""
    until = datetime.combine(day + timedelta(days=1), time(), UTC)
    rows = Touch.objects.of(network).filter(
        direction=Touch.Direction.OUT, people=1, at__gt=until - WEEKS, at__lte=until
    )
    newest = rows.exclude(summary="").exclude(source="hand").order_by("-at")[:_MOST]
    whose = Participant.objects.of(network).filter(touch__in=newest.values("pk"), counts=True)
    return [
        Written(str(person), text)
        for text, person in whose.values_list("touch__summary", "record__person_id")
        if len(text) >= _SHORTEST
    ]
