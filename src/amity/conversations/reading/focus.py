"""Who "she" is: the people spoken of last, narrowed by what their names tell."""

from collections.abc import Sequence

from amity.conversations.reading.names import Mention
from amity.people.given_names import may_be

_SHE = frozenset({"she", "her", "sie", "ihr", "ihre", "ihren", "ihrem", "she's", "she'll", "she'd"})
_HE = frozenset(
    {"he", "him", "his", "er", "ihm", "ihn", "sein", "seine", "seinen", "seinem", "he's", "he'll", "he'd"}
)


class Focus:
    """The people of the clause before, and the subject of the last statement."""

    def __init__(self) -> None:
        self._spoken_of: list[str] = []
        self._subject: str | None = None

    def see(self, mentions: Sequence[Mention]) -> None:
        """A clause that names people was read."""
        if mentions:
            self._spoken_of = list(dict.fromkeys(m.named.name for m in mentions))
            self._subject = None

    def settle(self, person: str) -> None:
        """A clause was about this person."""
        self._subject = person

    def who(self, pronoun: str) -> str | None:
        """The one person a pronoun can mean; None when it may be several."""
        if self._subject and _fits(self._subject, pronoun):
            return self._subject
        able = [name for name in self._spoken_of if _fits(name, pronoun)]
        return able[0] if len(able) == 1 else None

    def people(self) -> list[str]:
        """Everybody whom the last clause with names spoke of."""
        return list(self._spoken_of)

    def anyone(self) -> str | None:
        """Who is meant when nobody is named."""
        return self._subject or (self._spoken_of[0] if len(self._spoken_of) == 1 else None)


def _fits(name: str, pronoun: str) -> bool:
    if pronoun in _SHE:
        return may_be(name, "she")
    return may_be(name, "he") if pronoun in _HE else True
