"""The exports that a newcomer drops in: the fixtures of the sources, a small mail archive, a calendar."""

import zipfile
from pathlib import Path

from tests.actions.written import mail, mbox

DATA = Path(__file__).parent.parent / "sources" / "data"
LINKEDIN = DATA / "linkedin" / "Complete_LinkedInDataExport_03-09-2026"
ME = "Alex Test <alex@test.example>"
BEN = "Ben Okafor <ben.okafor@northlight.example>"
DORA = "Dora Weiss <dora@weiss.example>"

# Two Bens and two named Tomás stay two: no address ties them, and a name alone never does.
EVERYBODY = [
    "Ada King Lovelace",
    "Ana Ruiz",
    "Ben Okafor",
    "Ben Okafor",
    "Cora Bell",
    "Dora Weiss",
    "Grace Brewster Hopper",
    "Ines Okafor",
    "Lena",
    "Max Muster",
    "Mira Okonjo",
    "Tomás Reyes",
    "Tomás Reyes",
]


def linkedin_zip(folder: Path) -> Path:
    """The whole LinkedIn export, zipped as it comes."""
    file = folder / "Complete_LinkedInDataExport_03-09-2026.zip"
    with zipfile.ZipFile(file, "w") as archive:
        for table in sorted(LINKEDIN.glob("*.csv")):
            archive.write(table, table.name)
    return file


def mail_archive(folder: Path) -> Path:
    """Half a year with Ben, every three weeks, then nothing; Dora now and then; a choir, and a shop."""
    talks = [mail(ME, "Cora Bell <cora@choir.example>", "When do we sing?", day=5, id="choir")]
    for turn in range(7):
        talks.append(mail(ME, BEN, "Shall we walk on Sunday?", day=turn * 20, id=f"out{turn}"))
        talks.append(mail(BEN, ME, "Gladly, at nine by the bridge.", day=turn * 20 + 1, id=f"in{turn}"))
        talks.append(mail(ME, DORA, "Here is the picture.", day=turn * 9, id=f"d{turn}", subject="Picture"))
    leave = "<https://shop.example/leave>"
    talks.append(mail("Shoes <news@shop.example>", ME, "Boots!", day=3, id="shop", List_Unsubscribe=leave))
    return mbox(folder / "mail.mbox", *talks)


def all_of_them(folder: Path) -> list[Path]:
    """What somebody has lying around."""
    return [
        linkedin_zip(folder),
        DATA / "vcard" / "apple.vcf",
        DATA / "vcard" / "v40.vcf",
        DATA / "google" / "contacts_new.csv",
        DATA / "google" / "contacts_old.csv",
        DATA / "calendar" / "team.ics",
        mail_archive(folder),
    ]
