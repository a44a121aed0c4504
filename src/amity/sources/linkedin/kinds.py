"""Which file of LinkedIn's export a header belongs to."""

from enum import Enum, auto

from amity.sources.csv_text import Names, column


class Kind(Enum):
    """A file of the export: one of those that are read, or any other."""

    CONNECTIONS = auto()
    MESSAGES = auto()
    INVITATIONS = auto()
    PROFILE = auto()
    POSITIONS = auto()
    EMAILS = auto()
    NOTES = auto()
    ENDORSEMENTS_RECEIVED = auto()
    ENDORSEMENTS_GIVEN = auto()
    RECOMMENDATIONS = auto()
    EDUCATION = auto()
    PHONES = auto()
    SKILLS = auto()
    CONTACTS = auto()
    ACTIVITY = auto()
    OTHER = auto()


def _columns(names: str) -> frozenset[str]:
    return frozenset(column(name) for name in names.split(","))


_READ = (
    (Kind.CONNECTIONS, _columns("First Name,Last Name,Connected On")),
    (Kind.MESSAGES, _columns("CONVERSATION ID,FROM,TO,DATE,CONTENT")),
    (Kind.INVITATIONS, _columns("From,To,Sent At,Direction")),
    (Kind.PROFILE, _columns("First Name,Last Name,Headline,Industry")),
    (Kind.POSITIONS, _columns("Company Name,Title,Started On,Finished On")),
    (Kind.EMAILS, _columns("Email Address,Confirmed,Primary")),
    (Kind.NOTES, _columns("Connection First Name,Connection Last Name,Note")),
    (
        Kind.ENDORSEMENTS_RECEIVED,
        _columns("Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name"),
    ),
    (Kind.ENDORSEMENTS_GIVEN, _columns("Endorsement Date,Skill Name,Endorsee First Name,Endorsee Last Name")),
    (Kind.RECOMMENDATIONS, _columns("First Name,Last Name,Job Title,Text,Creation Date,Status")),
    (Kind.EDUCATION, _columns("School Name,Start Date,End Date,Degree Name")),
    (Kind.PHONES, _columns("Extension,Number,Type")),
    (Kind.CONTACTS, _columns("Source,FirstName,LastName,Companies,Emails,PhoneNumbers")),
    (Kind.ACTIVITY, _columns("Date,ShareLink,ShareCommentary")),
    (Kind.ACTIVITY, _columns("Date,Link,Message")),
    (Kind.ACTIVITY, _columns("Date,Type,Link")),
    (Kind.ACTIVITY, _columns("Date,Link,OptionText")),
)
# The columns that these files must have, of other files by the name that people see in the zip.
_OTHERS = {
    "events": _columns("Event Name,Event Time,Status,External Url"),
    "followed companies": _columns("Organization,Followed On"),
    "followed members": _columns("Date,Status,FullName"),
    "media": _columns("Date/Time,Media Description,Media Link"),
    "certificates": _columns("Name,Url,Authority,Started On,Finished On"),
    "languages": _columns("Name,Proficiency"),
    "projects": _columns("Title,Description,Url,Started On,Finished On"),
    "honours": _columns("Title,Description,Issued On"),
    "volunteering": _columns("Company Name,Role,Cause,Started On,Finished On"),
    "organisations": _columns("Name,Position,Description,Started On,Finished On"),
    "publications": _columns("Name,Published On,Description,Publisher,Url"),
    "registration": _columns("Registered At,Registration Ip"),
    "searches": _columns("Time,Search Query"),
    "logins": _columns("Login Date,IP Address,User Agent"),
    "security checks": _columns("Challenge Date,IP Address,User Agent"),
    "saved jobs": _columns("Saved Date,Job Url,Job Title"),
    "job applications": _columns("Application Date,Company Name,Job Title"),
    "inferences": _columns("Category,Type of inference,Inference"),
    "advertising profile": _columns("Member Age,Company Names,Member Gender"),
    "clicked advertisements": _columns("Ad clicked Date,Ad Title/Id"),
    "learning": _columns("Content Title,Content Type,Content Last Watched Date (if viewed)"),
    "verified identity": _columns("First name,Last name,Verification type"),
    "messaging numbers": _columns("Number,Extension,Is_WhatsApp_Number"),
}


def kind_of(names: Names) -> Kind | None:
    """The file that a header with these columns belongs to; None when it is no header of LinkedIn."""
    here = frozenset(names)
    for kind, needed in _READ:
        if needed <= here:
            return kind
    if names == ("name",):
        return Kind.SKILLS
    return Kind.OTHER if _other(names) else None


def not_read(names: Names) -> str:
    """The sentence for a file that is recognised and not used."""
    return f"LinkedIn, {_other(names)}: nothing is read from this file yet."


def _other(names: Names) -> str:
    here = frozenset(names)
    if names == ("name",):
        return "a list of names"
    return next((name for name, needed in _OTHERS.items() if needed <= here), "")
