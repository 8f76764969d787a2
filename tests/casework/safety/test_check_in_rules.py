"""When check-ins can be planned and answered, and when steps up and down can be taken, as tables."""

from datetime import date, timedelta

import pytest

from kring.casework.safety import check_in_rules, steps
from kring.casework.safety.choices import StepDirection

TODAY = date(2026, 5, 20)
YESTERDAY, TOMORROW, NEXT_MONTH = (TODAY + timedelta(days=days) for days in (-1, 1, 30))
DOWN = list(steps.CRITERIA[StepDirection.DOWN])


@pytest.mark.parametrize(
    ("plan", "problem"),
    [
        ({}, None),
        ({"first_on": YESTERDAY}, "verleden"),
        ({"times": 0}, "minstens 1"),
        ({"times": 27}, "hoogstens 26"),
        ({"age": 9}, "geen eigen pagina"),
        ({"age": 9, "way": "phone"}, None),
        ({"age": 12}, None),
    ],
)
def test_when_check_ins_can_be_planned(plan, problem):
    told = check_in_rules.why_not_planned(
        **{"way": "link", "age": 38, "first_on": TODAY, "times": 4, "today": TODAY, **plan}
    )

    assert (told is None) if problem is None else (problem in told)


@pytest.mark.parametrize(
    ("weeks", "days"),
    [
        (1, ["2026-01-31", "2026-02-07", "2026-02-14"]),
        (2, ["2026-01-31", "2026-02-14", "2026-02-28"]),
        (0, ["2026-01-31", "2026-02-28", "2026-03-31"]),
    ],
)
def test_on_which_days(weeks, days):
    found = check_in_rules.moments(first_on=date(2026, 1, 31), weeks=weeks, times=3)

    assert [day.isoformat() for day in found] == days


@pytest.mark.parametrize(
    ("now", "outcome", "on", "problem"),
    [
        ("planned", "answered", TODAY, None),
        ("planned", "answered", TOMORROW, "pas later"),
        ("planned", "called_off", TOMORROW, None),
        ("missed", "answered", YESTERDAY, None),
        ("not_reached", "answered", YESTERDAY, None),
        ("answered", "skipped", YESTERDAY, "al klaar"),
        ("skipped", "answered", YESTERDAY, "al klaar"),
    ],
)
def test_what_can_come_of_a_check_in(now, outcome, on, problem):
    told = check_in_rules.why_no_outcome(outcome=outcome, now=now, on=on, today=TODAY)

    assert (told is None) if problem is None else (problem in told)


@pytest.mark.parametrize(("on", "missed"), [(TODAY, False), (YESTERDAY, False), (TODAY - timedelta(days=2), True)])
def test_after_two_days_without_an_answer_a_check_in_is_missed(on, missed):
    assert check_in_rules.is_missed(on=on, days_to_answer=2, today=TODAY) == missed


@pytest.mark.parametrize(
    ("step", "problem"),
    [
        ({}, None),
        ({"criteria": DOWN[:2]}, "minstens 3"),
        ({"criteria": [*DOWN[:2], "no_progress"]}, "minstens 3"),
        ({"evidence": " "}, "waaruit"),
        ({"agreed_after": " "}, "voor daarna"),
        ({"has_watcher": False}, "wie volgt"),
        ({"look_again_on": None}, "wanneer u opnieuw kijkt"),
        ({"look_again_on": TODAY}, "na de stap"),
        ({"taken_on": TOMORROW}, "toekomst"),
        ({"in_question": True}, "fase nog klopt"),
        ({"direction": "up", "criteria": ["somebody_asks"], "agreed_after": "", "has_watcher": False,
          "look_again_on": None, "in_question": True}, None),
        ({"direction": "up", "criteria": []}, "minstens 1"),
    ],
)  # fmt: skip
def test_when_a_step_can_be_taken(step, problem):
    told = steps.why_not_taken(
        **{
            "direction": "down", "criteria": DOWN[:3], "evidence": "Drie maanden rust", "agreed_after": "Fleur belt",
            "has_watcher": True, "taken_on": TODAY, "look_again_on": NEXT_MONTH, "in_question": False, "today": TODAY,
            **step,
        }
    )  # fmt: skip

    assert (told is None) if problem is None else (problem in told)
