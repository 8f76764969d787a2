"""Whether a row of quarters shows more than chance: the median, a shift of six, a trend of five. No database.

Source: the usual rules of run charts in improvement of care (a shift is six or more in a row on one side of the median,
a trend five or more in a row all going one way). What lies on the median is skipped, what repeats itself counts once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

SHIFT = 6
TREND = 5
LEAST = 6


@dataclass(frozen=True)
class Signal:
    """More than chance: a shift or a trend, up or down, over these places in the row."""

    kind: str
    up: bool
    places: tuple[int, ...]


@dataclass(frozen=True)
class Run:
    """The median of a row, and the signals in it; too short a row has neither signals nor a claim."""

    middle: float | None
    signals: tuple[Signal, ...] = ()
    enough: bool = False


def run_of(values: Sequence[float | None]) -> Run:
    """Look at a row in order of time. None is a quarter without a number: it is skipped."""
    known = [(place, value) for place, value in enumerate(values) if value is not None]
    if not known:
        return Run(None)
    middle = median(value for _, value in known)
    if len(known) < LEAST:
        return Run(middle)
    return Run(middle, (*_shifts(known, middle), *_trends(known)), enough=True)


def _shifts(known: Sequence[tuple[int, float]], middle: float) -> list[Signal]:
    beside = [(place, value > middle) for place, value in known if value != middle]
    found = []
    for up, side in groupby(beside, key=lambda one: one[1]):
        places = tuple(place for place, _ in side)
        if len(places) >= SHIFT:
            found.append(Signal("shift", up, places))
    return found


def _trends(known: Sequence[tuple[int, float]]) -> list[Signal]:
    moving = [known[0], *(after for before, after in pairwise(known) if after[1] != before[1])]
    steps = [(after[1] > before[1], before[0], after[0]) for before, after in pairwise(moving)]
    found = []
    for up, side in groupby(steps, key=lambda step: step[0]):
        row = list(side)
        places = (row[0][1], *(after for _, _, after in row))
        if len(places) >= TREND:
            found.append(Signal("trend", up, places))
    return found
