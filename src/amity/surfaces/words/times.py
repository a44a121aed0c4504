"""How long ago something was, in words: days up to 120, then the month, then the year."""

from datetime import date

from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from amity.surfaces.words.manner import full_day

IN_DAYS = 120  # days; up to here they are counted
IN_MONTHS = 330  # days; up to here the month alone is clear


def ago(day: date, today: date) -> str:
    """Today, yesterday, 94 days ago, in July, in 2023."""
    days = (today - day).days
    if days <= 0:
        return _("today")
    if days == 1:
        return _("yesterday")
    if days <= IN_DAYS:
        return ngettext("%(days)s day ago", "%(days)s days ago", days) % {"days": days}
    if days <= IN_MONTHS:
        return _("in %(month)s") % {"month": MONTHS[day.month]}
    return _("in %(year)s") % {"year": day.year}


def ahead(days: int) -> str:
    """Today, tomorrow, in 5 days."""
    if days <= 0:
        return _("today")
    if days == 1:
        return _("tomorrow")
    return ngettext("in %(days)s day", "in %(days)s days", days) % {"days": days}


def on_day(day: date, today: date) -> str:
    """Today, yesterday, on Thursday; and from a week on as `ago` has it."""
    if 1 < (today - day).days < 7:
        return _("on %(weekday)s") % {"weekday": WEEKDAYS[day.weekday()]}
    return ago(day, today)


def by_day(day: date, today: date) -> str:
    """The day that was named: today, tomorrow, Tuesday, last Tuesday, 3 December."""
    match (day - today).days:
        case -1:
            return _("yesterday")
        case 0:
            return _("today")
        case 1:
            return _("tomorrow")
        case away if 1 < away < 7:
            return pgettext("by Tuesday", "%(weekday)s") % {"weekday": WEEKDAYS[day.weekday()]}
        case away if -7 < away < 0:
            return pgettext("by last Tuesday", "last %(weekday)s") % {"weekday": WEEKDAYS[day.weekday()]}
    return full_day(day, today)
