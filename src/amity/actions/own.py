"""Who is the owner? Guessed from the files, confirmed in one question."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from amity.actions.parties import Address, Known, address_of
from amity.actions.recasting import recast
from amity.base.text import fold
from amity.people import records
from amity.people.handles import normal_email, normal_phone, normal_url
from amity.people.names import name_key
from amity.people.records import Card
from amity.sources.rows import TouchRow
from amity.store.bulk import insert
from amity.store.models import Handle, Import, Network, OwnHandle, Record
from amity.store.people import project
from amity.store.sayings import store_sayings
from amity.store.writing import writing

Standing = OwnHandle.Standing
ENOUGH = 5  # touches before a guess from presence alone
OFTEN = 0.6  # the owner takes part in at least this share of their own mail
AHEAD = 0.8  # and nobody else comes near
SOME_CHATS = 3  # exported chats before a guess from all of them
NEARLY_ALL = 0.8  # of them
OVERHEARD = 0.15  # answers of others to others: in an own mailbox few, on a list many


@dataclass(frozen=True, slots=True)
class Guess:
    """What the one question asks: whether these names and addresses are the owner's."""

    names: tuple[str, ...]
    addresses: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.addresses)


def addresses(network: Network) -> Known:
    """All that is taken for the owner's own, guessed or confirmed."""
    values: dict[str, set[str]] = defaultdict(set)
    for handle in OwnHandle.objects.of(network).exclude(standing=Standing.DENIED):
        values[handle.kind].add(handle.value)
    lists = Record.objects.of(network).filter(standing=records.Standing.LIST).values_list("key", flat=True)
    return Known(
        emails=frozenset(values["email"]),
        urls=frozenset(values["url"]),
        phones=frozenset(values["phone"]),
        names=frozenset(values["name"]),
        lists=frozenset(lists),
    )


def say(network: Network, mine: Iterable[str], *, standing: str = Standing.CONFIRMED) -> None:
    """Note addresses, profile URLs or names as the owner's; a confirmed or denied one is not made a guess again."""
    wanted = {(kind, value): shown for shown in mine for kind, value in [sorted_out(shown)] if value}
    with writing(network):
        turned = _note(network, wanted, standing)
        recast(network, [value for _, value in turned], mine=standing != Standing.DENIED)


def _note(network: Network, wanted: Mapping[tuple[str, str], str], standing: str) -> set[tuple[str, str]]:
    """Write them down. Returns those that are the owner's now and were not before, or no longer."""
    known = {(h.kind, h.value): h for h in OwnHandle.objects.of(network)}
    new = wanted.keys() - known.keys()
    insert(
        OwnHandle(network=network, kind=kind, value=value, shown=shown[:320], standing=standing)
        for (kind, value), shown in wanted.items()
        if (kind, value) in new
    )
    turned = set(new) if standing != Standing.DENIED else set()
    for identity in wanted.keys() & known.keys() if standing != Standing.GUESSED else ():
        if Standing.DENIED in (standing, known[identity].standing) and standing != known[identity].standing:
            turned.add(identity)
        known[identity].standing = standing
        known[identity].save()
    return turned


def sorted_out(shown: str) -> tuple[str, str]:
    """What kind of thing this is, and its normalised value: an address, a profile, a number or a name."""
    if email := normal_email(shown):
        return "email", email
    if "/" in shown and (url := normal_url(shown)):
        return "url", url
    digits = sum(character.isdigit() for character in shown)
    if digits >= 5 and (phone := normal_phone(shown)):
        return "phone", phone
    return "name", fold(shown)[:320]


def note_own_cards(network: Network, cards: Iterable[Card]) -> None:
    """What an export says about its owner is taken as a guess until the one question is answered."""
    said = [shown for card in cards for shown in (*card.emails, *card.urls, *card.phones, card.name) if shown]
    say(network, said, standing=Standing.GUESSED)


def is_confirmed(network: Network) -> bool:
    """Whether the one question has been answered."""
    return OwnHandle.objects.of(network).filter(standing=Standing.CONFIRMED).exists()


def guess(network: Network) -> Guess:
    """What would be asked now."""
    standing = OwnHandle.objects.of(network).exclude(standing=Standing.DENIED).order_by("pk")
    names = tuple(h.shown for h in standing if h.kind == "name")
    return Guess(names, tuple(h.shown for h in standing if h.kind != "name"))


def answer(network: Network, *, yes: bool, instead: Iterable[str] = ()) -> None:
    """Take the answer: yes, it is me; or no, with what is mine instead."""
    with writing(network):
        guessed = [h.shown for h in OwnHandle.objects.of(network).filter(standing=Standing.GUESSED)]
        say(network, guessed, standing=Standing.CONFIRMED if yes else Standing.DENIED)
        say(network, instead)


