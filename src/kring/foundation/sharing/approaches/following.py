"""What can be done with the approach around a family: choose one, look at a step or criterion, take a role."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kring.foundation.accounts.viewer import Viewer
from kring.foundation.circle import approach_rules as rules
from kring.foundation.circle import chronology
from kring.foundation.circle.approaches import ApproachCheck, DossierApproach, RoleTaken
from kring.foundation.circle.authorship import authored_by
from kring.foundation.circle.choices import LineKind
from kring.foundation.circle.models import Dossier, Involvement
from kring.foundation.core.editing import change
from kring.foundation.core.refusal import ChangedMeanwhile, Refused
from kring.foundation.organisations.approaches.contents import fit_of
from kring.foundation.organisations.approaches.models import ApproachVersion
from kring.foundation.organisations.approaches.parts import ApproachCriterion, ApproachRole, ApproachStep
from kring.foundation.organisations.approaches.rules import proposed
from kring.foundation.organisations.models import Municipality, Professional
from kring.foundation.sharing import audit
from kring.foundation.sharing.actions import only_who_carries
from kring.foundation.sharing.choices import Act


def proposed_version(
    *, municipality: Municipality | None, viewer: Viewer, problem: str = "", level: str = "", report: str = ""
) -> ApproachVersion | None:
    """The approach that the region proposes for a report of this kind; None when it arranged none. One query."""
    if municipality is None:
        return None
    versions = versions_in_use(municipality.region_id, viewer)
    chosen = proposed(map(fit_of, versions), problem=problem, level=level, report=report)
    return next((version for version in versions if version.pk == chosen), None)


def versions_in_use(region_id: int | None, viewer: Viewer) -> list[ApproachVersion]:
    """What can be chosen in a region today, in its own order. One query."""
    if region_id is None:
        return []
    found = ApproachVersion.objects.in_use_on(viewer.today).filter(approach__region_id=region_id)
    return list(found.select_related("approach").order_by("proposal_order", "name", "pk"))


@transaction.atomic
def follow(
    *,
    dossier: Dossier,
    version: ApproachVersion,
    reason: str,
    viewer: Viewer,
    seen: int | None = None,
    reported_at: datetime | None = None,
    meeting_key: str = "",
) -> DossierApproach:
    """Let a dossier follow an approach from now on, with the reason. What was followed before stays as it was.

    `seen` is the approach that was on the screen when this was decided: another one in between is a conflict.
    """
    only_who_carries(dossier)
    now = timezone.now()
    before = DossierApproach.objects.of(dossier).running().select_related("approach_version").first()
    if seen != (before.pk if before else None):
        raise ChangedMeanwhile(_("Iemand anders koos intussen een werkwijze. Kijk eerst welke."))
    if problem := rules.why_not_followed(
        is_open=dossier.is_open,
        is_published=not version.is_draft,
        in_use=ApproachVersion.objects.in_use_on(viewer.today).filter(pk=version.pk).exists(),
        same_region=version.approach.region_id == dossier.municipality.region_id,
        already=before is not None and before.approach_version_id == version.pk,
        reason=reason,
    ):
        raise Refused(problem)
    if before is not None:
        change(before, seen_version=before.version, ended_at=now)
        reported_at = reported_at or before.reported_at
    followed = _begin(dossier, version, reason, viewer, now, reported_at, meeting_key)
    if before is None:
        told = f"We werken volgens de werkwijze {version.name}. {reason}"
    elif before.approach_version.approach_id == version.approach_id:
        told = f"We werken nu volgens de nieuwe versie van {version.name} (versie {version.number}). {reason}"
    else:
        told = f"We werken niet meer volgens {before.approach_version.name}, maar volgens {version.name}. {reason}"
    chronology.note(viewer, followed, LineKind.DOSSIER, told.strip())
    audit.log(viewer, "circle.approach.chosen", followed, act=Act.CREATE)
    return followed


@transaction.atomic
def check_step(
    *, followed: DossierApproach, step: ApproachStep, holds: bool, evidence: str, at: datetime, viewer: Viewer
) -> ApproachCheck:
    """Say that a step is done, or not after all, and from what one can tell."""
    _why_not(followed, step.of_id, evidence, at)  # type: ignore[attr-defined]
    check = _check(followed, viewer, step=step, holds=holds, evidence=evidence, looked_at=at)
    told = f"Stap klaar: {step.title}." if holds else f"Stap nog niet klaar: {step.title}."
    chronology.note(viewer, check, LineKind.DOSSIER, f"{told} {evidence}")
    audit.log(viewer, "circle.approach.step", check, act=Act.CREATE)
    return check


@transaction.atomic
def check_criterion(
    *, followed: DossierApproach, criterion: ApproachCriterion, holds: bool, evidence: str, viewer: Viewer
) -> ApproachCheck:
    """Say whether a criterion to begin or to stop holds for this family, and from what one can tell."""
    now = timezone.now()
    _why_not(followed, criterion.of_id, evidence, now)  # type: ignore[attr-defined]
    check = _check(followed, viewer, criterion=criterion, holds=holds, evidence=evidence, looked_at=now)
    answer = "ja" if holds else "nee"
    chronology.note(viewer, check, LineKind.DOSSIER, f"Nagekeken: {criterion.wording} {answer}. {evidence}")
    audit.log(viewer, "circle.approach.criterion", check, act=Act.CREATE)
    return check


@transaction.atomic
def take_role(
    *, followed: DossierApproach, role: ApproachRole, professional: Professional, viewer: Viewer
) -> RoleTaken:
    """Let somebody of the circle have a role of the approach; whoever had it before has it no longer."""
    only_who_carries(followed.dossier)
    involved = Involvement.objects.filter(dossier_id=followed.dossier_id, professional=professional).running()
    if problem := rules.why_not_taken(
        is_running=followed.ended_at is None,
        of_this_approach=role.of_id == followed.approach_version_id,  # type: ignore[attr-defined]
        from_the_circle=bool(role.circle_role),
        is_involved=involved.exists(),
    ):
        raise Refused(problem)
    for earlier in RoleTaken.objects.running().filter(followed=followed, role=role):
        change(earlier, seen_version=earlier.version, ended_at=timezone.now())
    try:
        with transaction.atomic():
            taken = RoleTaken.objects.create(
                dossier_id=followed.dossier_id, followed=followed, role=role, professional=professional,
                **authored_by(viewer),
            )  # fmt: skip
    except IntegrityError as twice:
        raise ChangedMeanwhile(_("Iemand anders gaf deze rol intussen aan iemand.")) from twice
    chronology.note(viewer, taken, LineKind.CIRCLE, f"{professional} is nu {role.title}.")
    audit.log(viewer, "circle.approach.role", taken, act=Act.CREATE)
    return taken


def _begin(
    dossier: Dossier,
    version: ApproachVersion,
    reason: str,
    viewer: Viewer,
    now: datetime,
    reported_at: datetime | None,
    meeting_key: str,
) -> DossierApproach:
    try:
        with transaction.atomic():
            followed = DossierApproach.objects.create(
                dossier=dossier, approach_version=version, started_at=now, reported_at=reported_at, reason=reason,
                decided_by_id=viewer.id if viewer.is_professional else None, meeting_key=meeting_key,
                **authored_by(viewer),
            )  # fmt: skip
    except IntegrityError as twice:
        raise ChangedMeanwhile(_("Iemand anders koos intussen een werkwijze. Kijk eerst welke.")) from twice
    if reported_at is not None:
        for step in version.steps.filter(done_at_opening=True):  # type: ignore[attr-defined]
            _check(followed, viewer, step=step, holds=True, evidence="Gedaan toen het dossier openging.", looked_at=now)
    return followed


def _why_not(followed: DossierApproach, of_id: int, evidence: str, at: datetime) -> None:
    if problem := rules.why_not_checked(
        is_running=followed.ended_at is None,
        of_this_approach=of_id == followed.approach_version_id,
        evidence=evidence,
        at=at,
        now=timezone.now(),
    ):
        raise Refused(problem)


def _check(followed: DossierApproach, viewer: Viewer, **values: object) -> ApproachCheck:
    check: ApproachCheck = ApproachCheck.objects.create(
        dossier_id=followed.dossier_id, followed=followed, **values, **authored_by(viewer)
    )
    return check
