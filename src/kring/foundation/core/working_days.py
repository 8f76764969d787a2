"""Which days count as working days: Monday to Friday without the free days of the Algemene termijnenwet.

Article 3 of that law names them. The list comes from the library `holidays`, which knows Easter and the
shifting King's Day. It differs from the law in one point, corrected here: to the library 5 May is a public
holiday every fifth year only, to the law every year. Days that a royal decree puts on a par with them
(article 3, third paragraph) come in as `extra`.
"""

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType

import holidays

ONE_DAY = timedelta(days=1)
SATURDAY = 5
WEEKEND = {5: "zaterdag", 6: "zondag"}


@lru_cache(maxsize=256)
def free_days(year: int) -> Mapping[date, str]:
    """The legal free days of a year with their Dutch names, Sundays such as Easter Day included."""
    found = dict(holidays.country_holidays("NL", years=year, language="nl", observed=True))
    found.setdefault(date(year, 5, 5), "Bevrijdingsdag")
    return MappingProxyType(dict(sorted(found.items())))


def why_free(day: date, extra: Collection[date] = ()) -> str | None:
    """Say in Dutch why nobody works on this day, or None on a working day."""
    if name := free_days(day.year).get(day):
        return name
    if day in extra:
        return "gelijkgesteld met een feestdag"
    return WEEKEND.get(day.weekday())


def is_working_day(day: date, extra: Collection[date] = ()) -> bool:
    """Whether this is a working day."""
    return day.weekday() < SATURDAY and day not in free_days(day.year) and day not in extra


def nth_working_day_after(day: date, n: int, extra: Collection[date] = ()) -> date:
    """The n-th working day after a day; counting starts on the next calendar day."""
    if n < 1:
        raise ValueError("Count at least one working day.")
    while n:
        day += ONE_DAY
        n -= is_working_day(day, extra)
    return day


def first_working_day_from(day: date, extra: Collection[date] = ()) -> date:
    """This day when it is a working day, otherwise the next one that is."""
    while not is_working_day(day, extra):
        day += ONE_DAY
    return day


def working_days_between(start: date, end: date, extra: Collection[date] = ()) -> int:
    """How many working days lie after `start`, up to and including `end`; negative when `end` comes first.

    It undoes `nth_working_day_after`: from a day to its n-th working day there are n.
    """
    if end < start:
        return -working_days_between(end, start, extra)
    return sum(is_working_day(start + timedelta(days=i), extra) for i in range(1, (end - start).days + 1))
