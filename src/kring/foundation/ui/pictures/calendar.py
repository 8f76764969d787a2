"""Days as places on a line: the time axis that the pictures over time share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format

from kring.foundation.ui.pictures import svg
from kring.foundation.ui.pictures.svg import path, text


@dataclass(frozen=True)
class TimeScale:
    """From a first to a last day, over a width in pixels."""

    first: date
    last: date
    left: float
    width: float

    @classmethod
    def around(cls, days: Iterable[date], *, left: float, width: float) -> TimeScale:
        """The scale that holds all these days; a fortnight on both sides when there is only one, or none."""
        known = sorted(days) or [date(2000, 1, 1)]
        first, last = known[0], known[-1]
        if (last - first).days < 14:
            first, last = first - timedelta(days=14), last + timedelta(days=14)
        return cls(first, last, left, width)

    def x(self, day: date) -> float:
        """Where a day lies."""
        return self.left + self.width * (day - self.first).days / max(1, (self.last - self.first).days)

    def months(self, top: float, bottom: float, *, baseline: float) -> list[str]:
        """At most seven month names below the axis, the year with the first and with every January."""
        starts = _month_starts(self.first, self.last)
        step = next((step for step in (1, 2, 3, 4, 6, 12, 24, 36) if len(starts) / step <= 7), 60)
        shown = [start for start in starts if (start.year * 12 + start.month - 1) % step == 0] or starts[:1]
        drawn, edge, year = [], self.left - 20.0, None
        for start in shown:
            x = self.x(start)
            words = date_format(start, "b Y") if start.year != year else date_format(start, "b")
            drawn.append(path(f"M{svg.number(x)} {svg.number(bottom)}v5", stroke=svg.SOFT))
            half = svg.width_of(words, 12) / 2
            if x - half < edge or x + half > self.left + self.width + 30:
                continue
            drawn.append(text(words, x, baseline, font_size=12, fill=svg.SOFT, text_anchor="middle"))
            edge, year = x + half + 4, start.year
        return drawn


def _month_starts(first: date, last: date) -> list[date]:
    starts = []
    year, month = first.year, first.month
    while date(year, month, 1) <= last:
        if date(year, month, 1) >= first:
            starts.append(date(year, month, 1))
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return starts


def in_rows(wanted: Sequence[tuple[float, float]], right: float) -> list[tuple[int, float]]:
    """Give labels ``(x, width)`` a row each so that none touch; near the right edge they move left."""
    ends: list[float] = []
    placed = []
    for x, width in wanted:
        start = max(0.0, min(x, right - width + 60))
        row = next((row for row, end in enumerate(ends) if end <= start), len(ends))
        if row == len(ends):
            ends.append(0)
        ends[row] = start + width
        placed.append((row, start))
    return placed
