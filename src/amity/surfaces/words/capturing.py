"""Follow-ups in words."""

from datetime import date

from django.utils.translation import gettext as _

from amity.store.models import FollowUp
from amity.surfaces.words.manner import full_day
from amity.today import FollowUp as Shown


def kind(row: FollowUp) -> str:
    """Which message it is."""
    words = {
        "first": _("First words after you talked"),
        "second": _("A second word, while it is not long ago"),
        "thanks": _("A thank-you"),
    }
    return words[row.kind]


def ended(row: FollowUp, today: date) -> str:
    """How it ended; empty while it is open."""
    if not row.ended or row.ended_on is None:
        return ""
    told = {"day": full_day(row.ended_on, today)}
    words = {
        "wrote": _("You wrote on %(day)s."),
        "reply": _("They wrote on %(day)s, so nothing is owed."),
        "not_now": _("Not this time, you said on %(day)s."),
    }
    return words[row.ended] % told


def line(one: Shown) -> str:
    """Where they were talked to, or what they are thanked for."""
    if one.owed is None:
        return ""
    told = {"event": one.owed.event, "name": one.owed.met}
    match one.owed.kind:
        case "thanks" if one.owed.met:
            return _("Thanks for introducing you to %(name)s") % told
        case "thanks":
            return _("Thanks for %(event)s") % told
        case "second":
            return _("A second word after %(event)s") % told
    return _("You talked at %(event)s") % told
