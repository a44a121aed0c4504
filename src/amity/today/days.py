"""Days that come back every year."""

from datetime import date

from amity.today.facts import Yearly


def in_year(yearly: Yearly, year: int) -> date:
    """The day in that year; 29 February is 1 March in years without one."""
    try:
        return date(year, yearly.month, yearly.day)
    except ValueError:
        return date(year, 3, 1)


def next_return(yearly: Yearly, today: date) -> date:
    """The first return of the day that is not over yet."""
    this_year = in_year(yearly, today.year)
    return this_year if this_year >= today else in_year(yearly, today.year + 1)


def nearest_return(yearly: Yearly, today: date) -> date:
    """The return of the day closest to today, before or after.

    >>> nearest_return(Yearly(id="1", kind="connected", month=12, day=30), date(2026, 1, 2))
    datetime.date(2025, 12, 30)
    """
    returns = [in_year(yearly, today.year + step) for step in (-1, 0, 1)]
    return min(returns, key=lambda day: abs((day - today).days))


def first_time(yearly: Yearly) -> date | None:
    """The day itself, where its year is known."""
    return in_year(yearly, yearly.year) if yearly.year else None
