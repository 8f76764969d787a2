"""An urgent meeting: what is filled in beforehand, so that a few clicks are enough. No database and no clock."""

from __future__ import annotations

from datetime import datetime, timedelta

HOURS_FROM_NOW = 3
QUARTER = timedelta(minutes=15)


def soon(now: datetime) -> datetime:
    """A quarter of an hour to sit together, some hours from now."""
    later = (now + timedelta(hours=HOURS_FROM_NOW)).replace(second=0, microsecond=0)
    past = timedelta(minutes=later.minute % 15)
    return later + (QUARTER - past if past else timedelta())
