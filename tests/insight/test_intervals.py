"""The intervals are those of statsmodels, lifelines and scipy, for any numbers."""

import math
import warnings

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lifelines import KaplanMeierFitter
from lifelines.utils import median_survival_times
from scipy import stats
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint
from statsmodels.stats.rates import confint_poisson

from kring.insight.indicators.engine import intervals

few = settings(max_examples=60, deadline=None)
shares = st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def floats(three):
    return [float(one) for one in three]


@few
@given(shares)
def test_wilson(share):
    k, n = share

    value, low, high = floats(intervals.wilson(k, n))

    expected = proportion_confint(k, n, method="wilson")
    assert value == k / n
    assert (low, high) == pytest.approx(expected, abs=1e-12)
    assert low == 0 if k == 0 else low > 0
    assert high == 1 if k == n else high < 1


@few
@given(st.lists(st.floats(-100, 100), min_size=2, max_size=40))
def test_mean(values):
    value, low, high = floats(intervals.mean_t(np.mean(values), np.var(values, ddof=1), len(values)))

    error = np.std(values, ddof=1) / math.sqrt(len(values))
    half = stats.t.ppf(0.975, len(values) - 1) * error
    assert (value, low, high) == pytest.approx((np.mean(values), np.mean(values) - half, np.mean(values) + half))


def test_one_value_has_a_mean_and_no_interval():
    value, low, high = floats(intervals.mean_t(7.0, math.nan, 1))

    assert value == 7
    assert math.isnan(low)
    assert math.isnan(high)


@few
@given(st.integers(0, 500), st.floats(0.1, 1e5))
def test_poisson(events, years):
    value, low, high = floats(intervals.poisson(events, years))

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)
        expected_low, expected_high = confint_poisson(events, years, method="exact-c")
    assert value == events / years
    assert low == pytest.approx(0 if events == 0 else expected_low, rel=1e-9)
    assert high == pytest.approx(expected_high, rel=1e-9)


@few
@given(shares, shares)
def test_newcombe(exposed, unexposed):
    three = floats(intervals.newcombe(*exposed, *unexposed))

    low, high = confint_proportions_2indep(*exposed, *unexposed, method="newcomb", compare="diff")
    assert three[0] == pytest.approx(exposed[0] / exposed[1] - unexposed[0] / unexposed[1])
    assert three[1:] == pytest.approx([low, high], abs=1e-9)


def test_mantel_haenszel_by_hand():
    value, low, high = intervals.mantel_haenszel([(2, 3, 0, 2), (1, 1, 1, 2)])

    assert value == pytest.approx(17 / 28)
    assert low < value < high
    assert intervals.mantel_haenszel([(1, 1, 0, 0), (0, 0, 1, 2)]) == (None, None, None)


@few
@given(st.lists(st.integers(0, 9), min_size=1, max_size=60))
def test_median(values):
    times = {value: values.count(value) for value in set(values)}

    value, low, high = intervals.median_order(times)

    ordered, n = sorted(values), len(values)
    ranks = [r for r in range(1, n // 2 + 1) if stats.binom.cdf(r - 1, n, 0.5) <= 0.025]
    assert value == np.median(values)
    assert low == (ordered[max(ranks) - 1] if ranks else None)
    assert high == (ordered[n - max(ranks)] if ranks else None)
    assert (low is None) == (n < 6)


@few
@given(st.lists(st.tuples(st.integers(0, 30), st.booleans()), min_size=1, max_size=60))
def test_kaplan_meier(waits):
    times = {wait: waits.count(wait) for wait in set(waits)}

    value, low, high = intervals.kaplan_meier(times)

    fitter = KaplanMeierFitter().fit([day for day, _ in waits], [happened for _, happened in waits])
    assert value == _first(fitter.survival_function_["KM_estimate"], fitter.event_table)
    band = fitter.confidence_interval_
    assert low == _first(band.iloc[:, 0].where(fitter.survival_function_["KM_estimate"] > 1e-12, 0), fitter.event_table)
    assert high == _first(
        band.iloc[:, 1].where(fitter.survival_function_["KM_estimate"] > 1e-12, 0), fitter.event_table
    )
    median = median_survival_times(fitter.survival_function_)
    if value is not None and not math.isinf(median):
        assert value <= median


def _first(curve, events):
    at_events = curve[events["observed"] > 0]
    reached = at_events[at_events <= 0.5 + 1e-12]
    return None if reached.empty else float(reached.index[0])


def test_working_with_many_cells_is_the_same_as_one_by_one():
    k, n = [0, 3, 10, 0], [10, 10, 10, 0]

    together = intervals.wilson(k, n)

    for place in range(3):
        assert [float(one[place]) for one in together] == floats(intervals.wilson(k[place], n[place]))
    assert all(math.isnan(one[3]) for one in together)
