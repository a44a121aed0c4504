"""A tie in one word, and the reasons for that word."""

from datetime import date
from typing import Protocol

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from amity import rhythm

# Contact days of the last half year, faded with a half-life of 180 days. Somebody one talks with
# every month stands at 9, every second month at 5, every fourth month at 3.
STRONG, GOOD = 8.0, 3.0


class Counted(Protocol):
    """What the word for a tie is read from: a `rhythm.Tie`, or a few of its columns."""

    @property
    def days(self) -> int:
        """Contact days in all."""
        ...

    @property
    def last_day(self) -> date:
        """The last of them."""
        ...

    @property
    def half_year(self) -> float:
        """Contact days under a half-life of 180 days, as of `last_day`."""
        ...


def level(tie: Counted, today: date) -> int:
    """From 1 to 4: new, light, good, strong."""
    if tie.days <= 1:
        return 1
    now = rhythm.half_year_on(tie, today)
    return 4 if now >= STRONG else 3 if now >= GOOD else 2


def word(level: int) -> str:
    """The word beside the bars; nothing where there is no tie."""
    return {0: "", 1: _("New"), 2: _("Light"), 3: _("Good"), 4: _("Strong")}[level]


def usual(tie: rhythm.Tie) -> str:
    """Usually every 40 to 75 days; or that there is no rhythm yet."""
    between = rhythm.usual(tie)
    if between is None:
        return _("no rhythm yet")
    low, high = between
    if low == high:
        return ngettext("usually every day", "usually every %(high)s days", high) % {"high": high}
    return _("usually every %(low)s to %(high)s days") % {"low": low, "high": high}


def silent(tie: rhythm.Tie, today: date) -> str:
    """94 days; today; yesterday."""
    days = (today - tie.last_day).days
    if days <= 0:
        return _("today")
    return ngettext("%(days)s day", "%(days)s days", days) % {"days": days}


def why(tie: rhythm.Tie, today: date) -> list[str]:
    """What the word for this tie rests on."""
    faded = rhythm.half_year_on(tie, today)
    said = [
        ngettext("You had contact on one day.", "You had contact on %(days)s days.", tie.days)
        % {"days": tie.days},
        _("Days fade by half in 180 days; faded that way they count %(faded)s.")
        % {"faded": number_format(round(faded, 1), 1)},
        _("From %(good)s on a tie is called good, from %(strong)s on strong.")
        % {"good": f"{GOOD:g}", "strong": f"{STRONG:g}"},
    ]
    if tie.last_in and tie.last_out:
        said.append(_("It goes both ways."))
    elif tie.last_out:
        said.append(_("So far you wrote, and no answer is known."))
    elif tie.last_in:
        said.append(_("So far they wrote."))
    return said


def in_a_sentence(tie: rhythm.Tie, today: date) -> str:
    """You usually talk every 40 to 75 days. The last time was 94 days ago."""
    between, ago = rhythm.usual(tie), (today - tie.last_day).days
    if ago <= 0:
        last = _("The last time was today.")
    else:
        last = ngettext("The last time was yesterday.", "The last time was %(days)s days ago.", ago) % {
            "days": ago
        }
    if between is None:
        return last
    low, high = between
    words = (
        _("You usually talk every %(low)s to %(high)s days.")
        if low != high
        else _("You usually talk every %(high)s days.")
    )
    return f"{words % {'low': low, 'high': high}} {last}"
