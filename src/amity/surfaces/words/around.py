"""Who people are to each other, and their days, in words."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from amity.store.models import Person


def relation(kind: str, label: str = "", *, turned: bool = False) -> str:
    """Partner, child, their assistant; in the source's own words where the kind is unknown."""
    if kind == "other" and label:
        said = label[:1].upper() + label[1:]
        return _("To them: %(label)s") % {"label": label} if turned else said
    return _kinds().get(kind, _("Somebody close"))


def relation_kinds() -> list[tuple[str, str]]:
    """What the owner may choose."""
    words = _kinds()
    chosen = (
        "partner", "child", "parent", "sibling", "friend", "worked_with", "assistant", "manager", "introduced_by",
    )  # fmt: skip
    return [*((kind, words[kind]) for kind in chosen), ("other", _("Somebody else"))]


def _kinds() -> dict[str, str]:
    return {
        "partner": pgettext("relation", "Partner"),
        "child": pgettext("relation", "Child"),
        "parent": pgettext("relation", "Parent"),
        "sibling": pgettext("relation", "Brother or sister"),
        "friend": pgettext("relation", "Friend"),
        "worked_with": pgettext("relation", "Worked with"),
        "assistant": pgettext("relation", "Assistant"),
        "assists": pgettext("relation", "Is the assistant of"),
        "manager": pgettext("relation", "Manager"),
        "manages": pgettext("relation", "Is the manager of"),
        "introduced_by": pgettext("relation", "Introduced by"),
        "introduced": pgettext("relation", "Introduced"),
        "other": _("Somebody close"),
    }


def date_words(kind: str, label: str) -> str:
    """What a day is: its own label, or birthday, first met and the like."""
    words = dict(date_kinds()) | {"connected": _("Connected")}
    return label or words.get(kind, _("Day")) if kind != "other" else label or _("Day")


def date_kinds() -> list[tuple[str, str]]:
    """Which days the owner may note."""
    return [
        ("birthday", _("Birthday")),
        ("anniversary", _("Anniversary")),
        ("met", _("First met")),
        ("other", _("Another day")),
    ]


def told_apart(person: Person) -> str:
    """A name with what tells it from the same name: Ana Sousa, Data lead, Clinara, Porto."""
    organisation = person.organisation.name if person.organisation_id and person.organisation else ""
    return ", ".join(filter(None, (person.name, person.title, organisation, person.place)))
