"""Who people are to each other: a partner, a child, a manager; and what that makes the other one."""

from collections.abc import Iterator
from dataclasses import dataclass

from amity.base.text import fold
from amity.people.names import is_full_name, name_key
from amity.people.records import Card

KINDS = (
    "partner", "child", "parent", "sibling", "friend", "worked_with", "assistant", "manager", "introduced_by", "other",
)  # fmt: skip
_INVERSE = {
    "child": "parent",
    "parent": "child",
    "assistant": "assists",
    "manager": "manages",
    "introduced_by": "introduced",
}
_TURNED = _INVERSE | {inverse: kind for kind, inverse in _INVERSE.items()}
_WORDS = {
    "partner": "partner spouse wife husband domesticpartner ehefrau ehemann ehepartner lebenspartner partnerin frau mann",
    "child": "child children daughter son kind kinder tochter sohn",
    "parent": "parent parents mother father mom mum dad mutter vater eltern elternteil",
    "sibling": "sibling sister brother schwester bruder geschwister",
    "friend": "friend freund freundin",
    "worked_with": "colleague coworker kollege kollegin",
    "assistant": "assistant assistent assistentin assistenz",
    "manager": "manager boss supervisor vorgesetzter vorgesetzte chef chefin",
    "introduced_by": "referredby introducedby",
}
_KIND_OF = {word: kind for kind, words in _WORDS.items() for word in words.split()}
_NOBODY_ELSE = frozenset({"me", "self"})  # another entry of the same person
NAMES_AT_MOST = 50  # of one card


@dataclass(frozen=True, slots=True)
class Related:
    """What one side says: the other one is `kind` to this person; `label` keeps words of the source's own."""

    kind: str
    name: str
    label: str = ""


def inverse(kind: str) -> str:
    """What this person is to the other one, when the other one is `kind` to this person.

    >>> inverse("child"), inverse("partner"), inverse(inverse("manager"))
    ('parent', 'partner', 'manager')
    """
    return _TURNED.get(kind, kind)


def kind_of(label: str) -> str:
    """The kind that a label of a source names, in English or German; else "other"; empty for oneself.

    >>> kind_of("Spouse, emergency"), kind_of("Tochter"), kind_of("godmother"), kind_of("me")
    ('partner', 'child', 'other', '')
    """
    parts = [fold(part).replace(" ", "") for part in label.split(",")]
    if set(parts) <= _NOBODY_ELSE:
        return ""
    return next((_KIND_OF[part] for part in parts if part in _KIND_OF), "other")


def told(card: Card) -> tuple[Related, ...]:
    """The relations a card names, each once."""
    return tuple(dict.fromkeys(_told(card)))[:NAMES_AT_MOST]


def _told(card: Card) -> Iterator[Related]:
    for one in card.relations:
        kind, name = kind_of(one.label), one.name.strip()
        if kind and name:
            yield Related(kind, name, one.label.strip() if kind == "other" else "")


def key_of(name: str) -> str:
    """The key by which a full name is found in the book; a first name alone finds nobody.

    >>> key_of("Leonor Sousa"), key_of("Leonor")
    ('leonor sousa', '')
    """
    return name_key(name) if is_full_name(name) else ""
