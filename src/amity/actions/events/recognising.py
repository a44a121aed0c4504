"""Who of a guest list is somebody of the book: the identity engine, asked about people it keeps no record of."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from amity.people.matching.candidates import STRONG, WEAK, keys
from amity.people.matching.cards import of_card
from amity.people.matching.decision import Outcome
from amity.people.matching.entries import Entry
from amity.people.matching.growing import judge_all
from amity.people.matching.persons import Judged
from amity.people.matching.sketching import is_comparable
from amity.people.records import Card
from amity.store import sketches
from amity.store.bulk import chunks
from amity.store.models import Network, Record

_GUEST = "~"  # sorts after every record: the older side of a pair is the book's


@dataclass(frozen=True, slots=True)
class Found:
    """Somebody of the book whom a guest is (`sure`), or may be."""

    record: int
    person: UUID
    sure: bool
    bits: float


def recognise(network: Network, cards: Mapping[str, Card]) -> dict[str, Found]:
    """Who these cards are, by whatever key; those of whom nobody is likely are left out. Writes nothing.

    Sure is who could be joined without a question. Of two guests who claim the same person the likelier one gets
    them, and the other is asked about. One statement for some 250 keys, and one for each new word of a name.
    """
    found = _likeliest(network, _judged(network, cards))
    claimed: dict[UUID, str] = {}
    for key, one in sorted(found.items(), key=lambda pair: (-pair[1].bits, pair[0])):
        if one.sure:
            claimed.setdefault(one.person, key)
    return {
        key: Found(one.record, one.person, one.sure and claimed[one.person] == key, one.bits)
        for key, one in found.items()
    }


def _judged(network: Network, cards: Mapping[str, Card]) -> dict[str, list[Judged]]:
    """For each card the records of the book that share a key with it, decided pair by pair."""
    made = {f"{_GUEST}{key}": of_card(f"{_GUEST}{key}", card) for key, card in cards.items()}
    entries = {id: one for id, one in made.items() if is_comparable(one)}
    book = sketches.StoredBook(network)
    if not entries or not book.records:
        return {}
    near = _near(network, entries, book)
    theirs = sketches.load(network, {record for _, record in near})
    by_id = entries | {sketches.name_of(pk): one for pk, one in theirs.items()}
    pairs = [(id, sketches.name_of(record)) for id, record in near if record in theirs]
    found: dict[str, list[Judged]] = {}
    for pair in judge_all(pairs, by_id, book):
        found.setdefault(pair.b.removeprefix(_GUEST), []).append(pair)
    return found


def _near(network: Network, entries: Mapping[str, Entry], book: sketches.StoredBook) -> set[tuple[str, int]]:
    asked: dict[str, dict[str, int]] = {}
    for id, one in entries.items():
        strong, weak = keys(one, book)
        asked[id] = dict.fromkeys(weak, WEAK) | dict.fromkeys(strong, STRONG)
    every = {key: most for limits in asked.values() for key, most in limits.items()}
    bearers = sketches.bearers(network, list(every.items()))
    return {
        (id, record)
        for id, limits in asked.items()
        for key, most in limits.items()
        if len(bearers[key]) < most
        for record in bearers[key]
    }


def _likeliest(network: Network, judged: Mapping[str, list[Judged]]) -> dict[str, Found]:
    records = {int(pair.a) for pairs in judged.values() for pair in pairs}
    person_of: dict[int, UUID] = {}
    for some in chunks(records):
        rows = Record.objects.of(network).filter(pk__in=some, person__isnull=False)
        person_of |= dict(rows.values_list("pk", "person_id"))
    found: dict[str, Found] = {}
    for key, pairs in judged.items():
        likely = _worth_asking([pair for pair in pairs if int(pair.a) in person_of], person_of)
        if likely:
            found[key] = likely
    return found


def _worth_asking(pairs: list[Judged], person_of: Mapping[int, UUID]) -> Found | None:
    """The likeliest person, sure where nothing of theirs disagrees and nobody else is as certain."""
    against = {person_of[int(pair.a)] for pair in pairs if pair.decision.veto}
    open_ones = [
        pair for pair in pairs if pair.decision.outcome is not Outcome.LEAVE and not pair.decision.veto
    ]
    if not open_ones:
        return None
    certain = [pair for pair in open_ones if pair.decision.outcome is Outcome.MERGE]
    best = max(certain or open_ones, key=lambda pair: (pair.bits, pair.a))
    person = person_of[int(best.a)]
    people = {person_of[int(pair.a)] for pair in certain}
    return Found(int(best.a), person, people == {person} and person not in against, best.bits)
