"""What is moving: topics of which more of one's people spoke this quarter than before, with whom to ask."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from uuid import UUID

from amity.knowledge.topics import BEFORE, QUARTER, Mention, Moving, Topics, moving, topics_of
from amity.knowledge.words import terms
from amity.store import journal
from amity.store.absent import absent
from amity.store.bulk import chunks
from amity.store.models import Import, Insight, Label, Network, Participant, Person, Touch

_MOST = 6_000  # of the year, the newest; enough to tell what is usual
_FEW = 12  # people on a talk; of more it says nothing about each
_MAIL = "mail"  # whose subjects may be topics; a calendar names people
_Talk = tuple[int, datetime, str, str, str]
_SHORT, _AGAIN = 3, 4  # words of a subject that is a topic, and how often it must come
_ANSWER = re.compile(r"^(?:(?:re|aw|fwd?|wg)\s*:\s*)+", re.I)


_SHOWN = 8  # people of a topic
_NETWORKS = 8  # whose topics stay in memory
_held: "dict[UUID, tuple[object, tuple[Moving[UUID], ...]]]" = {}


@dataclass(frozen=True, slots=True)
class Rising:
    """A topic, how many people it moved this quarter, how many usually, and whom to ask (who spoke of it most)."""

    topic: str
    people: tuple[Person, ...]
    count: int
    usual: float


def rising(network: Network, *, today: date) -> tuple[Rising, ...]:
    """Topics that rose this quarter, the steepest first. Worked out anew after a change, an import or a night."""
    through = Import.objects.of(network).filter(state=Import.State.DONE).order_by("-finished_at")
    state = (today, journal.newest(network), through.values_list("pk", flat=True).first())
    held = _held.get(network.pk)
    if held is None or held[0] != state:
        if len(_held) >= _NETWORKS:
            _held.clear()
        held = _held[network.pk] = (state, _moving(network, today))
    return _shown(network, held[1])


def known_topics(network: Network, subjects: Iterable[str] = ()) -> Topics:
    """What insights are about, what stands on cards as a topic, and what people wrote about in short again and again."""
    labels = Label.objects.of(network).filter(kind="topic").order_by("value")
    names = [*Insight.objects.of(network).exclude(topic="").values_list("topic", flat=True).distinct()]
    return topics_of([*names, *labels.values_list("value", flat=True).distinct(), *_repeated(subjects)])


def _repeated(subjects: Iterable[str]) -> list[str]:
    """Short subjects that came several times, as they were written most often."""
    written: dict[tuple[str, ...], Counter[str]] = {}
    for subject in subjects:
        bare = _ANSWER.sub("", subject.strip().strip('"“”')).strip().strip('"“”')
        stems = tuple(terms(bare))
        if 1 < len(stems) <= _SHORT:
            written.setdefault(stems, Counter())[bare] += 1
    return [some.most_common(1)[0][0] for some in written.values() if some.total() >= _AGAIN]


def _moving(network: Network, today: date) -> tuple[Moving[UUID], ...]:
    talks = _talks(network, today)
    topics = known_topics(network, (subject for _, _, subject, _, channel in talks if channel == _MAIL))
    return moving(_mentions(network, topics, talks, today), today=today)


def _shown(network: Network, found: Iterable[Moving[UUID]]) -> tuple[Rising, ...]:
    """With whom they moved, but for who is gone by now."""
    gone = set(absent(network))
    told = list(found)
    people = Person.objects.of(network).in_bulk([who for one in told for who in one.people[:_SHOWN]])
    return tuple(
        Rising(
            one.topic,
            tuple(people[who] for who in one.people[:_SHOWN] if who in people and who not in gone),
            len(one.people),
            one.usual,
        )
        for one in told
    )


def _talks(network: Network, today: date) -> list[_Talk]:
    """A year of talks among few."""
    since = today - QUARTER * (BEFORE + 1)
    rows = Touch.objects.of(network).filter(
        at__gte=datetime.combine(since, time(), tzinfo=UTC), people__lte=_FEW
    )
    rows = rows.exclude(subject="", summary="").order_by("-at")
    return list(rows.values_list("pk", "at", "subject", "summary", "channel")[:_MOST])


def _mentions(
    network: Network, topics: Topics, talks: Iterable[_Talk], today: date
) -> Iterator[Mention[UUID]]:
    said: dict[int, tuple[date, tuple[str, ...]]] = {}
    for pk, at, subject, summary, _ in talks:
        named = topics.within(f"{subject} . {summary}") if at.date() <= today else ()
        if named:
            said[pk] = (at.date(), named)
    for some in chunks(said):
        parts = Participant.objects.of(network).filter(touch__in=some, record__person__is_me=False)
        parts = parts.filter(record__person__standing="person")
        for touch, who in parts.values_list("touch_id", "record__person_id"):
            day, named = said[touch]
            yield from (Mention(topic, who, day) for topic in named)
