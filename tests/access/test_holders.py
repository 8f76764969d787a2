"""No order of events leaves an open dossier without its coordinator or its holder of safety, nor with two."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.circle.models import Dossier, Involvement
from kring.foundation.organisations.models import Municipality, Organisation, Professional, Region, Team

BEGINNING = datetime(2026, 1, 5, 9, tzinfo=UTC)
HELD = ("coordinator", "safety_holder")

hours = st.integers(0, 6)
roles = st.sampled_from([*HELD, "second"])


@dataclass(frozen=True)
class Begin:
    role: str
    at: int


@dataclass(frozen=True)
class End:
    which: int
    at: int


@dataclass(frozen=True)
class HandOver:
    """End one and begin the next, possibly with a gap or an overlap between."""

    which: int
    ends: int
    begins: int


@dataclass(frozen=True)
class Remove:
    which: int


@dataclass(frozen=True)
class Become:
    which: int
    role: str


@dataclass(frozen=True)
class Move:
    """Move an involvement to the other dossier."""

    which: int


@dataclass(frozen=True)
class Close:
    at: int


@dataclass(frozen=True)
class Reopen:
    pass


which = st.integers(0, 5)
events = st.one_of(
    st.builds(Begin, roles, hours),
    st.builds(End, which, hours),
    st.builds(HandOver, which, hours, hours),
    st.builds(HandOver, which, hours, hours).map(lambda one: HandOver(one.which, one.ends, one.ends)),
    st.builds(Remove, which),
    st.builds(Become, which, roles),
    st.builds(Move, which),
    st.builds(Close, hours),
    st.builds(Reopen),
)
# What happens in one transaction is judged at its end.
transactions = st.lists(st.lists(events, min_size=1, max_size=4), min_size=1, max_size=5)


@pytest.fixture
def faces(db):
    with looking_as(job(Job.DEMO)):
        region = Region.objects.create(name="Regio")
        team = Team.objects.create(organisation=Organisation.objects.create(kind="other", name="O"), name="T")
        return {
            "municipality": Municipality.objects.create(region=region, name="G"),
            "face": {"professional": Professional.objects.create(first_name="J", last_name="B"), "team": team},
        }


def at(hour: int) -> datetime:
    return BEGINNING + timedelta(hours=hour)


def open_one(faces) -> Dossier:
    dossier = Dossier.objects.create(municipality=faces["municipality"], problem_type="other", opened_at=at(0))
    for role in HELD:
        Involvement.objects.create(dossier=dossier, role=role, started_at=at(0), **faces["face"])
    return dossier


def do(event, dossier: Dossier, other: Dossier, faces) -> None:
    rows = list(Involvement.objects.filter(dossier=dossier).order_by("id"))
    row = rows[event.which % len(rows)] if hasattr(event, "which") and rows else None
    match event:
        case Begin(role, hour):
            Involvement.objects.create(dossier=dossier, role=role, started_at=at(hour), **faces["face"])
        case Close(hour):
            Dossier.objects.filter(pk=dossier.pk).update(closed_at=at(hour), closure_reason="moved")
        case Reopen():
            Dossier.objects.filter(pk=dossier.pk).update(closed_at=None, closure_reason=None)
        case _ if row is None:
            pass
        case End(_, hour):
            Involvement.objects.filter(pk=row.pk).update(ended_at=at(hour))
        case HandOver(_, ends, begins):
            Involvement.objects.filter(pk=row.pk).update(ended_at=at(ends))
            Involvement.objects.create(dossier=dossier, role=row.role, started_at=at(begins), **faces["face"])
        case Remove():
            Involvement.objects.filter(pk=row.pk).delete()
        case Become(_, role):
            Involvement.objects.filter(pk=row.pk).update(role=role)
        case Move():
            Involvement.objects.filter(pk=row.pk).update(dossier=other)


def is_held(dossier_id: int) -> bool:
    """In plain words: at every half hour of an open dossier there is somebody, and at no half hour there are two."""
    dossier = Dossier.objects.get(pk=dossier_id)
    rows = list(Involvement.objects.filter(dossier=dossier))
    for role in HELD:
        for half_hours in range(-2, 16):
            moment = BEGINNING + timedelta(minutes=30 * half_hours)
            open_now = dossier.opened_at <= moment and (dossier.closed_at is None or moment < dossier.closed_at)
            now = [
                row
                for row in rows
                if row.role == role and row.started_at <= moment and (row.ended_at is None or moment < row.ended_at)
            ]
            if len(now) > 1 or (open_now and not now):
                return False
    return True


def settle() -> None:
    """Judge what happened as the end of a transaction would."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


@settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(story=transactions)
def test_what_the_database_accepts_is_held_and_what_it_refuses_is_not(faces, story):
    with transaction.atomic(), looking_as(job(Job.DEMO)):
        dossier, other = open_one(faces), open_one(faces)
        settle()
        for happened in story:
            held, refused = True, ""
            try:
                with transaction.atomic():
                    for event in happened:
                        do(event, dossier, other, faces)
                    held = is_held(dossier.pk) and is_held(other.pk)
                    settle()
            except IntegrityError as refusal:
                refused = str(refusal)
            # A row that makes no sense in itself is refused on the spot, before anybody is counted.
            if "violates check constraint" not in refused:
                assert held == (not refused), f"{happened}: held is {held}, and the database said '{refused}'"
            assert is_held(dossier.pk)
            assert is_held(other.pk)
        transaction.set_rollback(True)


@pytest.mark.parametrize("role", HELD)
@pytest.mark.parametrize(
    "happened",
    [
        [End(0, 3)],
        [Remove(0)],
        [Become(0, "second")],
        [Move(0)],
        [HandOver(0, 2, 3)],
        [HandOver(0, 3, 2)],
    ],
    ids=["ends", "is removed", "becomes another role", "moves away", "an hour between", "an hour of two"],
)
def test_the_database_refuses(faces, role, happened):
    place = HELD.index(role)
    with looking_as(job(Job.DEMO)):
        dossier, other = open_one(faces), open_one(faces)
        settle()
        for event in happened:
            do(type(event)(**vars(event) | {"which": place}), dossier, other, faces)
        with pytest.raises(IntegrityError, match=r"would be without|one_.*_at_a_time"), transaction.atomic():
            settle()
        transaction.set_rollback(True)


def test_a_hand_over_in_one_step_is_accepted_in_any_order(faces):
    with looking_as(job(Job.DEMO)):
        dossier = open_one(faces)
        settle()
        first = Involvement.objects.get(dossier=dossier, role="coordinator")

        Involvement.objects.create(dossier=dossier, role="coordinator", started_at=at(4), **faces["face"])
        Involvement.objects.filter(pk=first.pk).update(ended_at=at(4))
        settle()

        assert is_held(dossier.pk)


def test_a_dossier_cannot_be_opened_without_them(faces):
    with looking_as(job(Job.DEMO)):
        Dossier.objects.create(municipality=faces["municipality"], problem_type="other")
        with pytest.raises(IntegrityError, match="would be without"), transaction.atomic():
            settle()
        transaction.set_rollback(True)
