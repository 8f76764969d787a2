"""Which days are working days, and which day a term ends. Plain dates: no tables and no clock."""

from calendar import monthrange
from collections.abc import Collection
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)
_SATURDAY = 5


def easter_sunday(year: int) -> date:
    """The day of Easter by the Gregorian rule of Meeus, Jones and Butcher."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (b - (b + 8) // 25 + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)


def holidays(year: int) -> frozenset[date]:
    """The days of article 3 of the Algemene termijnenwet; 5 May is one of them every year."""
    easter = easter_sunday(year)
    kings_day = date(year, 4, 27)
    if kings_day.isoweekday() == 7:
        kings_day -= ONE_DAY
    moving = {easter + timedelta(days=days) for days in (-2, 1, 39, 50)}
    fixed = {date(year, 1, 1), kings_day, date(year, 5, 5), date(year, 12, 25), date(year, 12, 26)}
    return frozenset(moving | fixed)


def is_working_day(day: date, extra: Collection[date] = ()) -> bool:
    """Whether terms in working days count this day."""
    return day.weekday() < _SATURDAY and day not in extra and day not in holidays(day.year)


def working_days_after(
    first: date, last: date, terms: Collection[int], extra: Collection[date]
) -> dict[int, list[date]]:
    """For every day from first up to and including last: the n-th working day after it, for every n in terms.

    Counting begins on the next calendar day.
    """
    longest = max(terms)
    working: list[date] = []
    day, free = first, {day for year in range(first.year, last.year + 2) for day in holidays(year)} | set(extra)
    while day <= last or sum(1 for one in working[-longest:] if one > last) < longest:
        if day.weekday() < _SATURDAY and day not in free:
            working.append(day)
        day += ONE_DAY
    ends: dict[int, list[date]] = {term: [] for term in terms}
    passed = 0
    for offset in range((last - first).days + 1):
        day = first + timedelta(days=offset)
        while passed < len(working) and working[passed] <= day:
            passed += 1
        for term in terms:
            ends[term].append(working[passed + term - 1])
    return ends


def month_later(day: date) -> date:
    """One calendar month later: the same day number, or the last day of a shorter month."""
    year, month = (day.year + 1, 1) if day.month == 12 else (day.year, day.month + 1)
    return date(year, month, min(day.day, monthrange(year, month)[1]))
