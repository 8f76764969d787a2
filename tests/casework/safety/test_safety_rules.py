"""When ratings, agreements, incidents and phases may be recorded, as tables."""

from datetime import UTC, date, datetime, timedelta

import pytest

from kring.casework.safety import rules
from kring.casework.safety.choices import Course, PhaseCode
from kring.casework.safety.phases import MEANING, ORDER, reachable_from

TODAY = date(2026, 5, 20)
YESTERDAY, TOMORROW, LAST_WEEK = (TODAY + timedelta(days=days) for days in (-1, 1, -7))
NOON = datetime(2026, 5, 20, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("score", "rated_on", "problem"),
    [
        (0, TODAY, None),
        (10, LAST_WEEK, None),
        (11, TODAY, "tussen 0 en 10"),
        (-1, TODAY, "tussen 0 en 10"),
        (5, TOMORROW, "toekomst"),
    ],
)
def test_when_safety_may_be_rated(score, rated_on, problem):
    said(rules.why_not_rated(score=score, rated_on=rated_on, today=TODAY), problem)


@pytest.mark.parametrize(
    ("doer", "agreed_on", "problem"),
    [("oma Fatna", TODAY, None), ("  ", TODAY, "wie dit doet"), ("oma Fatna", TOMORROW, "toekomst")],
)
def test_an_agreement_needs_somebody_who_does_it(doer, agreed_on, problem):
    said(rules.why_not_agreed(doer=doer, agreed_on=agreed_on, today=TODAY), problem)


@pytest.mark.parametrize(
    ("ended_on", "already", "because", "problem"),
    [
        (TODAY, False, "niet meer nodig", None),
        (YESTERDAY, False, "niet meer nodig", None),
        (TODAY, True, "niet meer nodig", "geldt al niet meer"),
        (TODAY, False, " ", "waarom"),
        (LAST_WEEK - timedelta(days=1), False, "fout", "voordat"),
        (TOMORROW, False, "straks", "toekomst"),
    ],
)
def test_when_an_agreement_may_end(ended_on, already, because, problem):
    found = rules.why_not_ended(
        agreed_on=LAST_WEEK, ended_on=ended_on, already_ended=already, because=because, today=TODAY
    )

    said(found, problem)


@pytest.mark.parametrize(
    ("happened_on", "ended_on", "problem"),
    [
        (TODAY, None, None),
        (YESTERDAY, TODAY, None),
        (TODAY, YESTERDAY, "gold de afspraak niet meer"),
        (LAST_WEEK - timedelta(days=1), None, "nog niet gemaakt"),
        (TOMORROW, None, "toekomst"),
    ],
)
def test_when_an_agreement_may_have_failed(happened_on, ended_on, problem):
    found = rules.why_not_broken(agreed_on=LAST_WEEK, ended_on=ended_on, happened_on=happened_on, today=TODAY)

    said(found, problem)


@pytest.mark.parametrize(
    ("occurred_on", "known_on", "problem"),
    [
        (None, TODAY, None),
        (TODAY, TODAY, None),
        (TODAY, YESTERDAY, "niet bekend zijn voordat"),
        (None, TOMORROW, "toekomst"),
    ],
)
def test_an_incident_is_not_known_before_it_happened(occurred_on, known_on, problem):
    said(rules.why_not_recorded(occurred_on=occurred_on, known_on=known_on, today=TODAY), problem)


@pytest.mark.parametrize(
    ("to", "from_on", "evidence", "checked", "problem"),
    [
        ("acute", TODAY, "vannacht geweld", False, None),
        ("immediate_safety", TODAY, "eerste gesprek", False, None),
        ("stable_safety", TODAY, "overgenomen", True, None),
        ("stable_safety", TODAY, "overgenomen", False, "nagekeken"),
        ("acute", TODAY, "", False, "waaruit"),
        ("acute", TOMORROW, "vannacht geweld", False, "toekomst"),
        ("aftercare", TODAY, "klaar", True, "geen begin"),
    ],
)
def test_in_which_phase_a_family_may_begin(to, from_on, evidence, checked, problem):
    found = rules.why_not_started(to=to, from_on=from_on, evidence=evidence, has_checker=checked, today=TODAY)

    said(found, problem)


@pytest.mark.parametrize(
    ("now", "to", "problem"),
    [
        ("acute", "immediate_safety", None),
        ("acute", "stable_safety", "geen fase over"),
        ("immediate_safety", "stable_safety", None),
        ("immediate_safety", "recovery", "geen fase over"),
        ("stable_safety", "recovery", None),
        ("recovery", "aftercare", None),
        ("stable_safety", "immediate_safety", None),
        ("aftercare", "acute", None),
        ("recovery", "recovery", "al in deze fase"),
    ],
)
def test_a_phase_goes_on_by_one_step_and_back_by_any(now, to, problem):
    said(move(now=now, to=to), problem)


