"""The log: written under one's own name and at the moment itself, changed by nobody, read by whom it concerns."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from kring.foundation.accounts.viewer import NOBODY, Job, job, looking_as
from kring.foundation.sharing import audit
from kring.foundation.sharing.models import LogEntry


@pytest.fixture
def a_line(cast):
    """Jan looked at the plan of the family."""
    with looking_as(cast["jan"]):
        audit.write(cast["jan"], act="read", name="plans.plan", dossier_id=cast.dossier.pk, sections=["plan"])


@pytest.fixture(params=["jan", "petra", "amina", "a job"])
def whoever(request, cast):
    return job(Job.AUDIT, today=cast.today) if request.param == "a job" else cast[request.param]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE sharing_logentry SET outcome = 'anders'",
        "DELETE FROM sharing_logentry",
        "TRUNCATE sharing_logentry",
        "ALTER TABLE sharing_logentry DISABLE ROW LEVEL SECURITY",
        "DROP TABLE sharing_logentry",
    ],
)
def test_nobody_changes_or_removes_a_line(a_line, whoever, change):
    with (
        pytest.raises(DatabaseError, match=r"permission denied|must be owner"),
        looking_as(whoever),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(change)


@pytest.mark.parametrize(
    "forged",
    [
        lambda cast: {"professional": cast.professionals["fleur"]},
        lambda cast: {"professional": None},
        lambda cast: {"professional": None, "person": cast.persons["karim"], "viewer_kind": "person"},
        lambda cast: {"professional": None, "viewer_kind": "job", "job": "opening"},
        lambda cast: {"at": timezone.now() - timedelta(days=3)},
    ],
    ids=["as a colleague", "as nobody", "as a family member", "as Kring", "in the past"],
)
def test_nobody_writes_under_another_name_or_at_another_moment(cast, forged):
    own = {"viewer_kind": "professional", "professional": cast.professionals["jan"], "act": "read", "name": "x"}

    with pytest.raises(DatabaseError, match="row-level security"), looking_as(cast["jan"]), transaction.atomic():
        LogEntry.objects.bulk_create([LogEntry(**own | forged(cast))])


def test_who_has_not_signed_in_leaves_a_line_too(db):
    with looking_as(NOBODY):
        audit.write(NOBODY, act="refuse", name="plans.plan", outcome="not_found", about=[])
    with looking_as(job(Job.AUDIT)):
        assert LogEntry.objects.get().viewer_kind == "nobody"


@pytest.mark.parametrize(
    ("who", "reads"),
    [
        ("jan", True),
        ("petra", True),
        ("amina", True),
        ("karim", True),
        ("noor", True),
        ("fleur", False),
        ("piet", False),
        ("wim", False),
        ("ria", False),
        ("fatna", False),
        ("sem", False),
    ],
)
def test_who_reads_that_jan_looked(cast, a_line, who, reads):
    with looking_as(cast[who]):
        assert LogEntry.objects.filter(name="plans.plan").exists() == reads


def test_when_one_parent_looks_is_not_for_the_other_to_know(cast):
    with looking_as(cast["amina"]):
        audit.write(cast["amina"], act="read", name="portal.my_plan", dossier_id=cast.dossier.pk)

    for who, reads in [("amina", True), ("karim", False), ("noor", False), ("jan", False), ("petra", True)]:
        with looking_as(cast[who]):
            assert LogEntry.objects.filter(name="portal.my_plan").exists() == reads, who


def test_a_line_is_about_those_whom_the_reader_could_see(cast, a_line):
    with looking_as(cast["petra"]):
        about = set(LogEntry.objects.get(name="plans.plan").about)

    assert about == {cast.persons[name].pk for name in ("amina", "karim", "noor", "sem")}


def test_a_refusal_is_the_same_for_what_is_there_and_for_what_is_not(cast, signed_in, goal):
    client = signed_in("piet")
    client.get(f"/gezinnen/{cast.dossier.pk}/plan/")
    client.get("/gezinnen/999999/plan/")

    with looking_as(cast["petra"]):
        lines = LogEntry.objects.filter(act="refuse").values("act", "name", "outcome", "sections", "about", "item_key")
        assert [dict(line) for line in lines] == [
            {"act": "refuse", "name": "plans.plan", "outcome": "not_found", "sections": ["frame", "plan"], "about": [],
             "item_key": ""}
        ] * 2  # fmt: skip
