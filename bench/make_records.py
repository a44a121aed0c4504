"""A made-up address book as flat records: people whose names are as common as names are, told of by several sources."""

import random
from bisect import bisect
from collections.abc import Callable, Iterator
from itertools import accumulate

from amity.people.matching.book import common_tokens

COLUMNS = ("id", "source", "name", "email", "email2", "phone", "company", "handle", "city")
_PROVIDERS = ("gmail.com", "gmx.de", "outlook.com", "icloud.com", "proton.me")
_FIELDS = ("Robotics", "Foods", "Motors", "Labs", "Energy", "Consulting", "Software", "Insurance")
_MIXED = 0.4  # of the book have a common given name


def records(people: int, seed: int = 1) -> Iterator[tuple[str, dict[str, str]]]:
    """(person, record) for as many people, two records each on average, in an order that tells nothing."""
    chance = random.Random(seed)
    draw = _drawer(chance)
    found = [(f"p{number}", told) for number in range(people) for told in _told(chance, draw, number)]
    chance.shuffle(found)
    for number, (person, told) in enumerate(found):
        yield person, dict.fromkeys(COLUMNS, "") | told | {"id": f"r{number:07}"}


def _drawer(chance: random.Random) -> Callable[[], str]:
    """Draws name tokens as often as the tables say."""
    tokens = sorted(token for token in common_tokens() if len(token) > 2)
    sums = list(accumulate(common_tokens()[token] for token in tokens))
    return lambda: tokens[bisect(sums, chance.random() * sums[-1])]


def _told(chance: random.Random, draw: Callable[[], str], number: int) -> Iterator[dict[str, str]]:
    given, family, field = draw(), draw(), chance.choice(_FIELDS)
    name = f"{given.title()} {family.title()}"
    company = f"{draw().title()} {field}"
    home = f"{given}.{family}{chance.choice(('', str(number % 97)))}@{chance.choice(_PROVIDERS)}"
    work = f"{given[0]}{family}@{company.lower().replace(' ', '')[:9]}.com"
    phone = f"+4917{number:08}"
    ways = (
        {"source": "linkedin", "name": name, "company": company, "handle": f"in/{given}-{family}-{number:x}"},
        {
            "source": "phone",
            "name": chance.choice((name, given.title(), f"{given[0]}. {family}")),
            "phone": phone,
        },
        {"source": "google", "name": name, "email": home, "phone": phone},
        {
            "source": "mail",
            "name": chance.choice((name, f"{family.title()}, {given.title()}", "")),
            "email": work,
        },
    )
    yield from chance.sample(ways, chance.choice((1, 2, 2, 3)))
