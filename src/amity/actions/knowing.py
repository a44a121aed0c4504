"""Who knows about something: texts vote for their people; whom to ask first, and why."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from django.db.models import CharField, Count
from django.db.models.functions import Cast, Substr

from amity.actions import searching
from amity.actions.searching import Fit
from amity.knowledge import ranking
from amity.knowledge.asking import Question
from amity.knowledge.ranking import Text as Voter
from amity.store import search_meaning
from amity.store.absent import absent
from amity.store.models import Network, Participant, Person, Tie
from amity.store.reading import records_of

MOST = 8  # people
LOOKED_AT = 40  # people whose activity is read
_LIVELY = timedelta(days=365)
_NEARBY = 0.32  # cosine of what is near to a question without answering it


@dataclass(frozen=True, slots=True, kw_only=True)
class Knower:
    """Somebody who may know: the texts that say so, how many of each kind, the last talk, one to four dots."""

    person: Person
    passages: tuple[Fit, ...]
    kinds: dict[str, int]
    last: date | None
    level: int
    by_meaning: bool  # none of their texts holds the words


@dataclass(frozen=True, slots=True)
class Answer:
    """What was asked, who may know (whom to ask first in front), all that was said about it."""

    question: Question
    people: tuple[Knower, ...]
    total: int
    said: tuple[Fit, ...]
    might: tuple[Person, ...] = ()  # nobody knows; these say something near it

    @property
    def first(self) -> Knower | None:
        """Whom to ask first."""
        return self.people[0] if self.people else None


def who_knows(
    network: Network, typed: str, *, today: date, most: int = MOST, meaning: bool = True, prepare: bool = False
) -> Answer:  # fmt: skip
    """Who knows about this, from all that was said, noted or stands on a card. A constant number of statements.

    `prepare` first makes the vectors that the background work did not get to yet, where meaning will be asked.
    """
    if prepare and meaning and not who_knows(network, typed, today=today, meaning=False).people:
        search_meaning.keep_up(network)
    asked = searching.question(network, typed, today=today)
    if not asked.words:
        return Answer(asked, (), 0, ())
    fits = [
        one for one in searching.fitting(network, asked, today=today, meaning=meaning) if not one.text.private
    ]
    told = _knowers(network, fits, today)
    people = _shown(network, told[:most], fits)
    might = () if people or not meaning else _might(network, asked)
    return Answer(asked, people, len(told), tuple(fits), might)


def _knowers(network: Network, fits: list[Fit], today: date) -> list[ranking.Knower[UUID]]:
    gone = set(absent(network))
    texts = [
        Voter(
            one.text.key,
            tuple(person for person in one.text.people if person not in gone),
            one.fit / max(len(one.text.people), 1) ** 0.5,
            float((today - one.text.on).days) if one.text.on else 0.0,
        )
        for one in fits
    ]
    quiet: dict[UUID, float] = {}
    heard = [one.person for one in ranking.knowers(texts, quiet)[:LOOKED_AT]]
    return list(ranking.knowers(texts, _activity(network, heard, today)))


def _activity(network: Network, people: list[UUID], today: date) -> dict[UUID, float]:
    """Contact days of the last year, faded with a half-life of 90 days; counted month by month, in one statement."""
    owner = records_of(network, people)
    start = datetime.combine((today - _LIVELY).replace(day=1), time(), tzinfo=UTC)
    told = Cast("at", CharField())
    parts = Participant.objects.of(network).filter(record__in=list(owner), counts=True, at__gte=start)
    by_month = parts.values("record_id", month=Substr(told, 1, 7)).annotate(
        days=Count(Substr(told, 1, 10), distinct=True)
    )
    found: dict[UUID, float] = {}
    for record, month, days in by_month.values_list("record_id", "month", "days"):
        middle = min(date.fromisoformat(f"{month}-15"), today)
        person = owner[record]
        found[person] = found.get(person, 0.0) + days * ranking.active_days([middle], today)
    return found


def _shown(network: Network, told: list[ranking.Knower[UUID]], fits: list[Fit]) -> tuple[Knower, ...]:
    ids = [one.person for one in told]
    people = Person.objects.of(network).select_related("organisation").in_bulk(ids)
    last = dict(Tie.objects.of(network).filter(person__in=ids).values_list("person_id", "last_day"))
    by_key = {one.text.key: one for one in fits}
    return tuple(
        Knower(
            person=people[one.person],
            passages=(passages := tuple(by_key[key] for key in one.texts)),
            kinds=dict(Counter(passage.text.kind for passage in passages)),
            last=last.get(one.person),
            level=ranking.level(one.share),
            by_meaning=all(passage.by_meaning for passage in passages),
        )
        for one in told
        if one.person in people
    )


def _might(network: Network, asked: Question) -> tuple[Person, ...]:
    """People whose words come nearest, where nobody's are near enough."""
    from amity.store.search_words import texts

    near = search_meaning.nearest(network, " ".join(asked.words), limit=6, least=_NEARBY)
    gone = set(absent(network))
    ids = [
        who for text in texts(network, [key for key, _ in near]) for who in text.people[:1] if who not in gone
    ]
    found = Person.objects.of(network).in_bulk(list(dict.fromkeys(ids))[:2])
    return tuple(found[id] for id in dict.fromkeys(ids) if id in found)
