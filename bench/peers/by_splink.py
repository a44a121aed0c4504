"""Pairs by Splink on DuckDB, learnt without labels: python by_splink.py RECORDS.csv PAIRS.csv."""

import csv
import logging
import sys
from pathlib import Path

from splink import Linker, SettingsCreator, block_on
from splink import comparison_library as compare
from splink.backends.duckdb import DuckDBAPI

LEAST = 0.05
COLUMNS = ("id", "name", "email", "phone", "company")


def main(records: Path, out: Path) -> None:
    """Writes id_a, id_b and p of every pair that is not unlikely."""
    logging.getLogger("splink").setLevel(logging.ERROR)
    table = _table(records)
    compared = [compare.NameComparison("name"), compare.EmailComparison("email")]
    if any(table["phone"]):
        compared.append(compare.ExactMatch("phone"))
    if any(table["company"]):
        compared.append(compare.JaroWinklerAtThresholds("company", [0.9]))
    blocks = [block_on("email"), block_on("name"), block_on("phone")]
    blocks += [block_on("family", "substr(given, 1, 1)"), block_on("split_part(email, '@', 1)")]
    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="id",
        comparisons=compared,
        blocking_rules_to_generate_predictions=blocks,
        retain_matching_columns=False,
    )
    linker = Linker(DuckDBAPI().register(table), settings)
    linker.training.estimate_probability_two_random_records_match([block_on("email")], recall=0.5)
    linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
    for block in ("email", "name"):
        linker.training.estimate_parameters_using_expectation_maximisation(block_on(block))
    found = linker.inference.predict(threshold_match_probability=LEAST).as_pyarrow_table()
    columns = [found[name].to_pylist() for name in ("id_l", "id_r", "match_probability")]
    with out.open("w", newline="", encoding="utf-8") as handle:
        writer = csv.writer(handle)
        writer.writerow(("id_a", "id_b", "p"))
        writer.writerows(zip(*columns, strict=True))


def _table(records: Path) -> dict[str, list[str | None]]:
    with records.open(newline="", encoding="utf-8") as handle:
        rows = list(csv.DictReader(handle))
    table: dict[str, list[str | None]] = {name: [row.get(name) or None for row in rows] for name in COLUMNS}
    words = [(name or "").lower().split() for name in table["name"]]
    table["given"] = [some[0] if some else None for some in words]
    table["family"] = [some[-1] if len(some) > 1 else None for some in words]
    return table


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
