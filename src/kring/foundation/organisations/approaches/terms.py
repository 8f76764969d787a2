"""Until when a step may take. No database and no clock: moments come in as arguments."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kring.foundation.accounts.viewer import AMSTERDAM
from kring.foundation.core.terms import Term, hours_after, in_days, in_months, in_weeks, in_working_days
from kring.foundation.organisations.approaches.choices import TermBasis, TermUnit

HOUR = 3600


@dataclass(frozen=True, slots=True)
class Due:
    """The last moment, and the term in days where it is one."""

    last_moment: datetime
    term: Term | None = None

    @property
    def last_day(self) -> date:
        return self.last_moment.astimezone(AMSTERDAM).date()

    def is_late(self, now: datetime) -> bool:
        return now > self.last_moment

    def in_words(self, now: datetime) -> str:
        """What is left, or how late it is."""
        if self.term is not None:
            return self.term.in_words(now.astimezone(AMSTERDAM).date())
        hours = int(abs((self.last_moment - now).total_seconds()) // HOUR)
        if self.is_late(now):
            return ngettext("%(hours)d uur te laat", "%(hours)d uur te laat", hours) % {"hours": hours}
        if not hours:
            return _("nog minder dan een uur")
        return ngettext("nog %(hours)d uur", "nog %(hours)d uur", hours) % {"hours": hours}


def due(
    *, what: str, since: datetime, amount: int | None, unit: str, basis: str, extra: Collection[date] = ()
) -> Due | None:
    """The end of a term that counts from `since`; None without a term. A day counts until midnight in Amsterdam.

    What a law sets in days, weeks or months moves as the Algemene termijnenwet says; what a region agreed does not.
    """
    if not amount:
        return None
    if unit == TermUnit.HOURS:
        return Due(hours_after(since, amount))
    day, legal = since.astimezone(AMSTERDAM).date(), basis == TermBasis.STATUTORY
    term = {
        TermUnit.WORKING_DAYS: lambda: in_working_days(what, day, amount, extra),
        TermUnit.DAYS: lambda: in_days(what, day, amount, legal=legal, extra=extra),
        TermUnit.WEEKS: lambda: in_weeks(what, day, amount, legal=legal, extra=extra),
        TermUnit.MONTHS: lambda: in_months(what, day, amount, legal=legal, extra=extra),
    }[TermUnit(unit)]()
    return Due(datetime.combine(term.last_day + timedelta(days=1), time(0), AMSTERDAM) - timedelta(seconds=1), term)
