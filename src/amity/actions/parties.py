"""Whoever takes part in a touch, by the address the source gives."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from amity.base.text import fold, one_line
from amity.people.handles import is_robot, is_role, normal_email, normal_phone, normal_url
from amity.people.names import clean_name, header_rank, is_person_name
from amity.people.records import Card, Standing
from amity.sources.rows import Party
from amity.store.sayings import Saying


@dataclass(frozen=True, slots=True)
class Address:
    """Where somebody is reached in one source: the natural key of their record there."""

    source: str
    kind: str  # email, url, phone, name
    value: str
    robot: bool = False

    @property
    def identity(self) -> tuple[str, str]:
        """Source and key of the record."""
        return self.source, self.value

    def saying(self, name: str, *, personal: bool) -> Saying:
        """What a header says: an address and perhaps a name."""
        card = Card(
            name=name,
            standing=self._standing(personal=personal),
            emails=(self.value,) if self.kind == "email" else (),
            urls=(f"https://{self.value}",) if self.kind == "url" else (),
            phones=(self.value,) if self.kind == "phone" else (),
        )
        return Saying(source=self.source, key=self.value, where="", card=card, weak=True)

    def _standing(self, *, personal: bool) -> Standing:
        """Robots by their address or because all they sent is bulk."""
        if self.robot:
            return Standing.LIST
        if self.kind == "email" and is_robot(self.value):
            return Standing.ROBOT
        if self.kind == "email" and is_role(self.value):
            return Standing.ROLE
        return Standing.PERSON if personal else Standing.ROBOT


@dataclass(frozen=True, slots=True)
class Known:
    """The owner's addresses, normalised."""

    emails: frozenset[str] = frozenset()
    urls: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()  # folded; used where a source gives nothing else
    lists: frozenset[str] = (
        frozenset()
    )  # addresses of mailing lists: nobody's own, but what goes there is no talk

    def has(self, address: Address | None) -> bool:
        """Whether this is the owner."""
        if address is None:
            return False
        return (
            address.value
            in {"email": self.emails, "url": self.urls, "phone": self.phones, "name": self.names}[
                address.kind
            ]
        )


def address_of(party: Party, source: str) -> Address | None:
    """The address of a party, or None when nothing tells it from others ("LinkedIn Member")."""
    if value := normal_email(party.email):
        return Address(source, "email", value, party.robot)
    if value := normal_url(party.url):
        return Address(source, "url", value, party.robot)
    if value := normal_phone(party.phone):
        return Address(source, "phone", value, party.robot)
    if is_person_name(party.name) and not party.key:
        return Address(source, "name", fold(party.name)[:300], party.robot)
    return None


def best_names(named: Mapping[Address, Sequence[str]]) -> dict[Address, str]:
    """The name each address goes by: not the most frequent, for how often depends on what was read together."""
    return {
        address: max(
            {clean_name(one_line(name, limit=200)) for name in {*names}}, key=header_rank, default=""
        )
        for address, names in named.items()
    }
