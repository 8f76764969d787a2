"""How days are counted: working days and months, no clock."""

from datetime import date, timedelta
from functools import lru_cache

import holidays


@lru_cache(maxsize=64)
def holidays_of(year: int) -> frozenset[date]:
    """The Dutch public holidays of a year."""
    return frozenset(holidays.country_holidays("NL", years=year))


@lru_cache(maxsize=4096)
def working_days_after(day: date, count: int) -> date:
    """The day that lies so many working days after a day."""
    while count:
        day += timedelta(days=1)
        if day.weekday() < 5 and day not in holidays_of(day.year):
            count -= 1
    return day


def is_working_day(day: date) -> bool:
    """Whether offices are open."""
    return day.weekday() < 5 and day not in holidays_of(day.year)


def on_or_before_working(day: date, first: date) -> date:
    """The same day or the last working day before it, but never before `first`."""
    while day > first and not is_working_day(day):
        day -= timedelta(days=1)
    return day


def months_after(day: date, months: int) -> date:
    """The same day of the month so many months later (or earlier), or the last day of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    for number in (day.day, 30, 29, 28):
        try:
            return date(day.year + years, month + 1, number)
        except ValueError:
            continue
    raise AssertionError("every month has a 28th")


def years_before(day: date, years: int) -> date:
    """The same day so many years earlier; 28 February when there was no 29th."""
    return months_after(day, -12 * years)
