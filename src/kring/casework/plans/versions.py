"""What one version of a plan changed with respect to the one before it."""

from __future__ import annotations

from dataclasses import dataclass, field

from kring.casework.plans.models import PlanVersion, PlanVersionLine


@dataclass(slots=True)
class Difference:
    """Lines that came, went, or were reworded (before, after); and what stayed."""

    came: list[PlanVersionLine] = field(default_factory=list)
    went: list[PlanVersionLine] = field(default_factory=list)
    reworded: list[tuple[PlanVersionLine, PlanVersionLine]] = field(default_factory=list)
    stayed: list[PlanVersionLine] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self.came or self.went or self.reworded)


def difference(before: list[PlanVersionLine], after: list[PlanVersionLine]) -> Difference:
    """Compare two versions line by line; a line is the same when it is about the same goal or action."""
    earlier = {line.item_key: line for line in before}
    found = Difference()
    for line in after:
        old = earlier.pop(line.item_key, None)
        if old is None:
            found.came.append(line)
        elif old.wording != line.wording:
            found.reworded.append((old, line))
        else:
            found.stayed.append(line)
    found.went = list(earlier.values())
    return found


def difference_with_previous(version: PlanVersion) -> Difference:
    """What this version changed. The first version is all new."""
    lines = PlanVersionLine.objects.filter(
        dossier_id=version.dossier_id, plan_version__number__in=[version.number - 1, version.number]
    ).order_by("position")
    before = [line for line in lines if line.plan_version_id != version.pk]
    after = [line for line in lines if line.plan_version_id == version.pk]
    return difference(before, after)
