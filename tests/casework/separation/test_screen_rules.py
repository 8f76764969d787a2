"""When parents can be offered help together, and what stands in the way of a conclusion."""

from datetime import date, timedelta

import pytest

from kring.casework.separation import rules
from kring.casework.separation.rules import Concluded

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("pattern", "severity", "how"),
    [
        ("coercive_control", "none", "blocked"),
        ("coercive_control", "serious", "blocked"),
        ("mutual", "danger", "blocked"),
        ("not_clear", "danger", "blocked"),
        ("no_violence", "danger", "blocked"),
        ("not_clear", "minor", "check_first"),
        ("mutual", "minor", "may"),
        ("mutual", "serious", "may"),
        ("no_violence", "none", "may"),
    ],
)
@pytest.mark.parametrize("asks_a_check", [True, False])
def test_what_was_concluded_says_whether_parents_can_sit_together(pattern, severity, how, asks_a_check):
    assert rules.together(asks_a_check=asks_a_check, concluded=Concluded(pattern, severity)) == how


@pytest.mark.parametrize(("asks_a_check", "how"), [(True, "check_first"), (False, "may")])
def test_without_a_conclusion_the_check_comes_first_where_it_is_asked(asks_a_check, how):
    assert rules.together(asks_a_check=asks_a_check, concluded=None) == how


@pytest.mark.parametrize("how", ["check_first", "blocked"])
def test_a_refusal_says_what_is_possible_instead(how):
    assert "elke ouder apart" in rules.why_not_offered(rules.Together(how))
    assert rules.why_not_offered(rules.Together.MAY) is None


def test_who_may_not_read_the_conclusion_is_told_nothing_of_it():
    told = rules.why_not_offered_to_whom_it_is_closed()

    assert "dwingende" not in told
    assert "niet veilig." not in told


def why_not(**values):
    sound = {
        "concluded": Concluded("mutual", "minor"), "reasons": "Beiden zeggen hetzelfde.", "not_yet_asked": [],
        "concluded_on": TODAY, "look_again_on": TODAY + timedelta(days=90), "today": TODAY,
    }  # fmt: skip
    return rules.why_not_concluded(**{**sound, **values})


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({}, None),
        ({"reasons": " "}, "Kring telt niets op"),
        ({"concluded_on": TODAY + timedelta(days=1)}, "in de toekomst"),
        ({"look_again_on": TODAY}, "Opnieuw bekijken"),
        ({"concluded": Concluded("no_violence", "serious")}, "Kijk dat na"),
        ({"not_yet_asked": ["Karim El Idrissi"]}, "Nog niet gevraagd: Karim El Idrissi"),
        # What protects waits for nobody.
        ({"not_yet_asked": ["Karim"], "concluded": Concluded("coercive_control", "serious")}, None),
        ({"not_yet_asked": ["Karim"], "concluded": Concluded("not_clear", "danger")}, None),
    ],
)
def test_what_stands_in_the_way_of_a_conclusion(values, told):
    problem = why_not(**values)

    assert problem is None if told is None else told in problem


@pytest.mark.parametrize(
    ("scale", "answer", "fits"),
    [("often", "soms", False), ("often", "sometimes", True), ("agree", "often", False), ("who", "other", True),
     ("words", "", True), ("words", "yes", False), ("agree", "rather_not", True), ("often", "", True)],
)  # fmt: skip
def test_an_answer_belongs_to_its_question(scale, answer, fits):
    problem = rules.why_no_answer(scale=scale, answer=answer, state="asked", is_open=True)

    assert (problem is None) == fits


def test_nobody_answers_who_was_not_asked_or_when_it_is_closed():
    assert rules.why_no_answer(scale="often", answer="often", state="not_asked", is_open=True)
    assert rules.why_no_answer(scale="often", answer="often", state="asked", is_open=False)


@pytest.mark.parametrize(("is_parent", "age", "asked"), [(True, 38, True), (True, 15, False), (False, 38, False)])
def test_only_parents_are_asked(is_parent, age, asked):
    assert (rules.why_not_asked(is_parent=is_parent, age=age) is None) == asked


def test_an_answer_that_was_skipped_points_at_nothing():
    assert rules.points(["often"], "often")
    assert not rules.points(["often"], "")
    assert not rules.points(["often"], "rather_not")
