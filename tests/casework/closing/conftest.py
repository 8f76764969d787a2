"""What the tests of closing share: a proposal, and everyone's word about it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from kring.casework.closing.models import Closing, ClosingWord
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.circle.models import Dossier, Involvement


@pytest.fixture
def proposal(cast):
    """Jan proposes to close; he asks in a month how it goes."""
    with looking_as(job(Job.DEMO, today=cast.today)):
        return Closing.objects.create(
            dossier=cast.dossier,
            reason="goals_reached",
            summary="Iedereen slaapt weer rustig.",
            after_care_on=cast.today + timedelta(days=30),
            after_care_by=cast.professionals["jan"],
            way_back="Bel Jan.",
            proposed_on=cast.today,
            written_by=cast.professionals["jan"],
        )


@pytest.fixture
def everyone_said(cast, proposal):
    """Every member and both professionals said their word; Karim does not agree. `but` names who was not heard yet."""

    def said(but=()):
        with looking_as(job(Job.DEMO, today=cast.today)):
            for name in {"amina", "karim", "noor", "sem"} - set(but):
                person = cast.persons[name].pk
                ClosingWord.objects.create(
                    dossier=cast.dossier, closing=proposal, person_id=person, about=[person], agrees=name != "karim"
                )
            for name in {"jan", "fleur"} - set(but):
                ClosingWord.objects.create(
                    dossier=cast.dossier, closing=proposal, professional=cast.professionals[name], agrees=True
                )
        return proposal

    return said


@pytest.fixture
def let_time_pass(cast):
    """Five minutes later: in a test the clock of the database stands still, so the closing is moved back."""

    def pass_by():
        before = timezone.now() - timedelta(minutes=5)
        with looking_as(job(Job.DEMO)):
            Involvement.objects.filter(role="after_care").update(started_at=before)
            Involvement.objects.filter(ended_at__gt=before).update(ended_at=before)
            Dossier.objects.filter(closed_at__gt=before).update(closed_at=before)

    return pass_by
