"""What goes by the clock: at which time of the day which command runs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta


@dataclass(frozen=True, slots=True)
class Daily:
    """A command of Kring that runs once a day."""

    at: time
    command: str


SCHEDULE: tuple[Daily, ...] = (
    # A term may be a few hours: every hour somebody looks.
    *(Daily(time(hour, 5), "watch") for hour in range(24)),
    Daily(time(2, 30), "facts refresh"),
    Daily(time(3, 10), "tidy"),
    Daily(time(3, 20), "audit seal"),
    Daily(time(3, 40), "audit patterns"),
    Daily(time(3, 50), "retention propose"),
    Daily(time(4, 10), "retention destroy"),
)


def due(since: datetime, until: datetime, schedule: tuple[Daily, ...] = SCHEDULE) -> Iterator[str]:
    """The commands whose moment lies after `since` and not after `until`, in the order of the clock."""
    moments = []
    day = since.date()
    while day <= until.date():
        moments += [(datetime.combine(day, one.at, since.tzinfo), one.command) for one in schedule]
        day += timedelta(days=1)
    for moment, command in sorted(moments):
        if since < moment <= until:
            yield command
