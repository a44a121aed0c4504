"""Makes exports of any size: python bench/make_mail.py FOLDER [--mails 50000] [--rows 5000] [--cards 2000].

A mail archive, LinkedIn connections and vCards of made-up people who overlap in names, addresses
and companies, the same for the same numbers. Written as a stream, so that size costs no memory.
"""

import argparse
import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from random import Random

GIVEN = "Ana Ben Chloe Dev Elif Femi Greta Hugo Ines Jonas Kira Luca Mei Nils Olga Pau Quinn Rosa Sami Tara Uma Vito Wanda Yuki".split()
FIRST, LAST = (
    "Am Be Co Da El Fa Go Ha Iv Jo Ka Lo".split(),
    "berg dal ford gren holm kov land mann rossi son stein wood".split(),
)
WORDS = "the plan we made last week looks good to me and I will bring bread for the choir on Thursday".split()
ENDS = ["How are you?", "See you soon.", "Could you send it?", "Thanks a lot.", "All the best."]
ME = "Me Myself <me@home.example>"
START = datetime(2016, 1, 4, 8, tzinfo=UTC)


@dataclass(frozen=True)
class Somebody:
    """A made-up person."""

    number: int
    given: str
    family: str
    company: str

    @property
    def email(self) -> str:
        return f"{self.given}.{self.family}{self.number}@{self.company.replace(' ', '')}.example".lower()

    @property
    def shown(self) -> str:
        return f"{self.given} {self.family} <{self.email}>"


def everybody(rng: Random, count: int) -> list[Somebody]:
    """People of whom some share a name, and each a company with about fifteen others."""
    companies = [f"Company {n}" for n in range(max(count // 15, 1))]
    return [
        Somebody(n, rng.choice(GIVEN), rng.choice(FIRST) + rng.choice(LAST), rng.choice(companies))
        for n in range(count)
    ]


def letters(rng: Random, people: list[Somebody], count: int) -> Iterator[str]:
    """Mails in order of time: most with few, some to several, one in eight a newsletter."""
    for n in range(count):
        at = START + timedelta(minutes=n * 5_256_000 / max(count, 1))
        who = people[min(int(rng.paretovariate(0.6)) - 1, len(people) - 1)]
        text = " ".join(rng.choices(WORDS, k=rng.randrange(20, 120))) + " " + rng.choice(ENDS)
        them = who.shown if rng.random() < 0.9 else f"{who.shown}, {rng.choice(people).shown}"
        sender, to = (ME, them) if rng.random() < 0.45 else (who.shown, ME)
        head = [
            f"From: {sender}",
            f"To: {to}",
            f"Date: {format_datetime(at)}",
            f"Message-ID: <{n}@mail.example>",
        ]
        head += [f"Subject: Letter {n}", "Content-Type: text/plain; charset=utf-8"]
        if n and rng.random() < 0.3:
            head.append(f"In-Reply-To: <{n - 1}@mail.example>")
        if rng.random() < 0.125:
            head[0] = f"From: Weekly {n % 40} <weekly@shop{n % 40}.example>"
            head.append("List-Unsubscribe: <https://shop.example/no>")
        yield "\n".join(["From - " + at.strftime("%a %b %d %H:%M:%S %Y"), *head, "", text, "", ""])


def main() -> None:
    """Writes the three files."""
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("folder", type=Path)
    for name, default in (("mails", 50_000), ("rows", 5_000), ("cards", 2_000)):
        words.add_argument(f"--{name}", type=int, default=default)
    said = words.parse_args()
    rng = Random(1)
    people = everybody(rng, max(said.rows, said.cards, 20))
    said.folder.mkdir(parents=True, exist_ok=True)
    with (said.folder / "mail.mbox").open("w", encoding="utf-8") as file:
        file.writelines(letters(rng, people, said.mails))
    with (said.folder / "Connections.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(
            ["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"]
        )
        for one in people[: said.rows]:
            url = f"https://www.linkedin.com/in/{one.given}-{one.family}-{one.number}".lower()
            email = one.email if rng.random() < 0.05 else ""
            table.writerow(
                [
                    one.given,
                    one.family,
                    url,
                    email,
                    one.company,
                    "Baker",
                    f"{one.number % 28 + 1:02} Mar 2019",
                ]
            )
    with (said.folder / "people.vcf").open("w", encoding="utf-8", newline="") as file:
        for one in rng.sample(people, min(said.cards, len(people))):
            lines = [
                "BEGIN:VCARD",
                "VERSION:3.0",
                f"UID:u{one.number}",
                f"FN:{one.given} {one.family}",
                f"N:{one.family};{one.given};;;",
            ]
            lines += [
                f"EMAIL:{one.email}",
                f"TEL:+49170{one.number:07}",
                f"ORG:{one.company}",
                f"BDAY:19{70 + one.number % 30}-05-0{one.number % 9 + 1}",
            ]
            file.write("\r\n".join([*lines, "END:VCARD", ""]))


if __name__ == "__main__":
    main()
