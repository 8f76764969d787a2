"""A version with everything in it: read as a content that can be compared, and copied into a next one."""

from __future__ import annotations

from typing import Any

from kring.foundation.organisations.approaches.choices import CriterionKind
from kring.foundation.organisations.approaches.differences import Content
from kring.foundation.organisations.approaches.models import ApproachVersion
from kring.foundation.organisations.approaches.parts import PARTS, ApproachPart
from kring.foundation.organisations.approaches.rules import Fit, Whole

# What the version itself says, in the order of reading.
TEXTS = (
    "name", "words", "for_family", "means_for_us", "source", "source_version", "suits_problems", "suits_levels",
    "suits_reports", "proposal_order",
)  # fmt: skip
TEXTS_PART = "texts"


def with_parts(versions: Any) -> Any:
    """Versions with all their parts: one query for each part, however many versions."""
    return versions.prefetch_related(*(kind.value for kind in PARTS))


def content_of(version: ApproachVersion) -> Content:
    """Everything that a version says. Where a line stands says something too."""
    texts = {TEXTS_PART: {name: {name: getattr(version, name)} for name in TEXTS}}
    return texts | {
        kind.value: {str(part.key): {**said(part), "position": part.position} for part in parts_of(version, kind.value)}
        for kind in PARTS
    }


def said(part: ApproachPart) -> dict[str, Any]:
    """What a line says, by field."""
    return {name: getattr(part, name) for name in part.says}


def parts_of(version: ApproachVersion, kind: str) -> list[ApproachPart]:
    """The lines of one part, in order."""
    return list(getattr(version, kind).all())


def copy_parts(old: ApproachVersion, new: ApproachVersion) -> None:
    """Put every line of one version into another; each keeps what it is known by."""
    for kind, model in PARTS.items():
        model._default_manager.bulk_create(
            [
                model(of=new, key=part.key, position=part.position, **said(part))  # type: ignore[misc]
                for part in parts_of(old, kind.value)
            ]
        )


def whole_of(version: ApproachVersion) -> Whole:
    """What the rule about publishing asks of a version."""
    kinds = [criterion.kind for criterion in version.criteria.all()]  # type: ignore[attr-defined]
    return Whole(
        for_family=version.for_family,
        means_for_us=version.means_for_us,
        source=version.source,
        steps=len(version.steps.all()),  # type: ignore[attr-defined]
        enter=kinds.count(CriterionKind.ENTER),
        leave=kinds.count(CriterionKind.LEAVE),
        needed_parties=sum(party.is_needed for party in version.parties.all()),  # type: ignore[attr-defined]
        circle_roles={role.circle_role for role in version.roles.all()},  # type: ignore[attr-defined]
    )


def fit_of(version: ApproachVersion) -> Fit:
    return Fit(version.pk, version.proposal_order, version.suits_problems, version.suits_levels, version.suits_reports)
