"""What fits together in a service, what a waiting time is worth, and which ages share a band."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kring.foundation.organisations.directory.choices import AgeBand
from kring.foundation.organisations.directory.rules import (
    YEARS,
    Told,
    band_of,
    is_stale,
    waiting_in_words,
    waits_until,
    why_not_confirmed,
    why_not_told,
)

TODAY = date(2026, 5, 1)
TOLD = Told(
    age_from=4, age_until=12, lightest=2, heaviest=3, evidence="not_studied", evidence_source="", valid_from=TODAY,
    valid_until=None,
)  # fmt: skip


def test_what_fits_together_may_be_told():
    assert why_not_told(TOLD) is None
    assert why_not_told(replace(TOLD, age_from=4, age_until=4, lightest=3)) is None


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"age_from": 13}, "leeftijd"),
        ({"lightest": 4}, "lichter"),
        ({"evidence": "well_founded", "evidence_source": " "}, "onderzocht"),
        ({"valid_until": TODAY}, "stopt voordat"),
    ],
)
def test_what_does_not_is_said_in_words(changed, said):
    assert said in why_not_told(replace(TOLD, **changed))


@pytest.mark.parametrize(
    ("days_ago", "stale"), [(0, False), (30, False), (31, True)], ids=["today", "on the last day", "a day later"]
)
def test_a_waiting_time_is_worth_something_until_the_last_day_of_the_term(days_ago, stale):
    assert is_stale(confirmed_on=TODAY - timedelta(days=days_ago), today=TODAY, term_days=30) is stale


def test_a_waiting_time_that_nobody_ever_confirmed_is_stale():
    assert is_stale(confirmed_on=None, today=TODAY, term_days=30)


def test_only_a_waiting_time_that_is_there_can_be_confirmed():
    assert why_not_confirmed(valid_until=None, weeks=0, today=TODAY) is None
    assert "nog geen wachttijd" in why_not_confirmed(valid_until=None, weeks=None, today=TODAY)
    assert "niet meer" in why_not_confirmed(valid_until=TODAY, weeks=3, today=TODAY)


@pytest.mark.parametrize(
    ("capacity", "weeks", "words"),
    [
        ("open", 0, "geen wachttijd"),
        ("open", 1, "1 week wachten"),
        ("open", 6, "6 weken wachten"),
        ("open", None, "wachttijd onbekend"),
        ("full", 6, "vol, 6 weken wachten"),
        ("full", 0, "vol"),
        ("full", None, "vol, wachttijd onbekend"),
    ],
)
def test_waiting_is_said_as_people_say_it(capacity, weeks, words):
    assert waiting_in_words(capacity=capacity, weeks=weeks) == words


@pytest.mark.parametrize(("weeks", "until"), [(None, None), (0, None), (6, TODAY + timedelta(days=42))])
def test_until_when_somebody_waits(weeks, until):
    assert waits_until(agreed_on=TODAY, weeks=weeks) == until


@pytest.mark.parametrize(
    ("ages", "band"),
    [
        ([9], "4-11"), ([4, 11], "4-11"), ([3], "0-3"), ([12], "12-17"), ([17], "12-17"), ([18], "18-64"),
        ([64], "18-64"), ([65], "65+"), ([101], "65+"), ([9, 14], None), ([9, None], None), ([], None),
    ],
)  # fmt: skip
def test_the_band_in_which_all_ages_are(ages, band):
    assert band_of(ages) == band


def test_every_year_of_a_life_is_in_one_band():
    assert [band_of([age]) for age in range(121)].count(None) == 0
    assert set(YEARS) == set(AgeBand)
