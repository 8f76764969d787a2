"""When a term ends, and how that sounds: "nog 3 werkdagen", "vandaag", "2 werkdagen te laat".

The day of the event itself never counts. A term that a law sets in days, weeks or months follows the
Algemene termijnenwet: a last day in a weekend or on a free day moves to the next working day (article 1), a
term of three days or more holds at least two working days (article 2), and long terms are left alone
(article 4). Terms counted backwards from an event are never moved (article 1, second paragraph), and so have
no place here.
"""

from calendar import monthrange
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kring.foundation.core.working_days import (
    first_working_day_from,
    nth_working_day_after,
    working_days_between,
)

LONGEST_MOVED_IN_DAYS = 90
LONGEST_MOVED_IN_WEEKS = 12
LONGEST_MOVED_IN_MONTHS = 3
SHORTEST_WITH_TWO_WORKING_DAYS = 3


class Unit(StrEnum):
    """In which days the time that is left is told."""

    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "calendar_days"


@dataclass(frozen=True, slots=True)
class Term:
    """Something that has to be done at the latest on `last_day`."""

    what: str
    starts: date
    last_day: date
    unit: Unit = Unit.WORKING_DAYS
    extra: frozenset[date] = frozenset()

    def days_left(self, today: date) -> int:
        """Days after today up to and including the last day; negative when it has passed."""
        if self.unit is Unit.WORKING_DAYS:
            return working_days_between(today, self.last_day, self.extra)
        return (self.last_day - today).days

    def is_late(self, today: date) -> bool:
        """Whether the last day has passed."""
        return today > self.last_day

    def in_words(self, today: date) -> str:
        """What is left of the term, or how late it is, in Dutch."""
        if today == self.last_day:
            return _("vandaag")
        days = self.days_left(today)
        if days == 0:
            return _("te laat") if self.is_late(today) else _("vóór de volgende werkdag")
        return _left(days, self.unit) if days > 0 else _late(-days, self.unit)


def in_working_days(what: str, starts: date, n: int, extra: Collection[date] = ()) -> Term:
    """A term of n working days; it always ends on a working day."""
    return Term(what, starts, nth_working_day_after(starts, n, extra), extra=frozenset(extra))


def in_days(what: str, starts: date, n: int, *, legal: bool = True, extra: Collection[date] = ()) -> Term:
    """A term of n calendar days, moved as the law says when a law sets it."""
    last_day = starts + timedelta(days=n)
    return _term(what, starts, last_day, legal and n <= LONGEST_MOVED_IN_DAYS, extra)


def in_weeks(what: str, starts: date, n: int, *, legal: bool = True, extra: Collection[date] = ()) -> Term:
    """A term of n weeks: it ends on the same day of the week, moved as the law says when a law sets it."""
    return _term(what, starts, weeks_after(starts, n), legal and n <= LONGEST_MOVED_IN_WEEKS, extra)


def in_months(what: str, starts: date, n: int, *, legal: bool = True, extra: Collection[date] = ()) -> Term:
    """A term of n months: it ends on the same day of the month, moved as the law says when a law sets it."""
    return _term(what, starts, months_after(starts, n), legal and n <= LONGEST_MOVED_IN_MONTHS, extra)


def hours_after(moment: datetime, n: int) -> datetime:
    """The moment n hours of sixty minutes on, also in the night in which the clock on the wall jumps."""
    return moment.astimezone(UTC) + timedelta(hours=n)


def weeks_after(day: date, n: int) -> date:
    """The same day of the week, n weeks on."""
    return day + timedelta(weeks=n)


def months_after(day: date, n: int) -> date:
    """The same day of the month, n months on; the last of the month where there is no such day."""
    years, month = divmod(day.year * 12 + day.month - 1 + n, 12)
    return date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))


def moved_as_the_law_says(starts: date, last_day: date, extra: Collection[date] = ()) -> date:
    """The last day of a term that a law sets (Algemene termijnenwet, articles 1 and 2)."""
    long_enough = (last_day - starts).days >= SHORTEST_WITH_TWO_WORKING_DAYS
    if long_enough and working_days_between(starts, last_day, extra) < 2:
        return nth_working_day_after(starts, 2, extra)
    return first_working_day_from(last_day, extra)


def _term(what: str, starts: date, last_day: date, moved: bool, extra: Collection[date]) -> Term:
    if last_day <= starts:
        raise ValueError("A term lasts at least one day.")
    if moved:
        last_day = moved_as_the_law_says(starts, last_day, extra)
    return Term(what, starts, last_day, Unit.CALENDAR_DAYS, frozenset(extra))


def _left(days: int, unit: Unit) -> str:
    if unit is Unit.WORKING_DAYS:
        return ngettext("nog %(days)d werkdag", "nog %(days)d werkdagen", days) % {"days": days}
    return ngettext("nog %(days)d dag", "nog %(days)d dagen", days) % {"days": days}


def _late(days: int, unit: Unit) -> str:
    if unit is Unit.WORKING_DAYS:
        return ngettext("%(days)d werkdag te laat", "%(days)d werkdagen te laat", days) % {"days": days}
    return ngettext("%(days)d dag te laat", "%(days)d dagen te laat", days) % {"days": days}
