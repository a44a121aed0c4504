"""Measure everything, or the parts that are named, and write RESULTS.md."""

import argparse
import importlib

from bench import report

PARTS = {
    "import": "imports",
    "today": "day",
    "pages": "pages",
    "briefs": "briefs",
    "guests": "guests",
    "commands": "commands",
    "peer": "peer",
    "judgement": "judgement",
    "identity": "identity",
    "identity-peers": "identity_peers",
    "hostile": "hostile",
    "giving": "giving",
    "brokers": "brokers",
    "paths": "paths",
    "map": "network_map",
    "knowing": "knowing",
    "searching": "searching",
    "thirty-days": "thirty_days",
}
LISTED = (*PARTS, "drill")  # `make drill` keeps the figures of that one


def main() -> None:
    """`python -m bench [PART ...]`."""
    asked = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    asked.add_argument(
        "parts", nargs="*", metavar="PART", help=f"any of {', '.join(PARTS)}; all if none is named"
    )
    named = asked.parse_args().parts or list(PARTS)
    if unknown := set(named) - set(PARTS):
        asked.error(f"there is no part {', '.join(sorted(unknown))}")
    for name in named:
        print(f"{name} ...", flush=True)
        if part := importlib.import_module(f"bench.{PARTS[name]}").measure():
            report.keep(name, part)
    print(f"Written to {report.write(LISTED)}")


if __name__ == "__main__":
    main()
