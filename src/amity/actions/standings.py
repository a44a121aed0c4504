"""Who is no person: several people behind one address, a machine, a list, an organisation; as the owner says."""

from uuid import UUID

from amity.actions import ties
from amity.actions.people import find
from amity.actions.restating import card_by_hand, restate
from amity.base.errors import BadInput
from amity.people.records import Standing
from amity.people.showing import SAID_STANDING
from amity.store import journal
from amity.store.models import Network, Person, Record
from amity.store.open_questions import review


def say(network: Network, person_id: UUID, standing: str) -> Person:
    """What answers at the other end, whatever files make of it. Only a person is listed, suggested and asked about."""
    if standing not in set(Standing):
        raise BadInput(f"It is one of these: {', '.join(Standing)}.")
    person = find(network, str(person_id))
    if person.standing == standing:
        return person
    with journal.entry(network, "standing", person=person.id, name=person.name, standing=standing) as entry:
        _hand, card = card_by_hand(entry, person)
        restate(entry, person, {"extra": card.extra | {SAID_STANDING: [standing]}})
        ties.rebuild(network, [person.id])
        review(network, Record.objects.of(network).filter(person=person).values_list("pk", flat=True))
    return find(network, str(person_id))
