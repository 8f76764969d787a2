"""A connection that is used again never sees with the previous viewer's eyes: pages, work of Kring itself, and errors.

Here transactions really end, so these tests have a database of their own.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import DatabaseError, connection, connections, transaction
from django.test import Client
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kring.casework.plans.models import Goal
from kring.foundation.accounts.viewer import NOBODY, Job, job, looking_as
from kring.foundation.sharing.models import Ground
from kring.insight.indicators.tasks import make_numbers
from kring.testing import database as test_database
from kring.testing.cast import make_cast, make_goal


@pytest.fixture(scope="module")
def on_one_connection(django_db_setup, django_db_blocker):
    """Run something on one connection of its own, in which what is done is really done."""
    name = f"kring_reused_{os.getpid()}"
    kept = connections.settings["default"]["NAME"]
    with django_db_blocker.unblock():
        connections["default"].close()
        test_database.create(name)
        connections.settings["default"]["NAME"] = name
        with ThreadPoolExecutor(1) as only_one:
            yield lambda work: only_one.submit(work).result()
            only_one.submit(connections.close_all).result()
        connections.settings["default"]["NAME"] = kept
        test_database.remove(name)


@pytest.fixture(scope="module")
def world(on_one_connection):
    def make():
        cast = make_cast()
        return cast, make_goal(cast)

    return on_one_connection(make)


def told() -> tuple[str, ...]:
    """What the database knows about who looks, and how many goals that opens."""
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT pg_backend_pid()::text, current_user, coalesce(current_setting('kring.viewer_kind', true), ''),
                      coalesce(current_setting('kring.viewer_id', true), ''), (SELECT count(*)::text FROM plans_goal)"""
        )
        row = cursor.fetchone()
    assert row is not None
    return tuple(row)


def nobody_looks() -> bool:
    _pid, role, kind, viewer_id, goals = told()
    return (role, kind, viewer_id, goals) == ("kring_app", "", "", "0")


def test_two_people_one_after_the_other_on_the_same_connection(on_one_connection, world):
    cast, _goal = world

    def two_requests():
        before, client = told(), Client()
        found = []
        for who in ("jan", "piet", "amina", "sami", None):
            client.logout()
            if who:
                client.force_login(cast.users[who])
            found.append((who, client.get(f"/gezinnen/{cast.dossier.pk}/plan/").status_code))
            assert nobody_looks(), f"after {who} somebody still looks"
        return before[0] == told()[0], found

    same, found = on_one_connection(two_requests)

    assert same, "this says nothing unless it is one connection"
    assert found == [("jan", 200), ("piet", 404), ("amina", 200), ("sami", 404), (None, 302)]


def test_a_plan_that_is_kept_knows_nothing_of_who_looked_before(on_one_connection, world):
    cast, goal = world
    eyes = {"jan": cast["jan"], "piet": cast["piet"], "amina": cast["amina"], "a job": job(Job.DEMO), "nobody": NOBODY}

    def one_question_many_times():
        found = {}
        for _turn in range(8):
            for name, viewer in eyes.items():
                with looking_as(viewer):
                    found.setdefault(name, []).append(list(Goal.objects.filter(dossier=cast.dossier)) == [goal])
        with looking_as(NOBODY), connection.cursor() as cursor:
            kept = "statement LIKE '%%plans_goal%%' AND generic_plans > 0"
            cursor.execute(f"SELECT count(*) FROM pg_prepared_statements WHERE {kept}")
            return found, cursor.fetchone()[0]

    found, kept = on_one_connection(one_question_many_times)

    assert kept, "this says nothing unless the plan was kept"
    assert found == {
        "jan": [True] * 8, "piet": [False] * 8, "amina": [True] * 8, "a job": [True] * 8, "nobody": [False] * 8,
    }  # fmt: skip


def test_a_page_that_breaks_leaves_no_eyes_behind_and_nothing_half_done(on_one_connection, world, monkeypatch):
    cast, _goal = world

    def breaks(*args, **kwargs):
        raise RuntimeError("broken in the middle")

    monkeypatch.setattr("kring.casework.plans.actions.chronology.note", breaks)

    def request():
        client = Client(raise_request_exception=False)
        client.force_login(cast.users["jan"])
        status = client.post(
            f"/gezinnen/{cast.dossier.pk}/plan/doel/nieuw/", {"wording": "Half", "agreed_on": cast.today}
        ).status_code
        empty = nobody_looks()
        with looking_as(cast["jan"]):
            return status, empty, Goal.objects.filter(wording="Half").exists()

    assert on_one_connection(request) == (500, True, False)


@pytest.mark.parametrize("who", ["jan", "a job"])
def test_after_a_block_nobody_looks(on_one_connection, world, who):
    cast, _goal = world
    viewer = job(Job.DEMO) if who == "a job" else cast[who]

    def work():
        with looking_as(viewer):
            assert Goal.objects.exists()
        return nobody_looks()

    assert on_one_connection(work)


@pytest.mark.parametrize("error", [RuntimeError, DatabaseError])
def test_after_an_error_in_a_block_nobody_looks(on_one_connection, world, error):
    def work():
        with pytest.raises(error):
            _look_and_go_wrong(error)
        return nobody_looks()

    assert on_one_connection(work)


