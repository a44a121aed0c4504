"""Whether "04/03" is the fourth of March or the third of April: decided by all dates of a file together."""

from dataclasses import dataclass

from amity.sources.rows import Options

# Where people write the month first; elsewhere the day comes first, or the year.
_MONTH_FIRST = frozenset({"US", "PH", "FM", "MH", "PW", "GU", "AS", "MP", "PR", "VI"})
_AMERICAN_ZONES = frozenset(
    "America/New_York America/Detroit America/Chicago America/Menominee America/Denver America/Boise America/Phoenix"
    " America/Los_Angeles America/Anchorage America/Juneau America/Sitka America/Nome Pacific/Honolulu"
    " Asia/Manila America/Puerto_Rico".split()
)
_AMERICAN_PREFIXES = ("US/", "America/Indiana/", "America/Kentucky/", "America/North_Dakota/")
MONTHS = 12


@dataclass(slots=True)
class DayOrder:
    """Counts what speaks for either order while dates pass by in the order of the file."""

    first_is_day: int = 0  # the first part is no month
    second_is_day: int = 0
    back_if_day_first: int = 0  # how often time would run backwards
    back_if_month_first: int = 0
    first_changes: int = 0
    second_changes: int = 0
    last: tuple[int, int, int] | None = None

    def see(self, first: int, second: int, year: int) -> None:
        """One more date."""
        self.first_is_day += first > MONTHS >= second
        self.second_is_day += second > MONTHS >= first
        if self.last:
            before = self.last
            self.back_if_day_first += (year, second, first) < (before[2], before[1], before[0])
            self.back_if_month_first += (year, first, second) < (before[2], before[0], before[1])
            self.first_changes += first != before[0]
            self.second_changes += second != before[1]
        self.last = (first, second, year)

    def day_first(self, options: Options, *, in_order: bool) -> tuple[bool, bool]:
        """Whether the day comes first, and whether the file itself tells.

        A part beyond 12 is the day. In a file that is `in_order` of time, the order in which time
        does not run backwards; else the part that changes more often is the day. Otherwise what is
        usual where the owner lives.
        """
        evidence = [(self.first_is_day, self.second_is_day)]
        if in_order:
            evidence.append((self.back_if_month_first, self.back_if_day_first))
            evidence.append((self.first_changes, self.second_changes))
        for day_first, month_first in evidence:
            if day_first != month_first:
                return day_first > month_first, True
        return not _writes_month_first(options), not self.last


def _writes_month_first(options: Options) -> bool:
    if options.region:
        return options.region.upper() in _MONTH_FIRST
    zone = options.time_zone.key or ""
    return zone in _AMERICAN_ZONES or zone.startswith(_AMERICAN_PREFIXES)
