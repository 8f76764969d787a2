"""When somebody is asked how safe it is, and when no answer asks for attention. No database and no clock."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils.translation import gettext as _

from kring.casework.safety.choices import CheckInOutcome, CheckInWay
from kring.foundation.core.terms import months_after, weeks_after

OWN_PAGE_FROM = 12
MOST_AT_ONCE = 26
CAN_BE_ANSWERED = (CheckInOutcome.PLANNED, CheckInOutcome.MISSED, CheckInOutcome.NOT_REACHED)


def why_not_planned(*, way: str, age: int | None, first_on: date, times: int, today: date) -> str | None:
    """Why these moments cannot be planned."""
    if first_on < today:
        return _("Een check-in kan niet in het verleden liggen.")
    if not 1 <= times <= MOST_AT_ONCE:
        return _("Plan minstens 1 en hoogstens %(most)s keer.") % {"most": MOST_AT_ONCE}
    if way == CheckInWay.LINK and age is not None and age < OWN_PAGE_FROM:
        return _("Een kind onder de 12 heeft geen eigen pagina. Bel of ga langs: kies ‘telefonisch’.")
    return None


def moments(*, first_on: date, weeks: int, times: int) -> list[date]:
    """The days: every so many weeks; without weeks every month on the same day."""
    if weeks:
        return [weeks_after(first_on, weeks * number) for number in range(times)]
    return [months_after(first_on, number) for number in range(times)]


def why_no_outcome(*, outcome: str, now: str, on: date, today: date) -> str | None:
    """Why this cannot be what came of a check-in."""
    if now not in CAN_BE_ANSWERED:
        return _("Deze check-in is al klaar.")
    if outcome != CheckInOutcome.CALLED_OFF and on > today:
        return _("Deze check-in is pas later.")
    return None


def is_missed(*, on: date, days_to_answer: int, today: date) -> bool:
    """Whether there was no answer for so long that somebody must look."""
    return today >= on + timedelta(days=days_to_answer)
