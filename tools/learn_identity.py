"""Learns what evidence weighs from labelled records and writes `src/amity/people/matching/weights.json`.

`python tools/learn_identity.py FOLDER` reads every `NAME_open.csv` with its `NAME_open_truth.csv` there (FOLDER is
`data/identity` of the shared material; nothing of it is copied) and prints how well weights do that were learnt
without the people they are tried on: five parts, in each of which whole projects or whole persons are left out.
Only numbers are written. Needs numpy; logistic regression with bounds.
"""

import csv
import json
import math
import sys
import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np

from amity.people.linking import components
from amity.people.matching.book import Book
from amity.people.matching.candidates import pairs
from amity.people.matching.entries import Entry, entry
from amity.people.matching.evidence import Evidence, Post, Same, compare
from amity.people.matching.levels import Spelling
from amity.people.matching.model import Weights
from amity.people.matching.persons import Judged, certain, judge, settle

OUT = Path(__file__).resolve().parent.parent / "src" / "amity" / "people" / "matching" / "weights.json"
VERSION = "1"
PARTS = 5
RIDGE = 1.0
MOST_STEPS = 100
GROUPS = ("agree", "partly", "apart")
# Each row rises: who has the later evidence has at least the chance of who has the earlier one.
POSTS = [str(post) for post in reversed(Post) if post is not Post.MISSING]
SPELLINGS = [
    str(Spelling.GIVEN),
    str(Spelling.FAMILY),
    str(Spelling.HANDLE),
    str(Spelling.WHOLE),
    f"twice {Spelling.WHOLE}",
]
NEVER_AGAINST = tuple(
    f"{bar}:{same} {group}"
    for bar in ("phone", "work", "handle", "profile", "place")
    for same in (Same.ALIKE, Same.SAME)
    for group in GROUPS
)
NEVER_FOR = tuple(
    f"{bar}:{same} {group}"
    for bar in ("phone", "work", "profile", "place")
    for same in (Same.DIFFER, Same.ELSEWHERE)
    for group in GROUPS
)
# What the sets hardly tell and is known: a profile's address is one person's, and so is nearly every phone that two
# records with compatible names share.
AT_LEAST = {f"profile:{Same.SAME} {group}": 10.0 for group in GROUPS} | {
    f"phone:{Same.SAME} {group}": 6.0 for group in ("agree", "partly")
}


@dataclass
class Labelled:
    """Pairs of one set with what is known of them."""

    name: str
    entries: list[Entry]
    book: Book
    places: list[tuple[int, int]]
    evidence: list[Evidence]
    one: np.ndarray  # bool: they are one person
    known: np.ndarray  # bool: somebody said so, or the contrary
    parts: np.ndarray  # int, (pairs, 2): the part of each of the two
    positives: int  # pairs of one person, found as candidates or not
    truth: list[dict[str, str]]


