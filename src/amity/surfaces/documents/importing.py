"""What an import did."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from amity.actions.import_report import FileReport, Report


def report(told: "Report") -> dict[str, Any]:
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


def _file(file: "FileReport") -> dict[str, Any]:
    unknown = [{"where": "", "why": file.sentence, "rows": 1}] if file.sentence else []
    return {
        "path": file.path,
        "source": file.source or None,
        "records": file.records,
        "people_new": file.people_new,
        "people_matched": file.people_matched,
        "touches_new": file.touches_new,
        "touches_seen": file.touches_seen,
        "errors": unknown + [{"where": where, "why": why, "rows": rows} for where, why, rows in file.errors],
    }