@pytest.mark.parametrize("error", [None, RuntimeError, DatabaseError])
def test_a_block_within_a_block_gives_back_the_eyes_of_the_outer_one(on_one_connection, world, error):
    cast, _goal = world

    def work():
        seen = []
        with looking_as(cast["piet"]):
            seen.append(told()[1:])
            try:
                with looking_as(job(Job.DEMO)):
                    assert Goal.objects.exists()
                    with looking_as(cast["amina"]):
                        assert Goal.objects.exists()
                    assert told()[1] == "kring_job"
                    _go_wrong(error)
            except (RuntimeError, DatabaseError):
                pass
            seen.append(told()[1:])
        return seen, nobody_looks()

    seen, empty = on_one_connection(work)

    assert seen[0] == seen[1] == ("kring_app", "professional", str(cast["piet"].id), "0")
    assert empty


def test_outside_any_block_there_is_nothing(on_one_connection, world):
    assert on_one_connection(nobody_looks)


def test_what_is_read_after_the_page_is_read_by_nobody(on_one_connection, world):
    """A queryset that is turned into rows after its block opens nothing: it is asked when it is read."""
    cast, _goal = world

    def work():
        with looking_as(cast["jan"]):
            later = Goal.objects.all()
        return list(later)

    assert on_one_connection(work) == []


def _look_and_go_wrong(error):
    with looking_as(job(Job.DEMO)):
        assert Goal.objects.exists()
        _go_wrong(error)


def _go_wrong(error):
    if error is RuntimeError:
        raise RuntimeError("in the middle")
    if error is DatabaseError:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 / 0")


def test_a_savepoint_that_is_taken_back_takes_the_eyes_back(on_one_connection, world):
    cast, _goal = world

    def work():
        with transaction.atomic():
            with pytest.raises(RuntimeError), transaction.atomic(), looking_as(cast["jan"]):
                raise RuntimeError
            return nobody_looks()

    assert on_one_connection(work)


endings = st.sampled_from(["well", "error", "database error", "taken back", "a job within", "another within"])
visits = st.lists(
    st.tuples(st.sampled_from(["jan", "amina", "piet", "sami", "a job", "nobody"]), endings), min_size=2, max_size=12
)
GOALS_SEEN = {"jan": "1", "amina": "1", "piet": "0", "sami": "0", "a job": "1", "nobody": "0"}


def _visit(cast, who, ending):
    """One block of looking, that ends in some way; what whoever looked saw meanwhile, at its beginning and its end."""
    eyes = {"a job": job(Job.DEMO), "nobody": NOBODY}.get(who) or cast[who]
    seen = []
    try:
        with looking_as(eyes):
            seen.append(told()[-1])
            if ending.endswith("within"):
                with looking_as(job(Job.DEMO) if ending == "a job within" else cast["amina"]):
                    assert told()[-1] == "1"
            seen.append(told()[-1])
            if ending == "taken back":
                transaction.set_rollback(True)
            _go_wrong({"error": RuntimeError, "database error": DatabaseError}.get(ending))
    except (RuntimeError, DatabaseError):
        pass
    return seen


@settings(max_examples=25, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(many=visits)
def test_whatever_came_before_each_sees_with_their_own_eyes(on_one_connection, world, many):
    cast, _goal = world

    def work():
        for who, ending in many:
            seen = _visit(cast, who, ending)
            assert seen == [GOALS_SEEN[who]] * 2, f"{who} sees {seen} in {many}"
            assert nobody_looks(), f"after {who} somebody still looks, in {many}"

    on_one_connection(work)


def test_what_was_kept_of_the_rule_is_forgotten_when_something_is_written(on_one_connection, world):
    """The database keeps an answer of the rule for a page; from the first thing written on it asks again."""
    cast, _goal = world

    def work():
        with looking_as(cast["jan"]):
            assert Goal.objects.exists()
            with looking_as(job(Job.DEMO)):
                Ground.objects.filter(professional=cast.professionals["jan"]).update(sections=["circle"])
            seen = Goal.objects.exists()
            transaction.set_rollback(True)
        with looking_as(cast["jan"]):
            again = Goal.objects.exists()
        return seen, again

    assert on_one_connection(work) == (False, True)


def test_work_on_the_background_begins_and_ends_with_nobody_looking(on_one_connection, world):
    """The worker of tasks on a connection on which somebody looked, and after it."""
    cast, _goal = world

    def work():
        with looking_as(cast["jan"]):
            assert Goal.objects.exists()
        waiting = make_numbers.enqueue(version_id=0)
        worker = Worker(queue_names=["default"], interval=0, batch=True, backend_name="default", startup_delay=False,
                        max_tasks=1, worker_id="test", excluded_queue_names=[])  # fmt: skip
        worker.run_task(DBTaskResult.objects.get(pk=waiting.id))
        done = DBTaskResult.objects.get(pk=waiting.id).status
        return str(done).rsplit(".", 1)[-1].lower(), nobody_looks()

    assert on_one_connection(work) == ("successful", True)
