"""One person or two, as the owner says: joined, or kept apart for ever; journaled like everything else."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from amity.actions import questions, ties
from amity.base.errors import BadInput, NotFound
from amity.people.linking import Parting, parting, sides
from amity.store import journal
from amity.store.journal import Entry
from amity.store.links import Kind, linking, standing_links
from amity.store.models import Answer, Change, LinkEvent, Network, Organisation, Person, Record
from amity.store.open_questions import review
from amity.store.people import project

OWNER_SAYS = "owner"  # the rule of a link that the owner made; no import withdraws it
ANSWERS = ("yes", "no", "unsure")
_VERBS = ("same", "merge", "unmerge", "same_company")


def answer(network: Network, person_id: UUID, other_id: UUID, said: str) -> Person:
    """Store whether two people are one: "yes" joins them, "no" keeps them apart, "unsure" asks later.

    Returns the person that shows the first one now.
    """
    _check(said)
    one, other = oldest_record(network, person_id), oldest_record(network, other_id)
    _two(one, other)
    with journal.entry(
        network, "same", person=person_id, name=_shown(network, one).name, answer=said
    ) as entry:
        _say(entry, [(one, other)], said)
    return _shown(network, one)


def answer_company(network: Network, organisation: UUID, said: str) -> int:
    """The same answer to all questions that wait about two people who are both at this organisation.

    Returns how many were answered. One change, taken back as one.
    """
    _check(said)
    there = Organisation.objects.of(network).filter(pk=organisation).first()
    if there is None:
        raise NotFound(_("There is no organisation with this id here."))
    pairs = [(row.a, row.b) for row in questions.of_company(network, organisation)]
    with journal.entry(network, "same_company", name=there.name, answer=said, count=len(pairs)) as entry:
        _say(entry, pairs, said)
    return len(pairs)


def merge(network: Network, person_id: UUID, other_id: UUID) -> Person:
    """Two people are one, because the owner says so, asked or not. Returns the one they are now."""
    one, other = oldest_record(network, person_id), oldest_record(network, other_id)
    _two(one, other)
    names = {"name": _shown(network, one).name, "other": _shown(network, other).name}
    with journal.entry(network, "merge", person=person_id, **names) as entry:
        _say(entry, [(one, other)], "yes")
    return _shown(network, one)


@dataclass(frozen=True, slots=True)
class Parted:
    """The two people that one has become."""

    stayed: Person
    left: Person


def unmerge(network: Network, person_id: UUID, leaving: Collection[UUID]) -> Parted:
    """Some records leave a person, for ever: no import joins them again. What the owner noted stays where it is.

    `leaving` are uids of records.
    """
    first = oldest_record(network, person_id)
    members = list(Record.objects.of(network).filter(person=first.person_id).order_by("pk"))
    by_uid = {record.uid: record for record in members}
    strangers = set(leaving) - by_uid.keys()
    if strangers or not leaving:
        raise NotFound(_("This entry does not belong to this person."))
    if len(by_uid.keys() - set(leaving)) == 0:
        raise BadInput(_("Nothing would be left of this person. Name the entries that are somebody else."))
    return _part(network, person_id, members, [by_uid[uid].pk for uid in leaving])


def unjoin(network: Network, link: int) -> Parted:
    """Take one join apart, by the number of its link: everybody on its younger side leaves."""
    event = LinkEvent.objects.of(network).filter(pk=link, kind=Kind.LINK).select_related("a").first()
    if event is None or event.a.person_id is None:
        raise NotFound(_("There is no such join."))
    members = list(Record.objects.of(network).filter(person=event.a.person_id).order_by("pk"))
    links = [one.link for one in standing_links(network, [record.pk for record in members])]
    if link not in {one.number for one in links}:
        raise BadInput(_("That join was already taken apart."))
    here, there = sides([record.pk for record in members], links, link)
    return _part(network, event.a.person_id, members, here if min(there) < min(here) else there)


def last(network: Network) -> Change | None:
    """The newest answer, join or parting that can still be taken back."""
    found = Change.objects.of(network).filter(verb__in=_VERBS, undone_by=None).exclude(rows=[])
    return found.order_by("-at", "-id").first()


def oldest_record(network: Network, person_id: UUID) -> Record:
    """The oldest record of the person that this id belongs to now: an id that was joined leads on."""
    record = Record.objects.of(network).filter(uid=person_id).first()
    if record is None or record.person_id is None:
        raise NotFound("There is nobody with this id here.")
    if record.person_id == record.uid:
        return record
    return Record.objects.of(network).get(uid=record.person_id)


def _check(said: str) -> None:
    if said not in ANSWERS:
        raise BadInput("Answer yes, no or unsure.")


def _two(one: Record, other: Record) -> None:
    if one.person_id == other.person_id:
        raise BadInput("This is one and the same person already.")


def _say(entry: Entry, pairs: Iterable[tuple[Record, Record]], said: str) -> None:
    """Answers, and the links or refusals that follow from them."""
    now = timezone.now()
    concerned: list[int] = []
    for one, other in pairs:
        given = Answer(
            network=entry.network, question="same", record=one, other=other, answer=said, created_at=now
        )
        _store(entry, given)
        if said != "unsure":
            kind = Kind.LINK if said == "yes" else Kind.APART
            _store(entry, linking(entry.network, one.pk, other.pk, kind=kind, rule=OWNER_SAYS, at=now))
        concerned += [one.pk, other.pk]
    _follow(entry, concerned, regroup=said != "unsure")


def _store(entry: Entry, row: Answer | LinkEvent) -> None:
    row.save(force_insert=True)
    entry.created(row)


def _follow(entry: Entry, records: Collection[int], *, regroup: bool) -> None:
    """People, ties and questions follow from what was said."""
    if regroup:
        ties.rebuild(entry.network, project(entry.network, records))
    review(entry.network, records)


def _part(network: Network, person_id: UUID, members: list[Record], leaving: Collection[int]) -> Parted:
    ids = [record.pk for record in members]
    links = [one.link for one in standing_links(network, ids)]
    named = _shown(network, members[0]).name
    with journal.entry(network, "unmerge", person=person_id, name=named) as entry:
        _write(entry, parting(ids, links, leaving), timezone.now())
        _follow(entry, ids, regroup=True)
    left = next(record for record in members if record.pk in leaving)
    stayed = next(record for record in members if record.pk not in leaving)
    return Parted(_shown(network, stayed), _shown(network, left))


def _write(entry: Entry, part: Parting, at: datetime) -> None:
    network = entry.network
    for link in part.withdrawn:
        revoked = linking(
            network, link.a, link.b, kind=Kind.REVOKE, rule=OWNER_SAYS, revokes=link.number, at=at
        )
        _store(entry, revoked)
    for a, b in part.joined:
        _store(entry, linking(network, a, b, rule=OWNER_SAYS, at=at))
    for a, b in part.apart:
        _store(entry, linking(network, a, b, kind=Kind.APART, rule=OWNER_SAYS, at=at))


def _shown(network: Network, record: Record) -> Person:
    return Person.objects.of(network).get(records=record)
