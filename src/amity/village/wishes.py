"""What Maya looks for, has to give, learnt from whom and owes to whom: what a person types in over the years."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Looked:
    """Something Maya looks for, and what she noticed on the way: name, through whom, moves as (days ago, stage, words said then)."""

    text: str
    note: str
    ago: int
    openings: tuple[tuple[str, tuple[str, ...], tuple[tuple[int, str, str], ...]], ...]


@dataclass(frozen=True, slots=True)
class Learnt:
    """What somebody taught her, in their words."""

    who: str
    text: str
    topic: str
    ago: int


@dataclass(frozen=True, slots=True)
class Went:
    """Something that went from one to the other."""

    who: str
    way: str  # given, received
    kind: str
    text: str
    ago: int
    minutes: int | None = None
    support: str = ""
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class Carries:
    """Who supports whom, about what, how often they talk of it in days."""

    who: str
    way: str
    kind: str
    topic: str
    every: int | None = None
    ago: int = 0


LOOKED = Looked(
    "A data job in Lisbon",
    "Health or public data, four days a week, from February.",
    40,
    (
        ("Marejada, analytics", ("Lúcia Prado",), ((26, "noticed", ""),)),
        ("Clinara, patient panel", ("Ana Sousa",), ((33, "noticed", ""), (31, "asked", "Two of the team leave."))),
        ("City hall, open data", (), ((12, "noticed", ""),)),
    ),
)  # fmt: skip

OFFERS = ((200, "to read questionnaires before they go out"), (90, "an hour about weighting survey data"))
NEEDS = ((35, "a recruiter who knows health data"),)

LEARNT = (
    Learnt("Ana Sousa", "Panel attrition is a kindness problem.", "survey methods", 94),
    Learnt("Tom Becker", "A quota is a promise you made to the wrong people.", "sampling", 61),
    Learnt("Priya Raman", "Say the prior out loud before you look at the data.", "Bayes", 71),
    Learnt("Elena Petrova", "Label two hundred answers yourself before you ask a machine.", "NLP", 130),
    Learnt("Jonas Weber", "Most pipelines are a notebook that nobody dared to stop.", "pipelines", 85),
    Learnt("Ruth Adler", "Every census tells you first who was counting.", "history of statistics", 48),
)

WENT = (
    Went("Ruth Adler", "received", "advice", "How to leave a project well", 139, 60, "guidance"),
    Went("Priya Raman", "received", "support", "Read my talk proposal twice", 190, 90, "feedback",
         "The talk was accepted."),
    Went("Noor Haddad", "given", "advice", "Missing answers in chapter two", 77, 30, "guidance",
         "Chapter two was accepted."),
    Went("Kofi Mensah", "given", "resource", "A list of studios that friends had left", 60, 15),
    Went("Hana Satō", "given", "introduction", "To a neighbour who frames pictures", 52, 10),
    Went("Miguel Torres", "received", "introduction", "To Inês at Marejada", 120, 10),
)  # fmt: skip

CARRIES = (
    Carries("Ruth Adler", "received", "guidance", "work that lasts", 60, 400),
    Carries("Noor Haddad", "given", "guidance", "the thesis", 75, 600),
    Carries("Kofi Mensah", "received", "company", "climbing", 14, 500),
)

THINGS = (
    ("A small guide to kind reminders", "https://maya.example/kind-reminders", "Survey methods, panels", "article"),
    ("Drawings of night trams", "https://trams.example/drawings", "Drawing, Lisbon", "article"),
    ("The weighting handbook", "", "Sampling", "book"),
)  # fmt: skip
