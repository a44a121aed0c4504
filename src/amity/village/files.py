"""The village's exports as they would lie in a downloads folder. The same bytes every time."""

from pathlib import Path

from amity.village import address_books, calendar, letters, linkedin


def write(folder: Path) -> list[Path]:
    """Write all exports into the folder; returns the files."""
    folder.mkdir(parents=True, exist_ok=True)
    content = {
        "Basic_LinkedInDataExport_11-21-2026.zip": linkedin.export(),
        "contacts.vcf": address_books.vcards(),
        "google.csv": address_books.google(),
        "calendar.ics": calendar.export(),
        "mail.mbox": letters.export(),
    }
    for name, octets in content.items():
        (folder / name).write_bytes(octets)
    return [folder / name for name in content]
