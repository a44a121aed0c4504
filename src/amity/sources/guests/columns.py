"""Which column of a guest list means what: by the organiser's platform, by its heading, by what stands in it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from amity.base.ids import digest
from amity.base.text import fold
from amity.people.handles import normal_email, normal_phone, normal_url
from amity.people.names import is_full_name, is_person_name
from amity.sources.csv_text import Names

# What a column may mean. `said` may be several; `there` holds a time of arrival; `number` tells a guest from others.
FIELDS: Final = (
    "name", "given", "family", "email", "phone", "url", "organisation", "title", "coming", "role", "said",
    "number", "there",
)  # fmt: skip
CHOSEN: Final = FIELDS[:11]  # those a person is asked about
SEVERAL: Final = frozenset({"said", "role"})
Meant = Mapping[str, Sequence[str]]  # a field and its columns, by their compared names
_SURE = 0.6  # share of the cells of a column that must look alike
_FULL = 0.4  # share of names that must have two words: a column of towns has fewer
_MOST_SAID = 20

_HEADINGS: Final = {
    "name": "name fullname guest guestname attendee attendeename participant participantname yourname displayname person"
    " namen teilnehmer teilnehmerin teilnehmername gast vollstandigername nome nomecompleto nombre nombrecompleto nom"
    " nomcomplet who wer gaste guests",
    "given": "firstname givenname given first vorname prenom nombredepila primeiro primeironome forename",
    "family": "lastname familyname family last surname nachname familienname apellido apellidos sobrenome apelido",
    "email": "email emailaddress mail mailaddress mailadresse emailadresse youremail correo correoelectronico courriel"
    " adressemail attendeeemail guestemail",
    "phone": "phone phonenumber mobile mobilephone cell cellphone telephone telefon telefonnummer handy mobil tel"
    " telefone telefono portable",
    "url": "url linkedin linkedinurl linkedinprofile linkedinprofileurl profile profileurl website homepage webseite"
    " urlofmemberprofile yourlinkedin yourlinkedinprofile link web",
    "organisation": "company companyname organisation organization employer firma unternehmen arbeitgeber empresa"
    " entreprise societe affiliation university institution org yourcompany whatsyourcompany whatisyourcompany"
    " wheredoyouwork azienda",
    "title": "title jobtitle position role jobrole job occupation profession beruf funktion cargo poste titel"
    " whatsyourrole whatisyourrole whatsyourjobtitle whatdoyoudo headline",
    "coming": "rsvp status attendeestatus approvalstatus coming attending attendance response zusage antwort"
    " rsvpstatus guestresponse registrationstatus anmeldung",
    "role": "tickettype ticketname eventhost assistantorganizer attendeetype kind speaker host ticket",
    "said": "bio about aboutme intro introduction notes note comment comments message interests interest topics motivation"
    " lookingfor offering questions biography vorstellung bemerkung kommentar notiz interessen hobbies",
}  # fmt: skip
_BY_HEADING: Final = {word: field for field, words in _HEADINGS.items() for word in words.split()}
_IN_QUESTIONS: Final = (  # a word in an organiser's own question, in the order of trust
    ("linkedin", "url"), ("company", "organisation"), ("organisation", "organisation"),
    ("organization", "organisation"), ("employer", "organisation"), ("firma", "organisation"),
    ("jobtitle", "title"), ("yourrole", "title"), ("position", "title"),
)  # fmt: skip
_PARTS: Final = frozenset(
    "host cohost co host speaker guest attendee participant organizer organiser panelist moderator volunteer gast"
    " teilnehmer teilnehmerin referent referentin gastgeber gastgeberin".split()
)
_LUMA: Final = frozenset(
    "apiid name firstname lastname email phonenumber createdat approvalstatus checkedinat customsource qrcodeurl amount"
    " amounttax amountdiscount currency couponcode ethaddress solanaaddress surveyresponserating"
    " surveyresponsefeedback tickettypeid ticketname".split()
)
_EVENTBRITE: Final = frozenset(
    "order# orderdate firstname lastname email quantity pricetier tickettype attendee# group ordertype currency totalpaid"
    " feespaid eventbritefees eventbritepaymentprocessing attendeestatus jobtitle company buyerfirstname buyerlastname"
    " buyeremail buyername eventname eventid date discount deliverymethod prefix suffix gender age birthdate".split()
)
_MEETUP: Final = frozenset(
    "name attendance userid title eventhost rsvp guests rsvpedon joinedgroupon urlofmemberprofile notes memberid company"
    " lastvisitedgroupon lastattended totalrsvps rsvpedyes rsvpedmaybe rsvpedno meetupsattended noshows intro photo"
    " assistantorganizer mailinglist".split()
)


@dataclass(frozen=True, slots=True)
class Platform:
    """Where organisers export such lists from. `own` are its columns; others are the organiser's questions."""

    name: str
    marks: frozenset[str]  # columns that only its lists have together
    own: frozenset[str]
    meant: Meant


