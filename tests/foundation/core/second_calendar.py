"""A second reading of the calendar: which days are free by law, and when terms end. Nothing of Kring is used here.

Easter is computed by the method of Gauss as corrected by Lichtenberg; the free days are those of the Algemene
termijnenwet, article 3; the terms are counted on a list of days, as somebody with a wall calendar would.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

FIRST_YEAR, LAST_YEAR = 2020, 2035
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
ONE_DAY = timedelta(days=1)


def easter(year: int) -> date:
    """Easter Day, apart from any library."""
    k = year // 100
    m = 15 + (3 * k + 3) // 4 - (8 * k + 13) // 25
    a = year % 19
    d = (19 * a + m) % 30
    r = (d + a // 11) // 29
    full_moon = 21 + d - r
    first_sunday = 7 - (year + year // 4 + 2 - (3 * k + 3) // 4) % 7
    from_march = full_moon + 7 - (full_moon - first_sunday) % 7
    return date(year, 3, 1) + timedelta(days=from_march - 1)


def free_by_law(year: int) -> set[date]:
    """New Year, Good Friday, Easter Monday, King's Day, 5 May, Ascension, Whit Monday and Christmas."""
    kings_day = date(year, 4, 27)
    if kings_day.weekday() == 6:
        kings_day -= ONE_DAY
    around_easter = {easter(year) + timedelta(days=days) for days in (-2, 1, 39, 50)}
    return around_easter | {
        date(year, 1, 1), kings_day, date(year, 5, 5), date(year, 12, 25), date(year, 12, 26)
    }  # fmt: skip


YEARS = range(FIRST_YEAR, LAST_YEAR + 1)
FREE_DAYS = sorted(day for year in YEARS for day in free_by_law(year))
# A year more on either side: terms run over the end of a year.
_FREE = {day for year in range(FIRST_YEAR - 1, LAST_YEAR + 3) for day in free_by_law(year)}


def changes_of_the_clock(year: int) -> tuple[date, date]:
    """The last Sunday of March, of 23 hours, and that of October, of 25."""

    def last_sunday(month: int) -> date:
        last = date(year, month, monthrange(year, month)[1])
        return last - timedelta(days=(last.weekday() + 1) % 7)

    return last_sunday(3), last_sunday(10)


def works(day: date, extra: Collection[date] = ()) -> bool:
    return day.weekday() not in (5, 6) and day not in _FREE and day not in extra


def on_the_fingers(start: date, n: int, extra: Collection[date] = ()) -> date:
    """Turn the pages of the calendar from the day after `start`, and stop at the n-th day on which people work."""
    counted, day = [], start
    while len(counted) < n:
        day += ONE_DAY
        if works(day, extra):
            counted.append(day)
    return counted[-1]


def last_day_of(start: date, amount: int, unit: str, *, legal: bool, extra: Collection[date] = ()) -> date:
    """Until which day a term runs, as the text of the law reads."""
    if unit == "working_days":
        return on_the_fingers(start, amount, extra)
    if unit == "months":
        month = start.month - 1 + amount
        year, month = start.year + month // 12, month % 12 + 1
        end = date(year, month, min(start.day, monthrange(year, month)[1]))
    else:
        end = start + timedelta(days=amount * {"days": 1, "weeks": 7}[unit])
    # Article 4: longer than 90 days, twelve weeks or three months is left alone.
    if not legal or amount > {"days": 90, "weeks": 12, "months": 3}[unit]:
        return end
    # Article 2: three days or more hold at least two that are neither Saturday, Sunday nor free.
    if (end - start).days >= 3:
        end = max(end, on_the_fingers(start, 2, extra))
    # Article 1: what ends on a Saturday, a Sunday or a free day goes on until the next day that is none.
    while not works(end, extra):
        end += ONE_DAY
    return end


def hours_later(moment: datetime, hours: int) -> float:
    """So many real hours later, as seconds since 1970: the clock on the wall may have jumped."""
    return moment.timestamp() + hours * 3600
