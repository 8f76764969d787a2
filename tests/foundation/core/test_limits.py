"""How often something may be tried: so many in a time, or longer waits; each for who tries, and for nobody else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from kring.foundation.core import limits
from kring.foundation.core.models import Tries

MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def _database(db):
    """Counting happens in the database."""


def test_there_are_so_many_and_then_one_waits_until_there_are_again():
    given = [limits.spend("search", "jan", at_most=3, within=MINUTE) for _ in range(4)]

    assert given[:3] == [0, 0, 0]
    assert 55 <= given[3] <= 60
    Tries.objects.update(since=timezone.now() - timedelta(minutes=2))
    assert limits.spend("search", "jan", at_most=3, within=MINUTE) == 0


@pytest.mark.parametrize(("what", "who"), [("search", "fleur"), ("report", "jan")])
def test_somebody_else_and_something_else_are_counted_apart(what, who):
    limits.spend("search", "jan", at_most=1, within=MINUTE)
    assert limits.spend("search", "jan", at_most=1, within=MINUTE)

    assert limits.spend(what, who, at_most=1, within=MINUTE) == 0


def test_waiting_is_not_counted_and_success_begins_anew():
    for _try in range(limits.FREE_TRIES):
        assert limits.may_try("password", "a", "b") == 0
    assert 0 < limits.may_try("password", "a", "b") <= 15
    assert 0 < limits.may_try("password", "a", "b") <= 15
    assert Tries.objects.get().count == limits.FREE_TRIES

    limits.forget("password", "a", "b")
    assert limits.may_try("password", "a", "b") == 0


def test_after_a_quiet_day_one_begins_anew():
    for _try in range(limits.FREE_TRIES):
        limits.may_try("password", "a")
    long_ago = timezone.now() - timedelta(days=2)
    Tries.objects.update(since=long_ago, wait_until=long_ago)

    assert limits.may_try("password", "a") == 0
    assert Tries.objects.get().count == 1


def test_what_may_be_used_once_is_used_once():
    assert limits.first_time("code", 1, "123456")
    assert not limits.first_time("code", 1, "123456")
    assert limits.first_time("code", 2, "123456")


def test_the_table_says_nothing_about_who_it_was():
    limits.spend("search", "jan@waterdam.example", at_most=1, within=MINUTE)

    assert "jan" not in str(Tries.objects.values())
