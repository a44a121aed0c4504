"""Thirty Todays of one realistic person, each card done: are the drafts all different, true, and let through?

The network is not part of this project: AMITY_SHARED names the folder that holds `data/network/1k`. Run as a program of
its own (`python -m bench.thirty_days FOLDER`), because it fills a data folder.
"""

import json
import os
import sys
import tempfile
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from bench.measuring import run
from bench.report import HERE, Part, Table

FROM, DAYS = date(2026, 11, 22), 30
ALIKE, WEEKS = 0.6, timedelta(weeks=4)
_OWN = (
    "I offer feedback on talks", "I offer a spare desk in Berlin", "I offer introductions to data teams",
    "I offer help with pricing", "I offer proofreading in German", "I need advice on hiring", "I need a flat in Lisbon",
    "I need a lawyer for contracts", "I need feedback on a survey", "I need a designer",
)  # fmt: skip
_FILES = ("linkedin.zip", "contacts.vcf", "google.csv", "calendar.ics", "mail.mbox", "whatsapp")


def measure() -> Part:
    """What was seen."""
    data = Path(os.environ.get("AMITY_SHARED", "/nowhere")) / "data" / "network" / "1k" / "owner0001"
    with tempfile.TemporaryDirectory() as home:
        out = run(
            [sys.executable, "-m", "bench.thirty_days", data], {"AMITY_HOME": home}, cwd=HERE.parent
        ).out
    said = json.loads(out.splitlines()[-1])
    rows = [(name, str(said[name])) for name in said if name not in ("led", "examples", "matched")]
    matched = [(name, str(number)) for name, number in said["matched"].items()]
    return Part(
        title=f"{DAYS} Todays of a made-up person with a thousand acquaintances",
        command="AMITY_SHARED=... python -m bench thirty-days",
        tables=[Table(("what", "how many"), rows), Table(("needs and offers", "how many"), matched)],
        notes=[
            f"From {FROM} on, every card done the same day; reasons that led: {said['led']}.",
            "Nearly alike: at least .6 of the word pairs of the shorter one, within four weeks (the gate's own measure).",
            "What the gate is told is read from the store anew, row by row, not what the draft was made of.",
            "Needs and offers: every sentence that Amity proposed was kept, and the owner named ten offers and needs.",
            *said["examples"],
        ],
    )


def main(folder: Path) -> None:
    """Bring the network in, live a month, look at every draft."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "amity.config.settings"
    import django

    django.setup()
    from amity.actions import importing
    from amity.actions.networks import home
    from amity.store.upgrade import bring_up_to_date

    bring_up_to_date()
    network = home()
    brought = importing.prepare(network, [folder / name for name in _FILES], importing.Options())
    importing.run(network, brought.pk)
    matched = _matched(network)
    print(json.dumps(_lived(network) | {"matched": matched}))


def _matched(network: Any) -> dict[str, int]:
    """Every match: do its words stand in both texts, is each text stored, and does what would be written rest on that?"""
    from tests import rests_on

    from amity.actions.giving import needs, proposals, typed, wording
    from amity.store.models import Fact, Person

    while found := proposals.proposed(network, today=FROM, limit=1):
        proposals.accept(network, found[0].key, today=FROM)
    for sentence in _OWN:
        typed.note(network, sentence, today=FROM)
    counts: Counter[str] = Counter(
        {"needs and offers of others": Fact.objects.of(network).filter(kind__in=("need", "offer")).count()}
    )
    for match in needs.matches(network, limit=10_000):
        sides = (match.need, match.offer)
        counts["matches"] += 1
        shared = [
            (one.needed in match.need.text.casefold(), one.offered in match.offer.text.casefold())
            for one in match.words
        ]
        counts["of these without a word that stands in both"] += not (shared and all(map(all, shared)))
        for side in sides:
            kind, _, rest = str(side.id).rpartition(":")
            rows = (
                Person.objects.of(network).filter(pk=rest)
                if kind
                else Fact.objects.of(network).filter(pk=side.id)
            )
            counts["sides that are not stored"] += not rows.exists()
        text = wording.match(network, UUID(match.need.id), match.offer.id, today=FROM)
        counts["texts that pass the gate"] += text.why == "ok"
        counts["texts not shown, for the gate refuses them"] += text.why != "ok"
        counts["clauses whose source is not there"] += len(rests_on.missing(network, text.draft))
    return dict(counts)


def _lived(network: Any) -> dict[str, Any]:
    from tests import rests_on

    from amity.actions import today as action

    seen: list[tuple[date, str]] = []
    counts: Counter[str] = Counter()
    led: Counter[str] = Counter()
    examples: list[str] = []
    for number in range(DAYS):
        day = FROM + timedelta(days=number)
        for one in action.plan(network, today=day).suggestions:
            why = rests_on.refused(network, one)
            counts["drafts"] += 1
            led[one.reasons[0].why.value] += 1
            counts["clauses that rest on something stored"] += sum(
                c.source != "owner" for c in one.draft.basis
            )
            counts["of these whose source is not there"] += len(rests_on.missing(network, one.draft))
            counts["drafts that the gate refuses"] += why != "ok"
            if why != "ok" and len(examples) < 8:
                examples.append(f"Refused ({why}): {_without_name(one)}")
            seen.append((day, one.draft.body))
            action.done(
                network,
                one.id,
                today=day,
                at=datetime.combine(day, time(9, counts["drafts"] % 60), UTC),
                words=one.draft.body,
            )
    alike = _alike(seen, examples)
    return {
        **counts,
        **alike,
        "led": ", ".join(f"{why} {n}" for why, n in led.most_common()),
        "examples": examples,
    }


def _alike(seen: list[tuple[date, str]], examples: list[str]) -> dict[str, int]:
    """Drafts that are nearly an earlier one; those that the owner has yet to fill in are counted apart."""
    from amity.conversations.gate import PLACEHOLDER
    from amity.conversations.wording import likeness

    whole = [(day, PLACEHOLDER.sub(" ", text), text) for day, text in seen]
    found: Counter[str] = Counter({"drafts nearly alike": 0, "of these with a gap to fill in": 0})
    for at, (day, said, text) in enumerate(whole):
        near = [b for earlier, b, _ in whole[:at] if day - earlier < WEEKS and likeness(b, said) >= ALIKE]
        if near:
            found["drafts nearly alike"] += 1
            found["of these with a gap to fill in"] += PLACEHOLDER.search(text) is not None
            if len(examples) < 12:
                examples.append(f"Alike: {text!r} and {near[0]!r}")
    return {**found, "drafts word for word the same": len(seen) - len({text for _day, text in seen})}


def _without_name(one: Any) -> str:
    return repr(one.draft.body)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
