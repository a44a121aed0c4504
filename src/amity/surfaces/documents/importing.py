"""What an import did."""

from typing import TYPE_CHECKING
from uuid import UUID

from typing_extensions import TypedDict

if TYPE_CHECKING:
    from amity.actions import import_report


class Problem(TypedDict):
    """Rows that were left out: where they stand and why."""

    where: str
    why: str
    rows: int


class File(TypedDict):
    """What one file gave."""

    path: str
    source: str | None
    records: int
    people_new: int
    people_matched: int
    touches_new: int
    touches_seen: int
    errors: list[Problem]


class Report(TypedDict):
    """What an import did."""

    import_id: UUID
    files: list[File]
    people_new: int
    people_matched: int
    touches_new: int
    to_review: int
    seconds: float


def report(told: "import_report.Report") -> Report:
    """Counts, and every row that was left out with its reason."""
    return {
        "import_id": told.import_id,
        "files": [_file(file) for file in told.files],
        "people_new": told.people_new,
        "people_matched": told.people_matched,
        "touches_new": told.touches_new,
        "to_review": told.to_review,
        "seconds": round(told.seconds, 3),
    }


def _file(file: "import_report.FileReport") -> File:
    errors: list[Problem] = [{"where": "", "why": file.sentence, "rows": 1}] if file.sentence else []
    errors += [{"where": where, "why": why, "rows": rows} for where, why, rows in file.errors]
    return {
        "path": file.path,
        "source": file.source or None,
        "records": file.records,
        "people_new": file.people_new,
        "people_matched": file.people_matched,
        "touches_new": file.touches_new,
        "touches_seen": file.touches_seen,
        "errors": errors,
    }
