"""When and where something was, in the words of a letter: right to the week, and never at a city."""

import re
from dataclasses import dataclass
from datetime import date

from amity.base.text import fold, one_line
from amity.conversations.facts import Touch
from amity.conversations.phrases import Phrases
from amity.people.handles import organisation_key

_WEEKS = 28  # days in which weeks are counted
_MONTHS = 300  # days in which the month alone is clear
_VENUES = frozenset(
    """academy airport arena bar bistro building bureau cafe cafeteria campus canteen center centre cinema church club
    coffee college conference corner fair festival floor forum gallery garden gym hall hotel house inn institute kitchen lab
    library lobby market meetup museum office park pub quay restaurant room salon school session stadium station studio
    summit tavern terrace theater theatre tower universitat university workshop
    avenue boulevard lane road street square platz strasse rua avenida calle piazza praca via place quai
    bahnhof bibliothek buro cantina haus hof jardim kantine kino kirche mercado mensa messe palais palazzo ristorante saal
    schule taverna teatro tribunal wirtshaus zentrum""".split()
)
_STREET = re.compile(r"(?:strasse|str|gasse|allee|platz|weg|straat|gatan|hall|haus|hof)$")
_BEFORE = r"\b(?P<how>(?:at|in|on|near|inside|outside)\s(?:the\s|a\s|an\s)?)"


@dataclass(frozen=True, slots=True)
class Telling:
    """On which day and in which language it is told."""

    today: date
    words: Phrases
    language: str
    company: str = ""  # where they work: one is at it, never in it
    formal: bool = False  # German with "Sie"


def when_it_was(day: date, telling: Telling) -> tuple[str, str]:
    """In words, as precisely as people remember: ("on Tuesday", "Tuesday"), ("in July", "July")."""
    ago = (telling.today - day).days
    weeks = round(ago / 7)
    parts = {
        "weekday": telling.words.weekdays[day.weekday()],
        "month": telling.words.months[day.month - 1],
        "year": str(day.year),
        "weeks": telling.words.weeks[weeks] if weeks < len(telling.words.weeks) else "",
    }
    when, from_when = telling.words.times[_precision(day, telling.today)]
    return when.format(**parts), from_when.format(**parts)


def _precision(day: date, today: date) -> str:
    ago = (today - day).days
    if ago <= 1:
        return "today" if ago <= 0 else "yesterday"
    if ago < 7:
        return "weekday"
    if ago < _WEEKS or (day.year, day.month) == (today.year, today.month):
        week_before = today.isocalendar()[:2] != day.isocalendar()[:2] and round(ago / 7) == 1
        return "week" if week_before else "weeks"
    return "month" if ago < _MONTHS else "year"


def where_it_was(touch: Touch, telling: Telling) -> str:
    """The place with the word before it: "in Milano", "at Café Tejo"; empty where the word is not known.

    What was typed says it itself; a place of a calendar with the word of a street or a house is stood
    at, one of a few capitals and nothing else is a town. German says it in brackets, which is never wrong.
    """
    place = one_line(touch.place, limit=80)
    if not place or telling.language == "de":
        return f"({place})" if place else ""
    typed = re.search(_BEFORE + re.escape(place) + r"(?!\w)", touch.summary, re.I)
    if typed:
        return f"{typed['how'].lower()}{place}"
    if _is_venue(place) or (telling.company and _is_company(place, telling.company)):
        return f"at {place}"
    return f"in {place}" if touch.source != "hand" and _is_town(place) else ""


def _is_company(place: str, company: str) -> bool:
    """Whether a place names this employer: "Northbeam" and "Northbeam GmbH", "Northbeam, 4th floor"."""
    names = {organisation_key(place), organisation_key(place.partition(",")[0])}
    return organisation_key(company) in names


def _is_venue(place: str) -> bool:
    words = fold(place).split()
    return any(word in _VENUES or (len(word) > 5 and _STREET.search(word)) for word in words)


def _is_town(place: str) -> bool:
    """One to three words, each with a capital where its script has some, with a country at most."""
    town = place.partition(",")[0]
    words = re.split(r"[\s-]+", town.strip())
    plain = not any(c.isdigit() or c in "/:@|&()" for c in place)
    return plain and len(words) <= 3 and all(not word[:1].islower() for word in words)
