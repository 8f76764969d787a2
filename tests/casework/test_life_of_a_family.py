"""Whatever happens in whichever order: no question stays without an answer or the next one who is asked, and nothing
moves by itself.

A family lives through random days. Beside it stands a second reading in plain Python, that knows who is asked what
and until when; after every event Kring must say the same.
"""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import Phase as Phases
from hypothesis import strategies as st
from typer.testing import CliRunner

from kring.casework.plans.triggers import TRIGGERS
from kring.config.command import app, register_all
from kring.config.schedule import SCHEDULE
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.organisations.models import Region
from kring.foundation.sharing.approaches.loading import load_examples
from kring.testing.cast import make_cast
from tests.access.random_world import DEEPER
from tests.casework.clock import clock_at
from tests.casework.life import ARRANGED, BEGINNING, IN_ORDER, Life
from tests.foundation.sharing.log.conftest import owner_logs_in

__all__ = ["owner_logs_in"]

HAPPENS = {
    Life.an_incident_becomes_known: {
        "kind": st.sampled_from(["physical", "psychological"]),
        "about": st.sampled_from([(), ("noor",), ("amina",)]),
    },
    Life.a_report_comes_in: {},
    Life.somebody_gives_a_number: {"score": st.integers(0, 10), "who": st.sampled_from(["jan", "fleur"])},
    Life.an_agreement_fails: {},
    Life.a_check_in_is_agreed: {"who": st.sampled_from(["amina", "karim", "noor"])},
    Life.somebody_is_called: {"reached": st.sampled_from(["answered", "skipped", "not_reached"])},
    Life.a_goal_gets_its_day: {"days": st.integers(0, 20)},
    Life.the_coordinator_is_away: {"days": st.integers(1, 20)},
    Life.the_coordinator_hands_over: {},
    Life.the_second_leaves_or_comes_back: {},
    Life.somebody_answers: {
        "answer": st.sampled_from(["keep", "adapt", "meet"]),
        "which": st.integers(0, 9),
        "by_second": st.booleans(),
    },
    Life.the_plan_is_agreed_again: {},
}
happenings = st.one_of([st.tuples(st.just(what), st.fixed_dictionaries(how)) for what, how in HAPPENS.items()])
# Then time passes, and Kring looks, or nobody started it.
days = st.tuples(happenings, st.sampled_from([0, 1, 5, 20, 26, 3 * 24, 8 * 24, 29 * 24]), st.sampled_from([1, 1, 0]))


@pytest.fixture
def world(db):
    """The cast some months ago, in a region with the six approaches that are shipped."""
    with clock_at(BEGINNING) as clock:
        cast = make_cast(clock.today)
        with looking_as(job(Job.DEMO, today=clock.today)) as kring:
            load_examples(region=Region.objects.get(), viewer=kring, from_on=clock.today)
        yield cast, clock


def live(life: Life, approach: str | None, story) -> None:
    """Live a story; after each event everything that is always so is so."""
    life.begin(approach)
    for (what, how), hours, looks in story:
        what(life, **how)
        life.hold()
        life.time_passes(hours)
        if looks:
            life.kring_looks()
        life.hold()


def test_no_order_of_events_leaves_a_question_without_an_answer_or_the_next_who_is_asked(world):
    reached: set[str] = set()

    @settings(
        max_examples=12 * DEEPER,
        deadline=None,
        derandomize=DEEPER == 1,
        database=None,
        phases=[Phases.generate],
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    @given(approach=st.sampled_from([None, *sorted(ARRANGED)]), story=st.lists(days, min_size=8, max_size=16))
    def any_story(approach, story):
        with transaction.atomic():
            life = Life(*world)
            live(life, approach, story)
            reached.update(life.reached)
            transaction.set_rollback(True)

    any_story()

    assert reached == {*TRIGGERS, *IN_ORDER[1:]}, "every row of the table and every step on was met"


def test_no_time_and_no_job_on_the_clock_moves_a_phase_a_plan_an_approach_or_a_step(owner_logs_in, world):
    """Eight months pass, and everything that goes by the clock runs."""
    life = Life(*world)
    life.begin("mda-acute")
    life.an_incident_becomes_known("physical", ("noor",))
    life.somebody_answers("adapt", 0, by_second=False)
    before = life.standing()
    life.clock.at = datetime.now(UTC)
    register_all()

    for command in [*dict.fromkeys(one.command for one in SCHEDULE), "watch", "watch"]:
        ran = CliRunner().invoke(app, command.split())
        assert ran.exit_code == 0, f"kring {command}: {ran.output} {ran.exception}"

    assert life.standing() == before
    assert {row.trigger for row in life.rows().values()} == {"incident", "date_passed", "silence"}
