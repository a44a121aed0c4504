"""How long ago something was, in words: days up to 120, then the month, then the year."""

from datetime import date

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

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