@pytest.mark.parametrize(
    ("asked", "problem"),
    [
        ({"evidence": " "}, "nooit alleen omdat er tijd voorbij is"),
        ({"has_checker": False}, "nagekeken"),
        ({"checker_decides_too": True}, "iemand anders"),
        ({"agreements_in_force": 0}, "geen veiligheidsafspraak"),
        ({"in_question": True}, "incident"),
        ({"on": TOMORROW}, "toekomst"),
        ({"on": LAST_WEEK - timedelta(days=1)}, "voor de vorige fase"),
    ],
)
def test_what_it_takes_to_go_to_stable_safety(asked, problem):
    said(move(now="immediate_safety", to="stable_safety", **asked), problem)


def test_going_back_waits_for_nobody():
    found = move(
        now="recovery", to="acute", has_checker=False, checker_decides_too=True, in_question=True, agreements_in_force=0
    )

    assert found is None


@pytest.mark.parametrize(
    ("phase", "checked_on", "known_on", "recorded_at", "asks"),
    [
        ("stable_safety", YESTERDAY, TODAY, NOON, True),
        ("stable_safety", TODAY, YESTERDAY, NOON, False),
        ("stable_safety", TODAY, TODAY, NOON + timedelta(minutes=1), True),
        ("stable_safety", TODAY, TODAY, NOON - timedelta(minutes=1), False),
        ("recovery", YESTERDAY, TODAY, NOON, True),
        ("immediate_safety", YESTERDAY, TODAY, NOON, False),
        ("stable_safety", YESTERDAY, None, None, False),
    ],
)
def test_an_incident_in_a_later_phase_reopens_the_question(phase, checked_on, known_on, recorded_at, asks):
    found = rules.is_in_question(
        phase=phase, checked_on=checked_on, checked_at=NOON, known_on=known_on, recorded_at=recorded_at
    )

    assert found == asks


@pytest.mark.parametrize(
    ("before", "now", "course"),
    [
        (0, 0, Course.QUIET),
        (3, 0, Course.STOPPED),
        (3, 1, Course.LESS),
        (2, 2, Course.AS_BEFORE),
        (0, 1, Course.MORE),
    ],
)
def test_stopped_less_and_as_before_are_told_apart(before, now, course):
    assert rules.course(before=before, now=now) == course


@pytest.mark.parametrize("now", [None, *ORDER])
def test_the_form_offers_no_phase_that_the_rules_refuse_as_a_step(now):
    for to in reachable_from(now):
        found = move(now=now, to=to) if now and to != now else None

        assert found is None


def test_every_phase_is_explained():
    assert set(MEANING) == set(PhaseCode) == set(ORDER)


def move(**asked):
    """A step that is right, but for what is asked."""
    right = {
        "since": LAST_WEEK,
        "on": TODAY,
        "evidence": "iedereen zegt het",
        "has_checker": True,
        "checker_decides_too": False,
        "agreements_in_force": 2,
        "in_question": False,
        "today": TODAY,
    }
    return rules.why_not_moved(**{**right, **asked})


def said(found, problem):
    assert found is None if problem is None else problem in (found or "")


AMINA_NOOR, NOOR_AMINA, KARIM_SEM = (
    (frozenset({1}), frozenset({2})),
    (frozenset({2}), frozenset({1})),
    (frozenset({3}), frozenset({4})),
)


@pytest.mark.parametrize(
    ("before", "now", "stopped", "less", "still_serious", "goes_on"),
    [
        ([], [], 0, 0, 0, 0),
        ([(AMINA_NOOR, True)], [], 1, 0, 0, 0),
        ([(AMINA_NOOR, False)] * 3, [(AMINA_NOOR, False)], 0, 1, 0, 0),
        # Less often, and still serious: that is never called less.
        ([(AMINA_NOOR, True)] * 5, [(AMINA_NOOR, True)], 0, 0, 1, 0),
        ([(AMINA_NOOR, False)], [(AMINA_NOOR, False)], 0, 0, 0, 1),
        # Between somebody else is not the same violence that became less.
        ([(AMINA_NOOR, False)] * 2, [(KARIM_SEM, False)], 1, 0, 0, 1),
        ([(AMINA_NOOR, False)], [(NOOR_AMINA, True)], 1, 0, 1, 0),
    ],
)
def test_stopped_less_and_still_serious_are_three_numbers(before, now, stopped, less, still_serious, goes_on):
    told = rules.tell_apart(before=[rules.Happened(*one) for one in before], now=[rules.Happened(*one) for one in now])

    assert told == rules.Apart(stopped, less, still_serious, goes_on)
