"""Asks and thanks for a goal, from stored words only; each passes the one gate or is not shown."""

from collections.abc import Mapping, Sequence

from amity.base.text import excerpt
from amity.conversations.drafts import spoken_with
from amity.conversations.facts import Someone
from amity.giving import texts
from amity.giving.texts import Book, Text, Value
from amity.opportunities.asks import Small, wording
from amity.opportunities.goals import Kind
from amity.opportunities.phrases import FORWARD, IN, SUBJECTS

BOOK = Book(IN, SUBJECTS)
LONGEST = 90  # characters of a goal in an ask
_SMALL_WORDS = frozenset(
    "a an the some someone somebody i to my our work advice help clients people new another one two three ein eine einen "
    "einer der die das mein meine unser unsere neue neuen neuer".split()
)


def ask(
    small: Small,
    kind: Kind,
    to: Someone,
    values: Mapping[str, Value],
    *,
    language: str = "en",
    owing: bool = False,
    taken: Sequence[str] = (),
) -> Text:
    """The smallest honest ask. `values`: goal, text, and with it other (an introduction) or place (whom to turn to)."""
    if small is Small.INTRODUCTION:
        said = "introduction"
    elif small is Small.WHOM:
        said = "whom.place" if "place" in values else "whom"
    else:
        said = wording(kind, small)
    return texts.write(said, (to,), values, language=language, owing=owing, taken=taken, book=BOOK)


def thank(
    to: Someone, values: Mapping[str, Value], *, language: str = "en", taken: Sequence[str] = ()
) -> Text:
    """Thanks to whoever led to an opening. `values`: opening, and outcome where something came of it."""
    said = "thank.outcome" if "outcome" in values else "thank.opening"
    return texts.write(said, (to,), values, language=language, taken=taken, book=BOOK)


def as_said(goal: str) -> str:
    """A goal as it goes on in a sentence: short, and with a small first letter where its first word is a small one.

    >>> as_said("A data job in Lisbon."), as_said("Lisbon, anything with data")
    ('a data job in Lisbon', 'Lisbon, anything with data')
    """
    words = excerpt(goal, LONGEST).rstrip(" .!")
    first = words.partition(" ")[0]
    return words[:1].lower() + words[1:] if first.casefold() in _SMALL_WORDS and first != "I" else words


def forward(to: Someone, name: str, goal: str, *, language: str = "en") -> str:
    """A line that whoever introduces can pass on as it is; nothing where the owner's name is not known."""
    return FORWARD[spoken_with(to, language)].format(name=name, goal=as_said(goal)) if name else ""
