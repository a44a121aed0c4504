"""The owner's own page: what is theirs, said yes or no to, and what their files know of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from amity.actions import own
from amity.actions.recasting import recast
from amity.actions.restating import restate
from amity.base.errors import BadInput, NotFound
from amity.base.text import one_line
from amity.people.records import Card
from amity.store import journal
from amity.store.journal import Entry
from amity.store.models import Change, Network, OwnHandle, Person, Position
from amity.store.people import sayings_of

__all__ = ["Me", "add", "me", "remove", "say_languages", "settle", "take_back"]

Standing = OwnHandle.Standing
MOST = 200  # addresses and posts that are shown
_LANGUAGES = 12


@dataclass(frozen=True, slots=True)
class Me:
    """What is known of the owner."""

    person: Person | None
    handles: tuple[OwnHandle, ...]
    posts: tuple[Position, ...]
    languages: tuple[str, ...]


def me(network: Network) -> Me:
    """The owner's page, in a constant number of statements."""
    person = Person.objects.of(network).filter(is_me=True).order_by("id").first()
    handles = OwnHandle.objects.of(network).order_by("kind", "shown", "pk")[:MOST]
    if person is None:
        return Me(None, tuple(handles), (), ())
    held = Position.objects.of(network).filter(record__person=person.id).select_related("organisation")
    posts = held.order_by("-current", "-started", "pk")[:MOST]
    return Me(person, tuple(handles), _once(posts), _languages(network, person))


def add(network: Network, said: str) -> Change | None:
    """An address, a profile, a number or a name of the owner; talks are seen anew."""
    text = one_line(said, limit=320)
    kind, value = own.sorted_out(text)
    if len(value) < 2:
        raise BadInput(_("Write an address, the link of a profile, a number or a name."))
    with journal.entry(network, "own", shown=text, said="added") as entry:
        standing = OwnHandle.objects.of(network).filter(kind=kind, value=value).first()
        if standing:
            _turn(entry, standing, Standing.CONFIRMED)
        else:
            own.say(network, [text])
            entry.created(OwnHandle.objects.of(network).get(kind=kind, value=value))
    return entry.change


def settle(network: Network, handle_id: int, *, mine: bool) -> Change | None:
    """Yes, this is the owner's; or no, it is not. Talks are seen anew where that turns round."""
    handle = _known(network, handle_id)
    with journal.entry(network, "own", shown=handle.shown, said="confirmed" if mine else "denied") as entry:
        _turn(entry, handle, Standing.CONFIRMED if mine else Standing.DENIED)
    return entry.change


def remove(network: Network, handle_id: int) -> Change | None:
    """Nothing is said of this any more; a later file may guess it again."""
    handle = _known(network, handle_id)
    with journal.entry(network, "own", shown=handle.shown, said="removed") as entry:
        was_mine = handle.standing != Standing.DENIED
        entry.deletes(handle)
        if was_mine:
            recast(network, [handle.value], mine=False)
    return entry.change


def say_languages(network: Network, languages: Iterable[str]) -> Change | None:
    """The languages the owner speaks, in their own words."""
    person = me(network).person
    if person is None:
        raise BadInput(_("Amity does not know yet who you are. Say an address of yours first."))
    spoken = tuple(dict.fromkeys(filter(None, (one_line(each, limit=60) for each in languages))))
    with journal.entry(network, "edit", person=person.id, name=person.name, fields=["languages"]) as entry:
        if spoken[:_LANGUAGES] != _languages(network, person):
            restate(entry, person, {"languages": spoken[:_LANGUAGES]})
    return entry.change


def take_back(network: Network, before: frozenset[str]) -> None:
    """After an undo: talks are seen anew where a value was the owner's `before` and is no longer, or the reverse."""
    now = values(network)
    recast(network, before - now, mine=False)
    recast(network, now - before, mine=True)


def values(network: Network) -> frozenset[str]:
    """The normalised values that are taken for the owner's."""
    mine = OwnHandle.objects.of(network).exclude(standing=Standing.DENIED)
    return frozenset(mine.values_list("value", flat=True))


def _turn(entry: Entry, handle: OwnHandle, standing: str) -> None:
    if handle.standing == standing:
        return
    was_mine, is_mine = handle.standing != Standing.DENIED, standing != Standing.DENIED
    entry.before(handle)
    handle.standing = standing
    handle.save()
    if was_mine != is_mine:
        recast(entry.network, [handle.value], mine=is_mine)


def _known(network: Network, handle_id: int) -> OwnHandle:
    found = OwnHandle.objects.of(network).filter(pk=handle_id).first()
    if found is None:
        raise NotFound(_("That address is not in the list any more."))
    return found


def _languages(network: Network, person: Person) -> tuple[str, ...]:
    """What was said by hand, else what the files say."""
    sayings = sayings_of(network, [person.id]).get(person.id, [])
    said = sorted(sayings, key=lambda one: (one.source == "hand", one.said_at))
    cards: list[Card] = [one.card for one in reversed(said)]
    return next((card.languages for card in cards if card.languages), ())


def _once(posts: Iterable[Position]) -> tuple[Position, ...]:
    """Several files tell of the same post; it is shown once."""
    told = {
        (post.organisation_id, post.title.casefold(), post.started): post for post in reversed(list(posts))
    }
    return tuple(reversed(told.values()))
