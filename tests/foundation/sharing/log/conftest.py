"""What the tests of the log share: a log of some days, and the hands of whoever owns the database."""

from __future__ import annotations

import os
from contextlib import contextmanager
from datetime import datetime, time, timedelta

import pytest
from django.db import connection
from psycopg.conninfo import conninfo_to_dict

from kring.config.database import OWNER
from kring.foundation.accounts.viewer import AMSTERDAM, Job, job, looking_as
from kring.foundation.sharing.models import LogEntry


@pytest.fixture
def write_lines(cast):
    """Lines of the log on an earlier day: `write_lines(3, days_ago=2, act="read")`."""

    def write(number, *, days_ago, who="jan", at=time(10), **values):
        moment = datetime.combine(cast.today - timedelta(days=days_ago), at, AMSTERDAM)
        given = {"act": "read", "name": "plans.plan", "dossier": cast.dossier, "viewer_kind": "professional"}
        with looking_as(job(Job.DEMO, today=cast.today)):
            return LogEntry.objects.bulk_create(
                LogEntry(at=moment, done_at=moment, professional=cast.professionals[who], **given | values)
                for _ in range(number)
            )

    return write


@pytest.fixture
def owner_logs_in(django_db_setup, django_db_blocker):
    """Let the connection of this test be one that may become the owner: pages never can. Ask for it before `cast`."""
    told = conninfo_to_dict(os.environ["KRING_OWNER_DATABASE_URL"])
    kept = connection.settings_dict
    with django_db_blocker.unblock():
        connection.close()
    connection.settings_dict = {
        **kept,
        "HOST": told.get("host") or "",
        "PORT": told.get("port") or "",
        "USER": told.get("user") or "",
        "PASSWORD": told.get("password") or "",
        "CONN_MAX_AGE": 0,
    }
    yield
    with django_db_blocker.unblock():
        connection.close()
    connection.settings_dict = kept


@pytest.fixture
def as_owner(owner_logs_in, db):
    """Be the owner of the tables for a moment, who may switch off a trigger: `with as_owner() as cursor:`."""

    @contextmanager
    def be():
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('role')")
            before = cursor.fetchone()[0]
            # A table with checks that still wait cannot be altered.
            cursor.execute(f"SET CONSTRAINTS ALL IMMEDIATE; SET LOCAL ROLE {OWNER}")
            yield cursor
            cursor.execute(f"SET LOCAL ROLE {before}; SET CONSTRAINTS ALL DEFERRED")

    return be
