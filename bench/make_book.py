"""A large made-up book: people brought in by the product's own import, then touches in bulk and ties built from them.

python -m bench.make_book FOLDER PEOPLE TOUCHES     (AMITY_HOME is FOLDER)
"""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from bench.made_up import OWNER, OWNER_MAIL, TODAY, TOPICS
from bench.report import CACHE, HERE

if TYPE_CHECKING:
    from amity.store.models import Network, Participant, Touch

_NOON = datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC)
_EDITION = 2  # counts up when what is built here changes
_SILENT = 0.35  # so many people are only known by name
_MOST = 100.0  # times as often as with those one hears of least
_AT_ONCE = 20_000
_KINDS = ("colleague", "friend", "client", "mentor")
_SAID = (
    "Her daughter started school",
    "Is moving house in spring",
    "Looks for a bookkeeper",
    "Has begun to learn the cello",
)
_PROMISED = ("send the article on {topic}", "introduce them to Ana", "read the draft")


def book(people: int, touches: int) -> Path:
    """The folder of a book of that size, built once for this schema and this edition."""
    schema = sorted((HERE.parent / "src/amity/store/migrations").glob("0*.py"))
    state = hashlib.sha256(b"".join(one.read_bytes() for one in schema)).hexdigest()[:10] + f"-{_EDITION}"
    folder = CACHE / f"book-{people}-{touches}-{state}"
    if not (folder / "ready").exists():
        for old in CACHE.glob(f"book-{people}-{touches}-*"):
            shutil.rmtree(old)
        folder.mkdir(parents=True)
        command = [sys.executable, "-m", "bench.make_book", folder, people, touches]
        subprocess.run(
            list(map(str, command)),
            env={**os.environ, "AMITY_HOME": str(folder)},
            check=True,
            cwd=HERE.parent,
        )
        (folder / "ready").touch()
    return folder


