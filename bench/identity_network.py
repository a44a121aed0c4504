"""The address books of a made-up network whose truth is known: what joins itself, and what 60 answers add.

Run as a program of its own (`python -m bench.identity_network FOLDER`), because it fills a data folder.
"""

import json
import os
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import combinations
from pathlib import Path
from typing import Any

from bench.measuring import run
from bench.report import Table

FILES = ("linkedin.zip", "contacts.vcf", "google.csv")
QUESTIONS = 60
_COLUMNS = ("", "right pairs", "wrong", "of", "precision", "recall", "F1")


def tables(folder: Path) -> list[Table]:
    """Pairs before and after the answers, and what is missed then, by kind."""
    with tempfile.TemporaryDirectory() as home:
        out = run((sys.executable, "-m", "bench.identity_network", folder), {"AMITY_HOME": home}).out
    said = json.loads(out.splitlines()[-1])
    rows = [(name, *map(str, said[name])) for name in ("joined by itself", f"after {QUESTIONS} answers")]
    answers = ", ".join(f"{count} {answer}" for answer, count in said["answers"].items())
    missed = [(str(count), kind) for kind, count in said["missed"]]
    return [Table(_COLUMNS, rows), Table(("missed pairs", f"kind (answers: {answers})"), missed)]


def main(folder: Path) -> None:
    """Import, answer by the truth, print the figures as the last line."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "amity.config.settings")
    django.setup()
    from amity.actions import importing
    from amity.actions.networks import home
    from amity.store.upgrade import bring_up_to_date

    bring_up_to_date()
    network = home()
    brought = importing.prepare(network, [folder / name for name in FILES], importing.Options())
    importing.run(network, brought.pk)
    persons = _truth(network, folder)
    found: dict[str, Any] = {"joined by itself": _score(network, persons)}
    found["answers"] = _answer(network, persons)
    found[f"after {QUESTIONS} answers"] = _score(network, persons)
    found["missed"] = _missed(network, persons)
    print(json.dumps(found))


def _truth(network: Any, folder: Path) -> dict[int, int]:
    """For each record of the address books, who it really is."""
    from amity.store.models import Handle, Record

    keys = {
        (source, key): pk
        for source, key, pk in Record.objects.of(network)
        .filter(source__in=("linkedin", "vcard"))
        .values_list("source", "key", "pk")
    }
    mails = Handle.objects.of(network).filter(kind="email", record__source="google").order_by("-pk")
    keys |= {("google", value): pk for value, pk in mails.values_list("value", "record_id")}
    sources = {"linkedin.zip": "linkedin", "contacts.vcf": "vcard", "google.csv": "google"}
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    return {
        keys[sources[file.partition("/")[0]], key.removeprefix("https://www.linkedin.com")]: person["id"]
        for person in truth["people"]
        for file, key in person["records"]
    }


def _score(network: Any, persons: dict[int, int]) -> list[str]:
    together = [[persons[pk] for pk in some] for some in _people(network, persons).values()]
    right = sum(a == b for some in together for a, b in combinations(some, 2))
    wrong = sum(a != b for some in together for a, b in combinations(some, 2))
    every = sum(number * (number - 1) // 2 for number in Counter(persons.values()).values())
    precision, recall = right / (right + wrong), right / every
    f1 = 2 * precision * recall / (precision + recall)
    return [*map(str, (right, wrong, every)), *(f"{value:.4f}" for value in (precision, recall, f1))]


def _people(network: Any, records: Iterable[int]) -> dict[Any, list[int]]:
    from amity.store.models import Record

    found: dict[Any, list[int]] = defaultdict(list)
    for pk, person in Record.objects.of(network).filter(pk__in=list(records)).values_list("pk", "person_id"):
        found[person].append(pk)
    return found


def _answer(network: Any, persons: dict[int, int]) -> dict[str, int]:
    """The best question, so many times; "unsure" where the truth knows nothing of one side."""
    from amity.actions import questions, same

    said: Counter[str] = Counter()
    for _ in range(QUESTIONS):
        pair = questions.best(network)
        if pair is None:
            break
        here, there = (_who(network, persons, person.id) for person in (pair.a, pair.b))
        answer = "unsure" if here is None or there is None else "yes" if here == there else "no"
        same.answer(network, pair.a.id, pair.b.id, answer)
        said[answer] += 1
    return dict(said)


def _who(network: Any, persons: dict[int, int], person: Any) -> int | None:
    from amity.store.models import Record

    records = Record.objects.of(network).filter(person=person).values_list("pk", flat=True)
    return next((persons[pk] for pk in records if pk in persons), None)


def _missed(network: Any, persons: dict[int, int]) -> list[tuple[str, int]]:
    """Pairs of one person that are two people still: by how their names, and what else, meet."""
    from amity.store.models import Question

    owner = {pk: person for person, some in _people(network, persons).items() for pk in some}
    of_one: dict[int, list[int]] = defaultdict(list)
    for pk, person in sorted(persons.items()):
        of_one[person].append(pk)
    asked = {
        pair: (state, evidence)
        for *pair_, state, evidence in Question.objects.of(network).values_list(
            "a_id", "b_id", "state", "evidence"
        )
        for pair in [tuple(pair_)]
    }
    kinds = Counter(
        _kind(*asked.get(pair, ("not compared or unlikely", {})))
        for some in of_one.values()
        for pair in combinations(some, 2)
        if owner[pair[0]] != owner[pair[1]]
    )
    return kinds.most_common()


def _kind(state: str, evidence: dict[str, Any]) -> str:
    levels = sorted(
        level for level in evidence if level.partition(":")[0] in ("name", "work", "post", "phone")
    )
    return "; ".join(
        [state, *(level.rpartition(" ")[0] if level[:4] != "name" else level for level in levels)]
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
