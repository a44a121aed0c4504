"""What a newer card of the same record says anew: another employer, another title, another town.

Mere spelling is no news: a legal form, an accent, an abbreviation, a typing mistake, a town with its
country. Where one of the two says nothing, nothing has changed; it is only better known.
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from amity.base.text import fold, one_line
from amity.people.handles import organisation_key
from amity.people.records import Card, Post

__all__ = ["News", "news", "same_place", "same_work"]

_ALIKE = 0.85  # share of letters from which on two spellings are one word
_SLIP = 3  # letters more or fewer
_SHORT_FORMS = {
    "sr": "senior", "jr": "junior", "mgr": "manager", "eng": "engineer", "engr": "engineer", "dev": "developer",
    "vp": "vice president", "ceo": "chief executive officer", "cto": "chief technology officer",
    "cfo": "chief financial officer", "coo": "chief operating officer", "dir": "director", "asst": "assistant",
    "hr": "human resources", "leiterin": "leiter",
}  # fmt: skip
_RANKS = frozenset(
    "senior junior lead head principal staff director chief president vice manager partner professor deputy interim associate"
    " assistant intern trainee founder owner leiter leitung direktor direktorin professorin".split()
)
_SMALL = frozenset("a an and at for in of the to und der die das fur im von zu".split())
_ASIDE = re.compile(r"\s[|•·–—-]\s.*|\s?[|•·@].*|\(.*?\)")
# One town in two languages, where the letters differ too much to tell.
_TOWNS = {
    "wien": "vienna", "koln": "cologne", "munchen": "munich", "lisboa": "lisbon", "roma": "rome", "milano": "milan",
    "praha": "prague", "prag": "prague", "warszawa": "warsaw", "warschau": "warsaw", "bruxelles": "brussels",
    "brussel": "brussels", "geneve": "geneva", "genf": "geneva", "kobenhavn": "copenhagen", "kopenhagen": "copenhagen",
    "moskva": "moscow", "moskau": "moscow", "den haag": "the hague", "sevilla": "seville", "venezia": "venice",
    "venedig": "venice", "napoli": "naples", "torino": "turin", "firenze": "florence", "florenz": "florence",
    "athina": "athens", "beograd": "belgrade", "mailand": "milan", "nurnberg": "nuremberg", "nyc": "new york",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class News:
    """What is said now and what was said before; `kind` is work, title or place."""

    kind: str
    title: str = ""
    organisation: str = ""
    place: str = ""
    was_title: str = ""
    was_organisation: str = ""
    was_place: str = ""


def news(before: Card, after: Card) -> News | None:
    """What has changed in somebody's life between two cards of one record; None where nothing is told.

    >>> acme, hafen = Card(posts=(Post("Acme Inc."),)), Card(posts=(Post("Hafen"),))
    >>> news(acme, hafen).organisation, news(acme, Card(posts=(Post("ACME"),)))
    ('Hafen', None)
    """
    was, now = _post(before), _post(after)
    if was and now:
        if not any(_same_organisation(post.organisation, now.organisation) for post in before.posts):
            return _of_work("work", was, now)
        if _same_organisation(was.organisation, now.organisation) and _is_another_title(was.title, now.title):
            return _of_work("title", was, now)
    if before.place and after.place and not same_place(before.place, after.place):
        return News(
            "place",
            place=one_line(after.place, limit=80),
            was_place=one_line(before.place, limit=80),
        )
    return None


def same_work(found: News, card: Card) -> bool:
    """Whether another card says the same of their work or place, so that it is no news any more."""
    if found.kind == "place":
        return bool(card.place) and same_place(found.place, card.place)
    return any(
        _same_organisation(post.organisation, found.organisation)
        and (found.kind == "work" or not _is_another_title(post.title, found.title))
        for post in card.posts
        if post.current and post.organisation
    )


def same_place(one: str, other: str) -> bool:
    """Whether two words mean one town: written differently, with its country or region, or in another language."""
    ours, theirs = _town(one), _town(other)
    shared = (set(ours.split()) & set(theirs.split())) - _SMALL
    return bool(shared) or _alike(ours, theirs)


def _post(card: Card) -> Post | None:
    """The first current post with an employer."""
    return next((post for post in card.posts if post.current and post.organisation.strip()), None)


def _of_work(kind: str, was: Post, now: Post) -> News:
    return News(
        kind,
        title=_short_title(now.title),
        organisation=one_line(now.organisation, limit=80),
        was_title=_short_title(was.title),
        was_organisation=one_line(was.organisation, limit=80),
    )


def _short_title(title: str) -> str:
    """A title without what stands behind a bar, where people put a whole profile."""
    return one_line(_ASIDE.sub("", title) or title, limit=80).strip(" ,")


def _same_organisation(one: str, other: str) -> bool:
    ours, theirs = organisation_key(one), organisation_key(other)
    if not ours or not theirs:
        return True  # nothing is said
    within = set(ours.split()) <= set(theirs.split()) or set(theirs.split()) <= set(ours.split())
    return within or _alike(ours.replace(" ", ""), theirs.replace(" ", ""))


def _is_another_title(one: str, other: str) -> bool:
    """Whether two titles name different work, or one of them another rank."""
    ours, theirs = _title_words(one), _title_words(other)
    if not ours or not theirs or ours == theirs:
        return False
    if ours < theirs or theirs < ours:
        return bool((ours ^ theirs) & _RANKS)
    return not _alike(" ".join(sorted(ours)), " ".join(sorted(theirs)))


def _title_words(title: str) -> set[str]:
    words = fold(_short_title(title).replace("&", " and ")).split()
    long = " ".join(_SHORT_FORMS.get(word, word) for word in words).split()
    return {word for word in long if word not in _SMALL}


@lru_cache(maxsize=4096)
def _town(place: str) -> str:
    town = fold(place.partition(",")[0])
    return _TOWNS.get(town, town)


def _alike(one: str, other: str) -> bool:
    """Whether one is a slip of the pen away from the other; nobody slips at the first letter."""
    if one == other:
        return True
    if one[:1] != other[:1] or abs(len(one) - len(other)) > _SLIP:
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE
