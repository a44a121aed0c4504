"""Made-up people: the same seed gives the same people, and nobody like them exists."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

TODAY = date(2026, 11, 22)
OWNER, OWNER_MAIL = "Maya Lindqvist", "maya@lindqvist.example"
OWNER_URL = "https://www.linkedin.com/in/maya-lindqvist-amity"
GIVEN = (
    "Ana Amara Aoife Arjun Beatriz Bela Bruno Carla Chidi Clara Dario Dilan Elif Emil Esra Farid Femke Goran Hana Hugo "
    "Ines Ivo Jana Jonas Kaito Kemal Lena Leo Lucia Malik Mara Mateo Mina Nadia Nils Noor Olga Omar Pavel Petra Quinn "
    "Rafael Rania Rosa Samir Selma Sofia Tariq Tess Timo Uma Vera Viktor Wanda Xenia Yara Yusuf Zara Zoltan"
).split()
FIRST_HALF = "Ald Bren Cas Dor Elm Fen Gar Hol Ils Jor Kal Lund Mar Nor Ost Pel Quar Ros Sten Tarn Ulv Var Wend Yll Zem".split()
SECOND_HALF = "ach bekk dal ery feld gren hart ica kov lund mark nes ova polt quist rup sen tor vik wald yard zek".split()
MAKES = "Labs Foods Health Works Studio Energy Books Robotics Museum Clinic University Bank Press Logistics Garden Institute".split()
TITLES = "Engineer,Product Manager,Research Fellow,Founder,Lecturer,Designer,Nurse Manager,Editor,Curator,Partner,Data Lead,Student".split(
    ","
)
TOPICS = "climate policy,robotics,typography,grant writing,genomics,urban farming,accessibility,supply chains,compilers,ceramics".split(
    ","
)
PLACES = "Lisbon,Ghent,Malmö,Kraków,Lyon,Porto,Leipzig,Turin,Utrecht,Bergen".split(",")


@dataclass(frozen=True, slots=True)
class Someone:
    """A made-up person."""

    number: int
    given: str
    family: str
    organisation: str
    title: str
    place: str
    work_mail: str
    home_mail: str
    url: str
    phone: str
    born: date
    connected: date

    @property
    def name(self) -> str:
        return f"{self.given} {self.family}"


def people(how_many: int, seed: int = 1) -> list[Someone]:
    """So many people; about one in a hundred shares a full name with another."""
    chance = Random(seed)
    workplaces = list(organisations(max(40, how_many // 25), seed))
    return [_someone(number, chance, workplaces) for number in range(how_many)]


def organisations(how_many: int, seed: int = 1) -> Iterator[str]:
    """Names of so many organisations."""
    chance = Random(seed + 1)
    for number in range(how_many):
        yield f"{chance.choice(FIRST_HALF)}{chance.choice(SECOND_HALF)} {MAKES[number % len(MAKES)]}"


def _someone(number: int, chance: Random, workplaces: list[str]) -> Someone:
    given = chance.choice(GIVEN)
    family = chance.choice(FIRST_HALF) + chance.choice(SECOND_HALF) + chance.choice(("", "", "en", "i", "a"))
    workplace = workplaces[int(len(workplaces) * chance.random() ** 2)]  # few large ones, many small ones
    alias = f"{given}.{family}".lower()
    return Someone(
        number=number,
        given=given,
        family=family,
        organisation=workplace,
        title=chance.choice(TITLES),
        place=chance.choice(PLACES),
        work_mail=f"{alias}{number}@{workplace.lower().replace(' ', '-')}.example",
        home_mail=f"{alias}{number}@post.example",
        url=f"https://www.linkedin.com/in/{given}-{family}-{number:x}".lower(),
        phone=f"+4670{number:07d}",
        born=date(1950, 1, 1) + timedelta(days=chance.randrange(18000)),
        connected=TODAY - timedelta(days=chance.randrange(1, 4000)),
    )