def build(folder: Path, people: int, touches: int) -> None:
    """Fill the book of this process (`AMITY_HOME`)."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "amity.config.settings")
    django.setup()
    from django.db import transaction

    from amity.actions import networks, ties
    from amity.store.models import Person
    from amity.store.stock import take_stock
    from amity.store.upgrade import bring_up_to_date

    bring_up_to_date()
    network = networks.home()
    network.time_zone = "Europe/Berlin"
    network.welcomed_at = _NOON
    network.save()
    _bring_people_in(network, folder, people)
    with transaction.atomic():
        _talk(network, touches)
        _note(network)
    ids = list(Person.objects.of(network).values_list("id", flat=True))
    for start in range(0, len(ids), 1000):
        with transaction.atomic():
            ties.rebuild(network, ids[start : start + 1000])
    take_stock()


def _bring_people_in(network: "Network", folder: Path, people: int) -> None:
    from amity.actions import importing, own
    from bench import make_files

    own.say(network, [OWNER, OWNER_MAIL])
    files = make_files.make(folder / "files", rows=people * 4 // 5, cards=people * 2 // 5, mails=0)
    running = importing.prepare(network, [files.connections, files.cards], importing.Options())
    importing.run(network, running.pk)
    shutil.rmtree(folder / "files")


def _talk(network: "Network", how_many: int) -> None:
    """Touches with a heavy tail over people, in bursts over eight years; one in fifteen with a second person on it."""
    from amity.store.bulk import chunks, insert
    from amity.store.models import Record

    chance = Random(7)
    rows = (
        Record.objects.of(network).filter(person__is_me=False).order_by("pk").values_list("pk", "person_id")
    )
    records = sorted({person: record for record, person in rows}.values())
    weights = [0.0 if chance.random() < _SILENT else min(_MOST, chance.paretovariate(1.05)) for _ in records]
    whole = sum(weights)
    number = 0
    for some in chunks(
        _moments(records, [how_many * weight / whole for weight in weights], chance), _AT_ONCE
    ):
        made = [
            _touch(network, number + n, record, at, chance=chance, records=records)
            for n, (record, at) in enumerate(some, 1)
        ]
        number += len(some)
        insert(touch for touch, _ in made)
        insert(part for _, parts in made for part in parts)


def _moments(
    records: Sequence[int], amounts: Sequence[float], chance: Random
) -> Iterator[tuple[int, datetime]]:
    for record, amount in zip(records, amounts, strict=True):
        how_many = int(amount) + (chance.random() < amount % 1)
        gaps = [chance.lognormvariate(0, 1.9) for _ in range(how_many)]
        ended = chance.expovariate(1 / 90) if chance.random() < 0.6 else chance.uniform(90, 1800)
        lasted = min(chance.expovariate(1 / 900) + 5, 3000 - ended)
        day, step = -ended - lasted, lasted / sum(gaps) if gaps else 0
        for gap in gaps:
            day += gap * step
            yield record, _NOON + timedelta(days=day, minutes=chance.randrange(-300, 300))


def _touch(
    network: "Network", number: int, record: int, at: datetime, *, chance: Random, records: Sequence[int]
) -> "tuple[Touch, list[Participant]]":
    from amity.store.models import Participant, Touch

    channel = chance.choices(("mail", "message", "meeting", "call"), (6, 2, 1, 1))[0]
    met = channel in ("meeting", "call")
    direction = "both" if met else "out" if chance.random() < 0.48 else "in"
    topic = chance.choice(TOPICS)
    touch = Touch(
        pk=number,
        network=network,
        key=f"{number:022d}",
        at=at,
        source="mbox",
        channel=channel,
        direction=direction,
        depth=2 if met else 1,
        subject=topic,
        summary=f"Great talking with you about {topic}. The part on costs stayed with me all evening.",
        thread=f"{record:011d}{at.year:011d}",
        asks=direction == "in" and chance.random() < 0.2,
    )
    others = {record: "with" if met else "to" if direction == "out" else "from"}
    if chance.random() < 1 / 15:
        others.setdefault(chance.choice(records), "cc")
    touch.people = len(others)
    parts = [
        Participant(
            network=network,
            touch_id=number,
            record_id=one,
            role=role,
            at=at,
            counts=role != "cc" or direction == "out",
        )
        for one, role in others.items()
    ]
    return touch, parts


def _note(network: "Network") -> None:
    """What somebody who uses the book for long has said: circles, kinds, facts, promises, outcomes."""
    from amity.store.bulk import insert
    from amity.store.models import Fact, Label, Outcome, Person, Promise, Record

    chance = Random(8)
    rows = (
        Record.objects.of(network).filter(person__is_me=False).order_by("pk").values_list("pk", "person_id")
    )
    of_person = [(record, person) for person, record in {person: record for record, person in rows}.items()]
    chance.shuffle(of_person)
    for size, (start, end) in {5: (0, 5), 15: (5, 15), 50: (15, 50), 150: (50, 150)}.items():
        Person.objects.of(network).filter(id__in=[person for _, person in of_person[start:end]]).update(
            circle=size
        )
    insert(
        _label(Label, network, person, "kind", chance.choice(_KINDS))
        for _, person in of_person[: len(of_person) // 4]
    )
    insert(
        _label(Label, network, person, "topic", chance.choice(TOPICS))
        for _, person in of_person[: len(of_person) // 3]
    )
    insert(
        Fact(
            network=network, record_id=record, kind="family", text=chance.choice(_SAID), source="you",
            said_on=TODAY - timedelta(days=chance.randrange(900)), created_at=_NOON,
        )
        for record, _ in of_person[: len(of_person) // 5]
    )  # fmt: skip
    insert(
        Promise(
            network=network, record_id=record, by=chance.choice(("me", "them")), created_at=_NOON,
            text=chance.choice(_PROMISED).format(topic=chance.choice(TOPICS)),
            made_on=TODAY - timedelta(days=chance.randrange(60)),
            due=TODAY + timedelta(days=chance.randrange(-20, 60)) if chance.random() < 0.6 else None,
        )
        for record, _ in of_person[:60]
    )  # fmt: skip
    insert(
        Outcome(
            network=network, suggestion=f"{number:022d}", day=TODAY - timedelta(days=1 + number // 3), record_id=record,
            leading="quiet", kind=chance.choice(("done", "done", "later", "skip")), created_at=_NOON,
        )
        for number, (record, _) in enumerate(of_person[-1000:])
    )  # fmt: skip


def _label(label: type, network: "Network", person: object, kind: str, value: str) -> object:
    return label(network=network, person_id=person, kind=kind, value=value, key=value)


if __name__ == "__main__":
    build(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
