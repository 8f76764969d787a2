"""When a meeting may be planned, held or called off, and when something may be decided, as tables."""

from datetime import UTC, datetime, timedelta

import pytest

from kring.casework.meetings import rules

NOW = datetime(2026, 5, 20, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("purpose", "participants", "problem"),
    [("Hoe nu verder?", 3, None), (" ", 3, "waar het overleg over gaat"), ("Hoe nu verder?", 0, "wie erbij zijn")],
)
def test_when_a_meeting_may_be_planned(purpose, participants, problem):
    said(rules.why_not_planned(purpose=purpose, participants=participants), problem)


@pytest.mark.parametrize(
    ("asked", "problem"),
    [
        ({}, None),
        ({"held_at": NOW + timedelta(minutes=1)}, "toekomst"),
        ({"already_held": True}, "al vastgelegd"),
        ({"called_off": True}, "ging niet door"),
        ({"present": 0}, "wie erbij was"),
        ({"report": " "}, "besproken"),
    ],
)
def test_when_a_meeting_was_held(asked, problem):
    right = {
        "held_at": NOW, "already_held": False, "called_off": False, "present": 2, "report": "We spraken", "now": NOW,
    }  # fmt: skip

    said(rules.why_not_held(**{**right, **asked}), problem)


@pytest.mark.parametrize(
    ("held", "called_off", "because", "problem"),
    [
        (False, False, "Amina is ziek", None),
        (True, False, "Amina is ziek", "al gehouden"),
        (False, True, "Amina is ziek", "al afgezegd"),
        (False, False, "", "waarom"),
    ],
)
def test_when_a_meeting_may_be_called_off(held, called_off, because, problem):
    said(rules.why_not_called_off(held=held, called_off=called_off, because=because), problem)


@pytest.mark.parametrize(
    ("held", "wording", "problem"),
    [(True, "Oma haalt", None), (False, "Oma haalt", "wie erbij was"), (True, "  ", "besloten")],
)
def test_who_decides_is_known_before_what(held, wording, problem):
    said(rules.why_not_decided(held=held, wording=wording), problem)


@pytest.mark.parametrize(
    ("wording", "doer", "due", "problem"),
    [
        ("", False, False, None),
        ("Bellen", True, False, None),
        ("Bellen", True, True, None),
        ("Bellen", False, True, "wie dit gaat doen"),
        ("", True, False, "wat er gaat gebeuren"),
        ("", False, True, "wat er gaat gebeuren"),
    ],
)
def test_what_comes_of_a_decision_is_whole_or_nothing(wording, doer, due, problem):
    said(rules.why_no_action(wording=wording, has_doer=doer, has_due_day=due), problem)


def said(found, problem):
    assert found is None if problem is None else problem in (found or "")
