"""Steps up and down: what comes after is agreed, and one click goes back."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from kring.casework.plans.models import ImpactProposal
from kring.casework.safety import actions_steps, watching
from kring.casework.safety.models import CareStep, Incident, Phase
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.circle.models import ChronologyLine
from kring.foundation.core.refusal import Refused

DOWN = ["agreements_hold", "no_incident", "children_feel_safe"]


def take(cast, **values):
    with looking_as(cast["jan"]):
        return actions_steps.take_step(
            **{
                "dossier": cast.dossier, "viewer": cast["jan"], "direction": "down", "wording": "Eens per maand langs",
                "criteria": DOWN, "evidence": "Drie maanden rust", "agreed_after": "Fleur belt elke twee weken",
                "watched_by_id": cast.professionals["fleur"].pk, "taken_on": cast.today,
                "look_again_on": cast.today + timedelta(days=30), **values,
            }
        )  # fmt: skip


def test_a_step_down_keeps_what_was_agreed_for_after_on_the_page(cast, signed_in):
    take(cast)

    for name in ("jan", "amina"):
        text = signed_in(name).get(reverse("safety:safety", args=[cast.dossier.pk])).content.decode()
        assert "Fleur belt elke twee weken" in text
        assert ("/terug/" in text) == (name == "jan")


def test_after_an_incident_the_help_does_not_become_less(cast):
    with looking_as(job(Job.DEMO, today=cast.today)):
        Phase.objects.create(dossier=cast.dossier, code="stable_safety", from_on=cast.today - timedelta(days=30))
        Incident.objects.create(
            dossier=cast.dossier, kind="physical", severity="minor", known_on=cast.today, description="Duwen"
        )

    with pytest.raises(Refused, match="fase nog klopt"):
        take(cast)
    assert take(cast, direction="up", criteria=["new_incident"]).direction == "up"


def test_one_click_goes_back_and_a_second_click_changes_nothing(cast, signed_in):
    step = take(cast)
    client = signed_in("fleur")
    undo = reverse("safety:step-undo", args=[cast.dossier.pk, step.pk])

    client.post(undo)
    page = client.post(undo, follow=True)

    assert "al teruggedraaid" in page.content.decode()
    with looking_as(cast["jan"]):
        assert CareStep.objects.get().undone_at is not None
        assert ChronologyLine.objects.filter(sentence="Teruggedraaid: Eens per maand langs").count() == 1


def test_a_step_that_nobody_looked_at_again_asks(cast):
    take(cast)

    watching.watch(now=timezone.now() + timedelta(days=32))
    with looking_as(cast["jan"]):
        assert ImpactProposal.objects.filter(because_of__startswith="de dag om opnieuw naar een stap").count() == 1


@pytest.mark.parametrize("name", ["piet", "amina"])
def test_others_do_not_take_steps(cast, signed_in, name):
    assert signed_in(name).get(reverse("safety:step-down", args=[cast.dossier.pk])).status_code == 404
