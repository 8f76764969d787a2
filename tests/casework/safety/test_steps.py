"""Steps up and down: what comes after is agreed, and one click goes back."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from kring.casework.plans.models import ImpactProposal
from kring.casework.safety import actions_steps, watching
from kring.casework.safety.models import CareStep, Incident, Phase, StepCriterion
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.circle.models import ChronologyLine
from kring.foundation.core.refusal import Refused
from kring.foundation.organisations.approaches.models import ApproachVersion
from kring.foundation.organisations.approaches.parts import ApproachCriterion
from kring.foundation.organisations.models import Region
from kring.foundation.sharing.approaches.following import follow
from kring.foundation.sharing.approaches.loading import load_examples

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


class TestByTheApproach:
    """What the approach of the family says of beginning and stopping is offered, ticked, and kept as it read then."""

    @pytest.fixture
    def followed(self, cast):
        with looking_as(job(Job.DEMO, today=cast.today)) as kring:
            load_examples(region=Region.objects.get(), viewer=kring, from_on=cast.today)
            version = ApproachVersion.objects.filter(
                pk__in=ApproachCriterion.objects.filter(kind="leave").values("of")
            ).first()
        with looking_as(cast["jan"]) as jan:
            follow(dossier=cast.dossier, version=version, reason="past bij dit gezin", viewer=jan)
        return version

    def criteria(self, kind="leave", **of):
        with looking_as(job(Job.DEMO)):
            return list(ApproachCriterion.objects.filter(kind=kind, **of))

    def test_the_form_offers_what_belongs_to_the_direction(self, cast, signed_in, followed):
        text = signed_in("jan").get(reverse("safety:step-down", args=[cast.dossier.pk])).content.decode()

        assert all(escape(one.wording) in text for one in self.criteria(of=followed))
        others = self.criteria("enter", of=followed)
        assert others
        assert not any(escape(one.wording) in text for one in others)

    def test_what_was_ticked_and_what_was_not_is_kept_in_the_words_of_then(self, cast, signed_in, followed):
        first, *others = self.criteria(of=followed)
        step = take(cast, approach_criteria=[first.pk])

        with looking_as(job(Job.DEMO)):
            kept = {one.criterion_id: (one.wording, one.holds) for one in StepCriterion.objects.filter(step=step)}
        assert kept == {first.pk: (first.wording, True)} | {one.pk: (one.wording, False) for one in others}
        text = signed_in("jan").get(reverse("safety:safety", args=[cast.dossier.pk])).content.decode()
        assert "Volgens de werkwijze, zoals die toen was" in text

    def test_they_count_for_the_fewest_that_a_step_needs(self, cast, followed):
        ticked = [one.pk for one in self.criteria(of=followed)][:1]

        with pytest.raises(Refused, match="minstens 3"):
            take(cast, criteria=DOWN[:1], approach_criteria=ticked)
        assert take(cast, criteria=DOWN[:2], approach_criteria=ticked).pk

    def test_a_criterion_of_another_approach_is_refused(self, cast, followed):
        other = next(one for one in self.criteria() if one.of_id != followed.pk)

        with pytest.raises(Refused, match="hoort niet bij de werkwijze"):
            take(cast, approach_criteria=[other.pk])
