"""The edges that the indicator book decides about outcomes, each as a row in a table that can be checked by hand."""

import pytest

from kring.insight.indicators.configuration import Configuration
from tests.insight.spec import check


def test_the_highest_reporter_counts_also_a_young_child_and_the_latest_answer_dates_the_wave():
    check(
        "outcome.violence_serious",
        """
        member | role  | birth_date
        1      | child | 2019-01-01
        2      | parent | 1990-01-01

        response | member | instrument     | wave | answered_on | score
        a        | 2      | incidents_year | t1   | 2023-02-01  | 5
        b        | 2      | incidents_year | t2   | 2023-12-01  | 0
        c        | 1      | incidents_year | t2   | 2024-02-01  | 22
        """,
        counts={"1"},
        out_of={"1"},
    )


def test_on_one_day_the_third_wave_goes_before_the_second_and_that_before_closure():
    check(
        "outcome.violence_stopped",
        """
        response | dossier | member | instrument     | wave    | answered_on | score
        a        | 1       | 1      | incidents_year | t1      | 2023-02-01  | 5
        b        | 1       | 1      | incidents_year | t2      | 2024-02-01  | 3
        c        | 1       | 1      | incidents_year | t3      | 2024-02-01  | 0
        d        | 2       | 2      | incidents_year | t1      | 2023-02-01  | 5
        e        | 2       | 2      | incidents_year | closure | 2024-02-01  | 0
        f        | 2       | 2      | incidents_year | t2      | 2024-02-01  | 3
        """,
        counts={"1"},
        out_of={"1", "2"},
    )


@pytest.mark.parametrize(("threshold", "counts"), [(22, set()), (50, {"1"})])
def test_what_counts_as_serious_can_be_chosen(threshold, counts):
    check(
        "outcome.violence_decreased",
        """
        response | member | instrument     | wave | answered_on | score
        a        | 1      | incidents_year | t1   | 2023-02-01  | 100
        b        | 1      | incidents_year | t2   | 2024-02-01  | 30
        """,
        configuration=Configuration(serious_threshold=threshold),
        counts=counts,
        out_of={"1"},
    )


def test_help_before_the_factor_was_named_counts_when_it_is_linked():
    check(
        "outcome.underlying",
        """
        factor | identified_on
        a      | 2024-02-01

        action | factor | started_on
        a      | a      | 2023-02-01
        """,
        counts={"a"},
        out_of={"a"},
    )


@pytest.mark.parametrize(("begin", "end", "counts"), [
    ("2023-02-01", "2023-02-01", True),
    ("2023-01-01", "2023-02-01", False),
    ("2024-01-31", "2024-01-31", True),
    ("2024-02-01", "", False),
    ("2022-01-01", "", True),
])  # fmt: skip
def test_one_day_between_start_and_follow_up_is_enough(begin, end, counts):
    check(
        "outcome.relation_help_violence",
        f"""
        factor | function
        f      | perpetuating

        action | factor | started_on | ended_on
        a      | f      | {begin}    | {end}

        response | member | instrument     | wave | answered_on | score
        a        | 1      | incidents_year | t1   | 2023-02-01  | 5
        b        | 1      | incidents_year | t2   | 2024-02-01  | 0
        """,
        counts={"1"},
        out_of={"1"},
        values={"1": (counts, "low")},
    )


def test_ten_points_is_better_also_where_a_hair_is_lost():
    check(
        "outcome.relation_help_wellbeing",
        """
        response | member | instrument    | wave | answered_on | score
        a        | 1      | trauma_adult  | t1   | 2023-02-01  | 90.3
        b        | 1      | trauma_adult  | t2   | 2024-02-01  | 80.3
        c        | 2      | trauma_adult  | t1   | 2023-02-01  | 90.3
        d        | 2      | trauma_adult  | t2   | 2024-02-01  | 80.4
        """,
        counts={"1"},
        out_of={"1", "2"},
        values={"1": (False, "unknown"), "2": (False, "unknown")},
    )


def test_a_follow_up_on_the_day_of_the_start_is_missing():
    check(
        "outcome.wellbeing_adults",
        """
        response | member | instrument   | wave | answered_on | score
        a        | 1      | trauma_adult | t1   | 2024-02-01  | 90
        b        | 1      | trauma_adult | t2   | 2024-02-01  | 80
        """,
        out_of=set(),
        missing={"1"},
    )


def test_merged_dossiers_do_not_exist():
    check(
        "target.families_reached",
        """
        dossier | family | opened_on  | closed_on  | closure_reason | merged_into
        1       | f      | 2024-03-01 |            |                |
        2       | g      | 2024-03-01 | 2024-04-01 | merged         | 1
        """,
        out_of={"f"},
    )


def test_the_unborn_are_children():
    check(
        "output.children_measure",
        """
        member | role  | birth_date
        1      | child | 2024-09-01
        2      | parent | 1990-01-01

        measure | member | kind              | from_on
        a       | 1      | supervision_order | 2024-09-01
        """,
        counts={"1"},
        out_of={"1"},
    )


def test_who_joins_on_the_closing_day_is_present_that_one_day():
    check(
        "output.placements",
        """
        dossier | opened_on  | closed_on
        1       | 2024-01-01 | 2024-03-01

        member | role  | birth_date | joined_on
        1      | child | 2015-01-01 | 2024-03-01
        """,
        out_of={"1"},
        values={"1": (0, 1)},
    )
