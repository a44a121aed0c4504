"""What shows that two people know each other, how sure that is, and why a path stands where it stands: in sentences."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from amity.connections.evidence import Evidence, Kind, Standing
from amity.opportunities.order_of_paths import Contribution, Counts
from amity.opportunities.paths import Missing, Warm
from amity.surfaces.words.around import relation
from amity.surfaces.words.manner import short_day


def standing(sure: Standing) -> str:
    """Confirmed, likely, possible."""
    return {
        Standing.CONFIRMED: pgettext("how sure a tie is", "Confirmed"),
        Standing.LIKELY: pgettext("how sure a tie is", "Likely"),
        Standing.POSSIBLE: pgettext("how sure a tie is", "Possible"),
    }[sure]


def evidence(one: Evidence, today: date, *, of_owner: bool) -> str:
    """One piece of evidence. `of_owner` says that one of the two is the owner."""
    values = {
        "count": one.count,
        "name": one.source.name,
        "day": short_day(one.last, today) if one.last else "",
    }
    return (_of_owner(one, values) if of_owner else None) or _of_two(one, values)


def _of_owner(one: Evidence, values: dict[str, object]) -> str | None:
    match one.kind:
        case Kind.TALKED | Kind.MET:
            said = ngettext(
                "You talked on %(count)s day, the last time on %(day)s",
                "You talked on %(count)s days, the last time on %(day)s",
                one.count,
            )
        case Kind.CONNECTED:
            said = _("You are connected since %(day)s") if one.last else _("You are connected")
        case Kind.RECOMMENDED:
            said = _("One of you recommended the other, on %(day)s")
        case Kind.ENDORSED:
            said = _("One of you named a skill of the other, on %(day)s")
        case Kind.EMPLOYER | Kind.SCHOOL if one.last:
            said = _("You were both at %(name)s, until %(day)s")
        case Kind.EMPLOYER | Kind.SCHOOL:
            said = _("You are both at %(name)s")
        case Kind.STATED if one.denies:
            said = _("You said that you do not know them")
        case Kind.STATED:
            said = _("You said that you know them")
        case _:
            return None
    return said % values


def _of_two(one: Evidence, values: dict[str, object]) -> str:
    match one.kind:
        case Kind.TALKED:
            said = ngettext(
                "They were on one message or chat with you on %(count)s day, the last time on %(day)s",
                "They were on one message or chat with you on %(count)s days, the last time on %(day)s",
                one.count,
            )
        case Kind.MET:
            said = ngettext(
                "They were at a meeting with you on %(count)s day, the last time on %(day)s",
                "They were at a meeting with you on %(count)s days, the last time on %(day)s",
                one.count,
            )
        case Kind.RELATION:
            said, values = _("Noted: %(kind)s"), {"kind": relation(one.source.name, one.source.label)}
        case Kind.INTRODUCED:
            said = _("You introduced them on %(day)s")
        case Kind.GROUP:
            said = _("Both are in your group “%(name)s”")
        case Kind.STATED:
            said = (
                _("You said that they do not know each other")
                if one.denies
                else _("You said that they know each other")
            )
        case _ if one.last:
            said = _("Both were at %(name)s, until %(day)s; you know %(count)s people from there")
        case _:
            said = _("Both are at %(name)s; you know %(count)s people there")
    return said % values


def why(one: Contribution) -> str:
    """Why a path stands where it stands."""
    values = {"count": round(one.value)}
    match one.counts:
        case Counts.STRENGTH:
            return _("How strong each step is, multiplied")
        case Counts.SURENESS if one.factor == 1:
            return _("Every step is confirmed")
        case Counts.SURENESS:
            return _("Not every step is confirmed")
        case Counts.OCCASIONAL:
            return _("You talk with the first one now and then: such ties lead to new work most often")
        case Counts.CLOSE:
            return _("You are close to the first one: in this field close ties lead to new work more often")
        case Counts.MUTUALS:
            said = ngettext(
                "You and the first one both know %(count)s person; near ten is best",
                "You and the first one both know %(count)s people; near ten is best",
                round(one.value),
            )
            return said % values
    raise AssertionError(one.counts)


def missing(why_none: Missing, name: str) -> str:
    """Why no verified path leads there."""
    said = {
        Missing.NOBODY_MATCHES: _("Nobody in your book fits “%(name)s” yet."),
        Missing.NO_EVIDENCE: _(
            "No verified path to %(name)s: nothing shows that somebody you know knows them."
        ),
        Missing.ONLY_POSSIBLE: _(
            "No verified path to %(name)s: each of these has a step that is only possible."
        ),
        Missing.LEFT_OUT: _("%(name)s died or asked to be left out."),
    }[why_none]
    return said % {"name": name}


def warm(reason: Warm, name: str, toward: str) -> str:
    """Why to be in touch with somebody first."""
    said = {
        Warm.KNOWS_THEM: _("%(name)s knows %(toward)s. Be in touch first, before you ask anything."),
        Warm.MAY_KNOW_THEM: _("%(name)s may know %(toward)s. Be in touch first, then ask whether it is so."),
        Warm.WAS_THERE: _("%(name)s was there before, and may still know people."),
        Warm.WELL_CONNECTED: _("%(name)s knows many people you do not talk with."),
    }[reason]
    return said % {"name": name, "toward": toward}