def read(folder: Path, name: str) -> Labelled:
    """The set with all its candidates compared."""
    rows = _rows(folder / f"{name}.csv")
    told = {row["id"]: row for row in _rows(folder / f"{name}_truth.csv")}
    entries = [entry_of(row) for row in rows]
    book = Book.of(entries)
    places = list(pairs(entries, book))
    persons = [told[one.id]["person"] for one in entries]
    lenient = [told[one.id].get("person_lenient") or told[one.id]["person"] for one in entries]
    one = np.array([persons[a] == persons[b] for a, b in places])
    same_lenient = np.array([lenient[a] == lenient[b] for a, b in places])
    parts = [
        _part(row.get("projects", "").split("|")[0] or person)
        for row, person in zip(rows, persons, strict=True)
    ]
    return Labelled(
        name, entries, book, places, [compare(entries[a], entries[b], book) for a, b in places],
        one, one | ~same_lenient, np.array([(parts[a], parts[b]) for a, b in places]),
        sum(n * (n - 1) // 2 for n in Counter(persons).values()), list(told.values()),
    )  # fmt: skip


def entry_of(row: dict[str, str]) -> Entry:
    """A line as `amity match` reads it."""
    return entry(
        row["id"],
        name=row["name"],
        emails=[row["email"], row.get("email2", "")],
        phones=[row.get("phone", "")],
        organisations=[row.get("company", "")],
        handles=[row.get("handle", "")],
        place=row.get("city", ""),
        source=row.get("source", ""),
    )


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(newline="", encoding="utf-8") as handle:
        return list(csv.DictReader(handle))


def _part(group: str) -> int:
    return zlib.crc32(group.encode()) % PARTS


def learn(sets: Sequence[Labelled], *, without: int | None = None) -> Weights:
    """Weights from all known pairs, or only from those that do not touch the part left out."""
    rows: list[dict[str, float]] = []
    labels: list[bool] = []
    for one in sets:
        kept = one.known if without is None else one.known & (one.parts != without).all(axis=1)
        rows += [found.counted() for found, keep in zip(one.evidence, kept, strict=True) if keep]
        labels += list(one.one[kept])
    names = sorted({name for row in rows for name in row})
    start, found = _fit(rows, np.array(labels, dtype=float), names)
    records = round(np.mean([one.book.records for one in sets]))
    bits = {name: round(value / math.log(2), 4) for name, value in found.items()}
    bits |= {name: max(bits.get(name, least), least) for name, least in AT_LEAST.items()}
    return Weights(VERSION, int(records), round(start / math.log(2), 4), bits)


def _ladders(names: Sequence[str]) -> list[list[str]]:
    posts = [[f"post:{post} {group}" for post in POSTS] for group in ("agree", "apart")]
    spelt = [[f"spelt:{spelling} {group}" for spelling in SPELLINGS] for group in ("exact", *GROUPS)]
    known = set(names)
    return [[name for name in row if name in known] for row in posts + spelt]


def _fit(
    rows: Sequence[dict[str, float]], y: np.ndarray, names: Sequence[str]
) -> tuple[float, dict[str, float]]:
    place = {name: number for number, name in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    for number, row in enumerate(rows):
        for name, value in row.items():
            x[number, place[name]] = value / 10 if name.endswith("rarity") else value
    climb = np.eye(len(names))  # what is learnt of a ladder are its steps
    bounds: list[tuple[float | None, float | None]] = [_bounds(name) for name in names]
    for ladder in _ladders(names):
        for number, name in enumerate(ladder):
            if number or name.startswith("spelt"):
                bounds[place[name]] = (0.0, None)
            for lower in ladder[:number]:
                climb[place[name], place[lower]] = 1.0
    low = np.array([-np.inf] + [-np.inf if bound[0] is None else bound[0] for bound in bounds])
    high = np.array([np.inf] + [np.inf if bound[1] is None else bound[1] for bound in bounds])
    best = _bounded_newton(np.column_stack([np.ones(len(x)), x @ climb]), y, low, high)
    weights = climb @ best[1:]
    scale = {name: 10 if name.endswith("rarity") else 1 for name in names}
    return float(best[0]), {name: float(weights[place[name]]) / scale[name] for name in names}


def _bounded_newton(x: np.ndarray, y: np.ndarray, low: np.ndarray, high: np.ndarray) -> np.ndarray:
    """The most probable weights between bounds (ridge on all but the first): Newton's steps on those that are free.

    A weight at its bound stays there while the slope pushes it outwards (Bertsekas 1982).
    """
    ridge = np.full(x.shape[1], RIDGE)
    ridge[0] = 1e-9

    def loss(w: np.ndarray) -> float:
        return float(np.logaddexp(0, -(2 * y - 1) * (x @ w)).sum() + (ridge * w * w).sum() / 2)

    w = np.clip(np.zeros(x.shape[1]), low, high)
    for _ in range(MOST_STEPS):
        chance = 1 / (1 + np.exp(-np.clip(x @ w, -500, 500)))
        slope = x.T @ (chance - y) + ridge * w
        free = ~(((w <= low) & (slope > 0)) | ((w >= high) & (slope < 0)))
        bend = (x[:, free] * (chance * (1 - chance))[:, None]).T @ x[:, free] + np.diag(ridge[free])
        step = np.zeros_like(w)
        step[free] = np.linalg.solve(bend, slope[free])
        far, before = 1.0, loss(w)
        while loss(np.clip(w - far * step, low, high)) > before and far > 1e-6:
            far /= 2
        w = np.clip(w - far * step, low, high)
        if before - loss(w) < 1e-7:
            break
    return w


def _bounds(name: str) -> tuple[float | None, float | None]:
    if name in NEVER_AGAINST or name.endswith("rarity"):
        return 0.0, None
    return (None, 0.0) if name in NEVER_FOR else (None, None)


def judged(one: Labelled, of_part: Sequence[Weights]) -> list[Judged]:
    """Every candidate, by the weights that were learnt without the first of its two people."""
    found = []
    for (a, b), (part, _) in zip(one.places, one.parts, strict=True):
        found.append(judge(one.entries[a], one.entries[b], one.book, of_part[part]))
    return found


def tried(one: Labelled, of_part: Sequence[Weights]) -> str:
    """How the merges and the ranking do on people that the weights have not seen."""
    found = judged(one, of_part)
    merged = settle(one.entries, one.book, certain(found)).persons
    right, wrong = _pairs(one, merged)
    said = [
        f"{one.name}: merged precision {right / (right + wrong):.5f}, recall {right / one.positives:.3f}, {wrong} wrong"
    ]
    for least in (0.5, 0.8):
        edges = [(pair.a, pair.b) for pair in found if pair.chance >= least]
        right, wrong = _pairs(one, components([entry.id for entry in one.entries], edges))
        f1 = 2 * right / (2 * right + wrong + one.positives - right)
        said.append(f"F1 of p >= {least} {f1:.3f}")
    return "; ".join(said)


def _pairs(one: Labelled, persons: Mapping[str, str]) -> tuple[int, int]:
    """Pairs inside persons that are right, and that are wrong; what nobody has judged is neither."""
    told = {row["id"]: (row["person"], row.get("person_lenient") or row["person"]) for row in one.truth}
    ids: dict[str, list[str]] = {}
    for id, person in persons.items():
        ids.setdefault(person, []).append(id)
    right = wrong = 0
    for members in ids.values():
        for a, b in combinations(members, 2):
            right += told[a][0] == told[b][0]
            wrong += told[a][1] != told[b][1]
    return right, wrong


def main() -> None:
    """Learns, tries on what was left out, writes."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path()
    sets = [read(folder, file.stem) for file in sorted(folder.glob("*_open.csv"))]
    if not sets:
        sys.exit(
            f"In {folder.absolute()} lies no *_open.csv with its truth. Name the folder that holds them."
        )
    of_part = [learn(sets, without=part) for part in range(PARTS)]
    for one in sets:
        print(tried(one, of_part))
    weights = learn(sets)
    said = {
        "version": weights.version,
        "records": weights.records,
        "start": weights.start,
        "bits": dict(weights.bits),
    }
    OUT.write_text(json.dumps(said, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
