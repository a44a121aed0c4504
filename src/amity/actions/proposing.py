"""Candidates among very many records, found by Splink on DuckDB or on a site's Spark cluster (extra `amity[bulk]`).

Only who is compared with whom is found there. Keys and limits are those of `people.matching.candidates`, and
the same function decides about each pair, so that the outcome is the same as without Splink.
"""

import logging
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from amity.base.errors import AmityError
from amity.people.matching import Entry
from amity.people.matching.book import Book
from amity.people.matching.candidates import STRONG, WEAK, Pair, Propose, keys


class NotInstalled(AmityError):
    """What was asked for needs a package that is not here."""


def proposer(by: str) -> Propose:
    """A function that finds candidates like `candidates.pairs`; `by` is "splink" (DuckDB, on this machine) or "spark".

    Raises NotInstalled with what to install.
    """
    database = _backend(by)
    return lambda entries, book: _pairs(database, entries, book)


def _backend(by: str) -> Any:
    try:
        if by == "spark":
            from pyspark.sql import SparkSession
            from splink.backends.spark import SparkAPI

            spark: Any = SparkSession.builder.getOrCreate()
            # None of Splink's own functions is needed; a checkpoint would ask for a folder that all workers reach.
            return SparkAPI(  # type: ignore[no-untyped-call]
                spark_session=spark, register_udfs_automatically=False, break_lineage_method="persist"
            )
        from splink.backends.duckdb import DuckDBAPI

        return DuckDBAPI()
    except ImportError as missing:
        packages = "amity[bulk]" if by != "spark" else "amity[bulk]' 'pyspark"
        raise NotInstalled(
            f"{missing.name} is not installed. Install it with: pip install '{packages}'"
        ) from missing


def _pairs(database: Any, entries: Sequence[Entry], book: Book) -> list[Pair]:
    """Positions of two entries that share a key, each pair once and in order, the smaller position first."""
    from splink import Linker, SettingsCreator, block_on
    from splink.comparison_library import ExactMatch

    strong, weak = (_few(some, most) for some, most in zip(_keys(entries, book), (STRONG, WEAK), strict=True))
    table = {"place": list(range(len(entries))), "strong": strong, "weak": weak}
    settings = SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="place",
        blocking_rules_to_generate_predictions=[
            block_on(column, arrays_to_explode=[column]) for column in ("strong", "weak")
        ],
        # Splink wants to judge something; what it says of it is not read.
        comparisons=[ExactMatch("place").configure(m_probabilities=[0.5, 0.5], u_probabilities=[0.5, 0.5])],
        retain_matching_columns=False,
        retain_intermediate_calculation_columns=False,
    )
    logging.getLogger("splink").setLevel(logging.WARNING)
    judged: Any = Linker(database.register(table), settings).inference.predict()
    found = judged.as_pyarrow_table()
    return sorted(zip(found["place_l"].to_pylist(), found["place_r"].to_pylist(), strict=True))


def _keys(entries: Sequence[Entry], book: Book) -> Iterable[list[list[int]]]:
    """The strong keys of each entry, then the weak ones; numbers stand for them."""
    both = [keys(one, book) for one in entries]
    return ([[hash(key) for key in sorted(kinds[place])] for kinds in both] for place in (0, 1))


def _few(keys_of: list[list[int]], most: int) -> list[list[int]]:
    """Without the keys that nobody or too many share."""
    bearers = Counter(key for some in keys_of for key in some)
    return [[key for key in some if 1 < bearers[key] <= most] for some in keys_of]
