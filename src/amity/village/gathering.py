"""Where Maya goes next: an evening of Data Makers with its guest list, and a day that she has not decided about."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final


@dataclass(frozen=True, slots=True)
class Gathering:
    """Something that takes place. `guests` is the organiser's list as a table."""

    name: str
    begins: datetime
    ends: datetime
    place: str
    size: int
    note: str = ""
    going: str = ""
    goal: str = ""
    guests: str = ""

    @property
    def day(self) -> date:
        """Lisbon keeps the clock of UTC in winter."""
        return self.begins.date()


DATA_MAKERS: Final = Gathering(
    name="Data Makers Lisbon",
    begins=datetime(2026, 11, 26, 18, 30, tzinfo=UTC),
    ends=datetime(2026, 11, 26, 21, 0, tzinfo=UTC),
    place="LX Factory, room 2",
    size=60,
    going="yes",
    goal="Two real conversations",
    guests="""Name,Email,Part,Job title,Company,Status,What brings you here?
Lúcia Prado,lucia@datamakers.example,Host,Community lead,Data Makers,Attending,
Wei Zhang,,Guest,,,Attending,A reading group that meets in the evening
Miguel Torres,,Guest,,,Attending,
Sam Okoro,,Guest,,,Attending,
Maya Ferreira,maya@ferreira-mail.example,Guest,Survey statistician,Polldeck,Attending,
Rui Castelo,rui.castelo@hospital-data.example,Guest,Data engineer,Hospital open data,Attending,"I wrote a dashboard of waiting times and look for somebody who knows surveys"
Joana Melo,joana.melo@cml.example,Guest,Analyst,Lisbon city hall,Attending,"A panel about how people get to work"
Nadia Brandt,nadia@brandt.example,Guest,Illustrator,,Attending,
Pau Ferrer,pau@ferrer.example,Guest,Student,,Not attending,
""",
)
METHODS_DAY: Final = Gathering(
    name="Survey Methods Day",
    begins=datetime(2026, 12, 3, 9, 0, tzinfo=UTC),
    ends=datetime(2026, 12, 3, 17, 0, tzinfo=UTC),
    place="Universidade Nova",
    size=120,
    note="Weighting, small panels, what phones do to answers",
)
GATHERINGS: Final = (DATA_MAKERS, METHODS_DAY)
