"""A connection that is used again never sees with the previous viewer's eyes: pages, work of Kring itself, and errors.

Here transactions really end, so these tests have a database of their own.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import DatabaseError, connection, connections, transaction
from django.test import Client

from kring.casework.plans.models import Goal
from kring.foundation.accounts.viewer import Job, job, looking_as
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
