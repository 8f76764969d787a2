"""Working days, held against an Easter computed here and the text of the Algemene termijnenwet, article 3."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kring.foundation.core.working_days import (
    first_working_day_from,
    free_days,
    is_working_day,
    nth_working_day_after,
    why_free,
    working_days_between,
)
from tests.foundation.core.second_calendar import FREE_DAYS, YEARS, easter, free_by_law

EASTER_FROM_THE_ALMANAC = """
2020-04-12 2021-04-04 2022-04-17 2023-04-09 2024-03-31 2025-04-20 2026-04-05 2027-03-28
2028-04-16 2029-04-01 2030-04-21 2031-04-13 2032-03-28 2033-04-17 2034-04-09 2035-03-25
"""
days = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize("day", EASTER_FROM_THE_ALMANAC.split())
def test_easter_computed_here_is_the_easter_of_the_almanac(day):
    assert easter(int(day[:4])) == date.fromisoformat(day)


@pytest.mark.parametrize("year", YEARS)
def test_the_days_nobody_works_are_the_weekends_and_the_days_of_the_law(year):
    every_day = [date(year, 1, 1) + timedelta(days=i) for i in range(366)]

    off = {day for day in every_day if day.year == year and not is_working_day(day)}

    assert off == {day for day in every_day if day.weekday() > 4 and day.year == year} | free_by_law(year)


@pytest.mark.parametrize("day", FREE_DAYS, ids=str)
def test_a_term_that_runs_over_a_public_holiday_skips_it(day):
    eve = day - timedelta(days=1)

    assert not is_working_day(day)
    assert nth_working_day_after(eve, 1) > day
    assert first_working_day_from(day) == nth_working_day_after(eve, 1)
    assert working_days_between(eve, day) == 0


@pytest.mark.parametrize("day", FREE_DAYS, ids=str)
@pytest.mark.parametrize("n", [1, 5, 10])
def test_the_nth_working_day_around_every_public_holiday_is_found_by_counting_on_the_fingers(day, n):
    start = day - timedelta(days=3)
    calendar = [start + timedelta(days=i) for i in range(1, 40)]
    free = free_by_law(day.year) | free_by_law(day.year + 1)

    by_hand = [d for d in calendar if d.weekday() < 5 and d not in free][n - 1]

    assert nth_working_day_after(start, n) == by_hand


@pytest.mark.parametrize(
    ("received", "n", "last_day", "why"),
    [
        ("2026-04-02", 5, "2026-04-13", "Goede Vrijdag en Pasen"),
        ("2026-04-24", 5, "2026-05-04", "Koningsdag op maandag"),
        ("2025-04-24", 5, "2025-05-01", "Koningsdag op zaterdag 26 april"),
        ("2026-05-01", 5, "2026-05-11", "Bevrijdingsdag op dinsdag, ook buiten het lustrum"),
        ("2026-05-12", 5, "2026-05-20", "Hemelvaart op donderdag"),
        ("2026-05-22", 5, "2026-06-01", "Pinksteren"),
        ("2026-12-23", 6, "2027-01-04", "Kerst en nieuwjaar op vrijdag"),
        ("2026-06-06", 1, "2026-06-08", "ontvangen op zaterdag"),
    ],
)
def test_five_working_days_after_a_report(received, n, last_day, why):
    assert nth_working_day_after(date.fromisoformat(received), n) == date.fromisoformat(last_day), why


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("2026-05-05", "Bevrijdingsdag"),
        ("2026-04-27", "Koningsdag"),
        ("2026-04-03", "Goede vrijdag"),
        ("2026-06-06", "zaterdag"),
        ("2026-06-08", None),
    ],
)
def test_it_says_why_nobody_works(day, why):
    assert why_free(date.fromisoformat(day)) == why


def test_a_day_put_on_a_par_by_royal_decree_does_not_count():
    friday_after_ascension = date(2026, 5, 15)

    assert is_working_day(friday_after_ascension)
    assert not is_working_day(friday_after_ascension, extra=[friday_after_ascension])
    assert nth_working_day_after(date(2026, 5, 13), 1, extra={friday_after_ascension}) == date(2026, 5, 18)
    assert why_free(friday_after_ascension, {friday_after_ascension}) == "gelijkgesteld met een feestdag"


def test_the_list_of_free_days_cannot_be_changed_by_who_reads_it():
    with pytest.raises(TypeError):
        free_days(2026)[date(2026, 6, 8)] = "verzonnen"  # type: ignore[index]


def test_counting_no_working_days_is_refused():
    with pytest.raises(ValueError, match="at least one"):
        nth_working_day_after(date(2026, 6, 8), 0)


@given(day=days, n=st.integers(1, 60), extra=st.frozensets(days, max_size=5))
def test_counting_back_undoes_counting_on(day, n, extra):
    last_day = nth_working_day_after(day, n, extra)

    assert is_working_day(last_day, extra)
    assert working_days_between(day, last_day, extra) == n
    assert working_days_between(last_day, day, extra) == -n
