"""Everybody in the village, with Maya Ferreira in the middle. All of them are invented."""

from dataclasses import dataclass
from datetime import date

from amity.village import active, close, inner
from amity.village.shapes import Villager


@dataclass(frozen=True, slots=True)
class Owner:
    """Maya: a survey statistician, five years in Lisbon, thinking about what comes next."""

    name: str = "Maya Ferreira"
    place: str = "Lisbon"
    headline: str = "Survey statistician at Polldeck"
    mail: str = "maya@ferreira-mail.example"
    second_mail: str = "maya.ferreira@polldeck.example"
    url: str = "https://www.linkedin.com/in/maya-ferreira-surveys"
    # organisation, title, place, begun, ended
    posts: tuple[tuple[str, str, str, str, str], ...] = (
        ("Polldeck", "Survey statistician", "Lisbon", "Feb 2022", ""),
        ("Statistics Office", "Statistician", "Berlin", "Jan 2019", "Dec 2021"),
    )

    @property
    def addresses(self) -> tuple[str, ...]:
        """All that is hers: what she answers to the one question of an import."""
        return self.mail, self.second_mail, self.url, self.name


MAYA = Owner()
PEOPLE: tuple[Villager, ...] = (*inner.PEOPLE, *close.PEOPLE, *active.PEOPLE)

# Invitations that carried no words: whom Maya asked, and who asked her.
INVITED = (("Dilek Aydın", "me", date(2026, 11, 20)), ("Beatriz Nunes", "them", date(2025, 12, 3)))
