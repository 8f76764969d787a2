"""An urgent meeting: what is filled in beforehand, so that a few clicks are enough. No database and no clock."""

from __future__ import annotations

from datetime import datetime, timedelta

from kring.foundation.core.terms import hours_after

HOURS_FROM_NOW = 3
QUARTER = timedelta(minutes=15)


def soon(now: datetime) -> datetime:
    """A quarter of an hour to sit together, some hours from now."""
    later = hours_after(now, HOURS_FROM_NOW).replace(second=0, microsecond=0)
    past = timedelta(minutes=later.minute % 15)
    # A quarter more before it is read on the wall: in the night of summer time there is no 2:00.
    return (later + (QUARTER - past if past else timedelta())).astimezone(now.tzinfo)
