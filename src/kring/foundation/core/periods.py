"""What half-open periods of days have in common: sharing a day, being cut, leaving gaps.

A period holds on its first day and not on the day it ends. A period that ends on the day it begins counts as
one day: someone who came once was there.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import inf


@dataclass(frozen=True, slots=True)
class Period:
    """From `begins` until, and not including, `ends`; without `ends` it is still running."""

    begins: date
    ends: date | None = None

    def __post_init__(self) -> None:
        if self.ends is not None and self.ends < self.begins:
            raise ValueError("A period cannot end before it begins.")

    @property
    def start(self) -> int:
        """The number of its first day."""
        return self.begins.toordinal()

    @property
    def stop(self) -> float:
        """The number of the first day on which it no longer holds; endless while it runs."""
        return inf if self.ends is None else max(self.ends.toordinal(), self.start + 1)

    @property
    def last_day(self) -> date | None:
        """The last day on which it holds, or None while it runs."""
        return None if self.ends is None else date.fromordinal(int(self.stop) - 1)


def contains(period: Period, day: date) -> bool:
    """Whether the period holds on this day."""
    return period.start <= day.toordinal() < period.stop


def touches(one: Period, other: Period) -> bool:
    """Whether two periods share a day."""
    return one.start < other.stop and other.start < one.stop


def cut(period: Period, to: Period) -> Period | None:
    """The part of a period that lies inside another, or None when they share no day."""
    return _period(max(period.start, to.start), min(period.stop, to.stop))


def length(period: Period, today: date) -> int:
    """How many days it has held, today included when it still runs; 0 before it begins."""
    return max(0, int(min(period.stop, today.toordinal() + 1)) - period.start)


def gaps(periods: Iterable[Period], within: Period) -> list[Period]:
    """The stretches of `within` on which none of the periods holds, in order of time."""
    return [part for part, holding in _stretches(periods, within) if holding == 0]


def overlaps(periods: Iterable[Period], within: Period) -> list[Period]:
    """The stretches of `within` on which more than one of the periods holds, in order of time."""
    return [part for part, holding in _stretches(periods, within) if holding > 1]


def _stretches(periods: Iterable[Period], within: Period) -> list[tuple[Period, int]]:
    """Cut `within` wherever the answer to "none, one or more?" changes; count up to 2."""
    change: dict[float, int] = {within.start: 0, within.stop: 0}
    for period in periods:
        if part := cut(period, within):
            change[part.start] = change.get(part.start, 0) + 1
            change[part.stop] = change.get(part.stop, 0) - 1

    days = sorted(change)
    found: list[tuple[float, float, int]] = []
    holding = 0
    for start, stop in pairwise(days):
        holding += change[start]
        kind = min(holding, 2)
        if found and found[-1][2] == kind:
            start = found.pop()[0]
        found.append((start, stop, kind))
    return [(part, kind) for start, stop, kind in found if (part := _period(start, stop))]


def _period(start: float, stop: float) -> Period | None:
    if start >= stop:
        return None
    return Period(date.fromordinal(int(start)), None if stop == inf else date.fromordinal(int(stop)))
