"""What can be done to the phase of safety: begin it, move it with evidence, say that it still holds. Never by time."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kring.casework.safety import rules
from kring.casework.safety.choices import PhaseCode
from kring.casework.safety.models import Incident, Phase, SafetyAgreement
from kring.foundation.accounts.viewer import Viewer
from kring.foundation.circle import chronology
from kring.foundation.circle.authorship import authored_by
from kring.foundation.circle.choices import LineKind
from kring.foundation.circle.following import gates_of
from kring.foundation.circle.models import Dossier
from kring.foundation.core.dutch import label
from kring.foundation.core.editing import change
from kring.foundation.core.refusal import ChangedMeanwhile, Refused
from kring.foundation.organisations.models import Professional
from kring.foundation.sharing import audit
from kring.foundation.sharing.choices import Act


@transaction.atomic
def start_phase(
    *, dossier: Dossier, to: str, on: date, evidence: str, checked_by: Professional | None, viewer: Viewer
) -> Phase:
    """Say in which phase a family begins."""
    if problem := rules.why_not_started(
        to=to, from_on=on, evidence=evidence, has_checker=checked_by is not None, today=viewer.today
    ):
        raise Refused(problem)
    return _begin(dossier, to, on, evidence, checked_by, viewer)


@transaction.atomic
def change_phase(
    *,
    phase: Phase,
    to: str,
    on: date,
    evidence: str,
    checked_by: Professional | None,
    seen_version: int,
    viewer: Viewer,
) -> Phase:
    """End one phase and begin another on the same day."""
    if problem := rules.why_not_moved(
        now=phase.code,
        to=to,
        since=phase.from_on,
        on=on,
        evidence=evidence,
        has_checker=checked_by is not None,
        checker_decides_too=checked_by is not None and viewer.is_professional and checked_by.pk == viewer.id,
        agreements_in_force=SafetyAgreement.objects.of(phase.dossier).in_force().count(),
        in_question=is_in_question(phase, last := _last_incident(phase)),
        today=viewer.today,
        gate=_gate_of(phase, last),
    ):
        raise Refused(problem)
    change(phase, seen_version=seen_version, until_on=on)
    return _begin(phase.dossier, to, on, evidence, checked_by, viewer)


@transaction.atomic
def confirm_phase(
    *, phase: Phase, evidence: str, checked_by: Professional | None, seen_version: int, viewer: Viewer
) -> Phase:
    """Say that a phase still holds after somebody looked again, and why."""
    if problem := rules.why_not_confirmed(evidence=evidence, has_checker=checked_by is not None):
        raise Refused(problem)
    change(phase, seen_version=seen_version, evidence=evidence, checked_by=checked_by, confirmed_at=timezone.now())
    told = f"Opnieuw nagekeken: blijft {label(PhaseCode(phase.code))}. {evidence}"
    chronology.note(viewer, phase, LineKind.PHASE, told)
    audit.log(viewer, "safety.phase.confirmed", phase)
    return phase


def is_in_question(phase: Phase, incident: Incident | None) -> bool:
    """Whether this incident, the last that is known, asks if the phase still holds."""
    return rules.is_in_question(
        phase=phase.code,
        checked_on=timezone.localdate(phase.confirmed_at) if phase.confirmed_at else phase.from_on,
        checked_at=phase.confirmed_at or phase.written_at,
        known_on=incident.known_on if incident else None,
        recorded_at=incident.written_at if incident else None,
    )


def _gate_of(phase: Phase, last: Incident | None) -> rules.Gate | None:
    """What the approach of this family asks before it goes on from this phase; None leaves it to the default."""
    asked = gates_of(phase.dossier_id, phase.code)
    if not asked:
        return None
    return rules.Gate(
        needs_agreement=any(one.needs_agreement for one in asked),
        quiet_days=max(one.quiet_days or 0 for one in asked),
        last_known_on=last.known_on if last else None,
    )


def _last_incident(phase: Phase) -> Incident | None:
    return Incident.objects.of(phase.dossier).order_by("-known_on", "-written_at").first()


def _begin(
    dossier: Dossier, to: str, on: date, evidence: str, checked_by: Professional | None, viewer: Viewer
) -> Phase:
    try:
        with transaction.atomic():
            phase = Phase.objects.create(
                dossier=dossier, code=to, from_on=on, evidence=evidence, checked_by=checked_by, **authored_by(viewer)
            )
    except IntegrityError as twice:
        raise ChangedMeanwhile(_("Iemand anders heeft intussen een fase vastgelegd. Kijk eerst welke.")) from twice
    chronology.note(viewer, phase, LineKind.PHASE, f"Naar {label(PhaseCode(phase.code))}: {evidence}")
    audit.log(viewer, "safety.phase.begun", phase, act=Act.CREATE)
    return phase
