"""Many families at once, to see that a page asks the database equally often for three as for forty."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kring.casework.closing.models import Closing
from kring.casework.intake.models import Report
from kring.casework.meetings.models import Meeting
from kring.casework.plans.models import Action, Goal, GoalScore, ImpactProposal
from kring.casework.safety.models import Incident, Phase, SafetyRating
from kring.foundation.accounts.viewer import AMSTERDAM, Job, job, looking_as
from kring.foundation.circle.models import ChronologyLine, Dossier, Involvement, Member
from kring.foundation.households.models import Identity, Person
from kring.foundation.organisations.models import Municipality
from kring.foundation.sharing import grounds


@pytest.fixture
def as_kring(cast):
    """Make what exists before a test begins: `with as_kring(): …`."""
    return lambda: looking_as(job(Job.DEMO, today=cast.today))


@pytest.fixture
def asked(signed_in):
    """How often the database is asked for one page, everything included: session, account, viewer, log."""

    def count(name: str, url: str) -> int:
        client = signed_in(name)
        with CaptureQueriesContext(connection) as questions:
            response = client.get(url)
        assert response.status_code == 200
        return len(questions)

    return count


@pytest.fixture
def many_families(cast, as_kring):
    """Make families around Jan and Fleur, each with a child, a plan, a phase, a meeting and lines."""

    def make(count: int, *, lines: int = 3) -> list[Dossier]:
        with as_kring():
            opened_at = datetime.combine(cast.today - timedelta(days=100), time(9), AMSTERDAM)
            municipality = Municipality.objects.get()
            dossiers = Dossier.objects.bulk_create(
                Dossier(municipality=municipality, problem_type="neglect", opened_at=opened_at) for _ in range(count)
            )
            for dossier in dossiers:
                _carry(cast, dossier, opened_at)
            _people(cast, dossiers)
            for dossier in dossiers:
                fill(dossier, cast, lines)
        return dossiers

    return make


def fill(dossier: Dossier, cast, rows: int) -> None:
    """Give one dossier so many rows of every kind."""
    day, now, numbers = cast.today, timezone.now(), range(rows)
    # Before and after the present goals: the same day in the past, a position of its own.
    goals = Goal.objects.bulk_create(
        Goal(dossier=dossier, wording=f"Samen eten {n}", agreed_on=day, position=n + 1) for n in numbers
    )
    GoalScore.objects.bulk_create(GoalScore(dossier=dossier, goal=goal, scored_on=day, score=4) for goal in goals)
    Action.objects.bulk_create(
        Action(
            dossier=dossier, goal=goal, wording="Bellen", frame="voluntary", agreed_on=day, due_on=day,
            doer_professional=cast.professionals["jan"],
        )
        for goal in goals
    )  # fmt: skip
    ImpactProposal.objects.bulk_create(
        ImpactProposal(
            dossier=dossier, trigger="new_report", because_of="een melding", cause_key=f"test:{n}", due_on=day,
            due_at=now,
        )
        for n in numbers
    )  # fmt: skip
    Meeting.objects.bulk_create(
        Meeting(dossier=dossier, purpose="Hoe gaat het?", starts_at=now + timedelta(days=1 + n)) for n in numbers
    )
    SafetyRating.objects.bulk_create(
        SafetyRating(dossier=dossier, professional=cast.professionals["fleur"], rated_on=day, score=5) for _ in numbers
    )
    Incident.objects.bulk_create(
        Incident(dossier=dossier, kind="other", severity="minor", known_on=day, description="Ruzie") for _ in numbers
    )
    ChronologyLine.objects.bulk_create(
        ChronologyLine(
            dossier=dossier, of_section="circle", kind="circle", sentence=f"Er gebeurde iets {n}",
            happened_at=now - timedelta(hours=n), teller="Fleur Wit",
        )
        for n in numbers
    )  # fmt: skip
    if not Phase.objects.filter(dossier=dossier).exists():
        Phase.objects.create(dossier=dossier, code="stable_safety", from_on=day)


def reports_at_the_desk(cast, count: int) -> None:
    """Reports that wait at the desk of Jan."""
    moment = timezone.now()
    Report.objects.bulk_create(
        Report(
            desk=cast.teams["noord"], safety_holder=cast.professionals["jan"], kind="veilig_thuis",
            reporter_kind="police", reported_at=moment, received_at=moment, situation="Ruzie in huis",
        )
        for _ in range(count)
    )  # fmt: skip


def after_care(dossier: Dossier, cast) -> Closing:
    """A closing of a while ago, with after-care by Jan today."""
    return Closing.objects.create(
        dossier=dossier, reason="goals_reached", summary="Het is rustig", way_back="Bel Jan", after_care_on=cast.today,
        after_care_by=cast.professionals["jan"], proposed_on=cast.today - timedelta(days=60),
        closed_at=timezone.now() - timedelta(days=50),
    )  # fmt: skip


def _carry(cast, dossier: Dossier, since: datetime) -> None:
    for name, role, team in (("jan", "coordinator", "noord"), ("fleur", "safety_holder", "veiligheid")):
        face = {"professional": cast.professionals[name], "team": cast.teams[team]}
        Involvement.objects.create(dossier=dossier, role=role, started_at=since, **face)
        grounds.record(dossier=dossier, role=role, on=since.date(), **face)


def _people(cast, dossiers: list[Dossier]) -> None:
    persons = Person.objects.bulk_create(Person(sex="female") for _ in dossiers)
    Identity.objects.bulk_create(
        Identity(person=person, given_names=f"Kind{n}", surname="De Wit") for n, person in enumerate(persons)
    )
    Member.objects.bulk_create(
        Member(dossier=dossier, person=person, role="child") for dossier, person in zip(dossiers, persons, strict=True)
    )
