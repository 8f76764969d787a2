"""Whoever looks: what the database is told, and whose eyes an account has."""

from datetime import timedelta

import pytest
from django.db import connection

from kring.foundation.accounts.models import User
from kring.foundation.accounts.viewer import NOBODY, Job, Kind, Viewer, job, looking_as
from kring.foundation.organisations.models import Position
from kring.foundation.sharing.who import viewer_of


def told():
    names = ("kring.viewer_kind", "kring.viewer_id", "kring.job", "kring.today", "role")
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + ", ".join(f"current_setting('{name}', true)" for name in names))
        return cursor.fetchone()


def test_the_database_is_told_who_looks_and_on_which_day(cast):
    with looking_as(cast["jan"]):
        assert told() == ("professional", str(cast["jan"].id), "", cast.today.isoformat(), "kring_app")
    with looking_as(cast["amina"]):
        assert told() == ("person", str(cast.persons["amina"].pk), "", cast.today.isoformat(), "kring_app")


def test_a_job_works_under_its_own_name_and_role(cast):
    with looking_as(job(Job.RECEIVING, today=cast.today)):
        assert told() == ("job", "0", "receiving", cast.today.isoformat(), "kring_job")


@pytest.mark.django_db
def test_nobody_is_nobody():
    with looking_as(NOBODY):
        assert told()[:3] == ("nobody", "0", "")
    assert Viewer(Kind.NOBODY) == NOBODY


def test_an_account_of_a_professional_looks_as_the_professional_for_their_organisation(cast):
    viewer = viewer_of(cast.users["jan"].pk)

    assert (viewer.kind, viewer.id, viewer.name) == (Kind.PROFESSIONAL, cast.professionals["jan"].pk, "Jan de Boer")
    assert viewer.organisation_id == cast.teams["noord"].organisation_id
    assert viewer.roles == {"desk"}


def test_an_account_of_a_family_member_looks_as_that_person_and_carries_no_name(cast):
    viewer = viewer_of(cast.users["amina"].pk)

    assert (viewer.kind, viewer.id, viewer.name) == (Kind.PERSON, cast.persons["amina"].pk, "")


def test_who_holds_no_position_today_is_nobody(cast):
    with looking_as(job(Job.DEMO, today=cast.today)):
        Position.objects.filter(professional=cast.professionals["jan"]).update(
            from_on=cast.today - timedelta(days=9), until_on=cast.today
        )

    assert viewer_of(cast.users["jan"].pk).kind is Kind.NOBODY


def test_an_account_that_belongs_to_no_one_is_nobody(cast):
    with looking_as(job(Job.DEMO)):
        account = User.objects.create_user("los")

    assert viewer_of(account.pk).kind is Kind.NOBODY
    assert viewer_of(None) is NOBODY


def test_asking_who_looks_is_one_query(cast, django_assert_num_queries):
    with django_assert_num_queries(1):
        viewer_of(cast.users["jan"].pk)
