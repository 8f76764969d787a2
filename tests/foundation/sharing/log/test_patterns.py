"""What is worth a look: each pattern from its threshold on and not before; found once, then looked at."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.core.refusal import Refused
from kring.foundation.sharing import log_patterns, log_review
from kring.foundation.sharing.models import EmergencyAccess, Finding, LogEntry, Threshold


@pytest.fixture
def look(cast):
    """Look at yesterday, and give what was found as (kind, who, dossier, times)."""

    def at_yesterday():
        log_patterns.look(days=[cast.today - timedelta(days=1)], today=cast.today)
        with looking_as(job(Job.AUDIT)):
            return {
                (one.kind, one.professional.first_name, one.dossier_id, one.times)
                for one in Finding.objects.select_related("professional")
            }

    return at_yesterday


@pytest.fixture
def refusals(write_lines):
    def write(number, **values):
        write_lines(number, days_ago=1, who="piet", act="refuse", outcome="not_found", dossier=None, **values)

    return write


def test_an_ordinary_day_shows_nothing(cast, write_lines, look):
    with looking_as(job(Job.AUDIT)):
        ground = 1
    write_lines(30, days_ago=1, ground_id=ground)

    assert look() == set()


@pytest.mark.parametrize(("number", "found"), [(4, set()), (5, {("many_refusals", "Piet", None, 5)})])
def test_many_refusals(refusals, look, number, found):
    refusals(number)

    assert look() == found


def test_refusals_spread_over_the_day_are_not_many(refusals, look):
    for hour in (8, 10, 12, 14, 16):
        refusals(2, at=time(hour))

    assert look() == set()


@pytest.mark.parametrize(("number", "found"), [(19, set()), (20, {("many_dossiers", "Jan", None, 20)})])
def test_many_dossiers_in_an_hour(write_lines, look, number, found):
    for dossier_id in range(1, number + 1):
        write_lines(3, days_ago=1, dossier=None, dossier_id=900_000 + dossier_id, ground_id=1)

    assert look() == found


def test_a_list_of_many_families_is_not_opening_many(write_lines, look):
    for dossier_id in range(1, 40):
        write_lines(1, days_ago=1, name="workbench.families", dossier=None, dossier_id=dossier_id, ground_id=1)

    assert look() == set()


@pytest.mark.parametrize("name", ["El Idrissi", "el idrissi"])
def test_a_name_that_somebody_in_the_family_bears_too(cast, write_lines, look, name):
    with looking_as(job(Job.DEMO)):
        type(cast.professionals["jan"]).objects.filter(pk=cast.professionals["jan"].pk).update(last_name=name)
    write_lines(2, days_ago=1, ground_id=1)

    assert look() == {("same_name", "Jan", cast.dossier.pk, 2)}


def test_looking_without_a_ground(cast, write_lines, look):
    write_lines(2, days_ago=1, who="sami")

    assert look() == {("outside", "Sami", cast.dossier.pk, 2)}


def test_that_a_process_coordinator_sees_that_is_ordinary(write_lines, look):
    write_lines(2, days_ago=1, who="wim", role="process_coordinator")

    assert look() == set()


def test_every_use_of_emergency_access(cast, look):
    yesterday = timezone.now() - timedelta(days=1)
    with looking_as(job(Job.DEMO)):
        EmergencyAccess.objects.create(
            dossier=cast.dossier,
            professional=cast.professionals["piet"],
            organisation=cast.teams["zuid"].organisation,
            in_danger="Sem",
            why_now="de buurvrouw belt",
            opened_at=yesterday,
            ends_at=yesterday + timedelta(hours=1),
            judge_by=cast.today,
        )

    assert look() == {("emergency", "Piet", cast.dossier.pk, 1)}


def test_looking_again_finds_nothing_new_but_what_grew(cast, refusals, look):
    refusals(5)
    look()
    with looking_as(job(Job.AUDIT)):
        found = Finding.objects.get()
    with looking_as(cast["petra"]):
        log_review.review(finding=found, state="seen", note="", viewer=cast["petra"], at=timezone.now())

    assert log_patterns.look(days=[cast.today - timedelta(days=1)], today=cast.today) == 0
    refusals(2)
    assert look() == {("many_refusals", "Piet", None, 7)}
    with looking_as(job(Job.AUDIT)):
        assert Finding.objects.get().state == "seen"


def test_a_threshold_that_was_set_counts_and_one_that_is_off_does_not(cast, refusals, look):
    with looking_as(cast["petra"]):
        one = Threshold.objects.get(kind="many_refusals")
        log_review.set_threshold(threshold=one, number=2, within_minutes=5, is_on=True, viewer=cast["petra"])
    refusals(2)

    assert look() == {("many_refusals", "Piet", None, 2)}

    with looking_as(cast["petra"]):
        log_review.set_threshold(threshold=one, number=1, within_minutes=5, is_on=False, viewer=cast["petra"])
        assert LogEntry.objects.filter(name="sharing.log.threshold.set").count() == 2
    assert log_patterns.look(days=[cast.today - timedelta(days=1)], today=cast.today) == 0


@pytest.mark.parametrize(("who", "sees"), [("petra", True), ("piet", False), ("jan", False), ("amina", False)])
def test_who_sees_what_was_found(cast, refusals, look, who, sees):
    refusals(5)
    look()

    with looking_as(cast[who]):
        assert Finding.objects.exists() == sees
        assert Threshold.objects.exists() == sees


def test_nobody_reviews_what_is_about_themselves(cast, write_lines, look):
    write_lines(5, days_ago=1, who="petra", act="refuse", outcome="not_found", dossier=None)
    look()

    with looking_as(cast["petra"]):
        found = Finding.objects.get()
        with pytest.raises(Refused, match="over u zelf"):
            log_review.review(finding=found, state="seen", note="", viewer=cast["petra"], at=timezone.now())
        assert Finding.objects.update(state="seen", reviewed_by_id=cast["petra"].id) == 0


def test_what_was_found_cannot_be_made_smaller(cast, refusals, look):
    refusals(5)
    look()

    for change in ({"times": 1}, {"kind": "emergency"}):
        with pytest.raises(DatabaseError, match="permission denied"), looking_as(cast["petra"]), transaction.atomic():
            Finding.objects.update(**change)


def test_a_finding_is_about_one_day(cast, refusals, look):
    refusals(5)
    look()

    log_patterns.look(days=[cast.today - timedelta(days=2)], today=replace(cast["petra"]).today)
    with looking_as(job(Job.AUDIT)):
        assert Finding.objects.count() == 1
