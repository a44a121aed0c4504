"""Bring who is one person in step with new and changed records: links come and go, questions are noted.

What is decided is the chapter's (`people.matching`); here it is gathered and written. All of it runs in the caller's transaction.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.utils import timezone

from amity.actions import ties
from amity.actions.news import note_news
from amity.people.linking import ADDRESS, NAME
from amity.people.matching import Judged, Outcome, Veto
from amity.people.matching.entries import Entry
from amity.people.matching.growing import Held, Settled, judge_all, resettle
from amity.people.matching.model import shipped
from amity.people.matching.persons import share_a_key
from amity.people.showing import HAND, OWN
from amity.store import sketches
from amity.store.bulk import chunks, insert
from amity.store.links import Kind, Standing, kept_apart, linking, standing_links
from amity.store.models import Import, Network, Question, Record
from amity.store.open_questions import review
from amity.store.people import project
from amity.store.shelves import InMemory, Shelf, Stored, shelf_for
from amity.store.sketches import name_of
from amity.store.writing import writing

AT_ONCE = 500  # records a transaction
OWNER = "owner"
_FINISHED = (Import.State.DONE, Import.State.FAILED, Import.State.UNDONE)
_BEFORE_BITS = 10.0  # what a link counts whose rule was stored before evidence had bits
_BLOCKED = ("", Veto.CLUSTER.value)  # beside a rule: perhaps certain by itself, but not joined


def match(network: Network, record_ids: Iterable[int], *, imported_by: Import | None = None) -> set[UUID]:
    """Compare these records with the whole book, and show the people that follow.

    Returns the ids of all people concerned: ties are the caller's.
    """
    ids = sorted(set(record_ids))
    people = project(network, ids)
    for some in chunks(ids, AT_ONCE):
        people |= settle(network, some, Stored(network), imported_by=imported_by)
    return people


def nightly() -> None:
    """Catch up in every network of this folder where no import runs: its own comparing goes on where it stopped."""
    for network in Network.objects.all():
        if not Import.objects.of(network).exclude(state__in=_FINISHED).exists():
            catch_up(network)


def catch_up(network: Network) -> None:
    """Compare what was stored before records were compared, or noted by hand since; each 500 in a transaction of their own.

    Whom the owner adds is asked about, never joined: the owner may have meant somebody new.
    """
    shelf: Shelf | None = None
    while True:
        with writing(network):
            records = sketches.unsettled(network, AT_ONCE)
            if not records:
                return
            shelf = shelf if isinstance(shelf, InMemory) else shelf_for(network)
            hand = set(
                Record.objects.of(network).filter(pk__in=records, source=HAND).values_list("pk", flat=True)
            )
            ties.rebuild(network, settle(network, [pk for pk in records if pk not in hand], shelf))
            settle(
                network, hand, shelf, joins=False
            )  # whom one adds can be taken back as long as nothing hangs on them


def settle(
    network: Network,
    records: Collection[int],
    shelf: Shelf,
    *,
    imported_by: Import | None = None,
    joins: bool = True,
) -> set[UUID]:
    """Compare these records with the book. Returns the people whose records are others now.

    Without `joins` nobody is joined or parted: what is certain becomes a question, too.
    """
    found = found_for(network, records, shelf)
    members = _members(network, {*records, *_certain_ends(found)})
    inside = _entries(shelf, members)
    links = standing_links(network, members)
    apart = _apart(network, members)
    judged = {(int(pair.a), int(pair.b)) for pair in found}
    more = [pair for pair in share_a_key(inside, shelf.book) if (int(pair[0]), int(pair[1])) not in judged]
    found += judge_all(more, {one.id: one for one in inside}, shelf.book)
    done = resettle(inside, found, shelf.book, held=[_held(link) for link in links], apart=apart)
    changed = _write_links(network, done, links, imported_by) if joins else set()
    note_news(network, [(int(pair.a), int(pair.b)) for pair in done.joined] if joins else [])
    _write_questions(network, records, members, [*done.doubts, *(() if joins else map(_to_ask, done.joined))])
    sketches.mark_settled(network, records)
    people = project(network, changed) if changed else set()
    review(network, {*members, *(int(end) for pair in done.doubts for end in (pair.a, pair.b))})
    return people


def found_for(network: Network, records: Collection[int], shelf: Shelf) -> list[Judged]:
    """Who these records may be: every pair worth remembering, decided on its own. Writes nothing."""
    fresh = shelf.entries(records)
    later = sketches.unsettled_after(network, max(records, default=0))
    near = {pair for pair in shelf.near(fresh) if not later & {*pair}}
    by_id = shelf.entries({end for pair in near for end in pair} - fresh.keys()) | fresh
    names = {name_of(pk): one for pk, one in by_id.items()}
    return judge_all(((name_of(a), name_of(b)) for a, b in near), names, shelf.book)


def link_own_records(network: Network) -> None:
    """All that exports say about their owner is one person."""
    own = list(Record.objects.of(network).filter(source=OWN).order_by("id").values_list("pk", flat=True))
    standing = {(one.a, one.b) for one in standing_links(network, own)}
    now = timezone.now()
    missing = [b for b in own[1:] if (own[0], b) not in standing]
    insert(linking(network, own[0], b, rule=OWN, actor="amity", at=now) for b in missing)


def _to_ask(pair: Judged) -> Judged:
    return replace(pair, decision=replace(pair.decision, outcome=Outcome.ASK))


def _certain_ends(found: Iterable[Judged]) -> Iterator[int]:
    for pair in found:
        if pair.decision.outcome is Outcome.MERGE:
            yield from (int(pair.a), int(pair.b))


def _apart(network: Network, records: Collection[int]) -> set[frozenset[str]]:
    return {frozenset(map(name_of, pair)) for pair in kept_apart(network, records)}


def _members(network: Network, records: Collection[int]) -> set[int]:
    """All records of the people these belong to, and of those whom only something else kept from being joined to them."""
    found: set[int] = set()
    frontier = set(records)
    while frontier:
        found |= _of_same_people(network, frontier)
        frontier = _blocked(network, found) - found
    return found


def _of_same_people(network: Network, records: Collection[int]) -> set[int]:
    table = Record.objects.of(network)
    people: set[UUID | None] = set()
    known: set[int] = set()
    for some in chunks(records):
        for pk, person in table.filter(pk__in=some).values_list("pk", "person_id"):
            known.add(pk)
            people.add(person)
    for few in chunks(people - {None}):
        known |= set(table.filter(person__in=few).values_list("pk", flat=True))
    return known


def _blocked(network: Network, records: Collection[int]) -> set[int]:
    found: set[int] = set()
    for some in chunks(records):
        blocked = Question.objects.of(network).filter(veto__in=_BLOCKED).exclude(rule="")
        for at_end in (blocked.filter(a__in=some), blocked.filter(b__in=some)):
            found |= {end for pair in at_end.values_list("a_id", "b_id") for end in pair}
    return found


def _entries(shelf: Shelf, members: Collection[int]) -> list[Entry]:
    """Also records that say nothing comparable hold a person together."""
    known = shelf.entries(members)
    return [known.get(pk) or Entry(id=name_of(pk)) for pk in sorted(members)]


def _held(link: Standing) -> Held:
    by_hand = link.actor == OWNER or link.rule in (HAND, OWN)
    bits = link.bits or (_BEFORE_BITS if link.rule in (ADDRESS, NAME) else 0.0)
    answered = by_hand and link.rule not in (HAND, OWN)
    return Held(name_of(link.a), name_of(link.b), bits, by_hand, answered)


def _write_links(
    network: Network, done: Settled, links: Iterable[Standing], imported_by: Import | None
) -> set[int]:
    """Events for what changed. Returns the records at their ends."""
    now = timezone.now()
    brought = imported_by.pk if imported_by else None
    gone = {(one.a, one.b) for one in done.withdrawn}
    withdrawn = [one for one in links if not _held(one).by_hand and (name_of(one.a), name_of(one.b)) in gone]
    events = [
        linking(
            network, one.a, one.b, kind=Kind.REVOKE, rule=one.rule, actor="amity", revokes=one.number,
            imported_by=brought, at=now,
        )
        for one in withdrawn
    ]  # fmt: skip
    events += [
        linking(
            network, int(pair.a), int(pair.b), rule=str(pair.decision.rule), actor="amity",
            evidence=_evidence(pair), imported_by=brought, at=now,
        )
        for pair in done.joined
    ]  # fmt: skip
    insert(events)
    return {end for event in events for end in (event.a_id, event.b_id)}


def _evidence(pair: Judged) -> dict[str, Any]:
    """What the pair was judged by, so that it can be told as long as the link is stored: flat, as archives want it."""
    bars = {pair.levels.get(kind, kind): round(bits, 3) for kind, bits in pair.bars.items()}
    return bars | {
        "bits": round(pair.bits, 3),
        "margin": round(pair.decision.margin, 3),
        "version": shipped().version,
    }


def _write_questions(
    network: Network, fresh: Collection[int], members: Collection[int], doubts: Iterable[Judged]
) -> None:
    """The open pairs of what was compared take the place of those noted before."""
    for some in chunks(fresh):
        Question.objects.of(network).filter(a__in=some).erase()
        Question.objects.of(network).filter(b__in=some).erase()
    inside = set(members)
    for some in chunks(inside - set(fresh)):
        for pk, b in Question.objects.of(network).filter(a__in=some).values_list("pk", "b_id"):
            if b in inside:
                Question.objects.of(network).filter(pk=pk).erase()
    insert(_question(network, pair) for pair in doubts)


def _question(network: Network, pair: Judged) -> Question:
    decision = pair.decision
    return Question(
        network=network,
        a_id=int(pair.a),
        b_id=int(pair.b),
        bits=round(pair.bits, 3),
        outcome=decision.outcome.value,
        rule=decision.rule.value if decision.rule else "",
        veto=decision.veto.value if decision.veto else "",
        evidence=_evidence(pair),
    )
