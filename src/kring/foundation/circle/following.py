"""What the approach of a dossier says: for whoever works by it. Without an approach there is nothing, and defaults hold."""

from __future__ import annotations

from kring.foundation.circle.approaches import DossierApproach
from kring.foundation.organisations.approaches.parts import ApproachBasis, ApproachGate, ApproachTrigger


def followed(dossier_id: int) -> DossierApproach | None:
    """The approach that is followed now, with its version. One query."""
    found: DossierApproach | None = (
        DossierApproach.objects.running()
        .filter(dossier_id=dossier_id)
        .select_related("approach_version__approach", "decided_by")
        .first()
    )
    return found


def gates_of(dossier_id: int, phase: str) -> list[ApproachGate]:
    """What must be so before this family goes on from this phase. One query."""
    return list(ApproachGate.objects.filter(of__in=_version_of(dossier_id), phase=phase))


def trigger_of(dossier_id: int, code: str) -> ApproachTrigger | None:
    """Within which term news of this kind is answered, when the approach says so. One query."""
    return ApproachTrigger.objects.filter(of__in=_version_of(dossier_id), code=code).first()


def basis_of(dossier_id: int, circle_role: str) -> ApproachBasis | None:
    """What somebody with this role reads as a rule, when the approach says so. One query."""
    return ApproachBasis.objects.filter(of__in=_version_of(dossier_id), circle_role=circle_role).first()


def _version_of(dossier_id: int):  # type: ignore[no-untyped-def]
    return DossierApproach.objects.running().filter(dossier_id=dossier_id).values("approach_version_id")
