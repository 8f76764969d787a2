"""Half-open periods: what is on the edge, what is left between them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kring.foundation.core.periods import Period, contains, cut, gaps, length, overlaps, touches

JANUARY = date(2026, 1, 1)


def on(text: str) -> Period:
    """Write a period in January 2026 as "3-10", and one that runs on as "3-"."""
    begins, ends = text.split("-")
    return Period(date(2026, 1, int(begins)), date(2026, 1, int(ends)) if ends else None)


@st.composite
def periods(draw):
    begins = JANUARY + timedelta(days=draw(st.integers(0, 25)))
    lasts = draw(st.none() | st.integers(0, 8))
    return Period(begins, None if lasts is None else begins + timedelta(days=lasts))


def days_of(period: Period) -> set[date]:
    """The days of the first two months on which it holds, counted one by one."""
    every_day = [JANUARY + timedelta(days=i) for i in range(60)]
    end = period.ends or date.max
    return {day for day in every_day if period.begins <= day < end or day == period.begins}


@pytest.mark.parametrize(
    ("period", "day", "holds"),
    [
        ("3-10", 2, False), ("3-10", 3, True), ("3-10", 9, True), ("3-10", 10, False),
        ("3-3", 3, True), ("3-3", 4, False), ("3-", 3, True), ("3-", 31, True), ("3-", 2, False),
    ],
)  # fmt: skip
def test_a_period_holds_on_its_first_day_and_not_on_the_day_it_ends(period, day, holds):
    assert contains(on(period), date(2026, 1, day)) is holds


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ("3-10", "10-12", False), ("3-10", "9-12", True), ("3-3", "3-10", True), ("3-3", "4-10", False),
        ("1-3", "3-3", False), ("3-", "20-", True), ("3-", "1-3", False), ("5-5", "5-5", True),
    ],
)  # fmt: skip
def test_two_periods_touch_when_they_share_a_day(one, other, share):
    assert touches(on(one), on(other)) is share
    assert touches(on(other), on(one)) is share


@pytest.mark.parametrize(
    ("period", "to", "left"),
    [
        ("3-10", "5-20", "5-10"), ("3-", "5-20", "5-20"), ("3-", "5-", "5-"),
        ("3-3", "1-20", "3-4"), ("3-10", "10-20", None), ("12-12", "12-12", "12-13"),
    ],
)  # fmt: skip
def test_a_period_is_cut_to_another(period, to, left):
    assert cut(on(period), on(to)) == (on(left) if left else None)


@pytest.mark.parametrize(
    ("holders", "missing", "double"),
    [
        (["1-10", "10-"], [], []),
        (["1-10", "11-"], ["10-11"], []),
        (["1-12", "10-"], [], ["10-12"]),
        (["3-5"], ["1-3", "5-"], []),
        ([], ["1-"], []),
        (["1-1", "1-"], [], ["1-2"]),
        (["1-9", "2-8", "3-7", "9-"], [], ["2-8"]),
    ],
)
def test_holders_of_safety_leave_no_gap_and_do_not_double(holders, missing, double):
    dossier = on("1-")

    assert gaps(map(on, holders), dossier) == list(map(on, missing))
    assert overlaps(map(on, holders), dossier) == list(map(on, double))


@pytest.mark.parametrize(
    ("period", "today", "days"),
    [("3-10", 20, 7), ("3-10", 5, 3), ("3-3", 20, 1), ("3-", 5, 3), ("3-", 2, 0)],
)
def test_length_counts_the_days_up_to_today(period, today, days):
    assert length(on(period), date(2026, 1, today)) == days


def test_the_last_day_is_the_day_before_it_ends():
    assert on("3-10").last_day == date(2026, 1, 9)
    assert on("3-3").last_day == date(2026, 1, 3)
    assert on("3-").last_day is None


def test_a_period_does_not_end_before_it_begins():
    with pytest.raises(ValueError, match="cannot end"):
        on("10-3")


@given(one=periods(), other=periods())
def test_touching_and_cutting_agree_with_the_days_themselves(one, other):
    shared = days_of(one) & days_of(other)
    left = cut(one, other)

    assert touches(one, other) == bool(shared)
    assert (days_of(left) if left else set()) == shared


@given(holders=st.lists(periods(), max_size=6), within=periods())
def test_gaps_and_overlaps_agree_with_counting_day_by_day(holders, within):
    counted = {day: sum(day in days_of(holder) for holder in holders) for day in days_of(within)}

    in_gaps = [day for gap in gaps(holders, within) for day in days_of(gap)]
    in_overlaps = [day for part in overlaps(holders, within) for day in days_of(part)]

    assert sorted(in_gaps) == sorted(day for day, n in counted.items() if n == 0)
    assert sorted(in_overlaps) == sorted(day for day, n in counted.items() if n > 1)