PLATFORMS: Final = (
    Platform(
        "luma", frozenset({"apiid", "approvalstatus"}), _LUMA,
        {"number": ("apiid",), "name": ("name",), "given": ("firstname",), "family": ("lastname",), "email": ("email",),
         "phone": ("phonenumber",), "coming": ("approvalstatus",), "there": ("checkedinat",), "role": ("ticketname",)},
    ),
    Platform(
        "eventbrite", frozenset({"order#", "orderdate"}), _EVENTBRITE,
        {"number": ("attendee#",), "given": ("firstname",), "family": ("lastname",), "email": ("email",),
         "organisation": ("company",), "title": ("jobtitle",), "coming": ("attendeestatus",), "role": ("tickettype",)},
    ),
    Platform(
        "meetup", frozenset({"urlofmemberprofile", "userid"}), _MEETUP,
        {"number": ("userid",), "name": ("name",), "url": ("urlofmemberprofile",), "organisation": ("company",),
         "coming": ("rsvp",), "role": ("eventhost", "assistantorganizer"), "said": ("intro", "notes")},
    ),
)  # fmt: skip


def platform_of(columns: Names) -> Platform | None:
    """Whose list has these columns, if it is one that is known."""
    here = set(columns)
    return next((one for one in PLATFORMS if one.marks <= here), None)


def heading_key(columns: Names) -> str:
    """Equal for two lists with the same columns in any order: what an owner chose for one holds for the other."""
    return digest("columns", *sorted(columns))


def by_heading(written: str) -> str:
    """What a column means as its heading says; empty when that is not known.

    >>> by_heading("E-Mail"), by_heading("What's your company?"), by_heading("Shoe size")
    ('email', 'organisation', '')
    """
    plain = fold(written).replace(" ", "")
    if plain in _BY_HEADING:
        return _BY_HEADING[plain]
    return next((field for word, field in _IN_QUESTIONS if word in plain), "")


def names_somebody(written: Iterable[str]) -> bool:
    """Whether these may be the headings of a list of people: one is a name or an e-mail address."""
    return bool({by_heading(one) for one in written} & {"name", "given", "email"})


def guess(columns: Names, written: Names, rows: Sequence[Mapping[str, str]]) -> dict[str, tuple[str, ...]]:
    """The meaning of each column that has one. `rows` are the first lines, by compared name.

    An unknown heading with a question mark, or a column of the organiser's own, is what guests said.
    """
    platform = platform_of(columns)
    known = platform.meant if platform else {}
    found: dict[str, list[str]] = {
        field: [name for name in names if name in columns] for field, names in known.items()
    }
    used = {name for names in found.values() for name in names} | (platform.own if platform else set())
    for name, heading in zip(columns, written, strict=True):
        if not name or name in used:
            continue
        field = by_heading(heading) or ("said" if heading.strip().endswith("?") or platform else "")
        if field == "title" and _looks(name, rows, _is_part) >= _SURE:
            field = "role"
        if field and (field in SEVERAL or not found.get(field)):
            found.setdefault(field, []).append(name)
            used.add(name)
        elif platform or heading.strip().endswith("?"):
            found.setdefault("said", []).append(name)
            used.add(name)
    _by_content(found, [name for name in columns if name and name not in used], rows)
    return {field: tuple(names[:_MOST_SAID]) for field, names in found.items() if names}


def _by_content(found: dict[str, list[str]], left: Sequence[str], rows: Sequence[Mapping[str, str]]) -> None:
    """What no heading told, by what stands in the column."""
    for field, looks in (
        ("email", _is_email),
        ("url", _is_url),
        ("name", is_person_name),
        ("phone", _is_phone),
    ):
        if found.get(field) or (field == "name" and (found.get("given") or found.get("family"))):
            continue
        for name in left:
            cells = [cell for row in rows if (cell := row.get(name, "").strip())]
            taken = any(name in names for names in found.values())
            few = field == "name" and sum(map(is_full_name, cells)) < _FULL * len(cells)
            if cells and not taken and not few and sum(map(looks, cells)) >= _SURE * len(cells):
                found[field] = [name]
                break


def _looks(name: str, rows: Sequence[Mapping[str, str]], looks: Callable[[str], bool]) -> float:
    """The share of the cells of a column that look so."""
    cells = [cell for row in rows if (cell := row.get(name, "").strip())]
    return sum(map(looks, cells)) / len(cells) if cells else 0.0


def _is_part(cell: str) -> bool:
    """The part somebody plays at an event, and no work."""
    return fold(cell) in _PARTS


def _is_email(cell: str) -> bool:
    return bool(normal_email(cell))


def _is_url(cell: str) -> bool:
    return "@" not in cell and " " not in cell and "/" in normal_url(cell)


def _is_phone(cell: str) -> bool:
    digits = sum(c.isdigit() for c in cell)
    return digits >= 7 and bool(normal_phone(cell)) and not any(c.isalpha() for c in cell) and digits <= 15
