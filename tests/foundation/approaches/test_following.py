"""A family follows an approach, may change to another with a decision, and reads both. Nothing is done by itself."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from kring.casework.plans.asking import arranged
from kring.casework.safety import actions_phases
from kring.casework.safety.models import Incident, Phase
from kring.foundation.accounts.viewer import Job, job, looking_as
from kring.foundation.circle.approaches import ApproachCheck, DossierApproach
from kring.foundation.circle.following import basis_of, gates_of, with_approach
from kring.foundation.circle.models import ChronologyLine, Dossier
from kring.foundation.core.refusal import ChangedMeanwhile, Refused
from kring.foundation.organisations.models import ApproachVersion, Municipality
from kring.foundation.sharing.approaches import following
from kring.foundation.sharing.models import LogEntry


@pytest.fixture
def followed(cast, versions):
    """The family of the cast follows the approach of Veilig Thuis."""
    with looking_as(cast["jan"]):
        return following.follow(
            dossier=cast.dossier, version=versions["veilig-thuis"], reason="Er was een melding", viewer=cast["jan"],
            reported_at=timezone.now() - timedelta(days=6),
        )  # fmt: skip


def test_following_tells_the_family_and_the_log(cast, followed):
    with looking_as(cast["amina"]):
        line = ChronologyLine.objects.filter(item_key=f"circle_dossierapproach:{followed.pk}").get()
        read = DossierApproach.objects.get(pk=followed.pk)

    assert line.sentence == "We werken volgens de werkwijze Veilig Thuis met veiligheidsteam. Er was een melding"
    assert read.reason == "Er was een melding"
    with looking_as(job(Job.AUDIT)):
        assert LogEntry.objects.filter(name="circle.approach.chosen", dossier_id=cast.dossier.pk).exists()


def test_what_was_done_before_opening_is_done(cast, followed):
    with looking_as(cast["jan"]):
        checks = ApproachCheck.objects.filter(followed=followed)

        assert [check.step.title for check in checks] == ["Veiligheidsbeoordeling"]


def test_another_approach_is_another_row_and_the_first_stays(cast, versions, followed):
    with looking_as(cast["jan"]):
        other = following.follow(
            dossier=cast.dossier, version=versions["mda-structural"], reason="Het stopte niet", viewer=cast["jan"],
            seen=followed.pk,
        )  # fmt: skip
        followed.refresh_from_db()

        assert followed.ended_at is not None
        assert followed.approach_version == versions["veilig-thuis"]
        assert DossierApproach.objects.of(cast.dossier).running().get() == other
        assert other.reported_at == followed.reported_at


def test_two_who_choose_at_once_are_a_conflict(cast, versions, followed):
    with looking_as(cast["jan"]), pytest.raises(ChangedMeanwhile):
        following.follow(
            dossier=cast.dossier, version=versions["local-team"], reason="Rustig", viewer=cast["jan"], seen=None
        )


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_decision_has_a_reason(cast, versions, reason):
    with looking_as(cast["jan"]), pytest.raises(Refused, match="waarom"):
        following.follow(dossier=cast.dossier, version=versions["local-team"], reason=reason, viewer=cast["jan"])


def test_only_who_carries_the_family_chooses(cast, versions):
    with looking_as(cast["piet"]), pytest.raises(Refused):
        following.follow(dossier=cast.dossier, version=versions["local-team"], reason="x", viewer=cast["piet"])


def test_an_approach_that_is_no_longer_in_use_is_not_chosen(cast, versions):
    version = versions["local-team"]
    with looking_as(job(Job.ARRANGING)):
        ApproachVersion.objects.filter(pk=version.pk).update(valid_until=cast.today)

    with looking_as(cast["jan"]), pytest.raises(Refused, match="niet gebruikt"):
        following.follow(dossier=cast.dossier, version=version, reason="x", viewer=cast["jan"])


def test_the_database_lets_a_dossier_follow_nothing_of_another_region(cast, versions):
    from kring.foundation.organisations.models import Region

    with looking_as(job(Job.ARRANGING)):
        elsewhere = Region.objects.create(name="Elders")
        Municipality.objects.filter(pk=cast.dossier.municipality_id).update(region=elsewhere)

        with pytest.raises(IntegrityError), transaction.atomic():
            DossierApproach.objects.create(dossier=cast.dossier, approach_version=versions["local-team"], reason="x")


@pytest.mark.parametrize(
    ("who", "reads"),
    [
        ("jan", True),
        ("fleur", True),
        ("amina", True),
        ("noor", True),
        ("fatna", False),
        ("sami", False),
        ("piet", False),
    ],
)
def test_who_reads_which_approach_a_family_follows(cast, followed, who, reads):
    with looking_as(cast[who]):
        assert DossierApproach.objects.filter(pk=followed.pk).exists() == reads


def test_the_newest_look_at_a_step_counts_and_the_earlier_stay(cast, followed):
    with looking_as(cast["jan"]):
        step = followed.approach_version.steps.get(title="Wie het aangaat weet ervan")
        for holds in (True, False):
            following.check_step(
                followed=followed, step=step, holds=holds, evidence="Gebeld", at=timezone.now(), viewer=cast["jan"]
            )
        dossier = with_approach(Dossier.objects.filter(pk=cast.dossier.pk)).get()

        assert ApproachCheck.objects.filter(step=step).count() == 2
        assert dossier.approach_name == "Veilig Thuis met veiligheidsteam"
        assert dossier.approach_step == "Wie het aangaat weet ervan"


def test_a_criterion_is_looked_at_by_a_person_with_evidence(cast, followed):
    with looking_as(cast["jan"]):
        criterion = followed.approach_version.criteria.first()

        with pytest.raises(Refused, match="blijkt"):
            following.check_criterion(
                followed=followed, criterion=criterion, holds=True, evidence=" ", viewer=cast["jan"]
            )


def test_a_role_of_the_approach_goes_to_somebody_of_the_circle(cast, versions):
    with looking_as(cast["jan"]):
        followed = following.follow(
            dossier=cast.dossier, version=versions["mda-structural"], reason="x", viewer=cast["jan"]
        )
        role = followed.approach_version.roles.get(title="procesregisseur")
        taken = following.take_role(
            followed=followed, role=role, professional=cast.professionals["fleur"], viewer=cast["jan"]
        )

        assert taken.professional == cast.professionals["fleur"]
        with pytest.raises(Refused, match="meedoet"):
            following.take_role(
                followed=followed, role=role, professional=cast.professionals["piet"], viewer=cast["jan"]
            )


def test_terms_and_bases_come_from_the_approach_and_else_from_the_default(cast, versions):
    with looking_as(cast["jan"]):
        before = arranged("new_report", cast.dossier.pk)
        following.follow(dossier=cast.dossier, version=versions["veilig-thuis"], reason="x", viewer=cast["jan"])
        after = arranged("new_report", cast.dossier.pk)

        assert (before.term, after.term) == (5, 2)
        assert basis_of(cast.dossier.pk, "coordinator").basis == "law_veilig_thuis"
        assert basis_of(cast.dossier.pk, "network_person") is None


def test_a_phase_waits_for_the_quiet_days_of_the_approach(cast, followed):
    """28 days in the approach of Veilig Thuis; an incident ten days ago keeps the family where it is."""
    with looking_as(job(Job.DEMO, today=cast.today)):
        phase = Phase.objects.create(
            dossier=cast.dossier, code="immediate_safety", from_on=cast.today - timedelta(days=90), evidence="x"
        )
        Incident.objects.create(
            dossier=cast.dossier, kind="physical", severity="minor", known_on=cast.today - timedelta(days=10),
            description="x",
        )  # fmt: skip

    with looking_as(cast["jan"]):
        assert max(gate.quiet_days or 0 for gate in gates_of(cast.dossier.pk, "immediate_safety")) == 28
        with pytest.raises(Refused, match="veiligheidsafspraak"):
            _go_on(cast, phase)


def _go_on(cast, phase):
    return actions_phases.change_phase(
        phase=phase, to="stable_safety", on=cast.today, evidence="rustig", checked_by=cast.professionals["fleur"],
        seen_version=phase.version, viewer=cast["jan"],
    )  # fmt: skip
