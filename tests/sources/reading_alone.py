"""Read each file named on standard input in a process of its own, with little memory and little time.

The processes are forks of one that has loaded everything, so that a hundred files take seconds.
"""

import json
import os
import resource
import sys
import traceback
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from amity.sources import detect, files
from amity.sources.rows import Options, PersonRow, Row, RowError, Source, TouchRow

MEMORY = 256 << 20  # bytes of data
SECONDS = 10  # of processor time


def read(path: Path) -> dict[str, object]:
    """What the file gave: its sources, whom it names, and every sentence."""
    names: set[str] = set()
    why: list[str] = []
    found: list[str] = []
    touches = 0
    for one in files.walk([path]):
        if isinstance(one, RowError):
            why.append(one.why)
            continue
        source = detect.recognise(one.peek())
        if source is None:
            why.append(detect.what_was_seen(one.peek()))
            continue
        found.append(source.NAME)
        for row in _rows(source, one):
            match row:
                case RowError():
                    why.append(row.why)
                case PersonRow():
                    names.add(row.card.name)
                case TouchRow():
                    touches += 1
                    names |= {party.name for party in (row.sender, *row.others) if party}
    good = "Good Person" in names
    return {"sources": found, "good": good, "people": len(names), "touches": touches, "why": why[:50]}


def _rows(source: Source, file: files.Found) -> Iterator[Row]:
    """As an import reads it: what is damaged half way ends with a sentence."""
    try:
        yield from source.read(file, Options(window=(date(2006, 1, 1), date(2026, 11, 22))))
    except files.Refused as refused:
        yield RowError("", str(refused))


def _read_within_limits(path: Path) -> None:
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    report = read(path)
    print(json.dumps(report | {"peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10}), flush=True)


def main() -> None:
    """One line of JSON for each line of input; an empty one where reading failed."""
    detect.sources()
    for line in sys.stdin:
        child = os.fork()
        if not child:
            try:
                _read_within_limits(Path(line.rstrip("\n")))
                os._exit(0)
            except BaseException:  # noqa: BLE001 - the parent learns of it by the status
                traceback.print_exc()
                os._exit(1)
        _, status = os.waitpid(child, 0)
        if status:
            print("", flush=True)


if __name__ == "__main__":
    main()
