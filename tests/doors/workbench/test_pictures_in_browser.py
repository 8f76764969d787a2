"""The drawings of a family and its plan on one sheet, on a phone of 390 points wide: axe finds nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from kring.casework.meetings.models import Meeting, Participant
from kring.casework.plans.models import Action
from kring.casework.safety.models import SafetyAgreement
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.circle.models import Tie
from kring.testing.cast import make_goal
from tests.doors.in_browser import wrong_with

pytestmark = pytest.mark.journey


def test_the_drawings_and_the_sheet_on_a_phone(cast, signed_in):
    goal = make_goal(cast)
    own = {"dossier": cast.dossier, "agreed_on": cast.today - timedelta(days=60)}
    with looking_as(job(Job.DEMO)):
        for number in range(3):
            Action.objects.create(
                **own, goal=goal, wording=f"Samen koken, week {number}", frame="pressure",
                started_on=cast.today - timedelta(days=20 * number), doer_professional=cast.professionals["jan"],
            )  # fmt: skip
        SafetyAgreement.objects.create(**own, wording="Bij ruzie naar oma", doer="Amina")
        for strength, place in (("tense", "De buren"), ("weak", "School"), ("strong", "Voetbalclub De Meeuwen")):
            Tie.objects.create(
                dossier=cast.dossier, place=place, strength=strength, seen_on=cast.today, to=cast.persons["sem"]
            )
        meeting = Meeting.objects.create(dossier=cast.dossier, purpose="Hoe gaat het?", starts_at=timezone.now())
        Participant.objects.create(
            meeting=meeting, professional=cast.professionals["jan"], expectations="Ik luister. Ik beslis niet."
        )
    jan = signed_in("jan")
    places = {
        "who stands around": reverse("workbench:ecomap", args=[cast.dossier.pk]),
        "a tie": reverse("workbench:tie", args=[cast.dossier.pk]),
        "what ran when": reverse("workbench:timeline", args=[cast.dossier.pk]),
        "the plan on one sheet": reverse("workbench:plan-on-one-page", args=[cast.dossier.pk]),
        "within hours": reverse("meetings:urgent", args=[cast.dossier.pk]),
        "the meeting": reverse("meetings:meeting", args=[cast.dossier.pk, meeting.pk]),
    }

    assert wrong_with({name: jan.get(place).content.decode() for name, place in places.items()}) == {}
