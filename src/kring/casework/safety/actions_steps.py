"""What can be done about steps up and down: take one, and go back in one click."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kring.casework.safety import steps
from kring.casework.safety.actions_phases import is_in_question
from kring.casework.safety.choices import StepDirection
from kring.casework.safety.models import CareStep, Incident, Phase, StepCriterion
from kring.foundation.accounts.viewer import Viewer
from kring.foundation.circle import chronology
from kring.foundation.circle.authorship import authored_by
from kring.foundation.circle.choices import LineKind
from kring.foundation.circle.following import criteria_of
from kring.foundation.circle.models import Dossier
from kring.foundation.core.dutch import label
from kring.foundation.core.editing import change
from kring.foundation.core.refusal import Refused
from kring.foundation.sharing import audit
from kring.foundation.sharing.choices import Act


@transaction.atomic
def take_step(
    *,
    dossier: Dossier,
    viewer: Viewer,
    direction: str,
    wording: str,
    criteria: list[str],
    evidence: str,
    taken_on: date,
    agreed_after: str = "",
    watched_by_id: int | None = None,
    look_again_on: date | None = None,
    approach_criteria: Collection[int] = (),
) -> CareStep:
    """Make the help more, or less with what was agreed for after; with what the approach says, as it reads now."""
    offered = criteria_of(dossier.pk, steps.OF_APPROACH[StepDirection(direction)])
    ticked = set(approach_criteria)
    if not ticked <= {one.pk for one in offered}:
        raise Refused(_("Dit hoort niet bij de werkwijze van dit gezin."))
    phase = Phase.objects.of(dossier).current().first()
    incident = Incident.objects.of(dossier).order_by("-known_on", "-written_at").first()
    if problem := steps.why_not_taken(
        direction=direction,
        criteria=criteria,
        evidence=evidence,
        agreed_after=agreed_after,
        has_watcher=watched_by_id is not None,
        taken_on=taken_on,
        look_again_on=look_again_on,
        in_question=phase is not None and is_in_question(phase, incident),
        today=viewer.today,
        of_approach=len(ticked),
    ):
        raise Refused(problem)
    step = CareStep.objects.create(
        dossier=dossier, direction=direction, wording=wording, criteria=criteria, evidence=evidence,
        agreed_after=agreed_after, watched_by_id=watched_by_id, taken_on=taken_on, look_again_on=look_again_on,
        **authored_by(viewer),
    )  # fmt: skip
    StepCriterion.objects.bulk_create(
        StepCriterion(step=step, criterion=one, wording=one.wording, holds=one.pk in ticked) for one in offered
    )
    told = f"{label(StepDirection(direction)).capitalize()}. {wording}"
    chronology.note(viewer, step, LineKind.SAFETY, told)
    audit.log(viewer, "safety.step.taken", step, act=Act.CREATE)
    return step


@transaction.atomic
def undo_step(*, step: CareStep, viewer: Viewer, seen_version: int | None = None) -> CareStep:
    """Go back to how it was before this step. Nobody has to explain first."""
    values: dict[str, Any] = {"undone_at": timezone.now()}
    if step.undone_at is not None:
        raise Refused(_("Deze stap is al teruggedraaid."))
    change(step, seen_version=seen_version or step.version, **values)
    chronology.note(viewer, step, LineKind.SAFETY, f"Teruggedraaid: {step.wording}")
    audit.log(viewer, "safety.step.undone", step)
    return step
