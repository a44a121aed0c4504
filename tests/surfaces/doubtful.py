"""A small address book with people of whom only its owner can say whether they are one or two."""

from pathlib import Path
from tempfile import TemporaryDirectory

from amity.actions import importing
from amity.store.models import Network, Person
from tests.actions.written import card, connection, connections, vcards

WORK = "Marejada"
FAMILIES = (
    "Almeida", "Becker", "Castro", "Dubois", "Eriksen", "Fontana", "Grabowski", "Holm", "Ivanova", "Jansen", "Keller",
    "Lindqvist",
)  # fmt: skip


def bring(network: Network, *, work: str = WORK) -> None:
    """Vera and Ines Duarte, Rui and Nora Prado: each two with one address, all at one company, each with a phone."""
    _bring(network, *_two("Vera", "Ines", "Duarte", work, 1), *_two("Rui", "Nora", "Prado", work, 2))


def bring_many(network: Network, pairs: int) -> None:
    """So many pairs like these, each at a company of its own."""
    families = enumerate(FAMILIES[:pairs])
    _bring(network, *(one for n, name in families for one in _two("Vera", "Otto", name, f"Firm {name}", n)))


def _two(one: str, other: str, family: str, work: str, number: int) -> list[str]:
    """Two full names at one address: a family, or one person of whom somebody noted a wrong name."""
    mail = f"garden.gate@{family}.example".lower()
    return [
        card(
            f"{name} {family}",
            uid=f"{name}{number}",
            emails=[mail],
            phones=[f"+3519{number:02}00000{at}"],
            org=work,
        )
        for at, name in enumerate((one, other))
    ]


def bring_joined(network: Network) -> None:
    """Olga Kern from a contact card and from LinkedIn, with the same address: one person of two entries."""
    mail = "olga@kern.example"
    _bring(network, card("Olga Kern", uid="olga", emails=[mail], phones=["+351930000000"]))
    with TemporaryDirectory() as folder:
        row = connection("Olga Kern", "olga-kern", email=mail, company=WORK)
        file = connections(Path(folder) / "Connections.csv", row)
        importing.run(network, importing.prepare(network, [file], importing.Options()).pk)


def person(network: Network, name: str) -> Person:
    """The only one of this name."""
    return Person.objects.of(network).get(name=name)


def _bring(network: Network, *cards: str) -> None:
    with TemporaryDirectory() as folder:
        file = vcards(Path(folder) / "book.vcf", *cards)
        importing.run(network, importing.prepare(network, [file], importing.Options()).pk)
