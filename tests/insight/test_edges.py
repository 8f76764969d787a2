"""The edges that the indicator book decides, each as a row in a table that can be checked by hand."""

from datetime import date

from kring.insight.indicators.configuration import Configuration
from tests.insight.spec import check


def test_an_answer_counts_outside_presence_and_the_greatest_key_wins_on_one_day():
    check(
        "outcome.satisfaction",
        """
        member | birth_date | left_on
        1      | 1990-01-01 | 2024-01-10
        2      | 1990-01-01 | 2024-01-10

        response | member | instrument   | wave  | answered_on | score
        a        | 1      | satisfaction | other | 2024-08-01  | 3
        b        | 1      | satisfaction | t2    | 2024-08-01  | 9
        """,
        out_of={"1"},
        values={"1": 9},
    )


def test_a_member_in_two_dossiers_is_two_units():
    check(
        "structure.attitude",
        """
        member | dossier
        1      | x
        2      | y

        response | dossier | member | instrument       | answered_on | score
        a        | x       | 1      | treatment_manner | 2024-08-01  | 3
        b        | y       | 2      | treatment_manner | 2024-08-01  | 4
        """,
        out_of={"1", "2"},
        values={"1": 3, "2": 4},
    )


def test_without_a_birth_date_a_child_may_not_answer_and_everybody_else_may():
    check(
        "structure.heard",
        """
        member | role   | birth_date
        1      | child  | unknown
        2      | parent | unknown

        response | member | instrument | answered_on | score
        a        | 1      | heard      | 2024-08-01  | 5
        b        | 2      | heard      | 2024-08-01  | 5
        """,
        counts={"2"},
        out_of={"2"},
    )


def test_the_day_of_the_question_is_day_nought():
    check(
        "structure.local_team_lines",
        """
        organisation | kind
        team         | local_team

        request | kind   | to_organisation_id | requested_on | answered_on
        a       | advice | team               | 2024-03-09   | 2024-03-09
        b       | advice | team               | 2024-04-25   | 2024-04-29
        c       | advice | team               | 2024-04-26   | 2024-05-01
        d       | advice | team               | 2024-12-27   | 2024-12-31
        """,
        counts={"a", "b", "d"},
        out_of={"a", "b", "c", "d"},
    )


def test_a_holiday_that_was_added_does_not_count_as_working_day():
    facts = """
        signal | received_on | triaged_on
        a      | 2024-03-04  | 2024-03-12
        """

    check("process.triage_in_time", facts, counts=set(), out_of={"a"})
    check("process.triage_in_time", facts, counts={"a"}, out_of={"a"},
          configuration=Configuration(extra_holidays=(date(2024, 3, 8),)))  # fmt: skip


def test_a_safety_team_that_was_there_already_counts_and_only_the_first_triage_does():
    check(
        "structure.safety_team",
        """
        organisation | kind
        team         | regional_safety_team

        signal | dossier | received_on | triaged_on
        a      | 1       | 2024-03-01  | 2024-03-04
        b      | 2       | 2024-03-01  | 2024-03-04
        c      | 3       | 2024-03-01  | 2024-03-04
        d      | 3       | 2024-06-01  | 2024-06-03

        involvement | dossier | organisation | role   | from_on    | to_on
        a           | 1       | team         | helper | 2024-01-01 | 2024-03-05
        b           | 2       | team         | helper | 2024-01-01 | 2024-03-04
        c           | 3       | team         | helper | 2024-06-03 |
        """,
        counts={"1"},
        out_of={"1", "2", "3"},
    )


def test_a_later_triage_does_not_save_a_first_that_cannot_be_assessed():
    check(
        "structure.safety_team",
        """
        signal | dossier | received_on | triaged_on
        a      | 1       | 2024-12-19  | 2024-12-20
        b      | 1       | 2024-12-19  | 2024-12-24
        """,
        out_of=set(),
    )


def test_an_analysis_before_the_opening_does_not_count():
    check(
        "process.joint_analysis",
        """
        dossier | opened_on
        1       | 2024-01-02

        decision | kind                 | decided_on | organisations_present | family_present
        a        | explanatory_analysis | 2024-01-01 | 2                     | true
        """,
        counts=set(),
        out_of={"1"},
    )


def test_exactly_fifty_six_days_counts_for_all_members():
    check(
        "process.all_members",
        """
        dossier | opened_on
        1       | 2024-11-05

        member | reviewed_on
        1      |
        """,
        counts=set(),
        out_of={"1"},
    )


def test_the_stock_of_a_cut_period_is_seen_on_the_last_day_of_coverage():
    check(
        "process.all_members",
        """
        member | reviewed_on
        1      | 2024-06-30
        """,
        coverage=("2023-01-01", "2024-06-30"),
        counts={"1"},
        out_of={"1"},
    )


def test_childhood_ends_on_the_birthday_and_a_leap_day_child_has_it_on_the_first_of_march():
    check(
        "output.placements",
        """
        dossier | opened_on
        1       | 2023-01-01

        member | role  | birth_date
        1      | child | 2005-02-28
        2      | child | 2004-12-31

        measure | member | kind                  | from_on
        a       | 1      | out_of_home_placement | 2023-02-27
        b       | 1      | out_of_home_placement | 2023-02-28
        """,
        period="2023",
        out_of={"1"},
        values={"1": (1, 58)},
    )
    check(
        "output.placements",
        """
        member | role  | birth_date
        1      | child | 2008-02-29

        dossier | opened_on
        1       | 2026-01-01

        measure | member | kind                  | from_on
        a       | 1      | out_of_home_placement | 2026-02-28
        b       | 1      | out_of_home_placement | 2026-03-01
        """,
        period="2026",
        coverage=("2026-01-01", "2026-12-31"),
        out_of={"1"},
        values={"1": (1, 59)},
    )


def test_waiting_nought_days_and_closing_on_the_first_day_both_count():
    check(
        "output.time_to_help",
        """
        dossier | opened_on  | closed_on
        1       | 2024-02-01 |
        2       | 2024-02-01 | 2024-02-01
        3       | 2024-02-01 | 2024-02-05

        action | dossier | kind      | started_on
        a      | 1       | help      | 2024-02-01
        b      | 3       | help      | 2024-02-05
        c      | 2       | practical | 2024-02-01
        """,
        out_of={"1", "2", "3"},
        values={"1": (0, True), "2": (0, False), "3": (4, True)},
    )


def test_a_report_of_366_days_ago_is_forgotten():
    check(
        "output.rereports",
        """
        dossier | family | opened_on  | closed_on
        1       | f      | 2023-03-01 | 2023-03-02

        signal | dossier | received_on
        a      | 1       | 2023-03-01
        b      | 1       | 2024-03-01
        """,
        counts=set(),
        out_of={"b"},
    )
