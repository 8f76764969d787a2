"""What stands in the way of closing."""

from datetime import date

import pytest

from kring.casework.closing import rules

TODAY = date(2026, 3, 2)
YESTERDAY = date(2026, 3, 1)
TOMORROW = date(2026, 3, 3)


def in_the_way(**values):
    ready = {
        "not_heard": [],
        "orders_in_force": [],
        "unanswered_reviews": [],
        "after_care_on": TOMORROW,
        "after_care_by": "Jan de Boer",
        "after_care_by_works": True,
        "today": TODAY,
    }
    return rules.why_not_closed(**(ready | values))


def test_nothing_stands_in_the_way():
    assert in_the_way() == []


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"not_heard": ["Noor"]}, "Nog niet iedereen heeft gezegd wat die vindt: Noor."),
        ({"not_heard": ["Noor", "Karim"]}, "Noor en Karim"),
        ({"orders_in_force": ["ondertoezichtstelling"]}, "rechter of burgemeester: ondertoezichtstelling."),
        ({"unanswered_reviews": ["de melding van 3 mei"]}, "plan: de melding van 3 mei."),
        ({"after_care_on": TODAY}, "al geweest"),
        ({"after_care_on": YESTERDAY}, "al geweest"),
        ({"after_care_by_works": False}, "Jan de Boer werkt hier niet meer"),
    ],
)
def test_one_thing_stands_in_the_way(values, says):
    (told,) = in_the_way(**values)

    assert says in told


def test_everything_that_stands_in_the_way_is_said_at_once():
    told = in_the_way(not_heard=["Noor"], orders_in_force=["voogdij"], unanswered_reviews=["een incident"])

    assert len(told) == 3
    assert "Noor" in told[0]


@pytest.mark.parametrize(
    ("is_open", "running", "after_care_on", "says"),
    [
        (True, False, TOMORROW, None),
        (True, False, TODAY, "een dag die nog komt"),
        (True, True, TOMORROW, "ligt al een voorstel"),
        (False, False, TOMORROW, "al gesloten"),
    ],
)
def test_why_closing_is_not_proposed(is_open, running, after_care_on, says):
    problem = rules.why_not_proposed(
        dossier_is_open=is_open, proposal_running=running, after_care_on=after_care_on, today=TODAY
    )

    assert (problem is None) if says is None else (says in problem)


@pytest.mark.parametrize(
    ("closed", "withdrawn", "says"),
    [(False, False, None), (True, False, "al gesloten"), (False, True, "ingetrokken")],
)
def test_why_nothing_can_be_said_any_more(closed, withdrawn, says):
    problem = rules.why_not_running(closed=closed, withdrawn=withdrawn)

    assert (problem is None) if says is None else (says in problem)


@pytest.mark.parametrize(
    ("closed_on", "on", "says"),
    [
        (YESTERDAY, TODAY, None),
        (TODAY, TODAY, None),
        (None, TODAY, "pas na het afsluiten"),
        (TODAY, YESTERDAY, "voordat is afgesloten"),
        (YESTERDAY, TOMORROW, "niet in de toekomst"),
    ],
)
def test_why_after_care_did_not_take_place(closed_on, on, says):
    problem = rules.why_no_after_care(closed_on=closed_on, on=on, today=TODAY)

    assert (problem is None) if says is None else (says in problem)


def test_after_care_leaves_a_week_to_write_it_down():
    assert rules.after_care_ends_on(date(2026, 3, 2)) == date(2026, 3, 10)
