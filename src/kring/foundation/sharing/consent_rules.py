"""Who must agree when something is shared about a person, by age and capacity. No database and no clock.

Sources differ about 12 to 15 (the child, or the child and the parents): the strictest is kept, child and parents.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta

ADULT = 18
# On these birthdays somebody else decides.
TURNING_POINTS = (12, 16, ADULT)


@dataclass(frozen=True, slots=True)
class Answer:
    """Who is asked about somebody of this age."""

    themselves: bool
    parents: bool


@dataclass(frozen=True, slots=True)
class Row:
    """From this age on, until the next row: who is asked when the person can weigh it, and when not."""

    from_age: int
    capable: Answer
    incapable: Answer


TABLE = (
    Row(0, capable=Answer(False, True), incapable=Answer(False, True)),
    Row(12, capable=Answer(True, True), incapable=Answer(False, True)),
    Row(16, capable=Answer(True, False), incapable=Answer(False, True)),
    Row(ADULT, capable=Answer(True, False), incapable=Answer(True, False)),
)


def who_is_asked(*, age: int | None, is_capable: bool, is_child: bool) -> Answer:
    """Who must agree about somebody. A child whose age nobody knows: the child and the parents."""
    if age is None:
        return Answer(True, is_child)
    row = next(row for row in reversed(TABLE) if row.from_age <= max(age, 0))
    return row.capable if is_capable else row.incapable


def next_turning_point(birth_date: date | None, today: date) -> date | None:
    """The next birthday on which somebody else decides; None for who is of age or whose birthday is unknown."""
    if birth_date is None:
        return None
    days = (birthday(birth_date, years) for years in TURNING_POINTS)
    return next((day for day in days if day > today), None)


def birthday(birth_date: date, years: int) -> date:
    """The day on which somebody becomes this old; for 29 February in a year without it the first of March."""
    day = birth_date + relativedelta(years=years)
    return day + relativedelta(days=1) if (day.month, day.day) != (birth_date.month, birth_date.day) else day
