"""What the approach of a dossier says, for whoever works by it. Without an approach there is nothing: defaults hold."""

from __future__ import annotations

from typing import Any

from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from kring.foundation.circle.approaches import ApproachCheck, DossierApproach
from kring.foundation.organisations.approaches.parts import (
    ApproachBasis,
    ApproachCriterion,
    ApproachGate,
    ApproachStep,
    ApproachTrigger,
)


def followed(dossier_id: int) -> DossierApproach | None:
    """The approach that is followed now, with its version. One query."""
    found: DossierApproach | None = (
        DossierApproach.objects.running()
        .filter(dossier_id=dossier_id)
        .select_related("approach_version__approach", "decided_by")
        .first()
    )
    return found


def with_approach(dossiers: Any) -> Any:
    """Dossiers with the name of the approach that they follow and the step that is next. No query of its own."""
    running = DossierApproach.objects.running().filter(dossier=OuterRef("pk"))
    last_look = ApproachCheck.objects.filter(
        followed__ended_at=None, dossier=OuterRef(OuterRef("pk")), step=OuterRef("pk")
    ).order_by("-looked_at", "-pk")
    open_steps = (
        ApproachStep._default_manager.filter(
            of__in=DossierApproach.objects.running()
            .filter(dossier=OuterRef(OuterRef("pk")))
            .values("approach_version_id")
        )
        .alias(is_done=Coalesce(Subquery(last_look.values("holds")[:1]), Value(False)))
        .filter(is_done=False)
        .order_by("position", "id")
    )
    return dossiers.annotate(
        approach_name=Subquery(running.values("approach_version__name")[:1]),
        approach_step=Subquery(open_steps.values("title")[:1]),
    )


def gates_of(dossier_id: int, phase: str) -> list[ApproachGate]:
    """What must be so before this family goes on from this phase. One query."""
    return list(ApproachGate._default_manager.filter(of__in=_version_of(dossier_id), phase=phase))


def trigger_of(dossier_id: int, code: str) -> ApproachTrigger | None:
    """Within which term news of this kind is answered, when the approach says so. One query."""
    return ApproachTrigger._default_manager.filter(of__in=_version_of(dossier_id), code=code).first()


def basis_of(dossier_id: int, circle_role: str) -> ApproachBasis | None:
    """What somebody with this role reads as a rule, when the approach says so. One query."""
    return ApproachBasis._default_manager.filter(of__in=_version_of(dossier_id), circle_role=circle_role).first()


def criteria_of(dossier_id: int, kind: str) -> list[ApproachCriterion]:
    """What must be so to begin, or to stop, with the approach that this family follows. One query."""
    return list(ApproachCriterion._default_manager.filter(of__in=_version_of(dossier_id), kind=kind))


def _version_of(dossier_id: int):  # type: ignore[no-untyped-def]
    return DossierApproach.objects.running().filter(dossier_id=dossier_id).values("approach_version_id")
