"""Every term that Kring counts, held against a second reading of the law and the calendar, from 2020 to 2035.

The terms are those that stand in the product: the table of triggers, the steps and triggers of each approach that is
shipped, triage, requests of the family and the review after emergency access.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kring.casework.intake.rules import TRIAGE_TERM_IN_WORKING_DAYS, late_when_received_before, triage_term
from kring.casework.meetings.soon import soon as meeting_soon
from kring.casework.plans.proposing import soon as answer_soon
from kring.casework.plans.triggers import TRIGGERS, as_arranged, last_day_and_moment
from kring.foundation.core import terms
from kring.foundation.core.working_days import nth_working_day_after
from kring.foundation.organisations.approaches.terms import due
from kring.foundation.sharing.approaches.loading import examples
from kring.foundation.sharing.emergency import WORKING_DAYS_TO_JUDGE
from kring.foundation.sharing.rights.rules import extended_term, first_term
from tests.foundation.core.second_calendar import (
    AMSTERDAM,
    FREE_DAYS,
    ONE_DAY,
    YEARS,
    changes_of_the_clock,
    hours_later,
    last_day_of,
    on_the_fingers,
    works,
)

SHIPPED = list(examples())
STEPS = {
    (step["term_amount"], step["term_unit"], step["term_basis"] == "statutory")
    for approach in SHIPPED
    for step in approach["steps"]
    if step.get("term_amount")
}
ASKED = {(row.code, row.term, row.unit) for row in TRIGGERS.values()} | {
    (row["code"], row["term"], row["unit"]) for approach in SHIPPED for row in approach["triggers"]
}
IN_DAYS = sorted(
    {one for one in STEPS if one[1] != "hours"}
    | {(term, unit, False) for _code, term, unit in ASKED if unit != "hours"}
    | {(TRIAGE_TERM_IN_WORKING_DAYS, "working_days", True), (WORKING_DAYS_TO_JUDGE, "working_days", True)}
    | {(1, "months", True), (3, "months", True)}
)
IN_HOURS = sorted(
    {amount for amount, unit, _legal in STEPS if unit == "hours"}
    | {term for _code, term, unit in ASKED if unit == "hours"}
)
BY = {"working_days": terms.in_working_days, "days": terms.in_days, "weeks": terms.in_weeks, "months": terms.in_months}

EVERY_DAY = [date(2020, 1, 1) + timedelta(days=i) for i in range((date(2036, 1, 1) - date(2020, 1, 1)).days)]
JUMPS = [day for year in YEARS for day in changes_of_the_clock(year)]
# Around each free day, each end of a year and each night on which the clock changes.
AROUND = sorted(
    {
        day + timedelta(days=shift)
        for day in [*FREE_DAYS, *JUMPS, *(date(year, 12, 31) for year in YEARS)]
        for shift in (-1, 0, 1)
        if date(2020, 1, 1) <= day + timedelta(days=shift) <= date(2035, 12, 31)
    }
)
days = st.sampled_from(AROUND) | st.dates(date(2020, 1, 1), date(2035, 12, 31))
moments = st.builds(
    lambda day, at, fold, zone: datetime.combine(day, at, AMSTERDAM).replace(fold=fold).astimezone(zone),
    days,
    st.times().map(lambda at: at.replace(microsecond=0)),
    st.sampled_from([0, 1]),
    st.sampled_from([UTC, AMSTERDAM]),
)


def term_of(start, amount, unit, legal, extra=()):
    how = {} if unit == "working_days" else {"legal": legal}
    return BY[unit]("termijn", start, amount, extra=extra, **how)


def test_there_are_terms_to_hold_against_the_calendar():
    assert len(SHIPPED) == 6
    assert {unit for _amount, unit, _legal in IN_DAYS} == set(BY)
    assert {1, 24} <= set(IN_HOURS)
    assert {day.year for day in FREE_DAYS} == set(range(2020, 2036))
    assert len(FREE_DAYS) == 16 * 9


@pytest.mark.parametrize(("amount", "unit", "legal"), IN_DAYS)
def test_each_term_of_the_product_ends_on_the_right_day_from_every_day_of_sixteen_years(amount, unit, legal):
    wrong = [
        (start, term.last_day)
        for start in EVERY_DAY
        if (term := term_of(start, amount, unit, legal)).last_day != last_day_of(start, amount, unit, legal=legal)
    ]

    assert wrong == []


@given(
    start=days,
    amount=st.integers(1, 100),
    unit=st.sampled_from(sorted(BY)),
    legal=st.booleans(),
    extra=st.frozensets(st.sampled_from(AROUND), max_size=4),
)
def test_so_does_any_other_term_also_with_days_that_a_decree_makes_free(start, amount, unit, legal, extra):
    amount = min(amount, 40) if unit == "working_days" else min(amount, 24) if unit == "months" else amount

    assert term_of(start, amount, unit, legal, extra).last_day == last_day_of(
        start, amount, unit, legal=legal, extra=extra
    )


@given(last_day=days, starts=st.integers(1, 60), today=st.integers(-40, 40))
def test_the_days_that_are_left_are_those_somebody_could_still_work(last_day, starts, today):
    term = terms.Term("termijn", last_day - timedelta(days=starts), last_day)
    now = last_day + timedelta(days=today)
    between = [min(now, last_day) + timedelta(days=i) for i in range(1, abs(today) + 1)]

    counted = sum(works(day) for day in between)

    assert term.days_left(now) == (counted if now <= last_day else -counted)


@given(since=moments, what=st.sampled_from(sorted(STEPS)))
def test_the_last_moment_of_a_step_is_the_last_second_of_its_last_day_in_amsterdam(since, what):
    amount, unit, legal = what

    found = due(what="stap", since=since, amount=amount, unit=unit, basis="statutory" if legal else "regional")

    if unit == "hours":
        assert found.last_moment.timestamp() == hours_later(since, amount)
        assert not found.is_late(datetime.fromtimestamp(hours_later(since, amount), UTC))
        return
    last_day = last_day_of(since.astimezone(AMSTERDAM).date(), amount, unit, legal=legal)
    assert found.last_day == last_day
    assert not found.is_late(datetime.combine(last_day, time(23, 59, 59), AMSTERDAM))
    assert found.is_late(datetime.combine(last_day + ONE_DAY, time(0), AMSTERDAM))


@given(since=moments, row=st.sampled_from(sorted(ASKED)))
@example(datetime(2026, 3, 28, 14, tzinfo=AMSTERDAM), ("incident", 24, "hours"))
@example(datetime(2026, 10, 24, 14, tzinfo=AMSTERDAM), ("incident", 24, "hours"))
def test_a_question_is_late_from_the_right_moment_also_when_the_clock_changes(since, row):
    code, term, unit = row

    last_day, late_from = last_day_and_moment(as_arranged(code, term=term, unit=unit), since)

    if unit == "hours":
        assert late_from.timestamp() == hours_later(since, term), "an hour is sixty minutes, also on that night"
        assert last_day == datetime.fromtimestamp(hours_later(since, term), AMSTERDAM).date()
    else:
        assert last_day == last_day_of(since.astimezone(AMSTERDAM).date(), term, unit, legal=False)
        assert late_from == datetime.combine(last_day + ONE_DAY, time(0), AMSTERDAM)


@pytest.mark.parametrize("hours", IN_HOURS)
def test_hours_count_as_sixty_minutes_each_over_both_changes_of_the_clock(hours):
    for jump, before in product(JUMPS, range(26)):
        asked = datetime.combine(jump, time(4), AMSTERDAM) - timedelta(hours=before)

        _day, late_from = last_day_and_moment(as_arranged("incident", term=hours, unit="hours"), asked)
        found = due(what="stap", since=asked, amount=hours, unit="hours", basis="regional")

        assert late_from.timestamp() == found.last_moment.timestamp() == hours_later(asked, hours)


@given(now=moments)
def test_a_suggested_moment_exists_and_is_as_far_away_as_it_says(now):
    in_hours, tomorrow = meeting_soon(now), answer_soon(now)

    for moment in (in_hours, tomorrow):
        assert moment.astimezone(UTC).astimezone(AMSTERDAM).replace(tzinfo=None) == moment.astimezone(
            AMSTERDAM
        ).replace(tzinfo=None)
        assert moment.astimezone(AMSTERDAM).minute % 15 == 0
    assert 0 <= in_hours.timestamp() - hours_later(now, 3) + 60 < 16 * 60
    assert 22 * 3600 <= tomorrow.timestamp() - now.timestamp() <= 25 * 3600 + 60


def test_triage_is_late_exactly_when_its_term_has_passed():
    for today in EVERY_DAY[20:]:
        first_in_time = late_when_received_before(today)

        assert triage_term(first_in_time).last_day == on_the_fingers(first_in_time, 5)
        assert on_the_fingers(first_in_time, 5) >= today > on_the_fingers(first_in_time - ONE_DAY, 5)


@given(asked_on=days)
def test_a_request_of_the_family_and_the_review_of_an_emergency_end_on_the_right_day(asked_on):
    assert first_term(asked_on).last_day == last_day_of(asked_on, 1, "months", legal=True)
    assert extended_term(asked_on).last_day == last_day_of(asked_on, 3, "months", legal=True)
    assert nth_working_day_after(asked_on, WORKING_DAYS_TO_JUDGE) == on_the_fingers(asked_on, 5)
