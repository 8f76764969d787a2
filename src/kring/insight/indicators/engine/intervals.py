"""The statistics of the indicator book with their 95% intervals. Arrays in, arrays out; not defined is nan.

The formulas are those of statsmodels, lifelines and scipy; where the library works cell by cell, the same formula is
written for all cells at once, and a test holds the two equal.
"""

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import stats

Numbers = NDArray[np.float64]
Z = 1.959963984540054
TOLERANCE = 1e-12
_TAIL = 0.025


def wilson(hits: ArrayLike, n: ArrayLike) -> tuple[Numbers, Numbers, Numbers]:
    """Share with Wilson's score interval, no continuity correction; nan where n is 0.

    Source: Wilson (1927); statsmodels proportion_confint(method="wilson").
    """
    k, total = np.asarray(hits, float), np.asarray(n, float)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = k / total
        denominator = 1 + Z**2 / total
        centre = (share + Z**2 / (2 * total)) / denominator
        half = Z * np.sqrt(share * (1 - share) / total + Z**2 / (4 * total**2)) / denominator
        low = np.where(k == 0, 0.0, centre - half)
        high = np.where(k == total, 1.0, centre + half)
    empty = total == 0
    return np.where(empty, np.nan, share), np.where(empty, np.nan, low), np.where(empty, np.nan, high)


def mean_t(mean: ArrayLike, variance: ArrayLike, n: ArrayLike) -> tuple[Numbers, Numbers, Numbers]:
    """Mean with Student's interval; the interval is nan where n is under 2.

    `variance` is the sample variance (n - 1), in the square of the unit of the mean. Source: scipy.stats.t.
    """
    centre, spread, total = (np.asarray(one, float) for one in (mean, variance, n))
    several = total >= 2
    with np.errstate(divide="ignore", invalid="ignore"):
        half = stats.t.ppf(1 - _TAIL, np.where(several, total - 1, 1)) * np.sqrt(spread / total)
    half = np.where(several, half, np.nan)
    centre = np.where(total == 0, np.nan, centre)
    return centre, centre - half, centre + half


def poisson(events: ArrayLike, years: ArrayLike) -> tuple[Numbers, Numbers, Numbers]:
    """Events per year with Garwood's exact interval; nan where there are no years.

    Source: Garwood (1936); statsmodels confint_poisson(method="exact-c").
    """
    k, exposure = np.asarray(events, float), np.asarray(years, float)
    none = exposure <= 0
    with np.errstate(divide="ignore", invalid="ignore"):
        low = np.where(k == 0, 0.0, stats.chi2.ppf(_TAIL, np.where(k == 0, 2, 2 * k)) / 2) / exposure
        high = stats.chi2.ppf(1 - _TAIL, 2 * k + 2) / 2 / exposure
        value = k / exposure
    return np.where(none, np.nan, value), np.where(none, np.nan, low), np.where(none, np.nan, high)


def newcombe(k1: ArrayLike, n1: ArrayLike, k0: ArrayLike, n0: ArrayLike) -> tuple[Numbers, Numbers, Numbers]:
    """Difference of two shares with Newcombe's hybrid score interval; nan where an arm is empty.

    Source: Newcombe (1998), method 10; statsmodels confint_proportions_2indep(method="newcomb").
    """
    share1, low1, high1 = wilson(k1, n1)
    share0, low0, high0 = wilson(k0, n0)
    value = share1 - share0
    low = value - np.sqrt((share1 - low1) ** 2 + (high0 - share0) ** 2)
    high = value + np.sqrt((high1 - share1) ** 2 + (share0 - low0) ** 2)
    return value, low, high


def mantel_haenszel(
    strata: list[tuple[int, int, int, int]],
) -> tuple[float | None, float | None, float | None]:
    """Risk difference over strata (k1, n1, k0, n0), with the variance of Greenland and Robins; not truncated.

    None when no stratum has both arms. Source: Greenland and Robins (1985).
    """
    weight = difference = variance = 0.0
    for k1, n1, k0, n0 in strata:
        if n1 == 0 or n0 == 0:
            continue
        total = n1 + n0
        weight += n1 * n0 / total
        difference += (k1 * n0 - k0 * n1) / total
        variance += (k1 * (n1 - k1) * n0**3 + k0 * (n0 - k0) * n1**3) / (n1 * n0 * total**2)
    if weight == 0:
        return None, None, None
    value = difference / weight
    half = Z * math.sqrt(variance) / weight
    return value, value - half, value + half


def median_order(times: Mapping[float, int]) -> tuple[float | None, float | None, float | None]:
    """Median of values (value: how often) with the exact binomial interval of order statistics; None when n < 6.

    Source: scipy.stats.binom.
    """
    n = sum(times.values())
    if n == 0:
        return None, None, None
    values = sorted(times)
    reached = np.cumsum([times[value] for value in values])

    def at(rank: int) -> float:
        return float(values[int(np.searchsorted(reached, rank))])

    middle = (at((n + 1) // 2) + at(n // 2 + 1)) / 2
    rank = _lower_rank(n)
    if rank == 0:
        return middle, None, None
    return middle, at(rank), at(n + 1 - rank)


def _lower_rank(n: int) -> int:
    """The largest r with P(Bin(n, 1/2) <= r - 1) <= 0.025, or 0."""
    rank = int(stats.binom.ppf(_TAIL, n, 0.5)) + 1
    while rank > 0 and stats.binom.cdf(rank - 1, n, 0.5) > _TAIL:
        rank -= 1
    return min(rank, n // 2)


def kaplan_meier(
    times: Mapping[tuple[int, bool], int],
) -> tuple[float | None, float | None, float | None]:
    """Median time until the event ((days, happened): how often), with the log(-log) band; None where not reached.

    An event comes before a censoring on the same day. Source: lifelines KaplanMeierFitter and median_survival_times.
    """
    at_risk = sum(times.values())
    survival, greenwood = 1.0, 0.0
    reached: list[float | None] = [None, None, None]
    for day in sorted({day for day, _ in times}):
        events = times.get((day, True), 0)
        if events:
            survival *= 1 - events / at_risk
            if events < at_risk:
                greenwood += events / (at_risk * (at_risk - events))
            else:
                survival = 0.0
            for place, height in enumerate(_band(survival, greenwood)):
                if reached[place] is None and height <= 0.5 + TOLERANCE:
                    reached[place] = float(day)
        at_risk -= events + times.get((day, False), 0)
    return reached[0], reached[1], reached[2]


def _band(survival: float, greenwood: float) -> tuple[float, float, float]:
    if survival == 0:
        return 0.0, 0.0, 0.0
    width = Z * math.sqrt(greenwood) / math.log(survival)
    one, other = survival ** math.exp(-width), survival ** math.exp(width)
    return survival, min(one, other), max(one, other)


def plain(value: Any) -> float | None:
    """A number for a result file: nan is None."""
    number = float(value)
    return None if math.isnan(number) else number
