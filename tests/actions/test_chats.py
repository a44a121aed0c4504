"""WhatsApp chats: the owner is whoever is in nearly all of them, the other one is the person."""

from pathlib import Path

from amity.actions import checks, own
from amity.store.models import Network, OwnHandle, Person, Tie, Touch
from tests.actions.test_linkedin_files import bring
from tests.actions.written import card, vcards

OWNER = "Alex Test"


def chat(folder: Path, name: str, *, days: int = 3, owner: str = OWNER) -> Path:
    """A talk of two, one message of each a day."""
    lines = [
        f"[{day:02}.03.26, 10:0{n}:00] {who}: Hello from day {day}\n"
        for day in range(2, 2 + days)
        for n, who in enumerate((name, owner))
    ]
    folder.mkdir(exist_ok=True)
    path = folder / f"WhatsApp Chat with {name}.txt"
    path.write_text("".join(lines), encoding="utf-8")
    return path


def people(network: Network) -> set[str]:
    return set(Person.objects.of(network).filter(is_me=False).values_list("name", flat=True))


def test_who_is_in_nearly_all_chats_is_the_owner(network: Network, tmp_path: Path) -> None:
    for name in ("Ana Sousa", "Ben Okafor", "Chloe Martin", "Dev Rao"):
        chat(tmp_path / "chats", name)

    bring(network, tmp_path / "chats")
    before = checks.digest(network)
    again = bring(network, tmp_path / "chats")

    (known,) = OwnHandle.objects.of(network)
    assert (known.kind, known.shown, known.standing) == ("name", OWNER, "guessed")
    assert people(network) == {"Ana Sousa", "Ben Okafor", "Chloe Martin", "Dev Rao"}
    assert {tie.events for tie in Tie.objects.of(network)} == {6}
    assert Touch.objects.of(network).filter(direction="out").count() == 12
    assert again.touches_new == 0
    assert checks.digest(network) == before
    assert checks.check(network, rebuild=True) == []


def test_two_chats_do_not_tell_who_the_owner_is(network: Network, tmp_path: Path) -> None:
    for name in ("Ana Sousa", "Ben Okafor"):
        chat(tmp_path / "chats", name)

    bring(network, tmp_path / "chats")

    assert not OwnHandle.objects.of(network).exists()


def test_naming_the_owner_afterwards_gives_the_same_as_before(network: Network, tmp_path: Path) -> None:
    other = Network.objects.create()
    talk = chat(tmp_path / "chats", "Ana Sousa")
    own.say(other, [OWNER])

    bring(network, talk)
    own.say(network, [OWNER])
    bring(other, talk)

    assert people(network) == people(other) == {"Ana Sousa"}
    assert checks.digest(network) == checks.digest(other)


def test_a_name_in_a_chat_alone_joins_nobody(network: Network, tmp_path: Path) -> None:
    own.say(network, [OWNER])
    book = vcards(tmp_path / "book.vcf", card("Ana Sousa", uid="a", phones=["+34600000000"]))

    bring(network, book, chat(tmp_path / "chats", "Ana Sousa"))

    assert Person.objects.of(network).filter(is_me=False, name="Ana Sousa").count() == 2


def test_a_chat_comes_in_with_what_it_left_out(network: Network, tmp_path: Path) -> None:
    own.say(network, [OWNER])
    path = chat(tmp_path / "chats", "Ana Sousa")
    path.write_text(
        path.read_text("utf-8") + "[06.03.26, 10:00:00] Ana Sousa: \u200eMissed voice call\n", "utf-8"
    )

    (file,) = bring(network, path).files

    assert (file.source, file.touches_new, file.errors) == (
        "whatsapp",
        6,
        (("", "1 line is a notice, a deleted message or a missed call.", 1),),
    )