def drop_unfounded(network: Network) -> None:
    """Guesses that rest on nothing stored any more are forgotten (an import was taken back)."""
    guessed = list(OwnHandle.objects.of(network).filter(standing=Standing.GUESSED))
    values = [h.value for h in guessed]
    borne = set(Handle.objects.of(network).filter(value__in=values).values_list("value", flat=True))
    keys = {name_key(h.shown): h.value for h in guessed if h.kind == "name"}
    named = Record.objects.of(network).filter(name_key__in=keys).values_list("name_key", flat=True)
    borne |= {keys[key] for key in named}
    gone = [h for h in guessed if h.value not in borne]
    for handle in gone:
        handle.erase()
    recast(network, [h.value for h in gone], mine=False)


def learn(network: Network, sample: Iterable[TouchRow], *, imported_by: Import | None = None) -> bool:
    """Guess the owner from who takes part in nearly every touch of their own files.

    True when somebody was found who bears no name that the owner has confirmed: that is to be asked.
    """
    rows = [row for row in sample if not (row.bulk or row.to_list or row.direction) and row.others]
    present: Counter[Address] = Counter()
    names: dict[Address, Counter[str]] = defaultdict(Counter)
    for row in rows:
        for address, name in _on(row):
            present[address] += 1
            names[address][name] += 1
    with writing(network):
        return _learn(network, rows, present, names, imported_by)


def _learn(
    network: Network,
    rows: Sequence[TouchRow],
    present: Counter[Address],
    names: Mapping[Address, Counter[str]],
    imported_by: Import | None,
) -> bool:
    mine = addresses(network)
    known = {address for address in present if mine.has(address)}
    top = known or _standing_out(present, len(rows))
    if not known and any(_is_list(address, rows) for address in top):
        lists = [replace(address, robot=True).saying("", personal=False) for address in top]
        changed, _ = store_sayings(network, lists, imported_by=imported_by)
        project(network, changed)
        return False
    unnamed = set() if known and is_confirmed(network) else top  # an answer is taken as it was given
    shown = [next(n for n, _ in names[a].most_common(1)) for a in unnamed]
    found = {name_key(name) for name in shown if name}
    called = found | mine.names
    same_name = {a for a in present if {name_key(n) for n, _ in names[a].most_common(1) if n} & called}
    say(
        network,
        [*(_shown(a) for a in sorted(top | same_name, key=str)), *filter(None, shown)],
        standing=Standing.GUESSED,
    )
    return _is_guessed(network, top - known) and not found & _confirmed_names(network)


def learn_from_chats(network: Network, chats: Iterable[Iterable[TouchRow]]) -> bool:
    """Guess the owner from whoever is in nearly all of their chats, where no single chat can tell; True as above."""
    mine = addresses(network)
    present: Counter[Address] = Counter()
    names: dict[Address, Counter[str]] = defaultdict(Counter)
    count = 0
    for chat in chats:
        people = {pair for row in chat for pair in _on(row)}
        count += bool(people)
        present.update({address for address, _ in people})
        for address, name in people:
            names[address][name] += 1
    ranked = present.most_common(2)
    if count < SOME_CHATS or any(mine.has(address) for address in present):
        return False
    runner_up = ranked[1][1] if len(ranked) > 1 else 0
    if ranked[0][1] < NEARLY_ALL * count or runner_up * 2 > ranked[0][1]:
        return False
    shown = next((name for name, _ in names[ranked[0][0]].most_common(1) if name), _shown(ranked[0][0]))
    say(network, [shown], standing=Standing.GUESSED)
    kind, value = sorted_out(shown)
    return OwnHandle.objects.of(network).filter(kind=kind, value=value, standing=Standing.GUESSED).exists()


def _is_guessed(network: Network, found: Iterable[Address]) -> bool:
    values = [address.value for address in found]
    return OwnHandle.objects.of(network).filter(value__in=values, standing=Standing.GUESSED).exists()


def _confirmed_names(network: Network) -> set[str]:
    confirmed = OwnHandle.objects.of(network).filter(standing=Standing.CONFIRMED, kind="name")
    return {name_key(handle.shown) for handle in confirmed}


def _on(row: TouchRow) -> set[tuple[Address, str]]:
    parties = [party for party in (row.sender, *row.others) if party and not party.robot]
    return {(address, party.name) for party in parties if (address := address_of(party, row.source))}


def _standing_out(present: Counter[Address], touches: int) -> set[Address]:
    """The one address that is on most touches, with nobody else near it."""
    ranked = present.most_common(2)
    if touches < ENOUGH or not ranked or ranked[0][1] < OFTEN * touches:
        return set()
    runner_up = ranked[1][1] if len(ranked) > 1 else 0
    return {ranked[0][0]} if runner_up < AHEAD * ranked[0][1] else set()


def _is_list(address: Address, rows: Sequence[TouchRow]) -> bool:
    """Whether others talk with each other through this address, which itself never writes."""
    senders = {row.key: address_of(row.sender, row.source) for row in rows if row.sender}
    if address in senders.values():
        return False
    answered = [(senders.get(row.key), senders.get(row.replies_to)) for row in rows if row.replies_to]
    overheard = sum(bool(by and to and by != to) for by, to in answered)
    return overheard >= OVERHEARD * len(rows)


def _shown(address: Address) -> str:
    return f"https://{address.value}" if address.kind == "url" else address.value
