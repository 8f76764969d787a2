"""The table of triggers: what each touches, how long an answer may take, and who is asked next."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kring.casework.plans import rules
from kring.casework.plans.asking import first_asked
from kring.casework.plans.choices import AskedRole, Touch, TriggerCode
from kring.casework.plans.triggers import (
    IN_ORDER,
    TRIGGERS,
    Item,
    as_arranged,
    has_dropped,
    last_day_and_moment,
    next_asked,
    touched,
)
from kring.foundation.organisations.approaches.choices import TermUnit

EXPLAINED = Path(__file__).resolve().parents[3] / "docs/explanation/signals.md"
FRIDAY = datetime(2026, 5, 1, 15, tzinfo=UTC)
AMINA, KARIM, NOOR = 1, 2, 3
ITEMS = [
    Item(Touch.GOAL, "plans_goal:1", "Rustig wakker worden"),
    Item(Touch.GOAL, "plans_goal:2", "Noor naar school", (NOOR,)),
    Item(Touch.ACTION, "plans_action:1", "Hulp voor Amina", (AMINA,), ("plans_goal:1",)),
    Item(Touch.ACTION, "plans_action:2", "Fietsen met Noor", (NOOR,), ("plans_goal:2",)),
    Item(Touch.AGREEMENT, "safety_safetyagreement:1", "Karim belt eerst", (KARIM,)),
    Item(Touch.PHASE, "safety_phase:1", "fase 2"),
]


def test_every_trigger_has_one_row_with_somebody_to_ask():
    assert set(TRIGGERS) == set(TriggerCode)
    for row in TRIGGERS.values():
        assert row.asked[0] is AskedRole.COORDINATOR
        assert row.asked[-1] is AskedRole.PROCESS_COORDINATOR
        assert row.touches
        assert row.term >= 1
        assert row.fired_by
        assert bool(row.threshold_of) == (row.threshold is not None)


def test_the_page_that_explains_it_says_what_the_table_says():
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in EXPLAINED.read_text(encoding="utf-8").splitlines()
        if line.startswith("| `")
    ]

    told = {cells[0].strip("`"): (cells[3], cells[4]) for cells in rows}

    units = {TermUnit.HOURS: "hours", TermUnit.WORKING_DAYS: "working days"}
    assert {code: term for code, (term, _from) in told.items()} == {
        str(row.code): f"{row.term} {units[row.unit]}" for row in TRIGGERS.values()
    }
    assert {code: number.split(" ")[0] for code, (_term, number) in told.items()} == {
        str(row.code): str(row.threshold or "") for row in TRIGGERS.values()
    }


@pytest.mark.parametrize(
    ("code", "last_day", "late_from"),
    [
        # Five working days, with the free 5 May in between.
        ("new_report", date(2026, 5, 11), "2026-05-11T22:00:00+00:00"),
        ("agreement_broken", date(2026, 5, 6), "2026-05-06T22:00:00+00:00"),
        # Hours go on in the weekend: danger does not wait for Monday.
        ("incident", date(2026, 5, 2), "2026-05-02T15:00:00+00:00"),
        ("check_in_missed", date(2026, 5, 2), "2026-05-02T15:00:00+00:00"),
    ],
)
def test_until_when_an_answer_is_in_time(code, last_day, late_from):
    assert last_day_and_moment(TRIGGERS[TriggerCode(code)], FRIDAY) == (last_day, datetime.fromisoformat(late_from))


def test_an_approach_arranges_terms_and_thresholds_and_nothing_else():
    row = as_arranged("silence", term=12, unit="hours", threshold=14)

    assert (row.term, row.unit, row.threshold) == (12, TermUnit.HOURS, 14)
    assert row.touches == TRIGGERS[TriggerCode.SILENCE].touches
    assert as_arranged("incident", term=2, unit="hours", threshold=9).threshold is None
    assert as_arranged("silence") == TRIGGERS[TriggerCode.SILENCE]


@pytest.mark.parametrize(
    ("before", "now", "drops"), [(None, 1, False), (7, 6, False), (7, 5, True), (7, 0, True), (5, 7, False)]
)
def test_a_drop_of_two_points_fires(before, now, drops):
    assert has_dropped(TRIGGERS[TriggerCode.RATING_DROPPED], before=before, now=now) == drops


@pytest.mark.parametrize(
    ("code", "about", "links", "keys"),
    [
        ("incident", (), (), {"goal:1", "goal:2", "action:1", "action:2", "safetyagreement:1", "phase:1"}),
        # About Noor: what is about Noor, and what is about the whole family. Not what is about Amina or Karim alone.
        ("incident", (NOOR,), (), {"goal:1", "goal:2", "action:2", "phase:1"}),
        # A broken agreement is touched whomever it is about.
        (
            "agreement_broken", (AMINA,), ("safety_safetyagreement:1",),
            {"goal:1", "action:1", "safetyagreement:1", "phase:1"},
        ),
        # A day that passes touches what hangs on it, and no more.
        ("date_passed", (), ("plans_action:2",), {"action:2", "goal:2"}),
        ("date_passed", (), ("plans_goal:1",), {"goal:1", "action:1"}),
        # A missed check-in says nothing of goals.
        ("check_in_missed", (KARIM,), (), {"safetyagreement:1", "phase:1"}),
    ],
)  # fmt: skip
def test_what_is_touched(code, about, links, keys):
    found = touched(TRIGGERS[TriggerCode(code)], ITEMS, about=about, links=links)

    assert {key.split("_", 1)[1] for key in found} == keys


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    code=st.sampled_from(list(TriggerCode)),
    about=st.sets(st.integers(1, 4)),
    items=st.lists(
        st.builds(
            Item, st.sampled_from(list(Touch)), st.uuids().map(str), st.just("iets"),
            st.sets(st.integers(1, 4)).map(lambda found: tuple(sorted(found))),
        ),
        max_size=8,
    ),
)  # fmt: skip
def test_nothing_of_another_kind_or_about_others_alone_is_touched(code, about, items):
    row = TRIGGERS[code]

    found = set(touched(row, items, about=about, links=[item.key for item in items[:1]]))

    for item in items:
        if item.kind not in row.touches:
            assert item.key not in found
        elif item is items[0]:
            assert item.key in found
        elif about and item.about and not about & set(item.about):
            assert item.key not in found


@pytest.mark.parametrize(
    ("now", "held", "following"),
    [
        ("coordinator", {"coordinator", "second", "process_coordinator"}, "second"),
        ("coordinator", {"coordinator", "process_coordinator"}, "process_coordinator"),
        # Nobody steers the region: it still goes on, to whoever will.
        ("coordinator", {"coordinator"}, "process_coordinator"),
        ("second", {"second"}, "process_coordinator"),
        ("process_coordinator", {"coordinator", "second"}, None),
    ],
)
def test_who_is_asked_next(now, held, following):
    assert next_asked(now, held) == following


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    held=st.sets(st.sampled_from(list(AskedRole))),
    answered_at=st.none() | st.integers(0, 600),
    code=st.sampled_from(list(TriggerCode)),
)
def test_no_trigger_ends_without_an_answer_or_without_having_been_passed_on_to_the_last(held, answered_at, code):
    row = TRIGGERS[code]
    asked = first_asked(held)
    _day, late_from = last_day_and_moment(row, FRIDAY)
    answered, been = False, [asked]

    for hour in range(601):
        now = FRIDAY + timedelta(hours=hour)
        answered = answered or hour == answered_at
        if not answered and now >= late_from and (following := next_asked(asked, held, row.asked)):
            asked = following
            been.append(following)
            _day, late_from = last_day_and_moment(row, now)

    assert answered or asked is AskedRole.PROCESS_COORDINATOR
    assert [IN_ORDER.index(one) for one in been] == sorted({IN_ORDER.index(one) for one in been})


@pytest.mark.parametrize(
    ("given_answer", "problem"),
    [
        ({"answer": "keep", "reason": "Het past nog"}, None),
        ({"answer": "keep", "reason": "  "}, "waarom het plan zo blijft"),
        ({"answer": "adapt"}, None),
        ({"answer": "meet"}, "wanneer u samen praat"),
        ({"answer": "meet", "meet_at": FRIDAY - timedelta(hours=1)}, "nog komt"),
        ({"answer": "meet", "meet_at": FRIDAY + timedelta(hours=1)}, None),
        ({"answer": "adapt", "is_answered": True}, "al beantwoord"),
    ],
)
def test_what_is_an_answer(given_answer, problem):
    told = rules.why_not_answered(
        **{"is_answered": False, "reason": "", "meet_at": None, "now": FRIDAY, **given_answer}
    )

    assert (told is None) if problem is None else (problem in told)


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({"kind": "agrees"}, None),
        ({"kind": "disagrees"}, "waarom niet"),
        ({"kind": "not_asked", "reason": "Sem was ziek"}, None),
        ({"kind": "agrees", "said_on": date(2026, 5, 2)}, "toekomst"),
        ({"kind": "agrees", "said_on": date(2026, 4, 1)}, "nog niet"),
    ],
)
def test_what_can_be_said_of_a_version(said, problem):
    day = FRIDAY.date()
    told = rules.why_not_said(**{"reason": "", "said_on": day, "agreed_on": day, "today": day, **said})

    assert (told is None) if problem is None else (problem in told)


@pytest.mark.parametrize(
    ("until", "bridge", "problem"),
    [
        (None, "", None),
        (date(2026, 6, 1), "Elke week bellen", None),
        (date(2026, 6, 1), " ", "Niemand wacht zonder iets"),
        (date(2026, 5, 1), "Elke week bellen", "na de dag"),
    ],
)
def test_whoever_waits_has_something_until_then(until, bridge, problem):
    told = rules.why_not_waiting(waits_until_on=until, bridge=bridge, agreed_on=FRIDAY.date())

    assert (told is None) if problem is None else (problem in told)
