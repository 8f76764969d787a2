"""When people can be related, decide for a child, or live somewhere."""

from datetime import date

import pytest

from kring.foundation.households import rules

TODAY = date(2026, 3, 2)
YESTERDAY = date(2026, 3, 1)
TOMORROW = date(2026, 3, 3)
OLD, YOUNG = date(1980, 1, 1), date(2015, 1, 1)


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({}, None),
        ({"born": OLD, "other_born": YOUNG}, None),
        ({"born": YOUNG, "other_born": OLD}, "altijd ouder dan het kind"),
        ({"born": YOUNG, "other_born": YOUNG}, "altijd ouder dan het kind"),
        ({"born": YOUNG, "other_born": None}, None),
        ({"kind": "step_parent", "born": YOUNG, "other_born": OLD}, None),
        ({"same_person": True}, "twee verschillende personen"),
        ({"already": True}, "stond er al"),
        ({"from_on": TODAY}, None),
        ({"from_on": TOMORROW}, "niet in de toekomst"),
        ({"from_on": TODAY, "until_on": YESTERDAY}, "voordat het begint"),
    ],
)
def test_why_people_are_not_related(values, says):
    usual = {
        "kind": "parent", "same_person": False, "already": False, "born": None, "other_born": None, "from_on": None,
        "until_on": None, "today": TODAY,
    }  # fmt: skip

    problem = rules.why_not_related(**(usual | values))

    assert (problem is None) if says is None else (says in problem)


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({}, None),
        ({"child_age": 17}, None),
        ({"child_age": 18}, "beslist iemand zelf"),
        ({"child_age": None}, None),
        ({"parent_age": 18}, None),
        ({"parent_age": 17}, "heeft geen gezag"),
        ({"same_person": True}, "twee verschillende personen"),
        ({"already": True}, "stond er al"),
        ({"from_on": TOMORROW}, "niet in de toekomst"),
        ({"until_on": YESTERDAY}, "voordat het begint"),
    ],
)
def test_why_somebody_has_no_authority(values, says):
    usual = {
        "same_person": False, "already": False, "parent_age": 40, "child_age": 9, "from_on": TODAY, "until_on": None,
        "today": TODAY,
    }  # fmt: skip

    problem = rules.why_no_authority(**(usual | values))

    assert (problem is None) if says is None else (says in problem)


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({}, None),
        ({"nights_per_week": 7}, None),
        ({"nights_per_week": 8}, "zeven nachten"),
        ({"nights_per_week": 0}, "zeven nachten"),
        ({"from_on": TOMORROW}, "niet in de toekomst"),
        ({"already": True}, "stond er al"),
    ],
)
def test_why_somebody_does_not_live_there(values, says):
    usual = {"from_on": TODAY, "nights_per_week": None, "already": False, "today": TODAY}

    problem = rules.why_not_living_there(**(usual | values))

    assert (problem is None) if says is None else (says in problem)
