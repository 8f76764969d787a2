"""What is more than chance: rows of quarters and funnels, as tables that can be checked by hand."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kring.insight.indicators.dashboard.funnel import curve, has_funnel, limits, outside
from kring.insight.indicators.dashboard.runs import run_of


@pytest.mark.parametrize(
    ("values", "middle", "signals"),
    [
        ([], None, []),
        ([None, None], None, []),
        ([3, 1, 2], 2, []),
        ([1, 2, 1, 2, 1, 2], 1.5, []),
        # Six on one side is a shift, five is not.
        ([9, 8, 9, 8, 9, 8, 1, 2, 1, 2, 1, 2], 5, [("shift", True, 6), ("shift", False, 6)]),
        ([9, 8, 9, 8, 9, 1, 2, 1, 2, 1], 5, []),
        # What lies on the median is skipped.
        ([5, 9, 8, 9, 5, 8, 9, 8, 5, 1, 2, 1, 2, 1, 2], 5, [("shift", True, 6), ("shift", False, 6)]),
        # Five going up are a trend; what repeats itself counts once.
        ([4, 1, 2, 2, 3, 4, 5, 1], 2.5, [("trend", True, 5)]),
        ([4, 1, 2, 3, 4, 1], 2.5, []),
        ([1, 9, 7, 5, 3, 2, 6], 5, [("trend", False, 5)]),
        # A quarter without a number is skipped, and what stands around it is one row.
        ([4, 1, 2, None, 3, 4, 5, 1], 3, [("trend", True, 5)]),
    ],
)
def test_what_a_row_shows(values, middle, signals):
    run = run_of(values)

    assert run.middle == middle
    assert [(one.kind, one.up, len(one.places)) for one in run.signals] == signals


def test_too_short_a_row_claims_nothing():
    assert not run_of([1, 2, 3, 4, 5]).enough
    assert run_of([1, 2, 3, 4, 5]).signals == ()


def test_limits_of_a_share_by_hand():
    bounds = limits("proportion", 0.5, 100)

    assert math.isclose(bounds.low, 0.5 - 1.959963984540054 * 0.05)
    assert math.isclose(bounds.highest, 0.5 + 3.090232306167813 * 0.05)


def test_limits_of_a_rate_by_hand():
    assert math.isclose(limits("rate", 2.0, 50).high, 2 + 1.959963984540054 * 0.2)


@given(whole=st.floats(0, 1), weight=st.floats(1, 10_000))
def test_limits_stay_possible_and_lie_around_the_whole(whole, weight):
    bounds = limits("proportion", whole, weight)

    assert 0 <= bounds.lowest <= bounds.low <= whole <= bounds.high <= bounds.highest <= 1


@pytest.mark.parametrize(("value", "far"), [(0.5, False), (0.65, False), (0.66, True), (0.34, True), (0.35, False)])
def test_what_lies_outside(value, far):
    assert outside("proportion", 0.5, 100, value) == far


def test_the_funnel_narrows():
    bounds = curve("proportion", 0.4, [10, 200])

    assert bounds[0].high - bounds[0].low > bounds[-1].high - bounds[-1].low
    assert bounds[0].weight < 10 < 200 < bounds[-1].weight
    assert curve("proportion", 0.4, []) == []


@pytest.mark.parametrize(
    ("statistic", "drawn"), [("proportion", True), ("rate", True), ("mean", False), ("median", False)]
)
def test_only_counts_have_a_funnel(statistic, drawn):
    assert has_funnel(statistic) == drawn
