"""Days of a story as moments of a dossier."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from kring.foundation.accounts.viewer import AMSTERDAM


def begin_of(day: date) -> datetime:
    """The first moment of a day: an involvement that passes on a day passes in one moment."""
    return datetime.combine(day, time(0), AMSTERDAM)


def during(day: date, hour: int, now: datetime) -> datetime:
    """A moment in working hours of that day, and never later than now."""
    return min(datetime.combine(day, time(hour), AMSTERDAM), now - timedelta(minutes=1))
