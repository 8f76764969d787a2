"""How far apart organisations may lie by chance alone: the funnel. No database, and never an order of who is best.

Source: Spiegelhalter, Funnel plots for comparing institutional performance (2005): limits around the number of the
whole, by how much a part rests on. Normal approximation; proportions stay between 0 and 1, rates at or above 0.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

# About two and three standard deviations: by chance one in twenty lies outside the first, one in 500 the second.
INNER = 1.959963984540054
OUTER = 3.090232306167813
POINTS = 40


@dataclass(frozen=True)
class Limits:
    """How low and how high a part of this size may lie."""

    weight: float
    low: float
    high: float
    lowest: float
    highest: float


def has_funnel(statistic: str) -> bool:
    """Whether limits follow from the number of the whole: only where counts are compared."""
    return statistic in ("proportion", "rate")


def limits(statistic: str, whole: float, weight: float) -> Limits:
    """The limits for a part that rests on `weight` units (proportion) or years (rate)."""
    spread = sqrt(whole * (1 - whole) / weight) if statistic == "proportion" else sqrt(whole / weight)
    top = 1.0 if statistic == "proportion" else float("inf")
    low, high, lowest, highest = (min(max(whole + z * spread, 0.0), top) for z in (-INNER, INNER, -OUTER, OUTER))
    return Limits(weight, low, high, lowest, highest)


def curve(statistic: str, whole: float, weights: Sequence[float]) -> list[Limits]:
    """The limits over the whole width of a picture."""
    if not weights:
        return []
    first, last = max(1.0, min(weights) * 0.7), max(weights) * 1.1
    step = (last - first) / (POINTS - 1)
    return [limits(statistic, whole, first + place * step) for place in range(POINTS)]


def outside(statistic: str, whole: float, weight: float, value: float) -> bool:
    """Whether a part lies outside what chance alone makes likely (the outer limits)."""
    bounds = limits(statistic, whole, weight)
    return value < bounds.lowest or value > bounds.highest
